"""Which words does one side say more than the other? A bar per word, its length the log ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from components.keywords.contrast import WEAK
from components.palette import ACCENT, BURST, HIGHLIGHT, RULE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.keywords.contrast import Contrast

MOST = 12
"""Words of each side at the most, those with the most evidence; the table has all."""

ROW = 24
NAME = 26
PER = 1_000
TOLD = 5
"""So many words of each side are told to those who do not see the figure."""


def contrast_figure(found: Sequence[Contrast], names: tuple[str, str], chosen: str | None = None) -> go.Figure:
    """A bar per word, to the right where the first side says it more; hatched where the evidence is weak.

    Every bar carries its word; `names` are those of the sides.
    """
    shown = shown_words(found)
    reach = max((abs(each.ratio) for each in shown), default=1) * 1.12 or 1
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [each.ratio for each in shown],
        "y": list(range(len(shown))),
        "width": 0.72,
        "marker": {
            "color": [_colour(each, chosen) for each in shown],
            "pattern": {"shape": ["/" if each.evidence == WEAK else "" for each in shown], "size": 5},
            "line": {"width": 0},
        },
        "customdata": [each.word for each in shown],
        "hovertext": [_told(each, names) for each in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    return go.Figure(data=[bars], layout=_layout(shown, reach, names, chosen))


def shown_words(found: Sequence[Contrast]) -> list[Contrast]:
    """The words that the figure shows: of each side those with the most evidence, by log ratio."""
    ours = [each for each in found if each.ratio > 0][:MOST]
    theirs = [each for each in found if each.ratio < 0][:MOST]
    even = [each for each in found if each.ratio == 0][: MOST - len(ours) if len(ours) < MOST else 0]
    return sorted([*ours, *even, *theirs], key=lambda each: (-each.ratio, each.word.casefold()))


def contrast_takeaway(found: Sequence[Contrast], names: tuple[str, str]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    shown = [
        [each for each in found if (each.ratio > 0) == first and each.ratio and each.evidence != WEAK][:TOLD]
        for first in (True, False)
    ]
    told = [
        f"{name} says more: {', '.join(f'{each.word} ({each.count}:{each.other})' for each in words)}"
        for name, words in zip(names, shown, strict=True)
        if words
    ]
    return f"{'; '.join(told)}." if told else "No word is said surely more by one side than by the other."


def _layout(shown: Sequence[Contrast], reach: float, names: tuple[str, str], chosen: str | None) -> dict[str, Any]:
    return {
        "height": 74 + ROW * max(len(shown), 3),
        "margin": {"l": 0, "r": 8, "t": 26, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "meta": f"{chosen} {names}",
        "annotations": [_side(names[1], 0, "left", "← "), _side(names[0], 1, "right", "", " →")],
        "xaxis": {
            "range": [-reach, reach],
            "title": {"text": "log ratio: each step doubles the rate"},
            "zerolinecolor": RULE,
            "fixedrange": True,
            "nticks": 7,
        },
        "yaxis": {
            "tickvals": list(range(len(shown))),
            "ticktext": [f"{in_figure(each.word, NAME)} · {each.count}:{each.other}" for each in shown],
            "range": [max(len(shown), 3) - 0.4, -0.6],
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
    }


def _side(name: str, x: float, anchor: str, before: str, after: str = "") -> dict[str, Any]:
    """The name of a side, above its half of the figure."""
    text = f"<b>{before}{in_figure(name, 18)}{after}</b>"
    place = {"x": x, "y": 1, "xref": "paper", "yref": "paper", "xanchor": anchor, "yanchor": "bottom"}
    return {**place, "text": text, "showarrow": False, "font": {"size": 11}}


def _colour(each: Contrast, chosen: str | None) -> str:
    if each.word == chosen:
        return HIGHLIGHT
    return ACCENT if each.ratio >= 0 else BURST


def _told(each: Contrast, names: tuple[str, str]) -> str:
    sides = zip(names, (each.count, each.other), (each.size, each.other_size), strict=True)
    told = "<br>".join(
        f"{in_figure(name, 40)}: {counted(count, 'time')} in {counted(size, 'word')}"
        f" ({PER * count / max(size, 1):.1f} per 1,000)"
        for name, count, size in sides
    )
    return (
        f"<b>{in_figure(each.word, 60)}</b><br>{told}"
        f"<br>log ratio {each.ratio:+.2f}, G² {abs(each.likelihood):.1f}: {each.evidence} evidence"
    )
