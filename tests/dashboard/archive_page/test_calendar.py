"""Which periods can a view count by, and what is said of those that are too fine for it?"""

from __future__ import annotations

from datetime import date

from dashboard.archive_page.calendar import MOST, too_fine
from dashboard.archive_page.countries_panel import MOST_STEPS, too_fine_told

TEN_YEARS = (date(2014, 1, 1), date(2023, 12, 31))


def test_units_of_which_a_span_has_too_many_are_left_out_and_years_never_are() -> None:
    assert too_fine((date(2024, 1, 1), date(2024, 12, 31)), MOST_STEPS) == {}
    assert too_fine(TEN_YEARS, MOST_STEPS) == {"day": 3652, "week": 521}
    assert too_fine(TEN_YEARS, MOST) == {"day": 3652}
    assert too_fine((date.min, date.max)).keys() == {"day", "week", "month"}


def test_the_days_may_come_in_any_order() -> None:
    assert too_fine((TEN_YEARS[1], TEN_YEARS[0])) == too_fine(TEN_YEARS)


def test_one_sentence_says_what_is_too_fine_for_the_slider_and_what_to_do() -> None:
    assert too_fine_told({"day": 3652, "week": 521}) == (
        "3,652 days or 521 weeks are too many steps for the map and its slider: choose fewer days above."
    )
    assert too_fine_told({"day": 540}).startswith("540 days are too many")
    assert too_fine_told({"day": 20000, "week": 2857, "month": 714}).startswith(
        "20,000 days, 2,857 weeks or 714 months"
    )
