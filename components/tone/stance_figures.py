"""Who stands how toward which country, at one glance?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.palette import HIGHLIGHT, RULE, TONE_SCALE, tone_colour
from components.plain import counted, in_figure
from components.tone.wording import ATTITUDE_SIGNS, AUTHOR, LIKELY, attitude_words, stance_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from components.tone.records import Stance

MOST = 12
"""So many rows and columns are drawn at the most; the table beside the figure has them all."""

ROW, NAME = 36, 20
"""Pixels of a row, and characters of the name beside it."""

CELL, CROWDED, DENSE_CELL = 28, 6, 19
"""Pixels of a cell, and those where there are more than `CROWDED` columns, so that cells stay apart on a phone."""

INK, PAPER = "#15181D", "#FFFFFF"
"""A sign on a light cell and on a dark one."""


def stance_matrix(stances: Sequence[Stance], names: Mapping[str, str], chosen: str | None = None) -> go.Figure:
    """A cell for each speaker and country, its colour and sign the attitude; `?` after the sign where that is unsure.

    Rows are the author's voice and the speakers, columns the countries, those with the most cells; `names` are the
    countries', by iso3. Every cell carries the key of its focus.
    """
    rows, columns = _axis([stance.speaker or "" for stance in stances]), _axis([stance.iso3 for stance in stances])
    rows = sorted(rows, key=bool)
    drawn = [stance for stance in stances if (stance.speaker or "") in rows and stance.iso3 in columns]
    crowded = len(columns) > CROWDED
    cells = {
        "type": "scatter",
        "x": [columns.index(stance.iso3) for stance in drawn],
        "y": [rows.index(stance.speaker or "") for stance in drawn],
        "mode": "markers+text",
        "text": [f"<b>{sign(stance)}</b>" for stance in drawn],
        "textfont": {"size": 12 if crowded else 15, "color": [_ink(stance) for stance in drawn]},
        "marker": {
            "symbol": "square",
            "size": DENSE_CELL if crowded else CELL,
            "opacity": 1,
            "color": [_colour(stance) for stance in drawn],
            "line": {"color": HIGHLIGHT, "width": [3 if stance_key(stance) == chosen else 0 for stance in drawn]},
        },
        "customdata": [stance_key(stance) for stance in drawn],
        "hovertext": [_told(stance, names) for stance in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    shown = [in_figure(speaker, NAME) if speaker else f"<i>{AUTHOR}</i>" for speaker in rows]
    return go.Figure(data=[cells], layout=_layout([_column(names[code]) for code in columns], shown, chosen))


def stance_takeaway(stances: Sequence[Stance], names: Mapping[str, str]) -> str:
    """Who is most critical and who most supportive of whom, in words."""
    if not stances:
        return "Nobody speaks of a country."
    counts = Counter(stance.stance for stance in stances)
    told = ", ".join(f"{counts[name]} {name}" for name in ("supportive", "critical", "neutral") if counts[name])
    lowest, highest = (choose(stances, key=lambda stance: stance.score) for choose in (min, max))
    extremes = [
        f"Most {stance.stance}: {stance.speaker or AUTHOR} on {names[stance.iso3]}."
        for stance, name in ((lowest, "critical"), (highest, "supportive"))
        if stance.stance == name
    ]
    return " ".join([f"{counted(len(stances), 'stance')} toward countries: {told}.", *extremes])


def left_out(stances: Sequence[Stance]) -> int:
    """How many stances have no room in the matrix."""
    rows, columns = _axis([stance.speaker or "" for stance in stances]), _axis([stance.iso3 for stance in stances])
    return sum((stance.speaker or "") not in rows or stance.iso3 not in columns for stance in stances)


def sign(stance: Stance) -> str:
    """`−`, or `−?` where the attitude is unsure."""
    unsure = stance.confidence is not None and stance.confidence < LIKELY
    return ATTITUDE_SIGNS[stance.stance] + "?" * unsure


def _axis(names: Sequence[str]) -> list[str]:
    """The names that stand most often, the author's empty one always among them, in their first order."""
    kept = {name for name, _ in Counter(name for name in names if name).most_common(MOST - ("" in names))}
    return [name for name in dict.fromkeys(names) if name in kept or not name]


def _column(name: str) -> str:
    return in_figure(name, NAME)


def _ink(stance: Stance) -> str:
    return PAPER if _colour(stance) in (TONE_SCALE[0], TONE_SCALE[-1]) else INK


def _colour(stance: Stance) -> str:
    return tone_colour(0.0 if stance.stance == "neutral" else stance.score)


def _told(stance: Stance, names: Mapping[str, str]) -> str:
    return (
        f"<b>{in_figure(stance.speaker or AUTHOR, 60)} on {in_figure(names[stance.iso3], 60)}</b><br>"
        f"{attitude_words(stance)}<br>{counted(len(stance.mentions), 'mention')}"
    )


def _layout(columns: Sequence[str], rows: Sequence[str], chosen: str | None) -> dict[str, Any]:
    ruled = {"showgrid": True, "gridcolor": RULE, "zeroline": False, "fixedrange": True, "automargin": True}
    slanted = sum(map(len, columns)) > 36 or len(columns) > CROWDED  # noqa: PLR2004  characters beside one another
    return {
        "height": (150 if slanted else 66) + ROW * max(len(rows), 1),
        "margin": {"l": 0, "r": 6, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "meta": chosen,
        "xaxis": {
            "side": "top",
            "range": [-0.6, max(len(columns), 3) - 0.4],
            "tickvals": list(range(len(columns))),
            "ticktext": list(columns),
            "tickangle": -90 if slanted else 0,
            **ruled,
        },
        "yaxis": {
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": list(rows),
            **ruled,
        },
    }
