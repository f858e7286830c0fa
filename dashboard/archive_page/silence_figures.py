"""On which countries or keywords are these articles more silent than the archive would let expect?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.palette import ACCENT, HIGHLIGHT, NO_SIGNAL, RULE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MOST, NAME, ROW = 20, 24, 26
"""So many rows are drawn at the most; the data has all."""

SURPRISING = 3.84
"""From this G² on, one of 20 items that are equally common would seem so rare by chance."""


class Silence(NamedTuple):
    """Something that fewer of `of` articles speak of (`found`) than expected by the archive's baseline."""

    item: str
    name: str
    expected: float
    found: int
    of: int
    surprise: float


def silence_figure(silences: Sequence[Silence], chosen: str | None = None) -> go.Figure:
    """A row each: a hollow ring at the articles that were expected to speak of it, a point at those that do."""
    drawn = list(silences)[:MOST]
    rows = list(range(len(drawn)))
    hover = [_told(each) for each in drawn]
    own = {"customdata": [each.item for each in drawn], "hovertext": hover}
    look = {"hovertemplate": "%{hovertext}<extra></extra>", "unselected": {"marker": {"opacity": 1}}}
    gaps = {
        "type": "scatter",
        "x": [place for each in drawn for place in (each.found, each.expected, None)],
        "y": [place for row in rows for place in (row, row, None)],
        "mode": "lines",
        "line": {"color": RULE, "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    expected = {
        "type": "scatter",
        "x": [each.expected for each in drawn],
        "y": rows,
        "mode": "markers",
        "name": "expected",
        "marker": {"symbol": "circle-open", "size": 12, "opacity": 1, "color": NO_SIGNAL, "line": {"width": 2}},
        **own,
        **look,
    }
    found = {
        "type": "scatter",
        "x": [each.found for each in drawn],
        "y": rows,
        "mode": "markers",
        "name": "found",
        "cliponaxis": False,
        "marker": {"size": 11, "opacity": 1, "color": [HIGHLIGHT if each.item == chosen else ACCENT for each in drawn]},
        **own,
        **look,
    }
    return go.Figure(data=[gaps, expected, found], layout=_layout(drawn, chosen))


def silence_takeaway(silences: Sequence[Silence]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    if not silences:
        return "Nothing is missing: these articles speak of everything about as often as the archive does."
    told = [f"{each.name} (in {each.found:,}, expected {each.expected:,.1f})" for each in list(silences)[:8]]
    more = f", and {len(silences) - 8} more" if len(silences) > len(told) else ""
    return f"Of {counted(silences[0].of, 'article')}, fewer than expected speak of: {', '.join(told)}{more}."


def _told(each: Silence) -> str:
    return (
        f"<b>{in_figure(each.name)}</b><br>in {each.found:,} of {counted(each.of, 'article')}"
        f"<br>expected by the archive: {each.expected:,.1f}"
    )


def _label(each: Silence) -> str:
    name = in_figure(each.name, NAME)
    return f"<b>{name}</b>" if each.surprise >= SURPRISING else name


def _layout(drawn: Sequence[Silence], chosen: str | None) -> dict[str, Any]:
    return {
        "height": 92 + ROW * max(len(drawn), 2),
        "margin": {"l": 0, "r": 10, "t": 6, "b": 0},
        "dragmode": False,
        "meta": chosen,
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        "xaxis": {
            "rangemode": "tozero",
            "title": {"text": "articles"},
            "fixedrange": True,
            "gridcolor": RULE,
            "zerolinecolor": RULE,
        },
        "yaxis": {
            "tickvals": list(range(len(drawn))),
            "ticktext": [_label(each) for each in drawn],
            "range": [len(drawn) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    }
