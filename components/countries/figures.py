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
    figure = go.Figure(_ground(geojson))
    for role in ROLE_ORDER:
        group = [country for country in countries if map_role(country) == role]
        if group:
            figure.add_trace(_areas(group, role, geojson))
            figure.add_trace(_symbols(group, role, chosen))
    figure.update_geos(visible=False, projection_type="natural earth", bgcolor="rgba(0,0,0,0)", **_window(countries))
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False},
        dragmode="pan",
        meta=chosen,
    )
    return figure


def map_takeaway(countries: Sequence[Country]) -> str:
    """What the map says, in a sentence for those who do not see it."""
    if not countries:
        return "World map: no country was found in the article."
    groups = {role: [country.name for country in countries if role in country.roles] for role in ROLE_ORDER}
    told = "; ".join(f"{role}: {', '.join(names)}" for role, names in groups.items() if names)
    return f"World map of {len(countries)} countries by role. {told}."


def _areas(group: Sequence[Country], role: Role, geojson: str | dict[str, Any]) -> go.Choropleth:
    colour = ROLE_COLOURS[role]
    named = [country for country in group if country.level == "named"] or group
    return go.Choropleth(
        geojson=geojson,
        featureidkey="id",
        locations=[country.iso3 for country in group],
        z=[1.0 if country in named else 0.0 for country in group],
        zmin=0,
        zmax=1,
        colorscale=[[0, _lighter(colour)], [1, colour]],
        showscale=False,
        marker={"line": {"color": "white", "width": 0.6}},
        customdata=[focus_key("country", country.iso3) for country in group],
        text=[_told(country) for country in group],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )


def _symbols(group: Sequence[Country], role: Role, chosen: str | None) -> go.Scattergeo:
    points = label_points()
    placed = [country for country in group if country.iso3 in points]
    return go.Scattergeo(
        lon=[points[country.iso3][0] for country in placed],
        lat=[points[country.iso3][1] for country in placed],
        mode="markers",
        name=role,
        marker={
            "symbol": ROLE_SYMBOLS[role],
            "color": ROLE_COLOURS[role],
            "size": [17 if focus_key("country", country.iso3) == chosen else 11 for country in placed],
            "line": {"color": "white", "width": 1.5},
        },
        customdata=[focus_key("country", country.iso3) for country in placed],
        hovertext=[_told(country) for country in placed],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _told(country: Country) -> str:
    named = sum(mention.level == "named" for mention in country.mentions)
    implied = len(country.mentions) - named
    return f"<b>{country.name}</b><br>{', '.join(country.roles)}<br>named {named}×, implied {implied}×"


def _lighter(colour: str) -> str:
    """The colour at half strength, for a country that is only implied."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, 0.45)"


def _window(countries: Sequence[Country]) -> dict[str, Any]:
    """The part of the world to show: all the countries' label points and a margin; the whole world without any."""
    points = [label_points()[country.iso3] for country in countries if country.iso3 in label_points()]
    if not points:
        return {}
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    extra = max(LEAST - (east - west), 0) / 2
    return {
        "lonaxis_range": [max(west - MARGIN - extra, -180), min(east + MARGIN + extra, 180)],
        "lataxis_range": [max(south - MARGIN, -58), min(north + MARGIN, 84)],
    }


def _ground(geojson: str | dict[str, Any]) -> go.Choropleth:
    """All land in a quiet colour, on which the roles stand."""
    everywhere = list(label_points())
    return go.Choropleth(
        geojson=geojson,
        featureidkey="id",
        locations=everywhere,
        z=[0.0] * len(everywhere),
        colorscale=[[0, LAND], [1, LAND]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": BORDER, "width": 0.5}},
        showlegend=False,
    )
