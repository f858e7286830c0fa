"""Which weeks, months, quarters and years does an article speak of?

"Next month", "early March", "the third quarter of 2023", "since 2014": what is no single day is a stretch of days. It
is resolved as days are: by its year, by its distance from the article's date, or as the nearest that fits the tense.
The beginning and the end of a month are a week, those of a year a month; early, mid and late are thirds.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from components.article import Span
from components.keywords.date_forms import MONTH_ANCHORS, MONTHS, NUMBERS, OTHER_YEAR, SHORT_MONTHS, YEAR, month_number
from components.keywords.lines import lines_with, matches
from components.keywords.periods import Period, period_of
from components.keywords.records import PeriodMention
from components.keywords.tense import tense_at
from components.keywords.words import known_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from components.article import Article, Outline
    from components.keywords.periods import Unit
    from components.keywords.records import DateMention

PART = (
    r"(?:(?:the )?(?P<edge>beginning|start|end) of (?:the )?"
    r"|(?P<third>(?:[Ee]arl(?:y|ier)|[Mm]id|[Ll]ater?)(?:[ -]in)?)[ -](?:the )?)"
)
BEFORE = r"\b(?i:in|since|until|till|by|before|after|during|from|for|of|to|throughout) (?:the )?"
AFTERWARDS = r"(?![\w’'–-])(?! ?(?:million|billion|per cent|%))(?![.,:/]\d)"

BY_UNIT = re.compile(
    rf"(?i:\b{PART}?(?P<which>this|next|last) (?P<unit>week|month|year)\b)(?! (?:of|before|after)\b)"
    rf"|(?i:\b(?:the )(?P<edge_only>beginning|start|end) of the (?P<this>week|month|year)\b)(?! (?:before|after)\b)"
)
AGO = re.compile(
    rf"(?i:\b(?P<number>a|{'|'.join(NUMBERS)}|1?\d) (?P<unit>week|month|year)s? ago\b)",
)
OF_YEAR = re.compile(
    rf"(?i:\b(?:the )?(?P<ordinal>first|second|third|fourth|last) (?P<share>quarter|half) of ){YEAR}{AFTERWARDS}"
)
ANY_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
BY_MONTH = re.compile(
    rf"(?<![\d–-])(?<!\d )(?:{PART}(?P<part_month>{'|'.join(MONTHS)})(?:,? (?P<part_year>(?:19|20)\d\d))?"
    rf"|{ANY_MONTH},? {YEAR}"
    rf"|\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<which_month>{'|'.join(MONTHS)})"
    rf"|{BEFORE}(?P<bare>{'|'.join(MONTHS)}))(?! ?\d){AFTERWARDS}"
)
BY_YEAR = re.compile(rf"(?:\b{PART}|{BEFORE}){YEAR}{AFTERWARDS}(?= (?P<following>[a-z]+)|)")

YEAR_ANCHORS = (" 19", " 20", "-19", "-20")
"""What stands in every match of `BY_YEAR`."""

UNITS: dict[str, Unit] = {"week": "week", "month": "month", "year": "year"}
SHARES = {"quarter": 3, "half": 6}
WAYS = {"last": -1, "this": 0, "next": 1}
SURE_MONTHS = 4
"""A month without a year, so near, is the nearest; farther off the tense has its say."""

Found = tuple[int, int, Period]


def find_stretches(article: Article, outline: Outline, days: Iterable[DateMention] = ()) -> tuple[PeriodMention, ...]:
    """The stretches of time that the article speaks of, in reading order, outside the `days` found in it.

    Without the article's date only those with a year.
    """
    taken = ((day.span.start, day.span.end, None) for day in days)
    found = sorted([*taken, *_all(article, outline)], key=lambda each: (each[0], -each[1]))
    mentions: list[PeriodMention] = []
    reached = 0
    for start, end, period in found:
        if start >= reached and period:
            mentions.append(PeriodMention(Span(start, end), article.text[start:end], period))
        reached = max(reached, end)
    return tuple(mentions)


def _all(article: Article, outline: Outline) -> Iterator[Found]:
    text = article.text
    for found in matches(OF_YEAR, text, lines_with(text, ("quarter of", "half of"), any_case=True)):
        yield (*found.span(), _share_of_year(found))
    for found in matches(BY_YEAR, text, lines_with(text, YEAR_ANCHORS)):
        if _is_counted(found["following"] or ""):
            continue
        year = period_of(date(int(found["year"]), 1, 1), "year")
        yield (found.start() if _has_part(found) else found.start("year"), found.end(), _part_of(year, found, "year"))
    for found in matches(BY_MONTH, text, lines_with(text, MONTH_ANCHORS)):
        yield from _month(article, outline, found)
    if article.date is not None:
        yield from _by_distance(text, article.date)


def _is_counted(word: str) -> bool:
    """Whether a number before this word counts things: "of 2000 troops" names no year."""
    return word == "people" or (word.endswith("s") and known_words().get(word) == "n")


def _by_distance(text: str, today: date) -> Iterator[Found]:
    """This, next and last week, month and year; two weeks ago; the end of the year."""
    for found in matches(BY_UNIT, text, lines_with(text, tuple(UNITS), any_case=True)):
        unit = UNITS[(found["unit"] or found["this"]).lower()]
        period = _away(today, unit, WAYS[(found["which"] or "this").lower()])
        if period:
            yield (*found.span(), _part_of(period, found, unit, today))
    for found in matches(AGO, text, lines_with(text, (" ago",), any_case=True)):
        written = found["number"].lower()
        number = int(written) if written.isdigit() else NUMBERS.index("one" if written == "a" else written) + 1
        period = _away(today, UNITS[found["unit"].lower()], -number)
        if period:
            yield (*found.span(), period)


def _away(today: date, unit: Unit, number: int) -> Period | None:
    """The period so many units from today's; None beyond the calendar's ends."""
    months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
    try:
        if unit == "week":
            return period_of(today + timedelta(7 * number), "week")
        return period_of(date(months // 12, months % 12 + 1, 1), unit)
    except (OverflowError, ValueError):
        return None


def _month(article: Article, outline: Outline, found: re.Match[str]) -> Iterator[Found]:
    """A month with its year, or the one that "last", "next" or the tense tells."""
    month = month_number(next(filter(None, (found[name] for name in ("part_month", "month", "which_month", "bare")))))
    written = found["part_year"] or found["year"]
    named = None if written or not article.date else OTHER_YEAR.match(article.text, found.end())
    if named and article.date:
        year: int | None = article.date.year + WAYS[named["which"]]
    else:
        year = int(written) if written else _year_of(article, outline, found, month)
    if year is None or not date.min.year <= year <= date.max.year:
        return
    period = period_of(date(year, month, 1), "month")
    start = found.start("bare") if found["bare"] else found.start()
    yield start, (named or found).end(), _part_of(period, found, "month")


def _year_of(article: Article, outline: Outline, found: re.Match[str], month: int) -> int | None:
    """The year of a month that is written without one."""
    today = article.date
    if today is None:
        return None
    way = (found["which"] or "").lower()
    if way == "last":
        return today.year - (month >= today.month)
    if way == "next":
        return today.year + (month <= today.month)
    if way == "this":
        return today.year
    distances = sorted((12 * years + month - today.month for years in (-1, 0, 1)), key=abs)
    tense = tense_at(article.text, outline, found.start("bare") if found["bare"] else found.start(), found.end())
    since = found["bare"] and found.group().lower().startswith("since")
    if (abs(distances[0]) >= SURE_MONTHS or since) and tense:
        distances = [far for far in distances if (far <= 0 if tense == "past" else far >= 0)]
    far = distances[0]
    return (today.year * 12 + today.month - 1 + far) // 12


def _share_of_year(found: re.Match[str]) -> Period:
    months = SHARES[found["share"].lower()]
    shares = 12 // months
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": shares - 1}[found["ordinal"].lower()]
    first = date(int(found["year"]), min(number, shares - 1) * months + 1, 1)
    return Period(first, period_of(first.replace(month=first.month + months - 1), "month").last)


def _has_part(found: re.Match[str]) -> bool:
    return bool(found["edge"] or found["third"])


def _part_of(period: Period, found: re.Match[str], unit: Unit, today: date | None = None) -> Period:
    """The part of a period that is spoken of: its first or last week or month, a third, what is left of it."""
    words = found.groupdict()
    edge, third = (words.get("edge") or words.get("edge_only") or "").lower(), (words.get("third") or "").lower()
    if edge and unit != "week":
        return _edge(period, unit, last=edge == "end")
    if third.startswith(("later", "earlier")):
        if today is None or not period.first <= today <= period.last:
            return period
        return Period(today, period.last) if third.startswith("later") else Period(period.first, today)
    if third and unit != "week":
        return _third(period, unit, ("ear", "mid", "lat").index(third[:3]))
    return period


def _edge(period: Period, unit: Unit, *, last: bool) -> Period:
    if unit == "year":
        return period_of(period.last if last else period.first, "month")
    week = timedelta(6)
    return Period(period.last - week, period.last) if last else Period(period.first, period.first + week)


def _third(period: Period, unit: Unit, number: int) -> Period:
    """The first, middle or last third of a month (ten days) or a year (four months)."""
    if unit == "year":
        first = period.first.replace(month=4 * number + 1)
        return Period(first, period_of(first.replace(month=4 * number + 4), "month").last)
    first = period.first + timedelta(10 * number)
    return Period(first, period.last if number == 2 else first + timedelta(9))  # noqa: PLR2004  the last third
