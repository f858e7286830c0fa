"""Where on an axis of sentences does a place of the text stand? Sentence 1 reaches from 1 to just before 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.article import Outline, Span

LENGTH = 0.9
"""How long a sentence is on the axis; the rest parts it from the next."""


def place_of(parts: Outline, offset: int) -> float:
    """Where an offset stands: its sentence, and how far within it."""
    return _place(parts, parts.sentence_at(offset), offset)


def stretch_of(parts: Outline, span: Span) -> tuple[float, float]:
    """Where a stretch begins and ends."""
    touched = parts.sentences_of(span)
    return _place(parts, touched[0], span.start), _place(parts, touched[-1], span.end)


def _place(parts: Outline, index: int, offset: int) -> float:
    sentence = parts.sentences[index].span
    return index + 1 + LENGTH * min(max((offset - sentence.start) / max(len(sentence), 1), 0), 1)
