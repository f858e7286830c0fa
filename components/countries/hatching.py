"""Which strokes hatch a country on the map?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

STROKES = Path(__file__).parent / "data" / "hatching.tsv"


class Stroke(NamedTuple):
    """A stroke along a meridian, in degrees."""

    lon: float
    south: float
    north: float


@cache
def hatching() -> dict[str, tuple[Stroke, ...]]:
    """The strokes inside each country that the map draws, by ISO 3166-1 alpha-3; none for the smallest islands."""
    rows = (line.split("\t") for line in STROKES.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {
        iso3: tuple(Stroke(*map(float, stroke.split())) for stroke in strokes.split(";") if stroke)
        for iso3, strokes in rows
        if iso3 != "iso3"
    }
