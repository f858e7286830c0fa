"""Where does a country's label stand? Builds `data/label_points.tsv` from the outlines.

Run by hand after the outlines change: `python -m components.countries.build_label_points OUTLINES.geojson`. A label
stands at the point of a grid over the country's largest polygon that lies inside it and farthest from its edge, an
approximation of the pole of inaccessibility (Garcia-Castellanos and Lombardo 2007).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

POINTS = Path(__file__).parent / "data" / "label_points.tsv"
HEADER = (
    "# Label points in degrees, from the outlines of Natural Earth (public domain) by build_label_points.py.\n"
    "iso3\tlon\tlat\n"
)
STEPS = 40

WHERE_PEOPLE_LIVE = {"RUS": (45.0, 56.5), "CAN": (-85.0, 51.0), "GRL": (-45.0, 66.0)}
"""Countries whose middle is nearly empty: their label stands where most of their people do."""

Ring = NDArray[np.float64]


def label_point(polygons: list[list[list[list[float]]]]) -> tuple[float, float]:
    """Longitude and latitude of the label of a MultiPolygon's coordinates, in degrees."""
    ring = max((_unbroken(polygon[0]) for polygon in polygons), key=lambda ring: abs(_area(ring)))
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    grid = np.array([(x, y) for x in np.linspace(west, east, STEPS) for y in np.linspace(south, north, STEPS)])
    inside = grid[_inside(grid, ring)]
    if not len(inside):
        inside = ring.mean(axis=0, keepdims=True)
    lon, lat = inside[_distance(inside, ring).argmax()]
    return round((float(lon) + 180) % 360 - 180, 2), round(float(lat), 2)


def _unbroken(outline: list[list[float]]) -> Ring:
    """The outline as an array; where it crosses the antimeridian its longitudes go on beyond ±180."""
    ring = np.array(outline)
    ring[:, 0] = np.unwrap(ring[:, 0], period=360)
    return ring


def _area(ring: Ring) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def _inside(points: Ring, ring: Ring) -> NDArray[np.bool_]:
    """Whether each point lies inside the ring, by the even-odd rule."""
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    rise = np.where(y1 == y0, 1e-12, y1 - y0)
    crossed = ((y0 > y) != (y1 > y)) & (x < (x1 - x0) * (y - y0) / rise + x0)
    odd: NDArray[np.bool_] = crossed.sum(axis=1) % 2 == 1
    return odd


def _distance(points: Ring, ring: Ring) -> Ring:
    """Each point's distance to the nearest corner of the ring, longitudes shrunk by the latitude."""
    shrink = np.array([np.cos(np.radians(points[:, 1].mean())), 1.0])
    gaps = (points[:, None, :] - ring[None, :, :]) * shrink
    nearest: Ring = np.sqrt((gaps**2).sum(axis=2)).min(axis=1)
    return nearest


def main(outlines: Path) -> None:
    """Write the label points of every feature of the GeoJSON file `outlines`."""
    world: dict[str, Any] = json.loads(outlines.read_text(encoding="utf-8"))
    lines = []
    for feature in world["features"]:
        lon, lat = WHERE_PEOPLE_LIVE.get(feature["id"]) or label_point(feature["geometry"]["coordinates"])
        lines.append(f"{feature['id']}\t{lon}\t{lat}\n")
    POINTS.write_text(HEADER + "".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
