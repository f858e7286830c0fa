"""Which strokes hatch a country that is only implied? Builds `data/hatching.tsv` from the outlines.

Run by hand after the outlines change: `python -m components.countries.build_hatching OUTLINES.geojson`. The strokes
follow meridians, because a map draws the line between two points as a great circle and only a meridian is one.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

from components.countries.hatching import STROKES, Stroke

HEADER = (
    "# Strokes along meridians inside each country, in degrees (`lon south north`, parted by `;`), from the outlines\n"
    "# of Natural Earth (public domain) by build_hatching.py.\n"
    "iso3\tstrokes\n"
)
ACROSS = 9
"""About so many strokes cross a country."""

CLOSEST, WIDEST = 0.25, 2.0
"""Degrees between two strokes at the least and at the most."""

SHORTEST = 0.1
"""A shorter stroke would not be seen."""

FULL_TURN = 360

Ring = list[list[float]]


def strokes_of(polygons: list[list[Ring]]) -> list[Stroke]:
    """The strokes inside a MultiPolygon's coordinates, by the even-odd rule; the larger the country, the wider."""
    outlines = [[_unbroken(ring) for ring in polygon] for polygon in polygons]
    widths = [max(lon for lon, _ in polygon[0]) - min(lon for lon, _ in polygon[0]) for polygon in outlines]
    step = min(max(max(widths) / ACROSS, CLOSEST), WIDEST)
    return [stroke for polygon in outlines for stroke in _inside(polygon, step)]


def _inside(polygon: list[Ring], step: float) -> list[Stroke]:
    longitudes = [lon for lon, _ in polygon[0]]
    found = []
    for number in range(ceil(min(longitudes) / step - 0.5), floor(max(longitudes) / step - 0.5) + 1):
        lon = (number + 0.5) * step
        crossings = sorted(crossing for ring in polygon for crossing in _crossings(ring, lon))
        found += [
            Stroke(round((lon + 180) % FULL_TURN - 180, 2), round(south, 2), round(north, 2))
            for south, north in zip(crossings[::2], crossings[1::2])  # noqa: B905 - odd in Antarctica, around the pole
            if north - south >= SHORTEST
        ]
    return found


def _crossings(ring: Ring, lon: float) -> list[float]:
    """The latitudes at which a ring crosses a meridian: an even number of them, unless it runs around a pole."""
    return [
        south + (north - south) * (lon - west) / (east - west)
        for (west, south), (east, north) in pairwise(ring)
        if (west < lon) != (east < lon)
    ]


def _unbroken(ring: Ring) -> Ring:
    """The ring closed; where it crosses the antimeridian its longitudes go on beyond ±180."""
    turned = [list(ring[0])]
    for lon, lat in [*ring[1:], ring[0]]:
        turns = round((turned[-1][0] - lon) / FULL_TURN)
        turned.append([lon + FULL_TURN * turns, lat])
    return turned


def main(outlines: Path) -> None:
    """Write the strokes of every feature of the GeoJSON file `outlines`."""
    features = json.loads(outlines.read_text(encoding="utf-8"))["features"]
    lines = []
    for feature in features:
        strokes = ";".join(" ".join(map(str, stroke)) for stroke in strokes_of(feature["geometry"]["coordinates"]))
        lines.append(f"{feature['id']}\t{strokes}\n")
    STROKES.write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
