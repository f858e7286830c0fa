"""Days that an article speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from components.article import Article, outline
from components.keywords.dates import find_dates

TUESDAY = date(2022, 11, 29)


def days(text: str, today: date | None = TUESDAY) -> list[tuple[str, str]]:
    article = Article(text, date=today)
    return [(mention.text, mention.iso) for mention in find_dates(article, outline(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 28 November.", ("28 November", "2022-11-28")),
        ("They met on November 28.", ("November 28", "2022-11-28")),
        ("BERLIN, Nov. 28 - Ministers met.", ("Nov. 28", "2022-11-28")),
        ("They met on the 28th of November.", ("28th of November", "2022-11-28")),
        ("It began on 24 February 2022.", ("24 February 2022", "2022-02-24")),
        ("It began on February 24, 2022.", ("February 24, 2022", "2022-02-24")),
        ("Updated 2021-03-05.", ("2021-03-05", "2021-03-05")),
        ("They met on Monday, 28 November.", ("Monday, 28 November", "2022-11-28")),
        ("It was signed on 3 March last year.", ("3 March", "2021-03-03")),
    ],
)
def test_a_day_by_number_is_read_in_every_order(text: str, expected: tuple[str, str]) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They will meet on 15 January.", "2023-01-15"),
        ("A review is due on 15 May.", "2023-05-15"),
        ("It was agreed on 15 May.", "2022-05-15"),
        ("They met on Friday, 27 May.", "2022-05-27"),
    ],
)
def test_a_date_without_a_year_takes_the_one_that_fits(text: str, iso: str) -> None:
    assert [day for _, day in days(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on Thursday.", "2022-11-24"),
        ("They will meet on Thursday.", "2022-12-01"),
        ("They are to meet on Thursday.", "2022-12-01"),
        ("The ministers leave on Thursday.", "2022-12-01"),
        ("The deal will be signed on Thursday.", "2022-12-01"),
        ("The deal was signed on Thursday.", "2022-11-24"),
        ("The deal agreed on Thursday will hold.", "2022-11-24"),
        ("On Thursday they met.", "2022-11-24"),
        ("Thursday's vote was calm.", "2022-11-24"),
        ("He told reporters on Tuesday.", "2022-11-29"),
        ("The summit, planned for Thursday, may fail.", "2022-12-01"),
        ("They go on until Friday.", "2022-12-02"),
        ("All were held until Friday.", "2022-11-25"),
        ("They met last Thursday.", "2022-11-24"),
        ("They will meet next Thursday.", "2022-12-08"),
        ("The text is ready this Thursday.", "2022-12-01"),
    ],
)
def test_a_weekday_is_the_nearest_that_fits_the_tense(text: str, iso: str) -> None:
    assert [day for _, day in days(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met yesterday.", "2022-11-28"),
        ("They meet tomorrow.", "2022-11-30"),
        ("They met today.", "2022-11-29"),
        ("They met three days ago.", "2022-11-26"),
        ("They met the day before yesterday.", "2022-11-27"),
        ("They meet the day after tomorrow.", "2022-12-01"),
    ],
)
def test_a_day_by_distance_is_counted_from_the_articles_date(text: str, iso: str) -> None:
    assert [day for _, day in days(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "They meet every Friday.",
        "The Good Friday Agreement holds.",
        "He wrote in the Sunday Times.",
        "They left on the following Monday.",
        "They met in May 2021.",
        "March 3,000 troops to the border.",
        "It may 5 times fail.",
        "On 31 February nothing happened.",
        "Version 2022-13-45 is out.",
        "It came before Monday of last week.",
    ],
)
def test_what_is_no_certain_day_is_left_out(text: str) -> None:
    assert days(text) == []


def test_without_the_articles_date_only_dates_with_a_year_are_resolved() -> None:
    assert days("On Monday, 3 May and 4 May 2021 they met yesterday.", None) == [("4 May 2021", "2021-05-04")]


def test_days_are_given_in_reading_order_each_at_its_place() -> None:
    text = "Yesterday they met; on 30 November they sign."
    mentions = find_dates(Article(text, date=TUESDAY), outline(text))
    assert [mention.span.of(text) for mention in mentions] == ["Yesterday", "30 November"]


def test_a_29_february_belongs_to_a_leap_year() -> None:
    assert days("It was signed on 29 February.", date(2020, 5, 1)) == [("29 February", "2020-02-29")]


def test_days_at_the_end_of_the_calendar_raise_nothing() -> None:
    days("They meet tomorrow, on Friday and 3 May.", date(9999, 12, 31))
    days("They met yesterday, last Friday and on 3 May.", date(1, 1, 1))


@pytest.mark.parametrize("unit", ["Friday ", "1 May ", "May 1", "2022-", "last ", "\x00", "3", "\u202e5 May"])
def test_hostile_repetition_is_read_in_seconds(unit: str) -> None:
    days(unit * 5_000)
