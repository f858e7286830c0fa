"""What does the fine-tuned encoder make of a stretch of text?

It hears passages of as many sentences as it can read at once. Two questions are asked of each, has it positive content
and has it negative content; both is mixed, neither is neutral. The answers of the network and the weights of VADER's
lexicon are summed, as `data/calibration.json` says; those of several passages are averaged by length. What stands
within a paragraph of other words, as a quotation does, is heard once more within them, marked as what is to be judged:
who reports it tells how it was meant.
"""

from __future__ import annotations

import math
from itertools import chain
from typing import TYPE_CHECKING

from components.article.outline import count_words
from components.tone.by_vader import lexicon_scores
from components.tone.model import calibration, hear
from components.tone.pieces import LONGEST_PIECE, pieces_of
from components.tone.records import Tone, TonePart
from components.tone.tokens import marked_tokens, tokens_of
from components.tone.within import in_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from components.article import Span
    from components.tone.model import Hearing
    from components.tone.records import Label

Content = tuple[float, float]
"""Probabilities of positive and of negative content."""

MOST_PARTS = 30
"""A stretch of more sentences is heard by the passage only."""

SIGNALS = ("positive", "negative", "lexicon_positive", "lexicon_negative", "lexicon_compound")
"""What is weighed for either question: both logits of the network, and three scores of the lexicon."""

QUOTED = ("own_positive", "own_negative", "within_positive", "within_negative")
"""What is weighed where other words stand around: the log odds of the words by themselves, their logits within."""

QUOTED_HEADS = ("quoted_positive", "quoted_negative")
"""Where the calibration holds the weights of those."""

LEAST = 1e-6
"""No probability is taken to be nearer to 0 or 1."""


def tones(text: str, stretches: Sequence[Sequence[Span]], *, by_sentence: bool = True) -> tuple[Tone, ...]:
    """The tone of each stretch of `text`, without evidence; no signal where a stretch has no word.

    Those of its sentences are heard too if `by_sentence` says so. Raises `RuntimeError` when the model cannot be used
    (see `model.problem`).
    """
    pieces = [pieces_of(text, spans) for spans in stretches]
    passages = [list(_joined(text, every)) for every in pieces]
    parts = [every if by_sentence and 1 < len(every) <= MOST_PARTS else () for every in pieces]
    alone = (piece.of(text) for every in parts for piece in every)
    heard = heard_in([*chain(*passages), *alone])
    inputs = [in_paragraph(text, spans) if every else None for spans, every in zip(stretches, pieces, strict=True)]
    within = iter(hear([each for each in inputs if each]))
    return tuple(
        _tone(text, passage, part, next(within) if each else None, heard)
        for passage, part, each in zip(passages, parts, inputs, strict=True)
    )


def contents(texts: Iterable[str]) -> dict[str, Content]:
    """The content of each text."""
    return {text: _content(values) for text, values in heard_in(texts).items()}


def heard_in(texts: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """The signals of each text; equal texts are heard once."""
    each = list(dict.fromkeys(texts))
    heard = hear([marked_tokens(tokens_of(text), 0, 0) for text in each])
    return {text: signals(text, hearing) for text, hearing in zip(each, heard, strict=True)}


def signals(text: str, hearing: Hearing) -> tuple[float, ...]:
    """What speaks for positive and for negative content, in the order of `SIGNALS`."""
    scores = lexicon_scores(text)
    return (hearing.positive, hearing.negative, scores["pos"], scores["neg"], scores["compound"])


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


def combined(contents: Sequence[Content], lengths: Sequence[int]) -> Content:
    """The content of a stretch from that of its passages, each weighing as much as its words."""
    weights = [max(length, 1) for length in lengths]
    positive, negative = (
        sum(weight * content[side] for weight, content in zip(weights, contents, strict=True)) / sum(weights)
        for side in (0, 1)
    )
    return positive, negative


def passages_of(text: str, spans: Sequence[Span]) -> list[str]:
    """What is heard at once of the spans: neighbouring sentences together."""
    return list(_joined(text, pieces_of(text, spans)))


def _joined(text: str, pieces: Sequence[Span]) -> Iterator[str]:
    """Neighbouring pieces of one line together, up to `LONGEST_PIECE` characters."""
    passage, here = "", 0
    for piece in pieces:
        words = piece.of(text)
        if passage and (len(passage) + len(words) > LONGEST_PIECE or text.find("\n", here, piece.start) >= 0):
            yield passage
            passage = ""
        passage = f"{passage} {words}" if passage else words
        here = piece.end
    if passage:
        yield passage


def _content(values: Sequence[float]) -> Content:
    positive, negative = (weighed(SIGNALS, values, calibration()[side]) for side in ("positive", "negative"))
    return positive, negative


def weighed(names: Sequence[str], values: Sequence[float], weights: Mapping[str, float]) -> float:
    """The probability that the sum of the weighed values, and an offset, are the log odds of."""
    total = sum(weights[name] * value for name, value in zip(names, values, strict=True))
    return 1 / (1 + math.exp(-total - weights["offset"]))


def _tone(
    text: str,
    passages: Sequence[str],
    parts: Sequence[Span],
    within: Hearing | None,
    heard: Mapping[str, Sequence[float]],
) -> Tone:
    if not passages:
        return Tone(None, None, None, (), "model")
    content = content_of(passages, heard)
    if within:
        content = _within(told_by(content, within))
    each = tuple(TonePart(part, *reading(_content(heard[part.of(text)]))[:2]) for part in parts)
    return Tone(*reading(content), (), "model", each)


def content_of(passages: Sequence[str], heard: Mapping[str, Sequence[float]]) -> Content:
    """The content of a stretch by itself; `heard` has the signals of its passages."""
    return combined([_content(heard[passage]) for passage in passages], [count_words(passage) for passage in passages])


def told_by(own: Content, within: Hearing) -> tuple[float, ...]:
    """What tells of a stretch within other words, in the order of `QUOTED`."""
    odds = (math.log(chance / (1 - chance)) for chance in (min(max(each, LEAST), 1 - LEAST) for each in own))
    return (*odds, within.positive, within.negative)


def _within(told: Sequence[float]) -> Content:
    positive, negative = (weighed(QUOTED, told, calibration()[head]) for head in QUOTED_HEADS)
    return positive, negative
