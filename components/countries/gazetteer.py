"""Which words of a text name a country, a place, an organisation or a cue, by one pass over the text?

All lists in `data/` become one Aho-Corasick automaton (Aho and Corasick 1975, in `ahocorasick_rs`): of the terms that
begin at a place the longest is read, and a term counts only where words begin and end.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from components.countries.names import DATA, known_codes, official_name, rows_of, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal[
    "name",
    "adjective",
    "demonym",
    "prefix",
    "capital",
    "city",
    "seat",
    "region",
    "signal",
    "blocked",
    "actor",
    "organ",
    "cue",
]

NAMED = frozenset({"name", "adjective", "demonym", "prefix"})
SHORTEST_IN_CAPITALS = 4
"""Terms of fewer letters are not read in capitals too: `GAO` or `OSH` in a headline is seldom the town."""

APOSTROPHES = ("'", "’")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
RUN_ON = 12
"""So many characters behind a term that runs into a longer word are looked at again (`as observer|s`)."""

EDGE = re.compile(r"[ \-]")
CLEAR = frozenset({"", " ", ",", "\n", ";", ":", "'", "’", "”"})
"""The usual marks behind a word, looked up first because every term of a text is asked."""

CAN_JOIN = frozenset(".@/")
"""Marks that, with a letter behind them, make a term part of an address (`china.org`)."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a term stands for: `code` is a country's iso3 (for `Koreas` two), an organisation or a cue.

    `senses` are what else it may be.
    """

    code: str
    kind: Kind
    senses: frozenset[str]
    word: str
    implied: bool


class Hit(NamedTuple):
    """A term found in a text: `start` and `end` in characters, end exclusive."""

    start: int
    end: int
    term: Term


def scan(text: str) -> list[Hit]:
    """All terms of all lists in `text`, in reading order, none overlapping; linear in its length."""
    automaton, terms, _ = _automaton()
    hits = []
    for index, start, end in automaton.find_matches_as_indexes(_encodable(text)):
        if start and text[start - 1].isalnum():
            continue
        term = terms[index]
        if (text[end : end + 1] in CLEAR and term.kind != "prefix") or _is_whole(text, end, term):
            hits.append(Hit(start, end, term))
        else:
            hits.extend(_inside(text, start, end))
    return hits


@cache
def known_terms() -> frozenset[str]:
    """Every term of the lists written by hand, as written there."""
    return frozenset(term for term, *_ in _listed_by_hand())


@cache
def rows_by_first(table: str) -> dict[str, str]:
    """A table of two columns as a mapping from the first to the second."""
    return {row[0]: row[1] for row in rows_of(table)}


@cache
def word_set(file: str) -> frozenset[str]:
    """The words of `data/<file>`, a text without columns whose comments begin with `#`."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def phrases(file: str) -> tuple[str, ...]:
    """The phrases of `data/<file>`, parted by semicolons; comments begin with `#`."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return tuple(phrase for line in lines if line and not line.startswith("#") for phrase in line.split("; "))


def cue_phrases(cell: str) -> list[str]:
    """The phrases of a cell of `data/cues.tsv`; a regular verb marked `+v` stands for what a subject does with it."""
    return [phrase for term in cell.split("; ") for phrase in _conjugated(term)]


def _conjugated(term: str) -> tuple[str, ...]:
    """`train+v`: trains, trained, will train, to train, is or are training; any other term as it is."""
    verb = term.removesuffix("+v")
    if verb == term:
        return (term,)
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third, past = verb + ("es" if verb.endswith(("s", "sh", "ch")) else "s"), verb.removesuffix("e") + "ed"
    going_on = verb.removesuffix("e") + "ing"
    return third, past, f"will {verb}", f"to {verb}", f"is {going_on}", f"are {going_on}"


def _encodable(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoding can hold, replaced; offsets stay."""
    return LONE_SURROGATE.sub("\ufffd", text) if LONE_SURROGATE.search(text) else text


def _joined(text: str, end: int) -> bool:
    return text[end + 1 : end + 2].islower()


def _is_whole(text: str, end: int, term: Term) -> bool:
    """Whether a word ends at `end`, or goes on there for a combining form."""
    following = text[end : end + 1]
    return following.isalnum() == (term.kind == "prefix") and not (following in CAN_JOIN and _joined(text, end))


def _inside(text: str, start: int, end: int) -> list[Hit]:
    """The terms inside one that runs into a longer word: those it begins with (`Georgia Tech`), or those it holds."""
    automaton, terms, meanings = _automaton()
    for edge in [found.start() for found in EDGE.finditer(text, start, end)][::-1]:
        term = meanings.get(text[start:edge])
        if term and _is_whole(text, edge, term):
            return [Hit(start, edge, term)]
    blank = text.find(" ", start, end) + 1
    found = automaton.find_matches_as_indexes(_encodable(text[blank : end + RUN_ON])) if blank else []
    return [
        Hit(blank + left, blank + right, terms[number])
        for number, left, right in found[:1]
        if blank + left < end and not text[blank + left - 1].isalnum() and _is_whole(text, blank + right, terms[number])
    ]


@cache
def _automaton() -> tuple[AhoCorasick, list[Term], dict[str, Term]]:
    """The automaton, its terms by index, and the terms by pattern."""
    meanings = _meanings()
    automaton = AhoCorasick(
        list(meanings),
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
        store_patterns=False,
    )
    return automaton, list(meanings.values()), meanings


def _meanings() -> dict[str, Term]:
    """Every pattern with its term; of two terms written alike the one listed first counts."""
    senses = rows_by_first("senses.tsv")
    meanings: dict[str, Term] = {}
    for word, code, kind, implied in _listed():
        term = Term(code, kind, frozenset(senses.get(word, "").split()), word, implied)
        for pattern in _variants(word, kind):
            meanings.setdefault(pattern, term)
    return meanings


def _listed() -> Iterator[tuple[str, str, Kind, bool]]:
    """Every term of every list: the words, the code, the kind, and whether it only implies a country."""
    yield from _listed_by_hand()
    for iso3, cities in rows_of("cities.tsv"):
        yield from ((word, iso3, "city", True) for word in cities.split("; "))
    for *_, cues in rows_of("cues.tsv"):
        yield from ((word, word, "cue", False) for word in cue_phrases(cues))


def _listed_by_hand() -> Iterator[tuple[str, str, Kind, bool]]:
    yield from _country_terms()
    yield from ((word, iso3, "prefix", False) for word, iso3 in rows_of("prefixes.tsv"))
    yield from ((word, codes, "name", False) for codes, words in rows_of("several.tsv") for word in words.split("; "))
    for code, _, terms, *organs in rows_of("organisations.tsv"):
        yield from ((word, code, "actor", False) for word in terms.split("; "))
        yield from ((word, code, "organ", False) for cell in organs for word in cell.split("; ") if word)
    for phrase in phrases("blocked.txt"):
        yield phrase, "", "blocked", False
    for iso3, place, terms in rows_of("places.tsv"):
        yield from ((word, iso3, place, True) for term in terms.split("; ") for word in _plural(term))  # type: ignore[misc]


def _country_terms() -> Iterator[tuple[str, str, Kind, bool]]:
    for iso3 in sorted(known_codes()):
        yield short_name(iso3), iso3, "name", False
        yield official_name(iso3), iso3, "name", False
    for iso3, names, adjectives, demonyms in rows_of("terms.tsv"):
        columns: tuple[tuple[Kind, str], ...] = (("name", names), ("adjective", adjectives), ("demonym", demonyms))
        for kind, cell in columns:
            yield from ((word, iso3, kind, False) for term in cell.split("; ") if term for word in _plural(term))


def _plural(term: str) -> tuple[str, ...]:
    word = term.removesuffix("+s")
    return (word,) if word == term else (word, word + "s")


def _variants(word: str, kind: Kind) -> set[str]:
    """A term as texts write it: apostrophes of both kinds, `St.` and `Saint`, without accents, in capitals."""
    if kind == "cue":
        return {word, word[0].upper() + word[1:]}
    written = {word}
    if "Saint " in word:
        written |= {word.replace("Saint ", "St. "), word.replace("Saint ", "St ")}
    if " and " in word:
        written.add(word.replace(" and ", " & "))
    if not word.isascii():
        written |= {_without_accents(form) for form in written}
    if "'" in word or "’" in word:
        written |= {form.replace(old, new) for form in written for old in APOSTROPHES for new in APOSTROPHES}
    if len(word) >= SHORTEST_IN_CAPITALS and kind != "prefix":
        written |= {form.upper() for form in written}
    return written


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
