"""Which words made the model hear this tone? Those whose removal changes its score most (Li et al. 2016)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import Span
from components.article.outline import WORD
from components.tone.by_model import contents
from components.tone.pieces import pieces_of
from components.tone.records import ToneWord

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 120
"""So many words at most are left out in turn, the first ones: about half a second."""

LEAST_WEIGHT = 0.02
"""A word that changes its sentence's score by less says nothing."""


def explained(text: str, spans: Sequence[Span]) -> tuple[ToneWord, ...]:
    """The words of `spans` with what each adds to its sentence's score, −1 to 1, in reading order.

    Computed when a reader asks: one reading for each word. Raises `RuntimeError` when the model cannot be used.
    """
    words = [
        (piece, Span(piece.start + word.start(), piece.start + word.end()))
        for piece in pieces_of(text, spans)
        for word in WORD.finditer(piece.of(text))
    ][:MOST_WORDS]
    heard = contents([piece.of(text) for piece, _ in words] + [_without(text, *place) for place in words])
    scores = {stretch: positive - negative for stretch, (positive, negative) in heard.items()}
    weights = [(word, scores[piece.of(text)] - scores[_without(text, piece, word)]) for piece, word in words]
    return tuple(ToneWord(word, max(-1.0, min(weight, 1.0))) for word, weight in weights if abs(weight) >= LEAST_WEIGHT)


def _without(text: str, piece: Span, word: Span) -> str:
    return text[piece.start : word.start] + text[word.end : piece.end]
