"""Where on the map is a country?"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast

from components.countries.names import DATA


@cache
def world() -> dict[str, Any]:
    """The world's countries as a GeoJSON FeatureCollection of MultiPolygons, each `id` an ISO 3166-1 alpha-3 code.

    The one shared object: do not change it. `note` says where the outlines are from, for the line below the map.
    """
    return cast("dict[str, Any]", json.loads((DATA / "world.geojson").read_text(encoding="utf-8")))


@cache
def outlined() -> frozenset[str]:
    """The codes of all countries that the map has an outline for."""
    return frozenset(feature["id"] for feature in world()["features"])
