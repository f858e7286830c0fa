"""Several dated articles: tallies, the strips over the calendar, the table of a period."""

from __future__ import annotations

from datetime import date

import pytest

from components.article import Article, outline
from components.keywords.collection import Opened, rows_of, tallies
from components.keywords.find import own_keyword
from components.keywords.over_dates import Bin, binned
from components.keywords.over_dates_figures import over_dates_figure, over_dates_takeaway, written
from components.keywords.over_dates_panel import period_table
from components.keywords.periods import period_of
from components.keywords.records import Keyword
from components.palette import HIGHLIGHT

LATER = date(2030, 1, 1)
OPENED = (
    Opened("1. A", Article("Peace talks. The weapons came.", "A", date(2024, 1, 10), "Wire")),
    Opened("2. B", Article("War, war and peace.", "B", date(2024, 1, 20))),
    Opened("3. C", Article("Treaties and a treaty.", "C", date(2024, 4, 2))),
    Opened("4. D", Article("Peace without a day.", "D")),
)
PEACE = own_keyword(OPENED[0].article, outline(OPENED[0].article.text), "peace")
TREATY = Keyword("treaty", 1.0, (), None)


def runs(today: date = LATER) -> dict[str, tuple[Bin, ...]]:
    columns = tallies(OPENED, (PEACE, TREATY))
    return {name: binned(column, "month", today) for name, column in zip(("peace", "treaty"), columns, strict=True)}


def test_every_dated_article_is_counted_for_every_keyword() -> None:
    peace, treaty = tallies(OPENED, (PEACE, TREATY))
    assert [(each.article, each.hits) for each in peace] == [("1. A", 1), ("2. B", 1), ("3. C", 0)]
    assert [each.hits for each in treaty] == [0, 0, 2]


def test_an_empty_month_stands_in_the_data_without_a_share() -> None:
    rows = list(rows_of("peace", runs()["peace"], "share", 0))
    assert [row["first_day"] for row in rows] == ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"]
    assert [(row["articles"], row["share"]) for row in rows] == [(2, 1.0), (0, None), (0, None), (1, 0.0)]


def test_a_point_tells_hits_and_articles_and_an_empty_month_has_none() -> None:
    marks = over_dates_figure(runs(), "month", "share").data[-1]
    assert list(marks.customdata) == ["2024-01-01", "2024-04-01"] * 2
    assert "2 hits" in marks.hovertext[0]
    assert "in 2 of 2 articles" in marks.hovertext[0]


def test_shares_have_a_band_and_counts_none() -> None:
    assert len(over_dates_figure(runs(), "month", "share").data) == 4
    assert len(over_dates_figure(runs(), "month", "count").data) == 3


def test_the_line_is_broken_where_nothing_was_written() -> None:
    line = over_dates_figure(runs(), "month", "rate").data[0]
    assert line.y[1] is None
    assert line.connectgaps is False


def test_smoothing_leaves_the_points_as_they_are() -> None:
    raw, smooth = (over_dates_figure(runs(), "month", "count", reach) for reach in (0, 3))
    assert raw.data[-1].y == smooth.data[-1].y
    assert raw.data[0].y != smooth.data[0].y


def test_a_month_that_is_not_over_is_grey() -> None:
    figure = over_dates_figure(runs(date(2024, 4, 10)), "month", "share")
    assert list(figure.data[-1].marker.symbol) == ["circle", "circle-open"] * 2
    assert [shape.type for shape in figure.layout.shapes].count("rect") == 1
    assert "not over" in figure.data[-1].hovertext[1]


def test_the_chosen_month_stands_out() -> None:
    colours = over_dates_figure(runs(), "month", "share", 0, "2024-04-01").data[-1].marker.color
    assert [colour == HIGHLIGHT for colour in colours] == [False, True] * 2


def test_a_burst_is_a_bar_below_its_strip() -> None:
    bins = tuple(
        Bin(period_of(date(2024, 1, day + 1), "day"), 40, holding, 4_000, holding)
        for day, holding in enumerate([1, 2, 1, 0, 9, 12, 8, 1, 2, 1])
    )
    figure = over_dates_figure({"peace": bins}, "day", "share")
    assert list(figure.data[2].base) == ["2024-01-05"]
    assert "in a burst 5 Jan 2024 to 7 Jan 2024" in over_dates_takeaway({"peace": bins}, "day")


def test_the_takeaway_says_hits_and_articles() -> None:
    assert over_dates_takeaway(runs(), "month").startswith(
        "By month from Jan 2024 to Apr 2024: peace, 2 times in 2 of 3 articles; treaty, 2 times in 1 of 3 articles"
    )


@pytest.mark.parametrize(("measure", "told"), [("share", "50%"), ("rate", "0.50"), ("count", "0")])
def test_a_value_is_written_as_its_measure_is_read(measure: str, told: str) -> None:
    assert written(0.5, measure) == told  # type: ignore[arg-type]


def test_a_period_lists_its_articles_with_their_hits() -> None:
    columns = dict(zip(("peace", "Words"), tallies(OPENED, (PEACE, TREATY)), strict=True))
    table = period_table(period_of(date(2024, 1, 1), "month"), columns, OPENED)
    assert list(table["Article"]) == ["A", "B"]
    assert list(table["“peace”"]) == [1, 1]
    assert list(table["Words"]) == [5, 4]
