"""Days, weeks, months and years of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.keywords.periods import (
    MOST,
    UNITS,
    Period,
    Unit,
    fitting_units,
    period_name,
    period_of,
    periods,
    usual_unit,
)

TUESDAY = date(2022, 11, 29)


@pytest.mark.parametrize(
    ("unit", "first", "last", "name"),
    [
        ("day", date(2022, 11, 29), date(2022, 11, 29), "29 Nov 2022"),
        ("week", date(2022, 11, 28), date(2022, 12, 4), "week of 28 Nov 2022"),
        ("month", date(2022, 11, 1), date(2022, 11, 30), "Nov 2022"),
        ("year", date(2022, 1, 1), date(2022, 12, 31), "2022"),
    ],
)
def test_a_day_falls_into_one_period_of_each_unit(unit: Unit, first: date, last: date, name: str) -> None:
    assert period_of(TUESDAY, unit) == Period(first, last)
    assert period_name(period_of(TUESDAY, unit), unit) == name


def test_empty_months_are_given_too() -> None:
    assert [period.first.month for period in periods(date(2023, 11, 5), date(2024, 2, 1), "month")] == [11, 12, 1, 2]


def test_february_ends_when_it_does() -> None:
    assert period_of(date(2024, 2, 10), "month").last == date(2024, 2, 29)
    assert period_of(date(2023, 2, 10), "month").last == date(2023, 2, 28)


@pytest.mark.parametrize("unit", UNITS)
def test_the_calendars_ends_are_in_some_period(unit: Unit) -> None:
    assert period_of(date.max, unit).last == date.max
    assert period_of(date.min, unit).first == date.min


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 900), st.sampled_from(UNITS))
def test_periods_follow_one_another_without_a_gap(first: date, days: int, unit: Unit) -> None:
    run = periods(first, first + timedelta(days), unit)
    assert run[0].first <= first <= run[0].last
    assert run[-1].first <= first + timedelta(days) <= run[-1].last
    assert all(left.last + timedelta(1) == right.first for left, right in pairwise(run))


@given(st.dates(date(1980, 1, 1), date(2060, 1, 1)))
def test_weeks_months_and_years_are_those_of_pandas(day: date) -> None:
    for unit, frequency in (("week", "W-SUN"), ("month", "M"), ("year", "Y")):
        expected = pd.Period(day, freq=frequency)
        ours = period_of(day, unit)  # type: ignore[arg-type]
        assert (ours.first, ours.last) == (expected.start_time.date(), expected.end_time.date())


@pytest.mark.parametrize(("days", "unit"), [(0, "day"), (40, "day"), (100, "week"), (700, "month"), (9_000, "year")])
def test_a_longer_stretch_is_first_seen_in_coarser_periods(days: int, unit: Unit) -> None:
    assert usual_unit(TUESDAY, TUESDAY + timedelta(days)) == unit


def test_nobody_is_offered_a_million_days() -> None:
    assert fitting_units(date.min, date.max) == ("year",)
    assert fitting_units(TUESDAY, TUESDAY + timedelta(MOST)) == ("week", "month", "year")
    assert fitting_units(TUESDAY, TUESDAY) == UNITS
