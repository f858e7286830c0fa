"""Which words made the model hear this tone? Those that its score misses most, and that speak for themselves.

A word's weight is the mean of two differences: its sentence with it and without it (Li et al. 2016), and the word alone
and no word at all; the first and the last step of Shapley's value. The first alone tells too little where several words
say the same: of "condemn the attack" either may go, and the sentence stays as negative.
"""

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
"""A word of less weight says nothing."""


def explained(text: str, spans: Sequence[Span]) -> tuple[ToneWord, ...]:
    """The words of `spans` with what each adds to its sentence's score, −1 to 1, in reading order.

    Computed when a reader asks: two readings for each word. Raises `RuntimeError` when the model cannot be used.
    """
    words = [
        (piece, Span(piece.start + word.start(), piece.start + word.end()))
        for piece in pieces_of(text, spans)
        for word in WORD.finditer(piece.of(text))
    ][:MOST_WORDS]
    read = [(word, piece.of(text), _without(text, piece, word), word.of(text)) for piece, word in words]
    heard = contents(["", *(each for _, *texts in read for each in texts)])
    scores = {stretch: positive - negative for stretch, (positive, negative) in heard.items()}
    weights = [
        (word, (scores[whole] - scores[without] + scores[alone] - scores[""]) / 2)
        for word, whole, without, alone in read
    ]
    return tuple(ToneWord(word, max(-1.0, min(weight, 1.0))) for word, weight in weights if abs(weight) >= LEAST_WEIGHT)


def _without(text: str, piece: Span, word: Span) -> str:
    return text[piece.start : word.start] + text[word.end : piece.end]
