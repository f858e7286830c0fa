"""In which roles do countries stand in the archive, on the map?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.countries.figures import ground, land, window
from components.countries.label_points import label_points
from components.palette import HIGHLIGHT, ROLE_COLOURS, ROLE_ORDER, ROLE_SYMBOLS
from components.plain import counted, in_figure
from dashboard.archive_page.countries_figures import MOST, spoken_of, summed, symbol_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from components.countries.records import Role
    from dashboard.archive_page.countries_figures import Seen

HEIGHT = 350


def archive_map(seen: Sequence[Seen], geojson: str | dict[str, Any], chosen: str | None = None) -> go.Figure:
    """A map of the countries in the role that most articles give them; each mark carries its country's iso3.

    A symbol per role, larger with more articles, tells roles apart without colour.
    """
    totals, told = summed(seen), _countries_told(seen)
    symbols = [
        _symbols([iso3 for iso3, own in totals.items() if next(iter(own)) == role], role, seen, told, chosen)
        for role in ROLE_ORDER
        if any(next(iter(own)) == role for own in totals.values())
    ]
    return go.Figure(
        data=[ground(geojson), _areas(totals, told, geojson), *symbols],
        layout={
            "height": HEIGHT,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "legend": {
                "orientation": "h",
                "itemsizing": "constant",
                "y": 0,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "dragmode": "pan",
            "meta": chosen,
            "geo": {
                "visible": False,
                "projection": {"type": "natural earth"},
                "bgcolor": "rgba(0,0,0,0)",
                **window(totals),
            },
        },
    )


def map_takeaway(seen: Sequence[Seen], of: int) -> str:
    """What the map says, in a sentence for those who do not see it."""
    totals, names = summed(seen), {each.iso3: each.name for each in seen}
    if not totals:
        return "World map: none of these articles speaks of a country in this role."
    groups = {
        role: [f"{names[iso3]} ({own[role]})" for iso3, own in totals.items() if next(iter(own)) == role]
        for role in ROLE_ORDER
    }
    told = "; ".join(
        f"{role}: {', '.join(found[:MOST])}" + (f" and {len(found) - MOST} more" if len(found) > MOST else "")
        for role, found in groups.items()
        if found
    )
    countries = "1 country" if len(totals) == 1 else f"{len(totals)} countries"
    return f"World map of {countries} in {counted(of, 'article')}, each in the role most articles give it. {told}."


def _countries_told(seen: Sequence[Seen]) -> dict[str, str]:
    """What hovering over each country says."""
    names, spoken = {each.iso3: each.name for each in seen}, spoken_of(seen)
    return {
        iso3: f"<b>{in_figure(names[iso3])}</b><br>in {counted(spoken[iso3], 'article')}<br>"
        + "<br>".join(f"{role} in {number:,}" for role, number in own.items())
        for iso3, own in summed(seen).items()
    }


def _areas(
    totals: Mapping[str, Mapping[Role, int]], told: Mapping[str, str], geojson: str | dict[str, Any]
) -> dict[str, Any]:
    """The countries' land in the colour of their commonest role."""
    steps = len(ROLE_ORDER)
    return land(geojson, list(totals)) | {
        "z": [ROLE_ORDER.index(next(iter(own))) + 0.5 for own in totals.values()],
        "zmin": 0,
        "zmax": steps,
        "colorscale": [
            [(place + side) / steps, ROLE_COLOURS[role]] for place, role in enumerate(ROLE_ORDER) for side in (0, 1)
        ],
        "marker": {"line": {"color": "white", "width": 0.6}},
        "customdata": list(totals),
        "text": [told[iso3] for iso3 in totals],
        "hovertemplate": "%{text}<extra></extra>",
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
    }


def _symbols(
    group: Sequence[str], role: Role, seen: Sequence[Seen], told: Mapping[str, str], chosen: str | None
) -> dict[str, Any]:
    """The symbols of the countries whose commonest role is the same."""
    spoken = spoken_of(seen)
    most = max(spoken.values())
    placed = [iso3 for iso3 in group if iso3 in label_points()]
    return {
        "type": "scattergeo",
        "lon": [label_points()[iso3][0] for iso3 in placed],
        "lat": [label_points()[iso3][1] for iso3 in placed],
        "mode": "markers",
        "name": role,
        "marker": {
            "symbol": ROLE_SYMBOLS[role],
            "color": ROLE_COLOURS[role],
            "size": [symbol_size(spoken[iso3], most) for iso3 in placed],
            "opacity": 1,
            "line": {"color": [HIGHLIGHT if iso3 == chosen else "white" for iso3 in placed], "width": 1.5},
        },
        "customdata": placed,
        "hovertext": [told[iso3] for iso3 in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
