"""Does the map have every country, the right way round?"""

import json
from functools import cache
from itertools import pairwise
from math import atan2, cos, pi, radians, sin
from pathlib import Path
from typing import Any

import pytest

from components.countries.build_world import _simplified, build
from components.countries.label_points import label_points

WORLD_FILE = Path(__file__).resolve().parents[3] / "dashboard" / "static" / "world.geojson"
EARTH_LAND = 147e6  # square kilometres, CIA World Factbook 148.94 million with lakes
EARTH_RADIUS = 6371.0


@cache
def world() -> dict[str, Any]:
    """The map's outlines as the app serves them."""
    return json.loads(WORLD_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def sphere_share(ring: list[list[float]]) -> float:
    """The area to the right of a ring on the unit sphere, 0…4π: d3-geo's geoArea, which draws what is to the right."""
    total = 0.0
    for (lon0, lat0), (lon1, lat1) in pairwise(ring):
        half0, half1 = radians(lat0) / 2 + pi / 4, radians(lat1) / 2 + pi / 4
        step = radians(lon1 - lon0)
        sign, step = (1 if step >= 0 else -1), abs(step)
        k = sin(half0) * sin(half1)
        total += atan2(k * sign * sin(step), cos(half0) * cos(half1) + k * cos(step))
    area = 2 * total
    return area + 4 * pi if area < 0 else area


def shapes() -> list[tuple[str, list[list[list[float]]]]]:
    return [(f["id"], polygon) for f in world()["features"] for polygon in f["geometry"]["coordinates"]]


def test_every_outline_lies_on_the_small_side_of_its_ring() -> None:
    for code, polygon in shapes():
        assert sphere_share(polygon[0]) < pi, code


def test_every_hole_runs_the_other_way_round() -> None:
    for code, polygon in shapes():
        for hole in polygon[1:]:
            assert sphere_share(hole) > 3 * pi, code


def test_the_outlines_together_have_the_area_of_the_land() -> None:
    covered = sum(sphere_share(polygon[0]) for _, polygon in shapes()) * EARTH_RADIUS**2
    assert covered == pytest.approx(EARTH_LAND, rel=0.02)


def test_every_ring_is_closed_and_lies_on_the_globe() -> None:
    for code, polygon in shapes():
        for ring in polygon:
            assert ring[0] == ring[-1], code
            assert len(ring) >= 4, code
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring), code


@pytest.mark.parametrize("code", ["XKX", "TWN", "PSE", "MLT", "BHR", "SGP", "MCO", "TUV", "FJI", "RUS", "USA", "SSD"])
def test_small_and_disputed_countries_are_on_the_map(code: str) -> None:
    assert code in {feature["id"] for feature in world()["features"]}


def test_no_country_is_drawn_twice() -> None:
    ids = [feature["id"] for feature in world()["features"]]
    assert len(ids) == len(set(ids))


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    assert WORLD_FILE.stat().st_size < 600_000
    assert "Natural Earth" in world()["note"]


def test_a_merged_shape_is_drawn_with_the_country_it_joins(tmp_path: Path) -> None:
    square = [[[0, 0], [0, 10], [10, 0], [0, -10], [-10, 0]]]
    shape = {"type": "Polygon", "arcs": [[0]]}
    topology = {
        "transform": {"scale": [1, 1], "translate": [30, 30]},
        "arcs": square,
        "objects": {"countries": {"geometries": [shape | {"properties": {"a3": code}} for code in ("CYP", "CYN")]}},
    }
    source = tmp_path / "topology.json"
    source.write_text(json.dumps(topology), encoding="utf-8")
    (cyprus,) = build(source)["features"]
    assert cyprus["properties"]["name"] == "Cyprus"
    assert len(cyprus["geometry"]["coordinates"]) == 2
    assert cyprus["geometry"]["coordinates"][0][0][0] == (30, 30)


def test_a_border_is_simplified_by_less_than_the_tolerance() -> None:
    border = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0)]
    assert _simplified(border) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_small_island_keeps_its_shape() -> None:
    island = [(0.0, 0.0), (0.02, 0.01), (0.04, 0.0), (0.02, -0.01), (0.0, 0.0)]
    assert _simplified(island) == island


def test_every_country_on_the_map_has_a_label_point() -> None:
    assert {feature["id"] for feature in world()["features"]} == set(label_points())
