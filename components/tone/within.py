"""How is a quotation put before the model: by its own words, and within the paragraph that reports it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.tone.pieces import around
from components.tone.tokens import Tokens, judged_tokens, marked_tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.article import Span
    from components.tone.tokens import Marked

REACH = 600
"""So many characters before and after a quotation are read with it at most; the model has room for fewer."""


def readings(text: str, spans: Sequence[Span], target: Span | None = None) -> Iterator[Marked]:
    """Tokens and marks of a quotation's own words, then of its paragraph if more stands there; `target` lies in it."""
    tokens, shifts = own_words(text, spans)
    moved = next((_moved(target, shift) for span, shift in shifts if target and target in span), (0, 0))
    yield marked_tokens(tokens, *moved)
    if within := in_paragraph(text, spans, target):
        yield within


def own_words(text: str, spans: Sequence[Span]) -> tuple[Tokens, list[tuple[Span, int]]]:
    """The tokens of the spans' words, joined by blanks, and by how much each span is moved in them."""
    shifts, size = [], 0
    for span in spans:
        shifts.append((span, size - span.start))
        size += len(span) + 1
    return tokens_of(" ".join(span.of(text) for span in spans)), shifts


def in_paragraph(text: str, spans: Sequence[Span], target: Span | None = None) -> Marked | None:
    """Tokens of the lines that spans stand in, the spans marked as judged; None where nothing else stands there."""
    lines = around(text, spans)
    if not lines:
        return None
    here, there = (target.start, target.end) if target else (spans[0].start, spans[-1].end)
    if there - here > 2 * REACH:
        here, there = (here + there) // 2 - REACH, (here + there) // 2 + REACH
    start = _at_a_blank(text, max(lines.start, here - REACH), lines.start)
    end = _at_a_blank(text, min(lines.end, there + REACH), lines.end)
    judged = [_moved(span, -start) for span in spans if span.end > start and span.start < end]
    return judged_tokens(tokens_of(text[start:end]), judged, _moved(target, -start) if target else (0, 0))


def _at_a_blank(text: str, place: int, edge: int) -> int:
    """The nearest place toward the quotation, or the edge itself, where no word is cut."""
    if place == edge:
        return place
    blank = text.find(" ", place, place + REACH) if edge < place else text.rfind(" ", place - REACH, place)
    return place if blank < 0 else blank


def _moved(span: Span, shift: int) -> tuple[int, int]:
    return span.start + shift, span.end + shift
