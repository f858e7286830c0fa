"""The days and stretches of which a text speaks, in the calendar's order, and their figure."""

from __future__ import annotations

from datetime import date

import pytest

from components.article import Article, outline
from components.keywords.date_figures import dates_figure, dates_takeaway, far_off
from components.keywords.dates import find_dates
from components.keywords.exports import date_rows
from components.keywords.mentioned import Mentioned, mentioned
from components.keywords.stretches import find_stretches

TEXT = (
    "They met on Tuesday. On 29 November they spoke. They will meet again in January. The treaty of 1949 holds. "
    "It began on Monday. They sign on Friday."
)
TUESDAY = date(2022, 11, 29)


def spoken_of(text: str = TEXT, today: date | None = TUESDAY) -> tuple[Article, tuple[Mentioned, ...]]:
    article, parts = Article(text, date=today), outline(text)
    days = find_dates(article, parts)
    return article, mentioned(days, find_stretches(article, parts, days))


def test_every_day_comes_once_in_the_calendars_order_with_all_its_words() -> None:
    _, found = spoken_of()
    assert [each.name for each in found] == ["1949", "Mon 28 Nov 2022", "Tue 29 Nov 2022", "Fri 2 Dec 2022", "Jan 2023"]
    assert found[2].words == ("Tuesday", "29 November")


def test_each_lies_before_on_or_after_the_articles_date() -> None:
    article, found = spoken_of()
    assert [each.side(article.date) for each in found] == ["before", "before", "on", "after", "after"]


def test_a_stretch_with_the_articles_date_in_it_lies_around_it() -> None:
    article, found = spoken_of("Trade grew this year.")
    assert found[0].side(article.date) == "around"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It is due in early March.", "1–10 Mar 2023"),
        ("They meet next week.", "5–11 Dec 2022"),
        ("They met last week.", "21–27 Nov 2022"),
        ("It is due in the first half of 2023.", "1 Jan – 30 Jun 2023"),
        ("They meet in 2030.", "2030"),
    ],
)
def test_a_stretch_is_named_as_short_as_it_can_be(text: str, name: str) -> None:
    assert [each.name for each in spoken_of(text)[1]] == [name]


def test_every_day_has_a_mark_that_opens_its_sentence() -> None:
    article, found = spoken_of()
    figure = dates_figure(article, outline(TEXT), found)
    marks = [list(each) for trace in figure.data for each in trace.customdata]
    assert sorted(marks) == [
        ["date:1949-01-01/1949-12-31", 3],
        ["date:2022-11-28", 4],
        ["date:2022-11-29", 0],
        ["date:2022-12-02", 5],
        ["date:2023-01-01/2023-01-31", 2],
    ]
    assert figure.layout.annotations[0].text == "this article"


def test_what_is_far_off_is_an_arrow_at_the_edge_of_the_near_calendar() -> None:
    article, found = spoken_of()
    assert [each.name for each in far_off(article, found)] == ["1949"]
    points = dates_figure(article, outline(TEXT), found, near=True).data[1]
    assert points.marker.symbol[0] == "triangle-left-open"
    assert points.x[0] == "2022-11-28"


def test_the_takeaway_counts_what_lies_before_and_after() -> None:
    article, found = spoken_of()
    assert dates_takeaway(article, found) == (
        "The text speaks of 5 days and stretches of time, from 1949 to Jan 2023: 2 before the article, 1 on its day, "
        "2 after it."
    )
    assert "no day" in dates_takeaway(article, ())


def test_an_article_without_a_date_has_the_days_with_a_year() -> None:
    article, found = spoken_of(today=None)
    assert [each.name for each in found] == ["1949"]
    assert dates_figure(article, outline(TEXT), found).layout.shapes == ()


@pytest.mark.parametrize("today", [date.min, date.max])
def test_the_calendars_ends_raise_nothing(today: date) -> None:
    article, found = spoken_of("They met today, in 1949 and on Friday.", today)
    for near in (True, False):
        dates_figure(article, outline(article.text), found, near=near)


def test_the_file_has_a_row_for_each_mention_with_its_place() -> None:
    article, found = spoken_of()
    rows = list(date_rows(article, outline(TEXT), found))
    assert len(rows) == 6
    assert all(TEXT[int(str(row["start"])) : int(str(row["end"]))] == row["words"] for row in rows)
