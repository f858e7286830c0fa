"""Where in the world do an article's countries lie, and in which role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.countries.hatching import hatching
from components.countries.label_points import label_points
from components.countries.wording import count_words_of
from components.palette import BORDER, LAND, ROLE_COLOURS, ROLE_ORDER, ROLE_SYMBOLS
from components.plain import by_you, in_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from components.countries.records import Country, Level, Role

HEIGHT = 360
MARGIN = 12
"""Degrees of land shown around the outermost country."""

SHAPE = 0.5
"""At least so many degrees from south to north for each from west to east, so that a wide map fills its frame."""

IMPLIED = 0.3
"""Opacity of a country that is only implied; strokes hatch it."""

IMPLIED_SYMBOLS: dict[Role, str] = {
    "partner": "circle-open-dot",
    "member": "square-open-dot",
    "host": "star-open-dot",
    "adversary": "x-open-dot",
    "mentioned": "diamond-open-dot",
}
"""Symbols of countries that are only implied: hollow, with a dot."""

LEVELS: tuple[Level, ...] = ("named", "implied")
TOLD = 300
"""Characters on hovering over a country."""

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
    stands in each country, so that roles are told apart without colour and the smallest can be seen and chosen. A
    country that is only implied is fainter and hatched, its symbol hollow with a dot.
    """
    groups = {
        (role, level): [country for country in countries if map_role(country) == role and country.level == level]
        for role in ROLE_ORDER
        for level in LEVELS
    }
    symbols = [_symbols(group, role, level, chosen) for (role, level), group in groups.items() if group]
    hatched = [_hatched(group, role) for (role, level), group in groups.items() if group and level == "implied"]
    return go.Figure(
        data=[ground(geojson), _areas(countries, geojson), *hatched, *symbols],
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
                **window([country.iso3 for country in countries]),
            },
        },
    )


def map_takeaway(countries: Sequence[Country]) -> str:
    """What the map says, in a sentence for those who do not see it."""
    if not countries:
        return "World map: no country was found in the article."
    groups = {role: [country.name for country in countries if role in country.roles] for role in ROLE_ORDER}
    told = "; ".join(f"{role}: {', '.join(names)}" for role, names in groups.items() if names)
    implied = ", ".join(country.name for country in countries if country.level == "implied")
    faint = f" Only implied, hatched: {implied}." if implied else ""
    return f"World map of {_countries(len(countries))} by role. {told}.{faint}"


def window(codes: Iterable[str]) -> dict[str, Any]:
    """The part of the world to show, as axes of a map: the label points of all `codes` (iso3) and a margin.

    The whole world without any.
    """
    points = [label_points()[code] for code in codes if code in label_points()]
    if not points:
        return {}
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    extra = max(LEAST - (east - west), 0) / 2
    west, east = max(west - MARGIN - extra, -180), min(east + MARGIN + extra, 180)
    more = max(SHAPE * (east - west) - (north - south) - 2 * MARGIN, 0) / 2
    return {
        "lonaxis": {"range": [west, east]},
        "lataxis": {"range": [max(south - MARGIN - more, -58), min(north + MARGIN + more, 84)]},
    }


def ground(geojson: str | dict[str, Any]) -> dict[str, Any]:
    """All land in a quiet colour, on which the roles stand."""
    return land(geojson, list(label_points())) | {
        "z": [0.0] * len(label_points()),
        "colorscale": [[0, LAND], [1, LAND]],
        "hoverinfo": "skip",
        "marker": {"line": {"color": BORDER, "width": 0.5}},
    }


def land(geojson: str | dict[str, Any], codes: list[str]) -> dict[str, Any]:
    """The land of the countries `codes` (iso3), to be coloured; `geojson` as for `role_map`."""
    return {
        "type": "choropleth",
        "geojson": geojson,
        "featureidkey": "id",
        "locations": codes,
        "showscale": False,
        "showlegend": False,
    }


def _countries(number: int) -> str:
    return "1 country" if number == 1 else f"{number} countries"


def _areas(countries: Sequence[Country], geojson: str | dict[str, Any]) -> dict[str, Any]:
    """The countries' land in the colour of their role, faint where they are only implied."""
    shades = [_shade(role, level) for level in LEVELS for role in MAP_ROLES]
    steps = len(shades)
    return land(geojson, [country.iso3 for country in countries]) | {
        "z": [shades.index(_shade(map_role(country), country.level)) + 0.5 for country in countries],
        "zmin": 0,
        "zmax": steps,
        "colorscale": [[(index + side) / steps, shade] for index, shade in enumerate(shades) for side in (0, 1)],
        "marker": {"line": {"color": "white", "width": 0.6}},
        "customdata": [focus_key("country", country.iso3) for country in countries],
        "text": [_told(country) for country in countries],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }


def _shade(role: Role, level: Level) -> str:
    """The role's colour, see-through for a country that is only implied: a selection would undo a mark's opacity."""
    red, green, blue = (int(ROLE_COLOURS[role][place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {1 if level == 'named' else IMPLIED})"


def _hatched(group: Sequence[Country], role: Role) -> dict[str, Any]:
    """Strokes over countries that are only implied; one trace, parted by gaps."""
    strokes = [stroke for country in group for stroke in hatching().get(country.iso3, ())]
    return {
        "type": "scattergeo",
        "lon": [lon for stroke in strokes for lon in (stroke.lon, stroke.lon, None)],
        "lat": [lat for stroke in strokes for lat in (stroke.south, stroke.north, None)],
        "mode": "lines",
        "line": {"color": ROLE_COLOURS[role], "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _symbols(group: Sequence[Country], role: Role, level: Level, chosen: str | None) -> dict[str, Any]:
    """A symbol in each country of a role and level: the chosen one is larger."""
    placed = [country for country in group if country.iso3 in label_points()]
    points = [label_points()[country.iso3] for country in placed]
    keys = [focus_key("country", country.iso3) for country in placed]
    return {
        "type": "scattergeo",
        "lon": [lon for lon, _ in points],
        "lat": [lat for _, lat in points],
        "mode": "markers",
        "name": role if level == "named" else f"{role}, implied",
        "marker": {
            "symbol": ROLE_SYMBOLS[role] if level == "named" else IMPLIED_SYMBOLS[role],
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
    said = f", {by_you(country.reader)}" if country.reader else ""
    words = in_figure(f"{', '.join(country.roles)}{said}; {count_words_of(country)}", TOLD)
    return f"<b>{in_figure(country.name)}</b><br>{words.replace('; ', '<br>', 1)}"
