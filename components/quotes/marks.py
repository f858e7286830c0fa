"""Which stretches of a text stand between quotation marks, paragraph by paragraph?

A stretch never leaves its paragraph, so a mark that is never closed cannot swallow the article. Marks inside an open
stretch belong to it. Single marks count only where they cannot be apostrophes; a mark after a digit that opens nothing
is an inch or minute sign. The scan looks at every mark a bounded number of times: time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from components.article import Span
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["double", "single", "angle", "low"]

MARK = re.compile(r"""["“”„‟«»＂‘’‚‛‹›「」『』]|``|(?<![^\s(\[—–:-])''(?=\w)|'""")
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

ALWAYS_OPEN = ("“", "„", "‟", "«", "``", "「", "『")
SINGLE_MARKS = frozenset("‘’‚‛'")
SINGLE_OPENERS = "‘'‚‛"
BEFORE_OPENER = '([{—–-/:"“”„«»‘'
AFTER_CLOSER = '.,;:!?)]}—–-…"”»“'
INNER_EDGE = ' \t\xa0\u202f\u2009\u200b"“”„«»＂‹›「」『』'
SHORTEST = 2
FURTHEST = 200
"""How many marks further on the end of a stretch in single marks is looked for."""
NESTED_REACH = 8
"""How many marks further on the two closers of a nested quotation are looked for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks in one paragraph: `inner` without the marks, `outer` with them.

    `reopens` tells that it goes on with the unclosed stretch at the end of the paragraph before.
    """

    inner: Span
    outer: Span
    paragraph: int
    style: Style
    closed: bool
    reopens: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    glyph: str
    at: int
    opens: bool
    closes: bool


def scan(text: str, paragraphs: Sequence[Span]) -> list[Stretch]:
    """The stretches of `text` in reading order; none overlaps another, none leaves its paragraph."""
    found: list[Stretch] = []
    pending = ""
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        ahead = _first_mark(text, following)
        pending = _scan_paragraph(text, paragraph, number, pending, ahead, found=found)
    return found


def _first_mark(text: str, paragraph: Span | None) -> str:
    first = MARK.match(text, paragraph.start, paragraph.end) if paragraph else None
    return first.group() if first else ""


def _scan_paragraph(text: str, span: Span, number: int, pending: str, ahead: str, *, found: list[Stretch]) -> str:
    """Add the stretches of one paragraph to `found`; gives the mark it leaves open, or nothing."""
    marks = _marks(text, span)
    later = _closers_ahead(marks) if any(m.opens and m.glyph in SINGLE_OPENERS for m in marks) else []
    index, left_open = 0, ""
    while index < len(marks):
        mark = marks[index]
        closing = _closing(text, span, marks, later, index, ahead=ahead)
        if closing is None:
            index += 1
            continue
        style = CLOSES[mark.glyph][0] if mark.glyph in CLOSES else "single"
        closed = closing < len(marks)
        outer = Span(mark.at, _end(text, marks[closing]) if closed else span.end)
        inner = _inner(text, mark, marks[closing].at if closed else span.end)
        if len(inner) >= SHORTEST:
            reopens = mark.at == span.start and pending == mark.glyph
            found.append(Stretch(inner, outer, number, style, closed, reopens))
            left_open = "" if closed else mark.glyph
        index = closing + 1 + (closed and outer.end > marks[closing].at + 1)
    return left_open


def _marks(text: str, span: Span) -> list[_Mark]:
    marks = []
    for match in MARK.finditer(text, span.start, span.end):
        at, after = match.span()
        before_char = text[at - 1] if at > span.start else " "
        after_char = text[after] if after < span.end else " "
        opens = (before_char.isspace() or before_char in BEFORE_OPENER) and not after_char.isspace()
        closes = not before_char.isspace() and (after_char.isspace() or after_char in AFTER_CLOSER or after_char == "'")
        marks.append(_Mark(match.group(), at, opens, closes))
    return marks


def _closers_ahead(marks: list[_Mark]) -> list[bool]:
    """For each mark: may a single mark after it, and before the next single opener, close a stretch?"""
    later = [False] * len(marks)
    seen = False
    for index in range(len(marks) - 1, -1, -1):
        later[index] = seen
        mark = marks[index]
        if mark.glyph in "‘'’‚‛":
            if mark.closes:
                seen = True
            elif mark.opens:
                seen = False
    return later


def _closing(text: str, span: Span, marks: list[_Mark], later: list[bool], index: int, *, ahead: str) -> int | None:
    """The index of the mark that closes the stretch opened at `index`, len(marks) if none does, or None."""
    mark = marks[index]
    if mark.glyph in CLOSES:
        return _closing_double(text, marks, index, span) if _opens_double(text, mark, span) else None
    if mark.opens and mark.glyph in SINGLE_OPENERS and not _elision(text, mark.at):
        return _closing_single(text, span, marks, later, index, ahead=ahead)
    return None


def _opens_double(text: str, mark: _Mark, span: Span) -> bool:
    if mark.glyph in ALWAYS_OPEN:
        return True
    if mark.at > span.start and text[mark.at - 1].isdigit():
        return False
    return mark.opens or (mark.glyph in '"＂' and not mark.closes)


def _closing_double(text: str, marks: list[_Mark], index: int, span: Span) -> int | None:
    """The first closing mark; None when another opener shows that the one at `index` was a stray."""
    opener = marks[index].glyph
    style, closers = CLOSES[opener]
    depth = 0
    for number in range(index + 1, len(marks)):
        mark = marks[number]
        if mark.closes and mark.glyph == "“" and opener == '"' and not depth:
            return number
        if mark.glyph in closers and (mark.glyph != "'" or _doubled(text, mark.at)):
            if depth:
                depth -= 1
            elif style == "double" and mark.glyph in '"＂' and _is_no_closer(text, marks, number, span):
                if mark.opens:
                    return None
            else:
                return number
        elif mark.glyph == opener and opener in "“«„「『":
            if not _nested(marks, number, closers):
                return None
            depth += 1
    return len(marks)


def _is_no_closer(text: str, marks: list[_Mark], number: int, span: Span) -> bool:
    """Whether a straight mark cannot close: it opens the next stretch, or is an inch sign with the closer to come."""
    mark = marks[number]
    if mark.opens and not mark.closes:
        return True
    inch = text[mark.at - 1].isdigit() and text[mark.at + 1 : min(mark.at + 3, span.end)].strip()[:1].islower()
    return inch and any(m.glyph in '"”＂' and m.closes for m in marks[number + 1 : number + 2])


def _nested(marks: list[_Mark], number: int, closers: str) -> bool:
    """Whether the opener at `number` stands inside another: two closers follow it before the next opener."""
    ahead = marks[number + 1 : number + 1 + NESTED_REACH]
    following = [m.glyph for m in ahead if m.glyph not in SINGLE_MARKS][:2]
    return len(following) == 2 and all(glyph in closers for glyph in following)  # noqa: PLR2004


def _doubled(text: str, at: int) -> bool:
    return text[at : at + 2] == "''"


def _end(text: str, mark: _Mark) -> int:
    return mark.at + (2 if mark.glyph == "'" and _doubled(text, mark.at) else 1)


def _closing_single(
    text: str, span: Span, marks: list[_Mark], later: list[bool], index: int, *, ahead: str
) -> int | None:
    """The first single mark that cannot be an apostrophe, with all double marks before it in pairs."""
    depth = 0
    low = marks[index].glyph == "‚"
    runs_on = ahead == marks[index].glyph and _may_run_on(text, marks[index].at, span)
    for number in range(index + 1, min(len(marks), index + FURTHEST)):
        mark = marks[number]
        if mark.glyph in '“”"„«»＂':
            depth += -1 if depth and mark.glyph != "“" else 1
        elif low and mark.closes and mark.glyph == "‘" and not depth:
            return number
        elif mark.closes and mark.glyph in "’'" and not depth:
            if not _apostrophe(text, mark.at, span) or not (later[number] or runs_on):
                return number
        elif mark.opens and mark.glyph in SINGLE_OPENERS and not depth and not _elision(text, mark.at):
            return None
    return len(marks) if runs_on and not depth and index + FURTHEST >= len(marks) else None


def _may_run_on(text: str, at: int, span: Span) -> bool:
    """Whether a quotation that opens at `at`, first in the paragraph or after a colon, may go on in the next."""
    return at == span.start or text[max(span.start, at - 2) : at].rstrip().endswith(":")


def _apostrophe(text: str, at: int, span: Span) -> bool:
    """Whether the mark at `at` may end a plural's genitive or a clipped word: a word runs on after it."""
    if text[at - 1] not in "sSnN":
        return False
    return text[at + 1 : min(at + 2, span.end)].isspace() and text[at + 2 : at + 3].isalnum()


def _elision(text: str, at: int) -> bool:
    """Whether the mark at `at` stands for letters left out: ’90s, ’em, ’tis."""
    if text[at + 1 : at + 2].isdigit():
        return re.match(r"\d0s\b|\d\d\b", text[at + 1 : at + 5]) is not None
    word = re.match(r"[^\W\d_]+", text[at + 1 : at + 12])
    return word is not None and word.group().lower() in words().nouns["elision"]


def _inner(text: str, mark: _Mark, end: int) -> Span:
    start = mark.at + len(mark.glyph)
    while start < end and (text[start].isspace() or text[start] in INNER_EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INNER_EDGE):
        end -= 1
    return Span(start, end)
