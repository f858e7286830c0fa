"""Which stretches of a text stand between quotation marks, paragraph by paragraph?

A stretch never leaves its paragraph, so a mark that is never closed cannot swallow the article. What opens and closes
one stands in closing.py. Every mark is looked at a bounded number of times: time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.closing import CLOSES, SINGLE_OPENERS, Mark, Paragraph, Style, closers_ahead, doubled

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK = re.compile(r"""["“”„‟«»＂‘’‚‛‹›「」『』]|``|(?<![^\s(\[—–:-])''(?=\w)|'""")
BEFORE_OPENER = frozenset('([{—–-/:"“”„«»‘*_')
AFTER_CLOSER = frozenset(".,;:!?)]}—–-…\"”»“'*_")
NEVER_FIRST = frozenset(",;:)]}")
"""What no quotation begins with: a mark before one of these closes, though a space stands before it."""
INNER_EDGE = ' \t\xa0\u202f\u2009\u200b"“”„«»＂‹›「」『』'
SHORTEST = 2
CROWDED = 24
TABLE = 4
"""A paragraph with more stretches than that, and fewer characters than these around each of them, is a table or code:
no paragraph of 616 news articles has more than 7.
"""


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


def scan(text: str, paragraphs: Sequence[Span]) -> list[Stretch]:
    """The stretches of `text` in reading order; none overlaps another, none leaves its paragraph."""
    found: list[Stretch] = []
    pending = ""
    for number, span in enumerate(paragraphs):
        marks = _marks(text, span)
        if not marks:
            pending = ""
            continue
        ahead = _first_mark(text, paragraphs[number + 1] if number + 1 < len(paragraphs) else None)
        single = any(mark.opens and mark.glyph in SINGLE_OPENERS for mark in marks)
        paragraph = Paragraph(text, span, marks, closers_ahead(marks) if single else [], ahead, pending)
        before = len(found)
        pending = _scan_paragraph(paragraph, number, found)
        if len(found) - before > CROWDED and _is_table(span, found[before:]):
            del found[before:]
            pending = ""
    return found


def _is_table(span: Span, stretches: list[Stretch]) -> bool:
    """Whether hardly anything stands between the stretches of a paragraph, as in a table or a program's data."""
    return len(span) - sum(len(stretch.outer) for stretch in stretches) < TABLE * len(stretches)


def _first_mark(text: str, paragraph: Span | None) -> str:
    first = MARK.match(text, paragraph.start, paragraph.end) if paragraph else None
    return first.group() if first else ""


def _scan_paragraph(paragraph: Paragraph, number: int, found: list[Stretch]) -> str:
    """Add the stretches of one paragraph to `found`; gives the mark it leaves open, or nothing."""
    text, span, marks = paragraph.text, paragraph.span, paragraph.marks
    index, left_open = 0, ""
    while index < len(marks):
        mark = marks[index]
        closing = paragraph.closing(index)
        if closing is None:
            index += 1
            continue
        style = CLOSES[mark.glyph][0] if mark.glyph in CLOSES else "single"
        closed = closing < len(marks)
        outer = Span(mark.at, _end(text, marks[closing]) if closed else span.end)
        inner = _inner(text, mark, marks[closing].at if closed else span.end)
        reopens = paragraph.reopens(mark)
        if len(inner) >= SHORTEST:
            found.append(Stretch(inner, outer, number, style, closed, reopens))
            left_open = "" if closed else paragraph.pending if reopens else mark.glyph
        index = closing + 1 + (closed and outer.end > marks[closing].at + 1)
    return left_open


def _marks(text: str, span: Span) -> list[Mark]:
    marks = []
    for match in MARK.finditer(text, span.start, span.end):
        at, after = match.span()
        before_char = text[at - 1] if at > span.start else " "
        after_char = text[after] if after < span.end else " "
        spaced = before_char.isspace()
        edge = after_char.isspace()
        opens = (spaced or before_char in BEFORE_OPENER) and not edge and after_char not in NEVER_FIRST
        closes = not spaced and (edge or after_char in AFTER_CLOSER)
        marks.append(Mark(match.group(), at, opens, closes))
    return marks


def _end(text: str, mark: Mark) -> int:
    return mark.at + (2 if mark.glyph == "'" and doubled(text, mark.at) else 1)


def _inner(text: str, mark: Mark, end: int) -> Span:
    start = mark.at + len(mark.glyph)
    while start < end and (text[start].isspace() or text[start] in INNER_EDGE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INNER_EDGE):
        end -= 1
    return Span(start, end)
