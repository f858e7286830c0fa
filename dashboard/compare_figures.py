"""How did the tone of each speaker and toward each country move, and which keywords went up or down?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.palette import ACCENT, NEGATIVE, NO_SIGNAL, POSITIVE, RULE
from components.plain import counted, in_figure
from components.tone.wording import signed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from components.keywords.contrast import Contrast
    from dashboard.comparing import ToneChange

MOST = 15
"""Rows that are drawn; the table has all."""

MOVED = 0.05
"""A smaller shift of the mean tone is none."""

ROW, NAME = 30, 24
"""Pixels of a row, and characters of the name beside it."""


def tone_shifts(changes: Sequence[ToneChange]) -> go.Figure:
    """A row for each name: a hollow mark for the earlier tone, a full one for the later, a line between them."""
    shown = [change for change in changes if change.left is not None or change.right is not None][:MOST]
    rows = list(range(len(shown)))
    both = [(row, change) for row, change in zip(rows, shown, strict=True) if change.shift is not None]
    joins = {
        "type": "scatter",
        "mode": "lines",
        "x": [end for _, change in both for end in (change.left, change.right, None)],
        "y": [height for row, _ in both for height in (row, row, None)],
        "line": {"color": RULE, "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    marks = [
        _marks("earlier", "circle-open", [change.left for change in shown], rows, shown),
        _marks("later", "circle", [change.right for change in shown], rows, shown),
    ]
    return go.Figure(data=[joins, *marks], layout=_layout(shown))


def shifts_takeaway(changes: Sequence[ToneChange], of_what: str) -> str:
    """Who moved most, in a sentence."""
    moved = [(change.shift, change) for change in changes if change.shift and abs(change.shift) >= MOVED]
    if not moved:
        return f"The tone by {of_what} hardly moved where both texts have one."
    shift, change = max(moved, key=lambda each: abs(each[0]))
    told = f"{signed(change.left or 0)} to {signed(change.right or 0)}"
    way = "more positive" if shift > 0 else "more negative"
    return f"Tone by {of_what}: {change.name} moved most, from {told}, {way}; {len(moved)} of {len(changes)} moved."


def keyword_shifts(keywords: Sequence[Contrast]) -> go.Figure:
    """A bar for each keyword: how many times its rate doubled, to the left where it halved."""
    shown = sorted(keywords[:MOST], key=lambda each: -each.ratio)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [each.ratio for each in shown],
        "y": list(range(len(shown))),
        "marker": {
            "color": [POSITIVE if each.ratio > 0 else NEGATIVE for each in shown],
            "pattern": {"shape": ["" if each.ratio > 0 else "/" for each in shown]},
        },
        "hovertext": [f"<b>{in_figure(each.word)}</b><br>{each.other} before, {each.count} after" for each in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    names = [in_figure(each.word, NAME) for each in shown]
    axis = {"title": {"text": "times the rate doubled"}, "zeroline": True, "zerolinecolor": RULE, "fixedrange": True}
    return go.Figure(data=[bars], layout=_rows(names) | {"xaxis": axis})


def keywords_takeaway(keywords: Sequence[Contrast]) -> str:
    """What went up and what down, in a sentence."""
    if not keywords:
        return "No keyword is clearly more or less frequent in the later text."
    up, down = ([each.word for each in keywords if (each.ratio > 0) is rises] for rises in (True, False))
    told = [f"{way}: {', '.join(words[:5])}" for way, words in (("up", up), ("down", down)) if words]
    return f"{counted(len(keywords), 'keyword')} changed clearly in frequency; {'; '.join(told)}."


def _marks(
    name: str, symbol: str, scores: list[float | None], rows: list[int], shown: Sequence[ToneChange]
) -> dict[str, Any]:
    told = [
        f"<b>{in_figure(change.name)}</b><br>{name}: {'no signal' if score is None else signed(score)}"
        for change, score in zip(shown, scores, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": scores,
        "y": rows,
        "marker": {
            "symbol": symbol,
            "size": 12,
            "color": NO_SIGNAL if name == "earlier" else ACCENT,
            "line": {"width": 2},
        },
        "hovertext": told,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _layout(shown: Sequence[ToneChange]) -> dict[str, Any]:
    axis = {"range": [-1.08, 1.08], "title": {"text": "mean tone"}, "zeroline": True, "zerolinecolor": RULE}
    return _rows([in_figure(change.name, NAME) for change in shown]) | {
        "xaxis": axis | {"fixedrange": True},
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "itemclick": False},
        "margin": {"l": 0, "r": 8, "t": 28, "b": 0},
    }


def _rows(names: list[str]) -> dict[str, Any]:
    return {
        "height": 90 + ROW * max(len(names), 1),
        "margin": {"l": 0, "r": 8, "t": 0, "b": 0},
        "showlegend": True,
        "dragmode": False,
        "yaxis": {
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "range": [max(len(names), 1) - 0.4, -0.6],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
        },
    }
