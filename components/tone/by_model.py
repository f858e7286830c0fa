"""What does the fine-tuned encoder make of a stretch of text?

Each sentence is heard on its own; the probabilities of positive and of negative content are averaged by length. Both
high is mixed, neither is neutral.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article.outline import count_words
from components.tone.model import hear
from components.tone.pieces import pieces_of
from components.tone.records import Tone, TonePart
from components.tone.tokens import marked_tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article import Span
    from components.tone.records import Label

Content = tuple[float, float]
"""Probabilities of positive and of negative content."""


def tones(text: str, stretches: Sequence[Sequence[Span]]) -> tuple[Tone, ...]:
    """The tone of each stretch of `text`, without evidence; no signal where a stretch has no word.

    Raises `RuntimeError` when the model cannot be used (see `model.problem`).
    """
    pieces = [pieces_of(text, spans) for spans in stretches]
    heard = contents(piece.of(text) for every in pieces for piece in every)
    return tuple(_tone(text, every, heard) for every in pieces)


def contents(texts: Iterable[str]) -> dict[str, Content]:
    """The content of each text; equal texts are heard once."""
    each = list(dict.fromkeys(texts))
    heard = hear([marked_tokens(tokens_of(text), 0, 0) for text in each])
    return {text: (hearing.positive, hearing.negative) for text, hearing in zip(each, heard, strict=True)}


def reading(content: Content) -> tuple[Label, float, float]:
    """Label, score (−1 to 1) and confidence (0 to 1) of a text with this content."""
    positive, negative = content
    chances: dict[Label, float] = {
        "positive": positive * (1 - negative),
        "negative": negative * (1 - positive),
        "mixed": positive * negative,
        "neutral": (1 - positive) * (1 - negative),
    }
    label = max(chances, key=lambda label: chances[label])
    return label, positive - negative, chances[label]


def _tone(text: str, pieces: Sequence[Span], heard: dict[str, Content]) -> Tone:
    if not pieces:
        return Tone(None, None, None, (), "model")
    each = [heard[piece.of(text)] for piece in pieces]
    label, score, confidence = reading(combined(each, [count_words(piece.of(text)) for piece in pieces]))
    parts = tuple(TonePart(piece, *reading(content)[:2]) for piece, content in zip(pieces, each, strict=True))
    return Tone(label, score, confidence, (), "model", parts)


def combined(contents: Sequence[Content], lengths: Sequence[int]) -> Content:
    """The content of a stretch from that of its sentences, each weighing as much as its words."""
    weights = [max(length, 1) for length in lengths]
    positive, negative = (
        sum(weight * content[side] for weight, content in zip(weights, contents, strict=True)) / sum(weights)
        for side in (0, 1)
    )
    return positive, negative
