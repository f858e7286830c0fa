"""Into which pieces is a stretch of text cut before its tone is heard? Sentences, and parts of very long ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.article import Span, outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_PIECE = 600
"""Characters of the longest piece; a longer sentence is cut at white space. About what the model reads at once."""

ALNUM = re.compile(r"[^\W_]")

MOST_PIECES = 200
"""Of a stretch with more pieces so many are heard, spread evenly: the tone of a book costs no more than a chapter's."""


def pieces_of(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The pieces of the spans, in reading order, each with a letter or digit in it."""
    pieces = [piece for span in spans for piece in _pieces(text, span)]
    step = max(len(pieces) / MOST_PIECES, 1.0)
    return tuple(pieces[int(number * step)] for number in range(min(len(pieces), MOST_PIECES)))


def around(text: str, spans: Sequence[Span]) -> Span | None:
    """The lines that the spans stand in, from the first to the last; None where the spans hold all their words."""
    if not spans:
        return None
    start, end = text.rfind("\n", 0, spans[0].start) + 1, text.find("\n", spans[-1].end)
    lines = Span(start, len(text) if end < 0 else end)
    starts, ends = (start, *(span.end for span in spans)), (*(span.start for span in spans), lines.end)
    others = (ALNUM.search(text, here, there) for here, there in zip(starts, ends, strict=True))
    return lines if any(others) else None


def _pieces(text: str, span: Span) -> Iterator[Span]:
    for sentence in outline(span.of(text)).sentences:
        start, end = span.start + sentence.span.start, span.start + sentence.span.end
        while start < end:
            cut = _cut(text, start, end)
            if any(map(str.isalnum, text[start:cut])):
                yield Span(start, cut)
            start = cut


def _cut(text: str, start: int, end: int) -> int:
    """Where the piece that begins at `start` ends."""
    if end - start <= LONGEST_PIECE:
        return end
    reach = start + LONGEST_PIECE
    return next((place for place in range(reach, start + LONGEST_PIECE // 2, -1) if text[place].isspace()), reach)
