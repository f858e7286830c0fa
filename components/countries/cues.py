"""Which countries does a cue phrase reach, and what does it say of them?

A cue (`data/cues.tsv`) reaches the nearest country on its side, within so many words of the same clause, and every
country in one list with it. A country that stands as source of pressure (`partners facing Russian pressure, Georgia
and Moldova`) is stepped over by cues of partnership.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from components.countries.names import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.countries.context import Reading
    from components.countries.gazetteer import Hit

COORDINATION = re.compile(
    r"(?:['’]s?)?,?(?: and| or| &| as well as| along with| plus)?(?: of| for| with| to| from| in)?(?: the)? ?"
)
"""What may stand between two countries of one list."""

WIDEST_LINK = 20
WIDEST_ASIDE = 160
LETTERS_A_WORD = 14
"""No gap of so many letters a word of reach is looked at closely: keeps the search short."""

BREAKS = re.compile(r"[;:“”\"()\[\]—–\n]|[.!?] |,['’”\"]|, (?:but|while|although|though|because|when|where|said|told) ")
"""Marks and words behind which a cue no longer reaches."""

ASIDE = re.compile(r", (?:which|whose|who|itself|the|a|an|not|now|still|once|home|also|like)\b[^,;:.“”\"\n]*, ")
"""A relative clause or apposition between a country and its verb; it does not count as distance."""

PASSIVE = re.compile(r"\b(?:was|were|been|be|being|not|never|without|nor|neither|no)\b|n['’]t\b")
LINKS = re.compile(r"\b(?:and|or|to|of|in|with|by|from|at|on|for|has|had|is|as)\b")
"""Words that part an adjective or a possessor from a noun further on."""

ENDS_IN_NEGATION = re.compile(r"\b(?:not|never|n['’]t|without|no)$")


class Cue(NamedTuple):
    """A row of the table of cues: where the country must stand and how far off, in words."""

    role: str
    side: str
    reach: int
    rule: str


class Link(NamedTuple):
    """One country that a cue gives a role: the number of its reading, and where the cue begins."""

    reading: int
    cue: Cue
    word: str
    start: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the readings in it, in reading order."""

    text: str
    found: Sequence[Reading]
    starts: list[int]


def linked(text: str, hits: Sequence[Hit], found: Sequence[Reading]) -> list[Link]:
    """What every cue of the text says of which reading, in the order of the cues."""
    line = Line(text, found, [reading.start for reading in found])
    cues = [(hit, _cues()[int(hit.term.code)]) for hit in hits if hit.term.kind == "cue"]
    sources: set[int] = set()
    links = []
    for hit, cue in cues:
        if cue.side != "after":
            number = _before(line, hit, cue)
            if number is None:
                continue
            members = _coordinated(line, number, step=-1)
            if cue.role == "adversary" and cue.side == "possessive":
                sources.update(members)
            links += [Link(member, cue, hit.term.word, hit.start) for member in members]
    for hit, cue in cues:
        if cue.side == "after":
            links += [Link(member, cue, hit.term.word, hit.start) for member in _after(line, hit, cue, sources)]
    return links


def _after(line: Line, hit: Hit, cue: Cue, sources: set[int]) -> Iterator[int]:
    """The readings behind a cue that it reaches."""
    number = bisect_left(line.starts, hit.end)
    stepped = 0
    while cue.role == "partner" and number in sources:
        number += 1
        stepped += 3
    if number == len(line.found) or ENDS_IN_NEGATION.search(line.text[max(0, hit.start - 9) : hit.start].rstrip()):
        return
    if line.found[number].start - hit.end <= (cue.reach + stepped) * LETTERS_A_WORD and _reaches(
        line.text[hit.end : line.found[number].start], cue.reach + stepped
    ):
        yield from _coordinated(line, number, step=1)


def _before(line: Line, hit: Hit, cue: Cue) -> int | None:
    """The last reading before a cue, when the cue reaches it."""
    number = bisect_left(line.starts, hit.start) - 1
    if number < 0:
        return None
    reading = line.found[number]
    if hit.start - reading.end > 2 * cue.reach * LETTERS_A_WORD:
        return _over_an_aside(line, hit, cue, number)
    gap = line.text[reading.end : hit.start]
    if cue.side == "possessive":
        return number if _possesses(reading, gap, cue) else None
    if (reading.kind == "adjective" and not gap.strip()) or (cue.role == "host" and " and" in gap):
        return None
    bare = ASIDE.sub(" ", gap) if gap.startswith(", ") else gap
    if bare[:2] in {"'s", "’s"} or PASSIVE.search(bare) or not _reaches(bare, cue.reach):
        return _over_an_aside(line, hit, cue, number)
    return number


def _possesses(reading: Reading, gap: str, cue: Cue) -> bool:
    """Whether the cue is a noun that the country owns or qualifies: `Russian military pressure`, `Moscow’s war on`."""
    close = gap.count(" ") <= cue.reach and "," not in gap and not BREAKS.search(gap)
    whose = cue.role == "participant" or not reading.implied or gap[:1] in {"'", "’"}
    return close and whose and not PASSIVE.search(gap) and not LINKS.search(gap)


def _over_an_aside(line: Line, hit: Hit, cue: Cue, number: int) -> int | None:
    """The reading before an aside that names countries itself: `Taiwan, which Palau recognises, pledged`."""
    for earlier in range(number, max(number - 6, -1), -1):
        reading = line.found[earlier]
        gap = line.text[reading.end : hit.start]
        if len(gap) > WIDEST_ASIDE or "\n" in gap:
            return None
        if aside := ASIDE.match(gap):
            rest = gap[aside.end() :]
            return earlier if cue.side == "before" and len(rest.split()) <= 2 and not PASSIVE.search(rest) else None  # noqa: PLR2004
    return None


def _reaches(gap: str, reach: int) -> bool:
    """Whether the words between a cue and a country are few and belong to one clause."""
    return gap.count(" ") <= reach + 1 and not BREAKS.search(gap.removesuffix(": "))


def _coordinated(line: Line, number: int, step: int) -> list[int]:
    """The reading at `number` and those that stand in one list with it, in the direction away from the cue."""
    members = [number]
    while 0 <= number + step < len(line.found):
        left, right = sorted((number, number + step))
        gap_start, gap_end = line.found[left].end, line.found[right].start
        if gap_end - gap_start > WIDEST_LINK or not COORDINATION.fullmatch(line.text, gap_start, gap_end):
            break
        number += step
        members.append(number)
    return members


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(Cue(role, side, int(reach), rule) for role, side, reach, rule, _ in rows_of("cues.tsv"))
