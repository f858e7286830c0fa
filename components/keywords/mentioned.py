"""When, says the text, did or will things happen? Its days and stretches of time, in the calendar's order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from components.keywords.periods import Period, period_of
from components.keywords.records import DateMention, PeriodMention

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from components.article import Span

Side = Literal["before", "on", "after", "around"]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A day or a stretch of days, every place where the text names it, in reading order, and its words there."""

    period: Period
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    @property
    def iso(self) -> str:
        """`2022-11-29`, or `2022-11-01/2022-11-30` (ISO 8601)."""
        first, last = self.period.first.isoformat(), self.period.last.isoformat()
        return first if first == last else f"{first}/{last}"

    @property
    def name(self) -> str:
        """`Tue 29 Nov 2022`, `Nov 2022`, `2022`, `21–30 Nov 2022`."""
        return stretch_name(self.period)

    def side(self, today: date | None) -> Side:
        """Whether it lies before the article's date, on it, after it, or on both sides of it."""
        if today is None or self.period.last < today:
            return "before"
        if self.period.first > today:
            return "after"
        return "on" if self.period.first == self.period.last else "around"


def mentioned(days: Iterable[DateMention], stretches: Iterable[PeriodMention]) -> tuple[Mentioned, ...]:
    """The days and stretches, each once, by their first day, the shorter first."""
    found: dict[Period, list[DateMention | PeriodMention]] = {}
    mentions: list[DateMention | PeriodMention] = [*days, *stretches]
    for mention in sorted(mentions, key=lambda each: each.span):
        period = Period(mention.day, mention.day) if isinstance(mention, DateMention) else mention.period
        found.setdefault(period, []).append(mention)
    return tuple(
        Mentioned(period, tuple(each.span for each in group), tuple(dict.fromkeys(each.text for each in group)))
        for period, group in sorted(found.items())
    )


def stretch_name(period: Period) -> str:
    """How a stretch of days is written: as a day, a month or a year where it is one, else from day to day."""
    first, last = period.first, period.last
    if first == last:
        return f"{first:%a} {first.day} {first:%b} {first.year}"
    if period == period_of(first, "month"):
        return f"{first:%b} {first.year}"
    if period == period_of(first, "year"):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b} {last.year}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {last.day} {last:%b} {last.year}"
    return f"{first.day} {first:%b} {first.year} – {last.day} {last:%b} {last.year}"
