"""Counts of a keyword over dated articles."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.keywords.over_dates import Bin, Tally, band_of, binned, bursts, measured, smoothed
from components.keywords.periods import period_of

LATER = date(2030, 1, 1)


def tally(day: date, hits: int, words: int = 500, article: str = "a") -> Tally:
    return Tally(article, day, words, hits)


def bins_of(holding: list[int], articles: list[int]) -> list[Bin]:
    days = [date(2024, 1, 1) + timedelta(number) for number in range(len(holding))]
    return [
        Bin(period_of(day, "day"), total, hold, 100 * total, 2 * hold)
        for day, hold, total in zip(days, holding, articles, strict=True)
    ]


def test_articles_of_one_month_share_a_bin_and_an_empty_month_has_one_of_its_own() -> None:
    found = binned(
        [tally(date(2024, 1, 3), 2), tally(date(2024, 1, 30), 0), tally(date(2024, 3, 1), 1)], "month", LATER
    )
    assert [(each.articles, each.holding, each.hits, each.words) for each in found] == [
        (2, 1, 2, 1000),
        (0, 0, 0, 0),
        (1, 1, 1, 500),
    ]


def test_no_article_gives_no_bin() -> None:
    assert binned([], "day", LATER) == ()


def test_a_measure_is_relative_to_what_it_says() -> None:
    each = binned([tally(date(2024, 1, 3), 3, 600), tally(date(2024, 1, 4), 0, 400)], "month", LATER)[0]
    assert measured(each, "count") == 3
    assert measured(each, "rate") == pytest.approx(3.0)
    assert measured(each, "share") == pytest.approx(0.5)


def test_an_empty_period_has_a_count_and_neither_share_nor_rate() -> None:
    empty = Bin(period_of(LATER, "day"), 0, 0, 0, 0)
    assert (measured(empty, "count"), measured(empty, "rate"), measured(empty, "share")) == (0, None, None)
    assert band_of(empty) is None


def test_the_band_is_wilsons() -> None:
    """Newcombe (1998), table I, method 3: 15 of 148."""
    assert band_of(bins_of([15], [148])[0]) == pytest.approx((0.0624, 0.1605), abs=0.0001)


@pytest.mark.parametrize(
    ("today", "over"), [(date(2024, 1, 31), False), (date(2024, 2, 1), True), (date(2023, 12, 1), False)]
)
def test_a_period_is_over_once_its_last_day_is_past(today: date, over: bool) -> None:
    assert binned([tally(date(2024, 1, 3), 1)], "month", today)[-1].over is over


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20), st.integers(0, 5))
def test_a_smoothed_count_is_the_mean_around_it_as_pandas_has_it(hits: list[int], reach: int) -> None:
    found = smoothed(bins_of(hits, [9] * len(hits)), "count", reach)
    expected = pd.Series([2 * hit for hit in hits]).rolling(2 * reach + 1, center=True, min_periods=1).mean()
    assert found == pytest.approx(list(expected))


def test_a_smoothed_share_counts_articles_not_periods() -> None:
    found = smoothed(bins_of([1, 0, 0], [1, 0, 9]), "share", 1)
    assert found == pytest.approx([1.0, 0.1, 0.0])


def test_a_period_that_is_not_over_has_no_smoothed_value_and_counts_in_no_other() -> None:
    tallies = [tally(date(2024, 1, 1), 1), tally(date(2024, 1, 2), 3), tally(date(2024, 1, 3), 50)]
    assert smoothed(binned(tallies, "day", date(2024, 1, 3)), "count", 1) == [2, 2, None]


def test_a_run_of_many_articles_is_a_burst() -> None:
    assert bursts(bins_of([1, 2, 1, 0, 9, 12, 8, 1, 2, 1], [40] * 10)) == [(4, 6)]


def test_empty_periods_begin_no_burst() -> None:
    assert bursts(bins_of([1, 0, 0, 1, 0], [5, 0, 0, 5, 5])) == []


def test_a_period_that_is_not_over_is_in_no_burst() -> None:
    days = [date(2024, 1, 1) + timedelta(number) for number in range(10)]
    tallies = [tally(day, int(day.day > 9 or item == 0)) for day in days for item in range(12)]
    assert bursts(binned(tallies, "day", LATER)) == [(9, 9)]
    assert bursts(binned(tallies, "day", days[-1])) == []
