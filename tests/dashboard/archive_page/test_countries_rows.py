"""Do the map and the figure over time draw the right rows of a large answer?"""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.archive_page.countries_figures import MOST, Seen
from dashboard.archive_page.countries_rows import countries_in, periods_in, seen_over_time, seen_together

EARLY, LATE = date(2022, 1, 1), date(2023, 1, 1)
ROWS = pd.DataFrame(
    [
        ("RUS", "Russia", "any", EARLY, 2, 4),
        ("RUS", "Russia", "partner", EARLY, 2, 4),
        ("RUS", "Russia", "any", LATE, 3, 5),
        ("RUS", "Russia", "adversary", LATE, 3, 5),
        ("RUS", "Russia", "partner", LATE, 1, 5),
        ("MDA", "Moldova", "any", LATE, 4, 5),
        ("MDA", "Moldova", "partner", LATE, 4, 5),
    ],
    columns=["iso3", "name", "role", "period", "articles", "of"],
)


def test_the_map_sums_the_periods_of_its_slider() -> None:
    assert seen_together(ROWS, None, EARLY, LATE) == [
        Seen("MDA", "Moldova", "partner", EARLY, 4, 4, 0),
        Seen("RUS", "Russia", "adversary", EARLY, 3, 5, 0),
        Seen("RUS", "Russia", "partner", EARLY, 3, 5, 0),
    ]
    assert seen_together(ROWS, None, EARLY, EARLY) == [Seen("RUS", "Russia", "partner", EARLY, 2, 2, 0)]


def test_one_role_leaves_the_others_out_but_not_who_speaks_of_the_country() -> None:
    assert seen_together(ROWS, "adversary", EARLY, LATE) == [Seen("RUS", "Russia", "adversary", EARLY, 3, 5, 0)]
    assert seen_over_time(ROWS, "adversary") == [Seen("RUS", "Russia", "adversary", LATE, 3, 3, 5)]
    assert periods_in(ROWS, "adversary") == [LATE]
    assert countries_in(ROWS, "adversary") == 1


def test_the_course_has_the_countries_of_most_articles_and_the_one_that_was_chosen() -> None:
    many = pd.DataFrame(
        [
            (f"X{number:02}", f"Land {number}", role, LATE, 100 - number, 200)
            for number in range(30)
            for role in ("any", "member")
        ],
        columns=ROWS.columns,
    )
    assert {each.iso3 for each in seen_over_time(many, None)} == {f"X{number:02}" for number in range(MOST)}
    assert "X29" in {each.iso3 for each in seen_over_time(many, None, "X29")}
    assert countries_in(many, None) == 30
