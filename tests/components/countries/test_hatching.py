"""The strokes over countries that are only implied."""

from __future__ import annotations

from components.countries.build_hatching import SHORTEST, strokes_of
from components.countries.hatching import hatching
from components.countries.label_points import label_points

SQUARE = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0], [0.0, 0.0]]
HOLE = [[3.0, 3.0], [6.0, 3.0], [6.0, 6.0], [3.0, 6.0], [3.0, 3.0]]


def test_strokes_cross_a_square_from_south_to_north() -> None:
    strokes = strokes_of([[SQUARE]])
    assert len(strokes) == 9
    assert {(stroke.south, stroke.north) for stroke in strokes} == {(0.0, 9.0)}


def test_a_hole_is_left_out() -> None:
    at_hole = [stroke for stroke in strokes_of([[SQUARE, HOLE]]) if 3 < stroke.lon < 6]
    assert {(stroke.south, stroke.north) for stroke in at_hole} == {(0.0, 3.0), (6.0, 9.0)}


def test_a_country_across_the_antimeridian_is_hatched_on_both_sides() -> None:
    strokes = strokes_of([[[[175.0, 0.0], [-175.0, 0.0], [-175.0, 5.0], [175.0, 5.0], [175.0, 0.0]]]])
    assert {stroke.lon > 0 for stroke in strokes} == {True, False}
    assert all(abs(stroke.lon) > 170 for stroke in strokes)


def test_every_country_that_is_drawn_has_a_row_and_sound_strokes() -> None:
    assert hatching().keys() == label_points().keys()
    strokes = [stroke for row in hatching().values() for stroke in row]
    assert all(-180 <= stroke.lon <= 180 and stroke.south + SHORTEST <= stroke.north + 0.01 for stroke in strokes)
    assert len(hatching()["ROU"]) >= 8
