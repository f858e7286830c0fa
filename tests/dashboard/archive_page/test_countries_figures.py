"""Does each country take the role that most articles give it, told apart without colour, over time?"""

from __future__ import annotations

from datetime import date, timedelta

from components.palette import ROLE_SYMBOLS
from dashboard.archive_page.countries_figures import (
    CROWDED,
    LARGEST,
    MOST,
    Seen,
    drawn_countries,
    drawn_points,
    over_time_takeaway,
    roles_over_time,
    summed,
)

EARLY, LATE = date(2022, 1, 1), date(2023, 1, 1)
SEEN = [
    Seen("RUS", "Russia", "partner", EARLY, 1, 1, 4),
    Seen("RUS", "Russia", "adversary", LATE, 3, 4, 5),
    Seen("RUS", "Russia", "mentioned", LATE, 1, 4, 5),
    Seen("MDA", "Moldova", "partner", LATE, 2, 2, 5),
]


def test_the_commonest_role_comes_first_and_the_country_spoken_of_most() -> None:
    assert summed(SEEN) == {"RUS": {"adversary": 3, "partner": 1, "mentioned": 1}, "MDA": {"partner": 2}}


def test_a_row_per_country_has_a_symbol_for_the_role_of_each_period() -> None:
    assert drawn_points(SEEN) == [SEEN[0], SEEN[1], SEEN[3]]
    marks = roles_over_time(SEEN, "year", ("RUS", LATE)).data[0]
    assert list(marks.marker.symbol) == [ROLE_SYMBOLS[role] for role in ("partner", "adversary", "partner")]
    assert list(marks.marker.line.width) == [0, 3, 0]
    assert marks.hovertext[1] == "<b>Russia</b>, 2023<br>in 4 of 5 articles<br>adversary in 3<br>mentioned in 1"


def test_among_equally_common_roles_what_a_reader_looks_for_comes_first() -> None:
    seen = [Seen("RUS", "Russia", role, LATE, 1, 2, 5) for role in ("mentioned", "member", "adversary")]
    assert drawn_points(seen)[0].role == "adversary"


def test_no_more_rows_are_drawn_than_can_be_read() -> None:
    many = [Seen(f"X{number:02}", f"Land {number}", "member", LATE, 1, 1, 99) for number in range(40)]
    assert len(drawn_countries(many)) == MOST
    assert len(roles_over_time(many, "year").layout.yaxis.ticktext) == MOST


def test_marks_are_smaller_where_many_periods_share_a_row() -> None:
    days = [date(2024, 1, 1) + timedelta(day) for day in range(366)]
    few, many = (
        roles_over_time([Seen("RUS", "Russia", "partner", day, 1, 1, 1) for day in run], "day").data[0].marker.size
        for run in (days[:40], days)
    )
    assert set(few) == {LARGEST}
    assert set(many) == {CROWDED}


def test_the_course_says_in_words_what_it_shows() -> None:
    told = over_time_takeaway(SEEN, "year")
    assert told == "Roles by year, 2022 to 2023: Russia mostly adversary (3), Moldova mostly partner (2)."
    assert "None of these articles" in over_time_takeaway([], "year")


def test_markup_in_a_name_is_not_obeyed() -> None:
    seen = [Seen("RUS", "<b>R</b>", "member", LATE, 1, 1, 1)]
    assert roles_over_time(seen, "year").layout.yaxis.ticktext[0] == "&lt;b&gt;R&lt;/b&gt;"
