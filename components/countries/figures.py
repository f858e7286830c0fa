"""Where in the world do an article's countries lie, and in which role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.countries.label_points import label_points
from components.palette import BORDER, LAND, ROLE_COLOURS, ROLE_ORDER, ROLE_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from components.countries.records import Country, Role

HEIGHT = 360
MARGIN = 12
"""Degrees of land shown around the outermost country."""

IMPLIED = 0.45
"""Opacity of a country that is only implied."""

LEAST = 44
"""Degrees of longitude that the map shows at the least."""

MAP_ROLES: tuple[Role, ...] = ("adversary", "partner", "host", "member", "mentioned")
"""A country of several roles takes the colour of the first of them here; its label names all."""


def map_role(country: Country) -> Role:
    """The role whose colour and symbol a country takes on the map."""
    return next(role for role in MAP_ROLES if role in country.roles)


def role_map(countries: Sequence[Country], geojson: str | dict[str, Any], chosen: str | None = None) -> go.Figure:
    """A map of the countries by role; every mark carries `country:ISO3` as its custom data.

    `geojson` is a feature collection keyed by ISO3, or the address where the browser finds one. A symbol per role
    stands in each country, so that roles are told apart without colour and the smallest can be seen and chosen.
    """
    shown = [role for role in ROLE_ORDER if any(map_role(country) == role for country in countries)]
    symbols = [_symbols([c for c in countries if map_role(c) == role], role, chosen) for role in shown]
    return go.Figure(
        data=[_ground(geojson), _areas(countries, geojson), *symbols],
        layout={
            "height": HEIGHT,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "legend": {"orientation": "h", "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
            "dragmode": "pan",
            "meta": chosen,
            "geo": {
                "visible": False,
                "projection": {"type": "natural earth"},
                "bgcolor": "rgba(0,0,0,0)",
                **_window(countries),
            },
        },
    )


def map_takeaway(countries: Sequence[Country]) -> str:
    """What the map says, in a sentence for those who do not see it."""
    if not countries:
        return "World map: no country was found in the article."
    groups = {role: [country.name for country in countries if role in country.roles] for role in ROLE_ORDER}
    told = "; ".join(f"{role}: {', '.join(names)}" for role, names in groups.items() if names)
    return f"World map of {len(countries)} countries by role. {told}."


def _areas(countries: Sequence[Country], geojson: str | dict[str, Any]) -> dict[str, Any]:
    """The countries' land in the colour of their role, faint where they are only implied."""
    steps = len(MAP_ROLES)
    edges = [[(index + side) / steps, ROLE_COLOURS[role]] for index, role in enumerate(MAP_ROLES) for side in (0, 1)]
    return _land(geojson, [country.iso3 for country in countries]) | {
        "z": [MAP_ROLES.index(map_role(country)) + 0.5 for country in countries],
        "zmin": 0,
        "zmax": steps,
        "colorscale": edges,
        "marker": {
            "line": {"color": "white", "width": 0.6},
            "opacity": [1.0 if country.level == "named" else IMPLIED for country in countries],
        },
        "customdata": [focus_key("country", country.iso3) for country in countries],
        "text": [_told(country) for country in countries],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }


def _symbols(group: Sequence[Country], role: Role, chosen: str | None) -> dict[str, Any]:
    """A symbol in each country of a role: the chosen one is larger."""
    placed = [country for country in group if country.iso3 in label_points()]
    points = [label_points()[country.iso3] for country in placed]
    keys = [focus_key("country", country.iso3) for country in placed]
    return {
        "type": "scattergeo",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "mode": "markers",
        "name": role,
        "marker": {
            "symbol": ROLE_SYMBOLS[role],
            "color": ROLE_COLOURS[role],
            "size": [18 if key == chosen else 11 for key in keys],
            "line": {"color": "white", "width": 1.5},
        },
        "customdata": keys,
        "hovertext": [_told(country) for country in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _told(country: Country) -> str:
    named = sum(mention.level == "named" for mention in country.mentions)
    implied = len(country.mentions) - named
    return f"<b>{country.name}</b><br>{', '.join(country.roles)}<br>named {named}×, implied {implied}×"


def _window(countries: Sequence[Country]) -> dict[str, Any]:
    """The part of the world to show: all the countries' label points and a margin; the whole world without any."""
    points = [label_points()[country.iso3] for country in countries if country.iso3 in label_points()]
    if not points:
        return {}
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    extra = max(LEAST - (east - west), 0) / 2
    return {
        "lonaxis": {"range": [max(west - MARGIN - extra, -180), min(east + MARGIN + extra, 180)]},
        "lataxis": {"range": [max(south - MARGIN, -58), min(north + MARGIN, 84)]},
    }


def _ground(geojson: str | dict[str, Any]) -> dict[str, Any]:
    """All land in a quiet colour, on which the roles stand."""
    return _land(geojson, list(label_points())) | {
        "z": [0.0] * len(label_points()),
        "colorscale": [[0, LAND], [1, LAND]],
        "hoverinfo": "skip",
        "marker": {"line": {"color": BORDER, "width": 0.5}},
    }


def _land(geojson: str | dict[str, Any], codes: list[str]) -> dict[str, Any]:
    return {
        "type": "choropleth",
        "geojson": geojson,
        "featureidkey": "id",
        "locations": codes,
        "showscale": False,
        "showlegend": False,
    }
