"""Which words are the clause that a verb reports?

A clause is given only where a subject and a finite verb stand in plain sight; where it ends is told by clause_ends.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.quotes.clause_ends import breaks_off, end_of_clause

if TYPE_CHECKING:
    from components.quotes.lines import Line

CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|that|there)['’](?:ll|re|ve|d|m)$")
NOMINATIVE = frozenset("he she they it we i you there this that".split())
NOT_FINITE = frozenset("be been being having".split())
EMPTY_OBJECTS = frozenset(
    "nothing little much something anything everything so hello goodbye thanks yes him them me us himself herself "
    "themselves itself".split()
)
"""What may be said without a clause: `said nothing`, `said so`."""

OPENERS = frozenset(
    "if when while although though because as once until unless since after before whenever however whatever".split()
)
"""Words that open a clause before the main one."""

SPOKEN_WORDS = 3
"""From so many words on a quotation may hold the verb of the clause."""


@dataclass(frozen=True, slots=True)
class ReportedClause:
    """The tokens `first` up to, not including, `after`; `marked` by "that", `cut` where the sentence goes on."""

    first: int
    after: int
    marked: bool
    cut: bool


def clause_behind(line: Line, index: int, *, strict: bool) -> ReportedClause | None:
    """The clause that begins at `index`, with or without "that"; `strict` where a mere noun phrase may follow."""
    marked = line.word(index) == "that" and not line.reading.tokens.genitive[index]
    first = index + marked
    if first >= line.after or not (marked or _may_open(line, first)):
        return None
    verb = _main_verb(line, first, strict=strict and not marked)
    if verb is None:
        return None
    lone_comma = not marked and line.lower[first] != "if" and line.shape.count(",", first, verb) == 1
    return None if lone_comma else _whole(line, first, end_of_clause(line, verb), marked=marked)


def directive(line: Line, first: int, verb: int) -> ReportedClause | None:
    """The words from `first` on whose verb, no finite one, stands at `verb`: `Georgia to hold elections`."""
    return _whole(line, first, end_of_clause(line, verb), marked=True)


def clause_before(line: Line, stop: int) -> ReportedClause | None:
    """The whole sentence up to token `stop` when it is one plain clause."""
    first = line.first + (line.letter(line.first) == "K")
    stop -= line.shape[stop - 1] == ","
    if stop <= first or set(line.shape[first:stop]) & set(";:-.("):
        return None
    line = replace(line, after=stop)
    return None if _main_verb(line, first, strict=False) is None else _whole(line, first, stop, marked=False)


def _whole(line: Line, first: int, after: int, *, marked: bool) -> ReportedClause | None:
    return None if breaks_off(line, first, after) else ReportedClause(first, after, marked, after < line.after)


def _may_open(line: Line, index: int) -> bool:
    """Whether a clause without "that" may begin here."""
    if line.lower[index] in EMPTY_OBJECTS:
        return False
    index = line.past_adverbs(index)
    held = line.phrase_at(index) is not None
    return held or line.word(index) == "if" or (index < line.after and _is_subject(line, index))


def _is_subject(line: Line, index: int) -> bool:
    return _contracted(line, index) or _is_noun(line, index, index)


def _contracted(line: Line, index: int) -> bool:
    """Whether a word is a subject and its verb in one: `he’s`, `they'll`."""
    word = line.lower[index]
    return (line.reading.tokens.genitive[index] and word in NOMINATIVE) or CONTRACTED.match(word) is not None


def _main_verb(line: Line, first: int, *, strict: bool) -> int | None:
    """The finite verb of the main clause, or None; clauses inside its subject have theirs before."""
    while line.letter(first) == "R" and line.lower[first] not in OPENERS:
        first += 1
    if line.word(first) not in OPENERS:
        return _finite_verb(line, first, strict=strict)
    opening = _finite_verb(line, first + 1, strict=False)
    comma = -1 if opening is None else line.find(",", opening)
    return _finite_verb(line, comma + 1, strict=strict) if comma >= 0 else None


def _finite_verb(line: Line, first: int, *, strict: bool) -> int | None:
    """The first finite verb after a subject that no clause inside the subject claims."""
    inner, subject = 0, False
    for index in range(first, line.after):
        if _parts(line, index, strict=strict, subject=subject):
            return None
        if _opens_inner(line, index, first):
            inner += 1
        elif _is_verb(line, index, first, strict=strict, subject=subject):
            if not inner:
                return index
            inner -= 1
        subject = subject or line.phrase_at(index) is not None or _is_noun(line, index, first)
        if strict and inner:
            return None
    return None


def _parts(line: Line, index: int, *, strict: bool, subject: bool) -> bool:
    """Whether no subject and verb stand on both sides of a token."""
    letter, following = line.shape[index], line.letter(index + 1)
    if letter == ",":
        return strict or following == "K"
    if letter == "K":
        return following in ("V", "A", "S")
    verb = letter in "AVS" and line.phrase_at(index) is None and not _contracted(line, index)
    if letter == "Q" and line.words_of(index).endswith(",") and not _holds_verb(line, index):
        return True
    return letter in ";:." or (letter == "-" and not line.glued(index)) or (verb and not subject and following != "A")


def _opens_inner(line: Line, index: int, first: int) -> bool:
    """Whether a clause inside the subject begins: `the plan that`, `the plan he backed`."""
    phrase, letter = line.phrase_at(index), line.shape[index]
    if letter == "W" or index == first:
        return letter == "W"
    if phrase is None:
        return line.lower[index] == "that"
    before = line.phrase_at(index - 1)
    adjoins = before is not None and not before.genitive and letter in "DHPC"
    return phrase.first == index and (adjoins or line.shape[index - 1] == "S")


def _is_verb(line: Line, index: int, first: int, *, strict: bool, subject: bool) -> bool:
    letter = line.shape[index]
    if _contracted(line, index) or not subject:
        return _contracted(line, index)
    if letter == "Q":
        return _holds_verb(line, index)
    return letter in "AVS" and line.phrase_at(index) is None and _is_finite(line, index, first, strict=strict)


def _is_finite(line: Line, index: int, first: int, *, strict: bool) -> bool:
    """Whether a verb is finite; `strict` takes a past form for one only right after a pronoun."""
    word, back = line.lower[index], index - 1
    if word in NOT_FINITE or word.endswith("ing") or line.lower[back] == "to" or line.shape[back] == "I":
        return False
    if line.shape[index] == "A":
        return True
    while back > first and line.shape[back] == "R":
        back -= 1
    return line.shape[back] != "A" and (not strict or (back == first and line.lower[back] in NOMINATIVE))


def _is_noun(line: Line, index: int, first: int) -> bool:
    """Whether what looks like a verb is the subject: `talks would resume`."""
    return index == first and line.shape[index] in "VS" and line.letter(index + 1) == "A"


def _holds_verb(line: Line, index: int) -> bool:
    """Whether the quotation at `index` is long enough to hold the verb, and none comes after it."""
    follows_subject = line.shape[index - 1] in "PCNR" and line.letter(index + 1) not in ("A", "V", "S")
    return follows_subject and len(line.words_of(index).split()) >= SPOKEN_WORDS
