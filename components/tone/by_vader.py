"""What does VADER make of a stretch of text, and of which words?

VADER (Hutto and Gilbert 2014) weighs the words of its lexicon with rules for negation, degree and "but". Each sentence
is read on its own; the sentences' scores are averaged by their length.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from components.article import Span
from components.article.outline import count_words
from components.tone.by_textblob import label_of
from components.tone.pieces import pieces_of
from components.tone.records import Tone, TonePart, ToneWord

if TYPE_CHECKING:
    from collections.abc import Sequence

STRONGEST = 4.0
"""The weight of VADER's strongest words; weights are shown as shares of it."""


def tones(text: str, stretches: Sequence[Sequence[Span]]) -> tuple[Tone, ...]:
    """The tone of each stretch of `text`; without label and score where VADER knows no word of it."""
    return tuple(_tone(text, spans) for spans in stretches)


def _tone(text: str, spans: Sequence[Span]) -> Tone:
    parts, evidence, heard = [], [], []
    for piece in pieces_of(text, spans):
        score, words = _read(text, piece)
        weights = [word.weight for word in words]
        parts.append(TonePart(piece, label_of(score, weights), score) if words else TonePart(piece, None, None))
        evidence += words
        heard.append((score, count_words(piece.of(text))))
    if not evidence:
        return Tone(None, None, None, (), "vader", tuple(parts))
    score = sum(score * words for score, words in heard) / max(sum(words for _, words in heard), 1)
    label = label_of(score, [word.weight for word in evidence])
    return Tone(label, score, None, tuple(evidence), "vader", tuple(parts))


def lexicon_scores(text: str) -> dict[str, float]:
    """VADER's share of positive and of negative words in one text, 0 to 1, and its compound score, −1 to 1."""
    _, analyser = _vader()
    scores: dict[str, float] = analyser.polarity_scores(text)
    return scores


@cache
def _vader() -> Any:  # noqa: ANN401  VADER has no types
    """VADER's module and analyser, loaded at first use."""
    from vaderSentiment import vaderSentiment  # noqa: PLC0415

    return vaderSentiment, vaderSentiment.SentimentIntensityAnalyzer()


def _read(text: str, piece: Span) -> tuple[float, list[ToneWord]]:
    """VADER's compound score of one sentence, −1 to 1, and the words that it weighed."""
    module, analyser = _vader()
    read = module.SentiText(piece.of(text))
    weights: list[float] = []
    for place, word in enumerate(read.words_and_emoticons):
        idle = word.lower() in module.BOOSTER_DICT or _is_kind_of(read.words_and_emoticons, place)
        weights = [*weights, 0] if idle else analyser.sentiment_valence(0, read, word, place, weights)
    weights = analyser._but_check(read.words_and_emoticons, weights)  # noqa: SLF001  its own score does the same
    score = analyser.score_valence(weights, piece.of(text))["compound"] if weights else 0.0
    return score, list(_placed(text, piece, read.words_and_emoticons, weights))


def _is_kind_of(words: Sequence[str], place: int) -> bool:
    """Whether "kind" stands here before "of", and means nothing kind."""
    return words[place].lower() == "kind" and place + 1 < len(words) and words[place + 1].lower() == "of"


def _placed(text: str, piece: Span, words: Sequence[str], weights: Sequence[float]) -> list[ToneWord]:
    placed, here = [], piece.start
    for word, weight in zip(words, weights, strict=True):
        start = text.find(word, here, piece.end)
        if start >= 0:
            here = start + len(word)
            if weight:
                placed.append(ToneWord(Span(start, here), max(-1.0, min(weight / STRONGEST, 1.0))))
    return placed
