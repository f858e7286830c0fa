"""Where on the map does a country's label stand?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

POINTS = Path(__file__).parent / "data" / "label_points.tsv"


@cache
def label_points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude in degrees by ISO 3166-1 alpha-3, for every country that the map draws."""
    rows = (line.split("\t") for line in POINTS.read_text(encoding="utf-8").splitlines()[2:])
    return {iso3: (float(lon), float(lat)) for iso3, lon, lat in rows}
