"""Are tones counted up and down, their mean told, and stances set on their sides, without colour too?"""

from __future__ import annotations

from datetime import date

from dashboard.archive_page.tone_figures import (
    ToneBin,
    Toward,
    course_takeaway,
    tone_course,
    toward_figure,
    toward_takeaway,
)

BINS = [
    ToneBin(date(2022, 1, 1), 2, 1, 1, 0, 1, 0.25),
    ToneBin(date(2023, 1, 1), 0, 0, 0, 0, 2, None),
    ToneBin(date(2024, 1, 1), 0, 3, 0, 1, 0, -0.5),
]
TOWARD = [Toward("MDA", "Moldova", 3, 0, 1), Toward("RUS", "Russia", 0, 2, 0), Toward("FRA", "France", 0, 0, 1)]


def test_positive_tones_go_up_and_negative_ones_down() -> None:
    figure = tone_course(BINS, "year", "quotation")
    heights = {trace.name: list(trace.y) for trace in figure.data if trace.type == "bar"}
    assert heights == {"+ positive": [2, 0, 0], "± mixed": [1, 0, 0], "− negative": [-1, 0, -3]}
    assert list(figure.layout.yaxis.ticktext) == ["3", "0", "3"]


def test_a_period_without_a_score_has_no_mean() -> None:
    means = tone_course(BINS, "year", "quotation").data[0]
    assert list(means.customdata) == ["2022-01-01", "2024-01-01"]
    assert list(means.y) == [0.25, -0.5]


def test_the_course_says_in_words_from_where_to_where_it_goes() -> None:
    told = course_takeaway(BINS, "year", "quotation")
    assert told == (
        "Tone of 11 quotations by year: 2 positive, 4 negative, 1 mixed, 1 neutral, 3 no signal. "
        "The mean goes from +0.25 in 2022 to −0.50 in 2024."
    )
    assert course_takeaway([], "year", "stance").startswith("No stance")


def test_critical_stances_stand_left_and_supportive_ones_right() -> None:
    critical, supportive, neutral = toward_figure(TOWARD, "RUS").data
    assert list(critical.x) == [0, -2, 0]
    assert list(supportive.x) == [3, 0, 0]
    assert list(critical.marker.line.width) == [0, 3, 0]
    assert list(neutral.marker.size) == [0, 0, 10]


def test_stances_are_told_in_words() -> None:
    assert "Moldova (supportive 3, critical 0, neutral 1)" in toward_takeaway(TOWARD, "Ann Berg")
    assert toward_takeaway([], "Ann Berg") == "No stance of Ann Berg toward a country was read."
