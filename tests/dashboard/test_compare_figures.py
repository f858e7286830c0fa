"""The figures of a comparison, and what they say in words."""

from __future__ import annotations

from components.keywords.contrast import Contrast
from dashboard.compare_figures import keyword_shifts, keywords_takeaway, shifts_takeaway, tone_shifts
from dashboard.comparing import ToneChange

CHANGES = (
    ToneChange("Ann <b>Berg", -0.5, 0.25, 2, 3),
    ToneChange("Bo Dahl", 0.5, None, 1, 0),
    ToneChange("Silent", None, None, 1, 1),
)
KEYWORDS = (Contrast("sanctions", 9, 0, 500, 500), Contrast("<i>aid", 0, 9, 500, 500))


def test_a_line_joins_the_tones_that_both_texts_have() -> None:
    lines, earlier, later = tone_shifts(CHANGES).data
    assert tuple(lines.x) == (-0.5, 0.25, None)
    assert tuple(earlier.x) == (-0.5, 0.5)
    assert tuple(later.x) == (0.25, None)
    assert (earlier.marker.symbol, later.marker.symbol) == ("circle-open", "circle")


def test_names_are_shown_as_they_are() -> None:
    assert tone_shifts(CHANGES).layout.yaxis.ticktext[0] == "Ann &lt;b&gt;Berg"
    assert "&lt;i&gt;aid" in keyword_shifts(KEYWORDS).layout.yaxis.ticktext


def test_the_takeaway_tells_who_moved_most() -> None:
    assert shifts_takeaway(CHANGES, "speaker") == (
        "Tone by speaker: Ann <b>Berg moved most, from −0.50 to +0.25, more positive; 1 of 3 moved."
    )
    assert "hardly moved" in shifts_takeaway(CHANGES[1:], "speaker")
    assert "hardly moved" in shifts_takeaway([ToneChange("Ann Berg", 0.98, 0.97, 1, 1)], "speaker")


def test_bars_go_right_for_up_and_left_for_down_with_strokes() -> None:
    bars = keyword_shifts(KEYWORDS).data[0]
    assert bars.x[0] > 0 > bars.x[1]
    assert tuple(bars.marker.pattern.shape) == ("", "/")


def test_the_takeaway_tells_what_went_up_and_down() -> None:
    assert keywords_takeaway(KEYWORDS) == "2 keywords changed clearly in frequency; up: sanctions; down: <i>aid."
    assert keywords_takeaway(()) == "No keyword is clearly more or less frequent in the later text."
