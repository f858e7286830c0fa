"""Which countries stand in one list, or side by side?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from components.countries.context import word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.countries.context import Reading

COORDINATION = re.compile(
    r"(?:['’]s?)?,?(?: and| or| &| as well as| along with| plus)?(?: of| for| with| to| from| in)?(?: the)? ?"
)
"""What may stand between two countries of one list."""

PERSONS = re.compile(r"(?:['’]s)?(?: [A-Z][\w’'\-]+){1,6}(?:,| and|, and) ")
"""What may stand between them in a list of persons by country: `Australia’s Fiona Carmody and Fiji’s …`."""

WIDEST_LINK = 20
WIDEST_PERSON = 60
RELATIVES = frozenset({"which", "who", "whose", "that"})
PARTIES = frozenset({"name", "capital"})


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the readings in it, in reading order."""

    text: str
    found: Sequence[Reading]
    starts: list[int]


def coordinated(line: Line, number: int, step: int) -> list[int]:
    """The reading at `number` and those that stand in one list with it, in the direction away from the cue."""
    members = [number]
    while 0 <= number + step < len(line.found):
        left, right = sorted((number, number + step))
        gap_start, gap_end = line.found[left].end, line.found[right].start
        if not _in_one_list(line.text, gap_start, gap_end):
            break
        number += step
        members.append(number)
    return members


def stand_together(text: str, found: Sequence[Reading], end: int) -> set[int]:
    """The readings before `end` that are joined by `and`, named or by their capitals: `Kenya and Somalia agreed`."""
    pairs: set[int] = set()
    for number, (left, right) in enumerate(pairwise(found)):
        if right.start >= end:
            break
        parties = {left.kind, right.kind} <= PARTIES and word_before(text, left.start) not in RELATIVES
        if parties and text[left.end : right.start] in {" and ", " and the "}:
            pairs |= {number, number + 1}
    return pairs


def _in_one_list(text: str, start: int, end: int) -> bool:
    """Whether what stands between two countries joins them to one list, or one word names both (`the two Koreas`)."""
    if start > end:
        return True
    if end - start <= WIDEST_LINK and COORDINATION.fullmatch(text, start, end):
        return True
    return end - start <= WIDEST_PERSON and PERSONS.fullmatch(text, start, end) is not None
