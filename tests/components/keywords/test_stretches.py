"""Weeks, months, quarters and years that an article speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from components.article import Article, outline
from components.keywords.dates import find_dates
from components.keywords.stretches import find_stretches

TUESDAY = date(2022, 11, 29)


def stretches(text: str, today: date | None = TUESDAY) -> list[tuple[str, str]]:
    article, parts = Article(text, date=today), outline(text)
    return [(each.text, each.iso) for each in find_stretches(article, parts, find_dates(article, parts))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet next week.", ("next week", "2022-12-05/2022-12-11")),
        ("Trade fell last month.", ("last month", "2022-10-01/2022-10-31")),
        ("It ends next year.", ("next year", "2023-01-01/2023-12-31")),
        ("It began two years ago.", ("two years ago", "2020-01-01/2020-12-31")),
        ("It comes later this year.", ("later this year", "2022-11-29/2022-12-31")),
        ("It fell in the last quarter of 2021.", ("the last quarter of 2021", "2021-10-01/2021-12-31")),
        ("It was due in August last year.", ("August last year", "2021-08-01/2021-08-31")),
        ("It was signed in mid-2021.", ("mid-2021", "2021-05-01/2021-08-31")),
        ("It opened at the beginning of 2021.", ("the beginning of 2021", "2021-01-01/2021-01-31")),
    ],
)
def test_a_stretch_is_resolved_from_its_words_and_the_articles_date(text: str, expected: tuple[str, str]) -> None:
    assert stretches(text) == [expected]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They will meet in May.", "2023-05-01/2023-05-31"),
        ("They met in May.", "2022-05-01/2022-05-31"),
        ("The road is shut since June.", "2022-06-01/2022-06-30"),
        ("The mandate runs until February.", "2023-02-01/2023-02-28"),
        ("It fell last December.", "2021-12-01/2021-12-31"),
    ],
)
def test_a_month_without_a_year_is_the_nearest_that_fits(text: str, iso: str) -> None:
    assert [found for _, found in stretches(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "Some 2014 soldiers of 2000 troops came.",
        "It costs 1999.50 euros, up from 2000 million.",
        "The May 5 talks failed.",
        "They met in 2019-2021.",
        "In the 1990s it was calm.",
        "Mrs May spoke.",
    ],
)
def test_what_names_no_stretch_is_left_out(text: str) -> None:
    assert stretches(text) == []


def test_without_the_articles_date_only_what_has_a_year_is_resolved() -> None:
    text = "It began in May, in 2021 or last year."
    assert stretches(text, None) == [("2021", "2021-01-01/2021-12-31")]


def test_what_is_a_day_is_no_stretch_too() -> None:
    assert stretches("They met on 29 November 2022.") == []


def test_stretches_at_the_end_of_the_calendar_raise_nothing() -> None:
    for today in (date.min, date.max):
        stretches("Next year, last month, two weeks ago, in May, at the end of the year and next week.", today)


@pytest.mark.parametrize("unit", ["in 2014 ", "early ", "the end of the year ", "last May ", "since June ", "1999"])
def test_hostile_repetition_is_read_in_seconds(unit: str) -> None:
    stretches(unit * 5_000)
