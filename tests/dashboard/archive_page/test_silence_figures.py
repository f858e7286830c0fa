"""Does the figure show what was expected beside what was found, and say how sure that is?"""

from __future__ import annotations

from dashboard.archive_page.silence_figures import MOST, Silence, silence_figure, silence_takeaway

SILENCES = [Silence("RUS", "Russia", 6.0, 1, 9, 5.2), Silence("FRA", "France <b>", 2.0, 1, 9, 0.4)]


def test_a_ring_stands_at_the_expected_and_a_point_at_the_found_articles() -> None:
    _, expected, found = silence_figure(SILENCES).data
    assert (list(expected.x), list(found.x)) == ([6.0, 2.0], [1, 1])
    assert list(found.customdata) == ["RUS", "FRA"]


def test_only_what_chance_would_seldom_do_is_bold() -> None:
    assert list(silence_figure(SILENCES).layout.yaxis.ticktext) == ["<b>Russia</b>", "France &lt;b&gt;"]


def test_no_more_rows_are_drawn_than_can_be_read() -> None:
    assert len(silence_figure(SILENCES * 20).layout.yaxis.ticktext) == MOST


def test_the_figure_is_told_in_words() -> None:
    told = silence_takeaway(SILENCES)
    assert told.startswith("Of 9 articles, fewer than expected speak of: Russia (in 1, expected 6.0)")
    assert silence_takeaway([]).startswith("Nothing is missing")
