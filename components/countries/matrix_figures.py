"""Which countries share sentences, and who speaks of whom, at one glance?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.countries.comentions import most_frequent
from components.palette import ACCENT, HIGHLIGHT, RULE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from components.countries.comentions import Pair, SpokenOf

MOST = 12
"""So many rows and columns are drawn at the most; a list beside the figure has them all."""

ROW = 28
NAME = 20
"""Pixels of a row, and characters of the name beside it."""

SMALLEST, GROWTH, TEXT = 16, 8, 12
CROWDED, DENSER = 8, 3
"""Diameter in pixels of a bubble of one, how much larger the largest is, and the size of the number in it; in a matrix
of more than `CROWDED` columns each is smaller by `DENSER`, so that bubbles stay apart on a phone.
"""

UNATTRIBUTED = "Unattributed"


class Cell(NamedTuple):
    """A bubble: its column and row, its key, and how often by name and how often only implied."""

    column: int
    row: int
    key: str
    named: int
    implied: int
    told: str


def pair_key(pair: Pair) -> str:
    """Identifies two countries: `MDA-UKR`."""
    return f"{pair.first}-{pair.second}"


def speech_key(cell: SpokenOf) -> str:
    """Identifies a speaker and a country: `UKR-Jens Stoltenberg`; nobody's quotations end in the hyphen."""
    return f"{cell.iso3}-{cell.speaker or ''}"


def comention_matrix(pairs: Sequence[Pair], names: Mapping[str, str], chosen: str | None = None) -> go.Figure:
    """A bubble for each pair of countries, its number the sentences that name both; hollow where one is only implied.

    Rows and columns are the countries with the most shared sentences, columns by their ISO codes. Every bubble
    carries `pair_key` as its custom data.
    """
    codes = [code for pair in pairs for code in (pair.first, pair.second)]
    weights = [len(pair.sentences) for pair in pairs for _ in range(2)]
    shown = most_frequent(codes, weights, MOST)
    order = {code: place for place, code in enumerate(code for code in names if code in shown)}
    cells = []
    for pair in pairs:
        if pair.first in order and pair.second in order:
            column, row = sorted((order[pair.first], order[pair.second]))
            told = f"{names[pair.first]} and {names[pair.second]}"
            named, implied = len(pair.named), len(pair.implied)
            cells.append(Cell(column, row, pair_key(pair), named, implied, _told(told, named, implied, "sentence")))
    return _matrix(cells, list(order)[:-1], [names[code] for code in order], chosen, first_row=1)


def speech_matrix(cells: Sequence[SpokenOf], names: Mapping[str, str], chosen: str | None = None) -> go.Figure:
    """A bubble for each speaker and country, its number the quotations that name it; hollow where it is only implied.

    Rows are the speakers, columns the countries, those with the most quotations. Every bubble carries `speech_key`.
    """
    weights = [len(cell.quotations) for cell in cells]
    speakers = most_frequent([cell.speaker or "" for cell in cells], weights, MOST)
    kept = most_frequent([cell.iso3 for cell in cells], weights, MOST)
    codes = [code for code in names if code in kept]
    drawn = []
    for cell in cells:
        if (cell.speaker or "") in speakers and cell.iso3 in codes:
            told = f"{cell.speaker or UNATTRIBUTED} on {names[cell.iso3]}"
            named, implied = len(cell.named), len(cell.implied)
            place = (codes.index(cell.iso3), speakers.index(cell.speaker or ""))
            drawn.append(Cell(*place, speech_key(cell), named, implied, _told(told, named, implied, "quotation")))
    return _matrix(drawn, codes, [speaker or UNATTRIBUTED for speaker in speakers], chosen)


def comention_takeaway(pairs: Sequence[Pair], names: Mapping[str, str]) -> str:
    """Which two countries stand together most often, in a sentence."""
    if not pairs:
        return "No two countries stand in one sentence."
    best = pairs[0]
    return (
        f"{counted(len(pairs), 'pair')} of countries stand in one sentence; most often {names[best.first]} and "
        f"{names[best.second]}, in {counted(len(best.sentences), 'sentence')}."
    )


def speech_takeaway(cells: Sequence[SpokenOf], names: Mapping[str, str]) -> str:
    """Who speaks of which country most often, in a sentence."""
    if not cells:
        return "No quotation speaks of a country."
    best = max(cells, key=lambda cell: len(cell.quotations))
    speakers = counted(len({cell.speaker for cell in cells}), "speaker")
    return (
        f"Quotations by {speakers} speak of countries; most often {best.speaker or 'nobody named'} of "
        f"{names[best.iso3]}, in {counted(len(best.quotations), 'quotation')}."
    )


def _told(who: str, named: int, implied: int, noun: str) -> str:
    parts = [f"named in {counted(named, noun)}"] if named else []
    parts += [f"only implied in {counted(implied, noun)}"] if implied else []
    return f"<b>{in_figure(who)}</b><br>{'<br>'.join(parts)}"


def _matrix(
    cells: Sequence[Cell], columns: Sequence[str], rows: Sequence[str], chosen: str | None, first_row: int = 0
) -> go.Figure:
    largest = max((cell.named or cell.implied for cell in cells), default=1)
    by_name = [cell for cell in cells if cell.named]
    implied = [cell for cell in cells if not cell.named]
    denser = DENSER * (len(columns) > CROWDED)
    traces = [
        _bubbles(group, largest, chosen, denser, hollow=group is implied) for group in (by_name, implied) if group
    ]
    return go.Figure(data=traces, layout=_layout(columns, rows, chosen, first_row, legend=bool(implied)))


def _bubbles(cells: Sequence[Cell], largest: int, chosen: str | None, denser: int, *, hollow: bool) -> dict[str, Any]:
    counts = [cell.implied if hollow else cell.named for cell in cells]
    return {
        "type": "scatter",
        "x": [cell.column for cell in cells],
        "y": [cell.row for cell in cells],
        "mode": "markers+text",
        "name": "only implied" if hollow else "named",
        "text": [str(count) for count in counts],
        "textfont": {"size": TEXT - denser // 2} | ({} if hollow else {"color": "white"}),
        "marker": {
            "symbol": "circle-open" if hollow else "circle",
            "size": [
                SMALLEST - denser + (GROWTH - denser) * ((count - 1) / max(largest - 1, 1)) ** 0.5 for count in counts
            ],
            "color": ACCENT,
            "opacity": 1,
            "line": {
                "color": [HIGHLIGHT if cell.key == chosen else ACCENT for cell in cells],
                "width": [3 if cell.key == chosen else 1.5 for cell in cells],
            },
        },
        "customdata": [cell.key for cell in cells],
        "hovertext": [cell.told for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _layout(
    columns: Sequence[str], rows: Sequence[str], chosen: str | None, first_row: int, *, legend: bool
) -> dict[str, Any]:
    ruled = {"showgrid": True, "gridcolor": RULE, "zeroline": False, "fixedrange": True}
    return {
        "height": 66 + ROW * max(len(rows) - first_row, 1) + 34 * legend,
        "margin": {"l": 0, "r": 6, "t": 0, "b": 0},
        "showlegend": legend,
        "legend": {"orientation": "h", "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        "dragmode": False,
        "meta": chosen,
        "xaxis": {
            "side": "top",
            "range": [-0.6, len(columns) - 0.4],
            "tickvals": list(range(len(columns))),
            "ticktext": list(columns),
            "tickangle": -90 if len(columns) > CROWDED else 0,
            "automargin": True,
            **ruled,
        },
        "yaxis": {
            "range": [len(rows) - 0.4, first_row - 0.6],
            "tickvals": list(range(first_row, len(rows))),
            "ticktext": [in_figure(name, NAME) for name in rows[first_row:]],
            "automargin": True,
            **ruled,
        },
    }
