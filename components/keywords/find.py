"""What is an article about, and where does it say so?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from math import ceil, exp
from typing import TYPE_CHECKING

from components.article import Span
from components.countries.names import known_codes, official_name, short_name
from components.keywords.measures import dispersion_of
from components.keywords.ranking import ranked
from components.keywords.records import Keyword
from components.keywords.words import key_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.keywords.phrases import Place
    from components.keywords.records import KeywordKind
    from components.keywords.words import Words

KEYWORDS_VERSION = "phrases-2"

SINGLES_AND_NAMES = 7 / 15
"""The share of single words and names among the key phrases; the rest say more to a reader."""

PARTLY = 1 / 3
"""A phrase counts as a name in this when more than this share of its words are."""

MOSTLY = 0.5
"""A phrase is a name when more than this share of its words are."""

Candidate = tuple[float, str, list["Place"]]
"""Score, key and places."""

MOST_WILDCARDS = 8
LONGEST_PATTERN = 200
"""A pattern beyond these is nobody's keyword: it is looked for as it stands."""


class BlankPatternError(ValueError):
    """The reader asked for a keyword without a letter in it."""


def find_keywords(
    article: Article, outline: Outline, limit: int = 15, *, reranked: bool = False
) -> tuple[Keyword, ...]:
    """The `limit` best key phrases of an article, best first, each with all its places in the text.

    A phrase is written as it most often stands there; singular and plural, and possessives, count as one. With
    `reranked` the encoder of the tone model has its say, where it can be used; that takes 100 times as long.
    """
    words = words_of(article.text)
    candidates = ranked(words, article.text)
    if reranked:
        from components.keywords import reranking  # noqa: PLC0415  only where it is asked for

        candidates = reranking.reranked(candidates, words, article.text)
    best = _whole_names(chosen_candidates(candidates, words, limit), words)
    if not best:
        return ()
    top = best[0][0]
    index = _index(words, {word for _, key, _ in best for word in key.split(" ")})
    found = ((exp(score - top), key, places, _spans(key.split(" "), words, index)) for score, key, places in best)
    return tuple(
        Keyword(
            _written(spans, article.text, capitals := _capitals(words, places)),
            weight,
            spans,
            dispersion_of(spans, outline),
            _kind(key, capitals),
        )
        for weight, key, places, spans in found
    )


def own_keyword(article: Article, outline: Outline, pattern: str) -> Keyword:
    """The places of the reader's own words: `weapon*|arms`, `*` for any letters, `|` between alternatives.

    Capitals make no difference; phrases may be given. Raises `BlankPatternError` for a blank pattern.
    """
    places = _pattern_places(article.text, pattern)
    return Keyword(pattern.strip(), 1.0, places, dispersion_of(places, outline), "own")


def places_in(text: str, keyword: Keyword) -> tuple[Span, ...]:
    """Where a keyword of one article stands in another text: its words in any of their forms, or the reader's pattern.

    `keyword` needs not occur there. A phrase is found as `find_keywords` finds it: singular, plural and possessive.
    """
    return places_of_each(text, (keyword,))[0]


def places_of_each(text: str, keywords: Sequence[Keyword]) -> list[tuple[Span, ...]]:
    """The same for several keywords, the text being read once."""
    keys = [() if each.kind == "own" else tuple(filter(None, words_of(each.phrase).keys)) for each in keywords]
    wanted = {key for phrase in keys for key in phrase}
    words = words_of(text if wanted else "")
    index = _index(words, wanted)
    return [
        _pattern_places(text, each.phrase)
        if each.kind == "own"
        else (_spans(list(phrase), words, index) if phrase else ())
        for each, phrase in zip(keywords, keys, strict=True)
    ]


def only_quoted(keyword: Keyword, quoted: Sequence[Span]) -> bool:
    """Whether every occurrence lies in one of the `quoted` stretches, and there is one."""
    within = merged(quoted)
    starts = [span.start for span in within]
    before = [bisect_right(starts, span.start) - 1 for span in keyword.occurrences]
    inside = (place >= 0 and span in within[place] for place, span in zip(before, keyword.occurrences, strict=True))
    return bool(before) and all(inside)


def merged(spans: Sequence[Span]) -> list[Span]:
    """The stretches that the spans cover together, in reading order, apart from one another."""
    covered: list[Span] = []
    for span in sorted(spans):
        if covered and span.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    return covered


def _pattern_places(text: str, pattern: str) -> tuple[Span, ...]:
    expression = re.compile(_expression(pattern), re.IGNORECASE)
    return tuple(Span(*found.span()) for found in expression.finditer(text))


def chosen_candidates(candidates: list[Candidate], words: Words, limit: int) -> list[Candidate]:
    """The best candidates, fewer than half of them single words or names while there are phrases of several words.

    Left out is a candidate whose every place may lie in a better one; a word that stands only within longer candidates
    comes last.
    """
    chosen: list[Candidate] = []
    spare: list[Candidate] = []
    held: list[tuple[str, int]] = []
    room = ceil(limit * SINGLES_AND_NAMES)
    parts = _parts(candidates)
    for candidate in candidates:
        if len(chosen) >= limit:
            break
        _, key, places = candidate
        if any(count >= len(places) and f" {key} " in phrase for phrase, count in held):
            continue
        alone = " " not in key or _capitals(words, places) > PARTLY
        if (alone and not room) or len(places) <= parts.get(key, 0):
            spare.append(candidate)
            continue
        room -= alone
        chosen.append(candidate)
        held.append((f" {key} ", len(places)))
    return chosen + spare[: limit - len(chosen)]


def _whole_names(candidates: list[Candidate], words: Words) -> list[Candidate]:
    """The candidates, those that are but a piece of a joined name (Bosnia and Herzegovina) made whole, each once."""
    text = f" {' '.join(words.keys)} "
    present = {name: text.count(f" {name} ") for name in _joined_names() if f" {name} " in text}
    whole: dict[str, Candidate] = {}
    for score, key, places in candidates:
        holders = (name for name, count in present.items() if f" {key} " in f" {name} " and count >= len(places))
        name = next(holders, key)
        whole.setdefault(name, (score, name, places))
    return list(whole.values())


def _parts(candidates: list[Candidate]) -> dict[str, int]:
    """How often the commonest longer candidate stands in the text that a word belongs to, for each such word."""
    counts: dict[str, int] = {}
    for _, key, places in candidates:
        if " " in key:
            for word in key.split(" "):
                counts[word] = max(counts.get(word, 0), len(places))
    return counts


def _capitals(words: Words, places: list[Place]) -> float:
    """The share of a phrase's words that are names, 0 to 1."""
    letters = "".join(words.letters[first:last] for first, last, _, _ in places)
    return letters.count("p") / len(letters)


def _written(spans: Sequence[Span], text: str, capitals: float) -> str:
    """The phrase as it most often stands; in lower case if it is no name and also stands so."""
    forms = Counter(" ".join(span.of(text).split()) for span in spans)
    if not capitals:
        forms = Counter({form: count for form, count in forms.items() if form == form.lower()}) or forms
    form = forms.most_common(1)[0][0]
    return form if capitals or form.isupper() else form.lower()


def _kind(key: str, capitals: float) -> KeywordKind:
    if key in _country_keys():
        return "country"
    return "name" if capitals > MOSTLY else "phrase"


def _index(words: Words, wanted: set[str]) -> dict[str, list[int]]:
    """The numbers of the words with each of the `wanted` keys."""
    index: dict[str, list[int]] = {key: [] for key in wanted}
    for number, key in enumerate(words.keys):
        if key in index:
            index[key].append(number)
    return index


def _spans(keys: list[str], words: Words, index: dict[str, list[int]]) -> tuple[Span, ...]:
    """Where a phrase stands, everywhere in the text."""
    return tuple(_span(words, first, first + len(keys)) for first in _places_of(keys, index))


def _places_of(keys: list[str], index: dict[str, list[int]]) -> list[int]:
    """The numbers of the first words of a phrase's places, in reading order, none overlapping."""
    starts = index[keys[0]]
    for offset, key in enumerate(keys[1:], 1):
        following = set(index[key])
        starts = [start for start in starts if start + offset in following]
    apart: list[int] = []
    for start in starts:
        if not apart or start >= apart[-1] + len(keys):
            apart.append(start)
    return apart


def _span(words: Words, first: int, last: int) -> Span:
    end = words.starts[last - 1] + len(words.forms[last - 1])
    if words.forms[last - 1][-2:].lower() in ("'s", "’s"):
        end -= 2
    return Span(words.starts[first], end)


@cache
def _country_keys() -> frozenset[str]:
    """The keys of countries' short and formal names."""
    names = [name for code in known_codes() for name in (short_name(code), official_name(code))]
    return frozenset(" ".join(map(key_of, name.split())) for name in names)


@cache
def _joined_names() -> frozenset[str]:
    """The keys of the countries whose name has an "and" in it, which parts phrases elsewhere."""
    return frozenset(key for key in _country_keys() if " and " in key)


def _expression(pattern: str) -> str:
    """The regular expression of a reader's pattern; linear in the text, whatever the pattern."""
    if len(pattern) > LONGEST_PATTERN or pattern.count("*") > MOST_WILDCARDS:
        return re.escape(pattern.strip())
    alternatives = [words for part in pattern.split("|") if (words := part.split())]
    if not alternatives:
        raise BlankPatternError("Type a word to look for, such as weapon* or arms|weapons.")
    longest_first = sorted(alternatives, key=lambda words: -len(" ".join(words)))
    return "|".join(r"\s++".join(map(_word_expression, words)) for words in longest_first)


def _word_expression(word: str) -> str:
    """One word, whole; `*` stands for any letters or none, but a word of asterisks for itself."""
    if not word.strip("*"):
        return re.escape(word)
    pieces = [re.sub(r"['’]", "['’]", re.escape(piece)) for piece in re.split(r"\*+", word)]
    middle = "".join(rf"(?>\w*?{piece})" for piece in pieces[1:-1])
    last = (rf"\w*{pieces[-1]}" if pieces[-1] else r"\w*+") if len(pieces) > 1 else ""
    before = r"(?<!\w)" if word[0].isalnum() or word[0] in "*_" else ""
    after = r"(?!\w)" if word[-1].isalnum() or word[-1] in "*_" else ""
    return f"{before}{pieces[0]}{middle}{last}{after}"
