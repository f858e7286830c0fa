"""What does TextBlob's lexicon make of a stretch of text, and of which words?

The lexicon is that of Pattern (De Smedt and Daelemans, Pattern for Python, 2012): the score is the mean polarity of
the words it knows, a modifier ("very") or a negation ("not") taken together with the word it changes. Every token keeps
its place on the way through the lexicon, so that each weight is shown at the very words that made it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from components.article import Span
from components.tone.records import Tone, ToneWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from components.tone.records import Label

CLEAR_SCORE = 0.05
"""A mean polarity above it reads as positive, below its opposite as negative; the band readers know from VADER."""

STRONG_WORD = 0.3
"""Words of at least this polarity on both sides make a text mixed, unless one side outweighs the other."""

BALANCE = 1 / 3
"""A text is mixed only if the lighter side's weights add up to at least this share of the heavier side's."""

LONGEST_TOKEN = 100
"""Longer runs without a space are cut before TextBlob sees them: it takes a run apart in quadratic time."""

SEARCH_WINDOW = 64
"""How many characters ahead a token is looked for when TextBlob has changed what stood before it."""


def tones(text: str, stretches: Sequence[Sequence[Span]]) -> tuple[Tone, ...]:
    """The tone of each stretch of `text`, its spans read each on its own.

    The score is the mean polarity, −1 to 1, of all words that TextBlob knows; None, with no label, when it knows none.
    The evidence is in reading order; its spans lie in the stretch, from the first to the last word of an assessment.
    """
    return tuple(_tone(text, spans) for spans in stretches)


def label_of(score: float, weights: Sequence[float]) -> Label:
    """The label of a score that is made of the `weights` of words."""
    positive = sum(weight for weight in weights if weight > 0)
    negative = -sum(weight for weight in weights if weight < 0)
    both_strong = max(weights) >= STRONG_WORD and min(weights) <= -STRONG_WORD
    if both_strong and min(positive, negative) >= BALANCE * max(positive, negative):
        return "mixed"
    if abs(score) <= CLEAR_SCORE:
        return "neutral"
    return "positive" if score > 0 else "negative"


class _Token(str):
    """A token that knows where it stands; `start` is -1 where TextBlob made it up."""

    __slots__ = ("end", "start")
    start: int
    end: int


@cache
def _textblob() -> Any:  # noqa: ANN401  TextBlob has no types
    """TextBlob's English sentiment lexicon, imported at first use: it brings NLTK, more than a second's import."""
    from textblob.en import sentiment  # noqa: PLC0415

    return sentiment


def _tone(text: str, spans: Sequence[Span]) -> Tone:
    evidence = tuple(word for span in spans for word in _assessed(text, span))
    if not evidence:
        return Tone(None, None, None, (), "textblob")
    weights = [word.weight for word in evidence]
    score = sum(weights) / len(weights)
    return Tone(label_of(score, weights), score, None, evidence, "textblob")


def _assessed(text: str, span: Span) -> Iterator[ToneWord]:
    """What TextBlob assesses in one span, each assessment at its words."""
    stretch = span.of(text)
    tokens = _located(_tokens(stretch), stretch, span.start)
    for words, polarity, _, _ in _textblob().assessments((token, None) for token in tokens):
        placed = [word for word in words if isinstance(word, _Token) and word.start >= 0]
        if placed:
            where = Span(min(word.start for word in placed), max(word.end for word in placed))
            yield ToneWord(where, float(polarity))


def _tokens(stretch: str) -> list[str]:
    """The tokens of TextBlob's own analysis, in lower case."""
    words = stretch.split()
    if any(len(word) > LONGEST_TOKEN for word in words):
        stretch = " ".join(word[i : i + LONGEST_TOKEN] for word in words for i in range(0, len(word), LONGEST_TOKEN))
    return [word.lower() for word in " ".join(_textblob().tokenizer(stretch)).split()]


def _located(tokens: Iterable[str], stretch: str, offset: int) -> Iterator[_Token]:
    """The tokens with their places in the article; `offset` is where `stretch` begins."""
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in stretch)
    position = 0
    for word in tokens:
        token = _Token(word)
        start, end = _place(word, lowered, position)
        token.start, token.end = (start + offset, end + offset) if end else (-1, -1)
        position = end or position
        yield token


def _place(word: str, lowered: str, position: int) -> tuple[int, int]:
    """Where `word` stands in `lowered` from `position` on; (0, 0) if it does not."""
    start = lowered.find(word, position, position + len(word) + SEARCH_WINDOW)
    spelled = _spaced_place(word, lowered, position)
    if spelled != (0, 0) and (start < 0 or spelled[0] <= start):
        return spelled
    return (start, start + len(word)) if start >= 0 else (0, 0)


def _spaced_place(word: str, lowered: str, position: int) -> tuple[int, int]:
    """Where `word` stands next, its characters perhaps apart: TextBlob joins `: )` to `:)`."""
    start = -1
    for letter in word:
        while position < len(lowered) and lowered[position].isspace():
            position += 1
        if lowered[position : position + 1] != letter:
            return (0, 0)
        start = position if start < 0 else start
        position += 1
    return (start, position)
