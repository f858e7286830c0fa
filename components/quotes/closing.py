"""Which mark opens a stretch, and which one closes it?

Single marks count only where they cannot be apostrophes; a mark after a digit that opens nothing is an inch or minute
sign. Marks inside an open stretch belong to it. From each opener only a bounded number of marks is looked at twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from components.quotes.words import words

if TYPE_CHECKING:
    from components.article import Span

Style = Literal["double", "single", "angle", "low"]

CLOSES: dict[str, tuple[Style, str]] = {
    "“": ("double", "”\"＂'"),
    "‟": ("double", '”"'),
    "”": ("double", '”"'),
    '"': ("double", '"”'),
    "＂": ("double", '＂"'),
    "``": ("double", "'\"”"),
    "''": ("double", "'\"”"),
    "„": ("low", '“”"'),
    "«": ("angle", "»"),
    "»": ("angle", "«»"),
    "‹": ("angle", "›"),
    "›": ("angle", "‹›"),
    "「": ("angle", "」"),
    "『": ("angle", "』"),
}
"""For each double mark that can open: its style, and the marks that close it (`''` is written as two singles)."""

ALWAYS_OPEN = frozenset(("“", "„", "‟", "«", "``", "「", "『"))
SAME_INSIDE = frozenset("“«„「『")
"""Openers that differ from their closers, so that one may stand inside another of its kind."""
INSIDE = {'"': '“"', "＂": "“", "“": '"'}
"""The marks that may open a quotation of another style inside one that each double mark opens."""
STRAIGHT = frozenset('"＂')
DOUBLE_MARKS = frozenset('“”"„«»＂')
SINGLE_MARKS = frozenset("‘’‚‛'")
SINGLE_OPENERS = frozenset("‘'‚‛")
FURTHEST = 200
"""How many marks further on the end of a stretch in single marks is looked for."""
NESTED_REACH = 8
"""How many marks further on the two closers of a nested quotation are looked for."""
FULL = ".,!?…"


@dataclass(slots=True)
class Mark:
    """A mark, its offset, and whether the characters beside it let it open or close a stretch."""

    glyph: str
    at: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class Paragraph:
    """The marks of one paragraph; `ahead` is the mark that the next paragraph begins with, `pending` the one left open.

    `later` tells of each mark whether a single mark may close a stretch after it, before the next single opener.
    """

    text: str
    span: Span
    marks: list[Mark]
    later: list[bool]
    ahead: str
    pending: str

    def closing(self, index: int) -> int | None:
        """The index of the mark that closes the stretch opened at `index`, the number of marks if none, or None."""
        mark = self.marks[index]
        if mark.glyph in CLOSES:
            return self._double(index) if self._opens_double(mark) else None
        if mark.opens and mark.glyph in SINGLE_OPENERS:
            return self._single(index)
        return None

    def reopens(self, mark: Mark) -> bool:
        """Whether a mark goes on with what the paragraph before left open; French repeats the closing guillemet."""
        return mark.at == self.span.start and (self.pending == mark.glyph or self.pending + mark.glyph == "«»")

    def _opens_double(self, mark: Mark) -> bool:
        if mark.glyph in ALWAYS_OPEN or self.reopens(mark):
            return True
        if mark.at > self.span.start and self.text[mark.at - 1].isdigit():
            return False
        return mark.opens or (mark.glyph in STRAIGHT and not mark.closes)

    def _double(self, index: int) -> int | None:
        """The first closing mark; None when another opener shows that the one at `index` was a stray."""
        opener = self.marks[index].glyph
        style, closers = CLOSES[opener]
        depth, crossed, number = 0, False, index + 1
        while number < len(self.marks):
            mark = self.marks[number]
            inner = mark.opens and mark.glyph in INSIDE.get(opener, "")
            past = self._past_other_pair(number, self.marks[index]) if inner else None
            if past:
                number, crossed = past, True
                continue
            if mark.closes and mark.glyph == "“" and opener == '"' and not depth:
                return number
            if mark.glyph in closers and (mark.glyph != "'" or doubled(self.text, mark.at)):
                if depth:
                    depth -= 1
                elif style != "double" or not self._is_no_closer(number):
                    return number
                elif mark.opens and mark.glyph in STRAIGHT:
                    return None
            elif mark.glyph == opener and opener in SAME_INSIDE:
                if not self._nested(number, closers):
                    return None
                depth += 1
            number += 1
        return self._unclosed(index, crossed=crossed)

    def _unclosed(self, index: int, *, crossed: bool) -> int | None:
        """Where a stretch without its closer ends: at a single mark typed for a double one, or with the paragraph.

        None when whole quotations stand inside it and nothing goes on in the next paragraph.
        """
        glyph, runs_on = self.marks[index].glyph, self.ahead == self.marks[index].glyph
        if crossed and not runs_on:
            return None
        if glyph in STRAIGHT or glyph == "“":
            for number in range(index + 1, 0 if runs_on else min(len(self.marks), index + FURTHEST)):
                mark = self.marks[number]
                if mark.opens and mark.glyph in SINGLE_OPENERS:
                    break
                if mark.glyph in "’'" and mark.closes and self.text[mark.at - 1] in FULL:
                    return number
        return len(self.marks)

    def _doubles(self, number: int) -> list[tuple[int, Mark]]:
        """The next double marks after `number`, with their indices, two at most."""
        found = []
        for at in range(number + 1, min(len(self.marks), number + 1 + NESTED_REACH)):
            if self.marks[at].glyph not in SINGLE_MARKS:
                found.append((at, self.marks[at]))
                if len(found) == 2:  # noqa: PLR2004 - no caller asks for more
                    break
        return found

    def _past_other_pair(self, number: int, outer: Mark) -> int | None:
        """The index after a pair of curly marks inside straight ones, or of straight ones inside double marks.

        Curly marks right beside the straight one stand for the same quotation, marked twice.
        """
        mark, opener = self.marks[number], outer.glyph
        if mark.glyph == "“":
            if mark.at == outer.at + 1:
                return None
            close = self._doubles(number)[:1]
            return close[0][0] + 1 if close and close[0][1].glyph == "”" else None
        if mark.closes:
            return None
        following = self._doubles(number)
        inside = len(following) == 2 and all(m.closes and not m.opens for _, m in following)  # noqa: PLR2004
        kinds = "".join(m.glyph for _, m in following)
        return following[0][0] + 1 if inside and kinds == ('""' if opener == '"' else '"”') else None

    def _is_no_closer(self, number: int) -> bool:
        """Whether a double mark cannot close: it opens the next stretch, or is an inch sign with the closer to come."""
        mark = self.marks[number]
        if mark.glyph in STRAIGHT and mark.opens and not mark.closes:
            return True
        after = self.text[mark.at + 1 : min(mark.at + 3, self.span.end)]
        if mark.glyph not in '"”＂' or not self.text[mark.at - 1].isdigit() or not after.strip()[:1].islower():
            return False
        following = self._doubles(number)[:1]
        return any(m.glyph in '"”＂' and m.closes and not m.opens for _, m in following)

    def _nested(self, number: int, closers: str) -> bool:
        """Whether the opener at `number` stands inside another: two closers follow it before the next opener."""
        following = self._doubles(number)
        return len(following) == 2 and all(mark.glyph in closers for _, mark in following)  # noqa: PLR2004

    def _single(self, index: int) -> int | None:
        """The first single mark that cannot be an apostrophe, with all double marks before it in pairs."""
        opener = self.marks[index]
        clipped = self._elision(opener.at)
        if clipped == "always":
            return None
        depth, low = 0, opener.glyph == "‚"
        runs_on = self.ahead == opener.glyph and self._may_run_on(opener.at)
        for number in range(index + 1, min(len(self.marks), index + FURTHEST)):
            mark = self.marks[number]
            if mark.glyph in DOUBLE_MARKS:
                depth += -1 if depth and mark.glyph != "“" else 1
            elif low and mark.closes and mark.glyph == "‘" and not depth:
                return number
            elif mark.closes and mark.glyph in "’'" and not depth:
                if clipped and self.text[mark.at - 1] not in FULL:
                    return None
                if not self._apostrophe(mark.at) or not (self.later[number] or runs_on):
                    return number
            elif mark.opens and mark.glyph in SINGLE_OPENERS and not depth and not self._elision(mark.at):
                return None
        return len(self.marks) if runs_on and not depth and index + FURTHEST >= len(self.marks) else None

    def _may_run_on(self, at: int) -> bool:
        """Whether a quotation that opens at `at`, first in the paragraph or after a colon, may go on in the next."""
        start = self.span.start
        return at == start or self.text[max(start, at - 2) : at].rstrip().endswith(":")

    def _apostrophe(self, at: int) -> bool:
        """Whether the mark at `at` may end a plural's genitive or a clipped word: a word runs on after it."""
        if self.text[at - 1] not in "sSnN":
            return False
        return self.text[at + 1 : min(at + 2, self.span.end)].isspace() and self.text[at + 2 : at + 3].isalnum()

    def _elision(self, at: int) -> Literal["always", "maybe", ""]:
        """Whether the mark at `at` stands for letters left out: always in ’90s, maybe in ’68 and ’cause."""
        after = self.text[at + 1 : at + 12]
        if after[:1].isdigit():
            if re.match(r"\d0s\b", after):
                return "always"
            return "maybe" if re.match(r"\d\d\b", after) else ""
        word = re.match(r"[^\W\d_]+", after)
        return "maybe" if word and word[0].lower() in words().nouns["elision"] else ""


def closers_ahead(marks: list[Mark]) -> list[bool]:
    """For each mark: may a single mark after it, and before the next single opener, close a stretch?"""
    later = [False] * len(marks)
    seen = False
    for index in range(len(marks) - 1, -1, -1):
        later[index] = seen
        mark = marks[index]
        if mark.glyph in SINGLE_MARKS:
            seen = mark.closes or (seen and not mark.opens)
    return later


def doubled(text: str, at: int) -> bool:
    """Whether two straight single marks stand for a double one."""
    return text[at : at + 2] == "''"
