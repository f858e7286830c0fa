"""Who stands how toward which country, at one glance."""

from __future__ import annotations

from components.article import Span
from components.palette import HIGHLIGHT, NEGATIVE, POSITIVE, tone_colour
from components.tone.records import Stance
from components.tone.stance_figures import MOST, left_out, sign, stance_matrix, stance_takeaway

NAMES = {"NOR": "Norway", "SWE": "Sweden"}
ANN = Stance("Ann Berg", "NOR", "critical", -0.8, 0.9, (Span(0, 6),))
BO = Stance("Bo Dahl", "SWE", "supportive", 0.7, 0.5, (Span(8, 14),))
AUTHOR = Stance(None, "NOR", "neutral", 0.3, 0.8, (Span(20, 26), Span(30, 36)))


def test_every_stance_is_a_cell_of_its_speaker_and_country() -> None:
    figure = stance_matrix([ANN, BO, AUTHOR], NAMES)
    cells = figure.data[0]
    assert list(figure.layout.yaxis.ticktext) == ["<i>The author</i>", "Ann Berg", "Bo Dahl"]
    assert list(figure.layout.xaxis.ticktext) == ["Norway", "Sweden"]
    assert list(zip(cells.x, cells.y, strict=True)) == [(0, 1), (1, 2), (0, 0)]
    assert list(cells.customdata) == ["stance:NOR-Ann Berg", "stance:SWE-Bo Dahl", "stance:NOR-"]


def test_a_cell_has_a_sign_and_a_colour_and_asks_where_it_is_unsure() -> None:
    cells = stance_matrix([ANN, BO, AUTHOR], NAMES).data[0]
    assert list(cells.text) == ["<b>−</b>", "<b>+?</b>", "<b>0</b>"]
    assert list(cells.marker.color) == [NEGATIVE, POSITIVE, tone_colour(0)]
    assert sign(Stance("Ann", "NOR", "critical", -0.8, None)) == "−"


def test_the_chosen_cell_is_framed() -> None:
    line = stance_matrix([ANN, BO], NAMES, "stance:SWE-Bo Dahl").data[0].marker.line
    assert (line.color, list(line.width)) == (HIGHLIGHT, [0, 3])


def test_the_hover_text_tells_who_toward_whom_how_sure_and_on_how_much() -> None:
    assert stance_matrix([ANN], NAMES).data[0].hovertext[0] == (
        "<b>Ann Berg on Norway</b><br>critical, −0.80, very likely<br>1 mention"
    )


def test_markup_in_a_name_is_drawn_as_text() -> None:
    figure = stance_matrix([Stance("<b>Ann</b>", "NOR", "neutral")], NAMES)
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;Ann&lt;/b&gt;"


def test_more_speakers_than_there_is_room_for_are_counted_and_the_author_stays() -> None:
    crowd = [Stance(f"Speaker {number}", "NOR", "neutral") for number in range(MOST + 4)]
    figure = stance_matrix([*crowd, AUTHOR], NAMES)
    assert len(figure.layout.yaxis.ticktext) == MOST
    assert figure.layout.yaxis.ticktext[0] == "<i>The author</i>"
    assert left_out([*crowd, AUTHOR]) == 5
    assert left_out([ANN, BO]) == 0


def test_the_names_of_many_countries_stand_upright() -> None:
    names = {f"C{number}": f"Country {number}" for number in range(8)}
    assert stance_matrix([ANN, BO], NAMES).layout.xaxis.tickangle == 0
    assert stance_matrix([Stance("Ann", code, "neutral") for code in names], names).layout.xaxis.tickangle == -90


def test_the_takeaway_counts_attitudes_and_names_the_extremes() -> None:
    assert stance_takeaway([ANN, BO, AUTHOR], NAMES) == (
        "3 stances toward countries: 1 supportive, 1 critical, 1 neutral. "
        "Most critical: Ann Berg on Norway. Most supportive: Bo Dahl on Sweden."
    )


def test_where_nobody_takes_sides_no_extreme_is_named() -> None:
    assert stance_takeaway([AUTHOR], NAMES) == "1 stance toward countries: 1 neutral."
    assert stance_takeaway([], NAMES) == "Nobody speaks of a country."
