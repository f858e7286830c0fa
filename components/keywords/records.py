"""What a keyword is, and what a date that an article mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from components.article import Span
    from components.keywords.periods import Period

KeywordKind = Literal["phrase", "name", "country", "own"]
"""`own`: a word that the reader asked for."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A key phrase of an article.

    `weight` orders phrases within one article, 1 for the best; `occurrences` are in reading order and do not overlap.
    `dispersion` is Gries' DP over the sentences, 0 (spread evenly) to 1 (in one place), None with a single sentence.
    """

    phrase: str
    weight: float
    occurrences: tuple[Span, ...]
    dispersion: float | None
    kind: KeywordKind = "phrase"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day that the text speaks of: the words that name it, and which day they mean on the article's date."""

    span: Span
    text: str
    day: date

    @property
    def iso(self) -> str:
        """The day as `YYYY-MM-DD`."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of days that the text speaks of: the words that name it, and which days they mean."""

    span: Span
    text: str
    period: Period

    @property
    def iso(self) -> str:
        """The first and the last day as `YYYY-MM-DD/YYYY-MM-DD` (ISO 8601)."""
        return f"{self.period.first.isoformat()}/{self.period.last.isoformat()}"
