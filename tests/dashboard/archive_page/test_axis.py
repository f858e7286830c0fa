"""Does the calendar below a figure name periods, evenly, and end with the last day?"""

from __future__ import annotations

from datetime import date

from dashboard.archive_page.axis import TICKS, calendar_axis, middle, width_of


def test_the_axis_runs_from_the_first_day_to_the_last_and_names_some_periods() -> None:
    axis = calendar_axis([date(2020, 1, 1), date(2023, 12, 1)], "month")
    assert axis["range"] == ["2020-01-01", "2023-12-31T23:59:59"]
    assert 1 < len(axis["tickvals"]) <= TICKS + 1
    assert axis["ticktext"][0] == "Jan<br>2020"


def test_a_single_period_is_named_once() -> None:
    axis = calendar_axis([date(2023, 1, 1)], "year")
    assert (axis["ticktext"], axis["range"]) == (["2023"], ["2023-01-01", "2023-12-31T23:59:59"])


def test_points_stand_in_the_middle_of_their_period_and_bars_fill_most_of_it() -> None:
    assert middle(date(2023, 2, 1), "month") == "2023-02-14T12:00:00"
    assert width_of(date(2023, 2, 1), "month") == 0.75 * 28 * 86_400_000
