"""Which phrases may have said a quotation, and what is each by itself?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.context import Context
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

OWN_BEFORE, OWN_AFTER = 24, 10
POOL_BEFORE, POOL_TWO_BEFORE, POOL_AFTER, POOL_THREE_BEFORE = 16, 6, 3, 5
"""How many phrases of its own paragraph, and of those around it, may have said a quotation."""
CROWD = 20
CROWDED_BEFORE, CROWDED_AFTER = 2, 1
"""How many quotations stand before or after one in a crowded paragraph (in news 7 at most), and how few may say it."""
ROLE_KINDS = frozenset(("Nrole", "Ndoc", "Norg"))


@dataclass(frozen=True, slots=True)
class Traits:
    """What a phrase is by itself: its class, whether it opens a sentence, and the features that need no quotation.

    `governs` tells whether it governs a speech verb (S), only passive ones (T), another verb (V) or none (-).
    """

    kind: str
    governs: str
    opens: bool
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """The quotation before: its context, who was found to have said it, and who was quoted last before that speaker.

    `other_paragraph` is where that other one was quoted.
    """

    context: Context
    speaker: Phrase | None
    other: Phrase | None = None
    other_paragraph: int = -1


def following(previous: Previous | None, context: Context, speaker: Phrase | None) -> Previous:
    """What the quotation in `context`, said by `speaker`, is to the one after it."""
    if previous is None:
        return Previous(context, speaker)
    last = previous.speaker
    if last is None or speaker is None or last.key == speaker.key:
        return Previous(context, speaker, previous.other, previous.other_paragraph)
    return Previous(context, speaker, last, previous.context.stretch.paragraph)


def candidates(reading: Reading, context: Context, previous: Previous | None) -> list[Phrase]:
    """The phrases that may have said it: of its paragraph and those around it, and the last speaker."""
    by_paragraph, own = reading.phrases.by_paragraph, context.stretch.paragraph
    pool = by_paragraph[own]
    if len(pool) > OWN_BEFORE:
        if _crowded(reading, context):
            return _weighty(reading, _nearest(pool, context.token, CROWDED_BEFORE, CROWDED_AFTER))
        pool = _nearest(pool, context.token, OWN_BEFORE, OWN_AFTER)
    pool = _weighty(reading, pool)
    if own:
        pool += filter(_leads, by_paragraph[own - 1][-POOL_BEFORE:])
    if own > 1:
        pool += [*filter(_leads, by_paragraph[own - 2])][-POOL_TWO_BEFORE:]
    if own + 1 < len(by_paragraph):
        pool += filter(_leads, by_paragraph[own + 1][:POOL_AFTER])
    if previous:
        pool += [p for p in (previous.speaker, previous.other) if p and p.paragraph < own - 1 and p not in pool]
    if len(pool) < 3 and own > 2:  # noqa: PLR2004 - short paragraphs: look one further back
        pool += [p for p in by_paragraph[own - 3] if p.clauses][-POOL_THREE_BEFORE:]
    return pool


def _crowded(reading: Reading, context: Context) -> bool:
    """Whether far more quotations stand beside this one in its paragraph than in any article."""
    stretches, own = reading.stretches, context.stretch.paragraph
    ends = (context.number - CROWD, context.number + CROWD)
    return any(0 <= end < len(stretches) and stretches[end].paragraph == own for end in ends)


def _nearest(pool: list[Phrase], token: int, before: int, after: int) -> list[Phrase]:
    """The phrases of a very long paragraph that stand around a token."""
    low, high = 0, len(pool)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if pool[middle].first < token else (low, middle)
    return pool[max(0, low - before) : low + after]


def _leads(phrase: Phrase) -> bool:
    """Whether a phrase can be the speaker in another paragraph: it governs a verb, or is a bare name."""
    return bool(phrase.clauses) or (phrase.kind == "C" and not phrase.preposition)


def _weighty(reading: Reading, pool: list[Phrase]) -> list[Phrase]:
    return [p for p in pool if p.clauses or p.kind != "N" or kind_of(reading, p) != "N"]


def kind_of(reading: Reading, phrase: Phrase) -> str:
    """The class of a phrase: the pronoun itself, or the kind of its head (`Nrole`, `Cperson`, `Cmany` …)."""
    known = reading.kinds.get(phrase.number)
    if known is None:
        known = reading.kinds[phrase.number] = _kind(reading, phrase)
    return known


def traits_of(reading: Reading, phrase: Phrase) -> Traits:
    """The traits of a phrase, found once."""
    known = reading.traits.get(phrase.number)
    if not isinstance(known, Traits):
        known = reading.traits[phrase.number] = _traits(reading, phrase)
    return known


def _traits(reading: Reading, phrase: Phrase) -> Traits:
    shape, lower, bounds = reading.shape, reading.tokens.lower, reading.tokens.bounds
    first, after = bounds[phrase.paragraph], bounds[phrase.paragraph + 1]
    kind = kind_of(reading, phrase)
    following = shape[phrase.after : min(phrase.after + 2, after)].ljust(2, "$")
    before = shape[phrase.first - 1] if phrase.first > first else "^"
    sentences = reading.tags.sentences
    opens = before in "^Q" or sentences[phrase.first - 1] != sentences[phrase.first]
    governs = _governs(phrase)
    speaks = min(reading.clauses.speaks.get(phrase.key, 0), 5)
    word_before = before if before in "^QCMNJV" else listed(lower[phrase.first - 1])
    head = phrase.word if phrase.kind in "PH" or kind in ROLE_KINDS else ""
    features = (
        f"kind={kind}",
        f"head={head}",
        f"next={following}",
        f"before={before}",
        f"opens={opens:d}",
        f"mentions={min(reading.mentions[phrase.key], 6)}",
        f"speaks={speaks}",
        f"kindgov={kind}{governs}",
        f"genitive={phrase.genitive:d}{kind[0]}",
        f"within={phrase.within:d}",
        f"prep={phrase.preposition}",
        f"prepgov={phrase.preposition != ''}{governs}",
        f"beforegov={before}{governs}",
        f"nextgov={following}{governs}",
        f"wordbefore={word_before}",
        f"headline={phrase.paragraph in reading.tags.headlines:d}{kind[0]}{governs}",
    )
    return Traits(kind, governs, opens, features)


def _governs(phrase: Phrase) -> str:
    if any(clause.speaks for clause in phrase.clauses):
        return "S"
    return "T" if any(clause.speech for clause in phrase.clauses) else "V" if phrase.clauses else "-"


def _kind(reading: Reading, phrase: Phrase) -> str:
    word, nouns = phrase.word, words().nouns
    if phrase.kind in "PH":
        return word
    kinds = (("role", "role"), ("doc", "document"), ("org", "organisation"))
    noun = "role" if words().is_role(word) else next((label for label, kind in kinds if word in nouns[kind]), "")
    if phrase.kind == "N":
        return f"N{noun}" if noun else "Ngroup" if word in nouns["group"] else "Nplural" if word.endswith("s") else "N"
    lower, shape = reading.tokens.lower, reading.shape
    if "." in word and phrase.after - phrase.first == 1:
        return "Cabbreviation"
    if noun:
        return f"C{noun}"
    titled = lower[phrase.first] in nouns["title"] or any(map(words().is_role, lower[phrase.first : phrase.head]))
    if titled or any(lower[i] in words().forenames for i in range(phrase.first, phrase.after)):
        return "Cperson"
    return "Cmany" if shape.count("C", phrase.first, phrase.after) > 1 else "Cone"


def listed(word: str) -> str:
    """The word itself when a closed list holds it, else a mark for an open-class word."""
    known = words()
    if not word or not word[0].isalpha() or word in known.closed or word in "Q^$":
        return word
    return known.speech.get(word, "+")
