"""What an article is, and how a place in it is written down."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Word = Literal["", "corrected", "confirmed"]
"""What the reader has said of a finding: nothing, that it is otherwise and how, or that it is right."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Article.text`: characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read; `note` says what about its header is uncertain."""

    text: str
    title: str | None = None
    date: date | None = None
    outlet: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the number of its paragraph, counted from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Paragraphs and sentences of a text in reading order; neither overlaps its own kind."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, or of the one before it; 0 at the least."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def sentences_of(self, span: Span) -> range:
        """The indexes of all sentences that `span` touches; empty when there are no sentences."""
        if not self.sentences:
            return range(0)
        return range(self.sentence_at(span.start), self.sentence_at(max(span.end - 1, span.start)) + 1)
