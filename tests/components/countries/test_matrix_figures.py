"""The matrices of countries together and of who speaks of whom."""

from __future__ import annotations

from components.countries.comentions import Pair, SpokenOf
from components.countries.matrix_figures import (
    MOST,
    comention_matrix,
    comention_takeaway,
    pair_key,
    speech_key,
    speech_matrix,
    speech_takeaway,
)

NAMES = {"UKR": "Ukraine", "RUS": "Russia", "MDA": "Moldova"}
PAIRS = [Pair("UKR", "RUS", (1, 4), ()), Pair("RUS", "MDA", (), (2,))]
CELLS = [SpokenOf("Ann <b>Berg</b>", "UKR", (1, 3), ()), SpokenOf(None, "RUS", (), (2,))]


def test_each_pair_is_one_bubble_with_the_number_of_its_sentences() -> None:
    named, implied = comention_matrix(PAIRS, NAMES).data
    assert (list(named.text), list(named.customdata)) == (["2"], ["UKR-RUS"])
    assert (list(implied.text), list(implied.customdata)) == (["1"], ["RUS-MDA"])


def test_a_pair_that_is_only_implied_is_hollow_and_named_so_in_the_legend() -> None:
    named, implied = comention_matrix(PAIRS, NAMES).data
    assert (named.marker.symbol, implied.marker.symbol, implied.name) == ("circle", "circle-open", "only implied")
    assert comention_matrix(PAIRS, NAMES).layout.showlegend
    assert not comention_matrix(PAIRS[:1], NAMES).layout.showlegend


def test_a_bubble_stands_in_the_row_and_column_of_its_countries() -> None:
    figure = comention_matrix(PAIRS, NAMES)
    column = list(figure.layout.xaxis.ticktext)[figure.data[0].x[0]]
    rows = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    assert (column, rows[figure.data[0].y[0]]) == ("UKR", "Russia")


def test_no_more_countries_are_drawn_than_fit_a_phone() -> None:
    codes = [f"C{number:02}" for number in range(40)]
    pairs = [Pair(codes[0], code, tuple(range(number)), ()) for number, code in enumerate(codes[1:], 1)]
    figure = comention_matrix(pairs, {code: code for code in codes})
    assert len(figure.layout.yaxis.ticktext) == MOST - 1
    assert "C39" in figure.layout.yaxis.ticktext
    assert "C01" not in figure.layout.yaxis.ticktext


def test_the_chosen_bubble_has_a_ring() -> None:
    plain, chosen = (comention_matrix(PAIRS, NAMES, key).data[0].marker.line.width[0] for key in (None, "UKR-RUS"))
    assert plain < chosen


def test_speakers_are_rows_countries_columns_and_markup_is_shown() -> None:
    figure = speech_matrix(CELLS, NAMES)
    assert list(figure.layout.yaxis.ticktext) == ["Ann &lt;b&gt;Berg&lt;/b&gt;", "Unattributed"]
    assert list(figure.layout.xaxis.ticktext) == ["UKR", "RUS"]
    assert [list(trace.text) for trace in figure.data] == [["2"], ["1"]]


def test_keys_name_both_sides() -> None:
    assert pair_key(PAIRS[0]) == "UKR-RUS"
    assert [speech_key(cell) for cell in CELLS] == ["UKR-Ann <b>Berg</b>", "RUS-"]


def test_the_takeaways_name_who_leads() -> None:
    assert comention_takeaway(PAIRS, NAMES) == (
        "2 pairs of countries stand in one sentence; most often Ukraine and Russia, in 2 sentences."
    )
    assert speech_takeaway(CELLS, NAMES).endswith("most often Ann <b>Berg</b> of Ukraine, in 2 quotations.")


def test_nothing_to_draw_is_said() -> None:
    assert comention_takeaway([], NAMES) == "No two countries stand in one sentence."
    assert speech_takeaway([], NAMES) == "No quotation speaks of a country."
    assert len(comention_matrix([], NAMES).data) == len(speech_matrix([], NAMES).data) == 0
