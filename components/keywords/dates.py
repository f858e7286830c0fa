"""Which days does an article speak of?

Days by name ("Tuesday"), by number ("29 November", "Nov. 29, 2022", "2022-11-29") and by distance ("yesterday",
"three days ago") are resolved from the article's date: a weekday, or a date without a year, means the day nearest that
date that fits the tense of its clause. What cannot be resolved is left out: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from components.article import Span
from components.keywords.records import DateMention
from components.keywords.tense import Tense, tense_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.article import Article, Outline

__all__ = ["DATES_VERSION", "DateMention", "find_dates"]

DATES_VERSION = "days-1"

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_MONTHS = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
SHORT_WEEKDAYS = "Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun".split()

MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
WEEKDAY = rf"(?P<weekday>(?:{'|'.join(WEEKDAYS)})\b|(?:{'|'.join(SHORT_WEEKDAYS)})\b\.?(?=,? (?:\d|[A-Z])))"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
"""Days and years as news writes them; a number that goes on is neither."""

BY_NUMBER = re.compile(
    rf"(?<![\w.,/–-])(?:(?P<name>{'|'.join(WEEKDAYS)}),? (?:the )?)?{DAY}(?: of)? {MONTH}(?:,? {YEAR})?(?![\w/])"
)
BY_NUMBER_MONTH_FIRST = re.compile(
    rf"(?<![\w/-])(?:(?P<name>{'|'.join(WEEKDAYS)}),? )?{MONTH} {DAY}"
    rf"(?!\w|[.,:/]\d|%| ?(?:million|billion|per cent))(?:,? {YEAR})?"
)
ISO = re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w/-])")

NAMED_DAY_BEFORE = r"(?:Good|Black|Bloody|Super|Easter|Ash|Palm|Whit|Shrove|Maundy|Holy|Cyber|Fat|Giving)"
NAMED_DAY_AFTER = r"(?:Times|Agreement|Telegraph|Express|Mail|Mirror|Post|Sun|Club|Group|League|People)"
"""Names that hold a weekday and mean no day of this week: Good Friday Agreement, Sunday Times, Sheffield Wednesday."""

BY_NAME = re.compile(
    rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?) )?(?P<weekday>{'|'.join(WEEKDAYS)})(?![\w-])"
)
HABIT_BEFORE = re.compile(
    rf"(?:\b(?:every|each|any|most|many|some|a|one|alternate|previous|following|preceding)|\b{NAMED_DAY_BEFORE})\s$",
    re.IGNORECASE,
)
HABIT_AFTER = re.compile(
    rf"(?:[’']?s)? (?:{NAMED_DAY_AFTER}\b|week\b|fortnight\b"
    r"|(?:of|before|after) (?:the )?(?:last|next|this|previous|following|that)\b)"
)

BY_DISTANCE = re.compile(
    r"\b(?:(?P<before>the day before yesterday)|(?P<after>the day after tomorrow)"
    r"|(?P<back>yesterday)|(?P<ahead>tomorrow)|(?P<same>today|tonight)"
    r"|(?P<number>two|three|four|five|six|[2-6]) days (?P<ago>ago))\b",
    re.IGNORECASE,
)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}

SURE_WAY = 120
"""A date without a year, so many days from the article's date, is of the year that brings it so near: news would name
another year. Farther off the tense has its say."""

OTHER_YEAR = re.compile(r",? (?:of )?(?P<which>last|next|this) year\b")
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
        yield from _distant_days(article.text, article.date)


def _numbered_days(article: Article, outline: Outline) -> Iterator[Found]:
    """Days with the number of their month's day."""
    for expression in (ISO, BY_NUMBER, BY_NUMBER_MONTH_FIRST):
        for found in expression.finditer(article.text):
            parts = found.groupdict()
            month, number = _month(parts["month"]), int(parts["day"])
            if parts["year"]:
                day = _day(int(parts["year"]), month, number)
            else:
                day = _day_of_some_year(article, outline, found, month, number)
            if day:
                yield (*found.span(), day)


def _day_of_some_year(article: Article, outline: Outline, found: re.Match[str], month: int, number: int) -> date | None:
    """The day nearest the article's date that fits the weekday named beside it, or else the tense."""
    today = article.date
    if today is None:
        return None
    weekday = found["name"]
    named = OTHER_YEAR.match(article.text, found.end())
    if named:
        return _day(today.year + YEARS[named["which"]], month, number)
    days = [day for year in range(today.year - 1, today.year + 2) if (day := _day(year, month, number))]
    if weekday:
        days = [day for day in days if day.weekday() == WEEKDAYS.index(weekday)]
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
    for found in BY_NAME.finditer(text):
        start, end = found.span()
        if HABIT_BEFORE.search(text, max(start - 12, 0), start) or HABIT_AFTER.match(text, end, end + 40):
            continue
        weekday = WEEKDAYS.index(found["weekday"])
        way = (found["which"] or "").lower().split(" ")
        day = _relative_weekday(today, weekday, way[0]) if way[0] else None
        if day is None:
            day = _nearest_weekday(today, weekday, tense_at(text, outline, start, end))
        if day:
            yield start, end, day


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
    for found in BY_DISTANCE.finditer(text):
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
        return -(NUMBERS.get(number.lower()) or int(number))
    ways = {"before": -2, "after": 2, "back": -1, "ahead": 1, "same": 0}
    return next(way for name, way in ways.items() if found[name])


def _month(written: str) -> int:
    """The number of a month, from its name, its abbreviation or its number; 0 for none."""
    if written.isdigit():
        return int(written)
    return next((number for number, name in enumerate(MONTHS, 1) if name[:3] == written[:3]), 0)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
