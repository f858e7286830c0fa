"""Which days does an article speak of?

Days by name ("Tuesday"), by number ("29 November", "Nov. 29, 2022", "2022-11-29") and by distance ("yesterday",
"three days ago") are resolved from the article's date: a weekday, or a date without a year, means the day nearest that
date that fits the tense of its clause. What cannot be resolved is left out: a wrong date is worse than none.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from components.article import Span
from components.keywords.date_forms import (
    BY_DISTANCE,
    BY_NAME,
    BY_NUMBER,
    BY_NUMBER_MONTH_FIRST,
    DAY_OF_MONTH,
    DISTANCE_ANCHORS,
    EARLIER,
    EVENT_AFTER,
    FEAST,
    FEAST_ANCHORS,
    FEASTS,
    HABIT_AFTER,
    HABIT_BEFORE,
    IN_WORDS,
    ISO,
    ISO_ANCHORS,
    MONTH_ANCHORS,
    NUMBER_ANCHORS,
    NUMBERS,
    OTHER_YEAR,
    SAME_AS_BEFORE,
    THE_DAY,
    WEEKDAYS,
    day_number,
    month_number,
)
from components.keywords.lines import lines_with, matches
from components.keywords.records import DateMention
from components.keywords.tense import Tense, tense_at

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from components.article import Article, Outline

__all__ = ["DATES_VERSION", "DateMention", "find_dates"]

DATES_VERSION = "days-2"

SURE_WAY = 120
"""A date without a year, so many days from the article's date, is of the year that brings it so near: news would name
another year. Farther off the tense has its say."""

LOOKBACK = 32
"""Characters before a day in which the first day of its range or the word that makes it a habit is looked for."""

YEARS = {"last": -1, "this": 0, "next": 1}

Found = tuple[int, int, date]


def find_dates(article: Article, outline: Outline) -> tuple[DateMention, ...]:
    """The days that the article speaks of, in reading order; without the article's date only those with a year."""
    found = sorted(_all_days(article, outline), key=lambda day: (day[0], -day[1]))
    mentions: list[DateMention] = []
    for start, end, day in found:
        if not mentions or start >= mentions[-1].span.end:
            mentions.append(DateMention(Span(start, end), article.text[start:end], day))
    return tuple(mentions)


def _all_days(article: Article, outline: Outline) -> Iterator[Found]:
    yield from _numbered_days(article, outline)
    if article.date is not None:
        yield from _named_days(article.text, article.date, outline)
        yield from _days_of_a_month(article.text, article.date, outline)
        yield from _distant_days(article.text, article.date)


def _numbered_days(article: Article, outline: Outline) -> Iterator[Found]:
    """Days with the number of their month's day."""
    text = article.text
    named = lines_with(text, MONTH_ANCHORS)
    by_name = [(expression, named) for expression in (BY_NUMBER, BY_NUMBER_MONTH_FIRST, IN_WORDS)]
    for expression, lines in ((ISO, lines_with(text, ISO_ANCHORS)), *by_name, (FEAST, lines_with(text, FEAST_ANCHORS))):
        for found in matches(expression, text, lines):
            month, number = _month_and_number(found)
            year = int(found["year"] or 0)
            day = _day(year, month, number) if year else _day_of_some_year(article, outline, found, month, number)
            if day:
                yield (*found.span(), day)
                yield from _earlier_day(article.text, found.start(), day)


def _month_and_number(found: re.Match[str]) -> tuple[int, int]:
    parts = found.groupdict()
    if parts.get("feast"):
        return FEASTS[parts["feast"].replace("'", "’")]
    return month_number(parts["month"]), day_number(parts["day"])


def _earlier_day(text: str, start: int, last: date) -> Iterator[Found]:
    """The first day of a range or a pair whose last one begins at `start`: "4 to 6 March"."""
    found = EARLIER.search(text, max(start - LOOKBACK, 0), start)
    if not found:
        return
    group = "first" if found["first"] else "dashed"
    day = _day(last.year, last.month, day_number(found[group]))
    if day and day < last:
        yield (*found.span(group), day)


def _day_of_some_year(article: Article, outline: Outline, found: re.Match[str], month: int, number: int) -> date | None:
    """The day nearest the article's date that fits the weekday named beside it, or else the tense."""
    today = article.date
    if today is None or EVENT_AFTER.match(article.text, found.end()):
        return None
    weekday = found.groupdict().get("name")
    named = OTHER_YEAR.match(article.text, found.end())
    if named:
        return _day(today.year + YEARS[named["which"]], month, number)
    days = [day for year in range(today.year - 1, today.year + 2) if (day := _day(year, month, number))]
    if weekday:
        days = [day for day in days if day.weekday() == WEEKDAYS.index(weekday.title())]
    days.sort(key=lambda day: abs(day - today))
    if days and abs(days[0] - today).days > SURE_WAY:
        tense = tense_at(article.text, outline, *found.span())
        days = [day for day in days if _fits(day, today, tense)]
    return days[0] if days else None


def _fits(day: date, today: date, tense: Tense) -> bool:
    """Whether a day lies on the side of the article's date that the tense tells; without a tense, any does."""
    return tense is None or (day <= today if tense == "past" else day >= today)


def _named_days(text: str, today: date, outline: Outline) -> Iterator[Found]:
    """Days with the name of a weekday alone."""
    for found in matches(BY_NAME, text, lines_with(text, ("day",))):
        start, end = found.span()
        if _is_habit(text, start, end):
            continue
        weekday = WEEKDAYS.index(found["weekday"])
        way = (found["which"] or "").lower().split(" ")
        day = _relative_weekday(today, weekday, way[0]) if way[0] else None
        if day is None:
            day = _nearest_weekday(today, weekday, tense_at(text, outline, *_told_with(text, start, end)))
        if day:
            yield start, end, day


def _is_habit(text: str, start: int, end: int) -> bool:
    """Whether a weekday means no day of its own: "every Friday", "the Sunday Times", "on the Friday"."""
    before = max(start - LOOKBACK, 0)
    return bool(
        HABIT_BEFORE.search(text, before, start)
        or HABIT_AFTER.match(text, end, end + 40)
        or THE_DAY.search(text, before, start)
    )


def _told_with(text: str, start: int, end: int) -> tuple[int, int]:
    """The place whose tense counts: that of the first of two days named together, "Tuesday or Wednesday"."""
    first = SAME_AS_BEFORE.search(text, max(start - LOOKBACK, 0), start)
    return first.span("weekday") if first else (start, end)


def _days_of_a_month(text: str, today: date, outline: Outline) -> Iterator[Found]:
    """Days with their number alone, "on the 14th": the nearest that fits the tense."""
    for found in matches(DAY_OF_MONTH, text, lines_with(text, NUMBER_ANCHORS)):
        months = {(day.year, day.month) for away in (-31, 0, 31) if (day := _shifted(today.replace(day=15), away))}
        days = [day for year, month in sorted(months) if (day := _day(year, month, int(found["day"])))]
        tense = tense_at(text, outline, *found.span())
        fitting = [day for day in days if _fits(day, today, tense)]
        if fitting:
            yield (*found.span("words"), min(fitting, key=lambda day: abs(day - today)))


def _relative_weekday(today: date, weekday: int, which: str) -> date | None:
    """Last Friday: the latest before today; next: that of the coming week, Monday first; this: that of this week."""
    if which == "last":
        return _shifted(today, -((today.weekday() - weekday - 1) % 7 + 1))
    return _shifted(today, weekday - today.weekday() + 7 * (which == "next"))


def _nearest_weekday(today: date, weekday: int, tense: Tense) -> date | None:
    """The nearest such day that fits the tense; today fits both."""
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if tense:
        return _shifted(today, -back if tense == "past" else ahead)
    return _shifted(today, -back if back <= ahead else ahead)


def _distant_days(text: str, today: date) -> Iterator[Found]:
    """Days by their distance from today."""
    for found in matches(BY_DISTANCE, text, lines_with(text, DISTANCE_ANCHORS, any_case=True)):
        day = _shifted(today, _distance(found))
        if day:
            yield (*found.span(), day)


def _shifted(today: date, days: int) -> date | None:
    """The day so many days later; None beyond the calendar's ends."""
    try:
        return today + timedelta(days)
    except OverflowError:
        return None


def _distance(found: re.Match[str]) -> int:
    number = found["number"]
    if number:
        return -(int(number) if number.isdigit() else NUMBERS.index(number.lower()) + 1)
    ways = {"before": -2, "after": 2, "back": -1, "ahead": 1, "same": 0}
    return next(way for name, way in ways.items() if found[name])


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
