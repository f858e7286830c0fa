"""How does the tone run from period to period, and toward whom does a speaker speak in which tone?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.keywords.periods import period_name, period_of
from components.palette import ACCENT, HIGHLIGHT, NEGATIVE, NO_SIGNAL, POSITIVE, RULE
from components.plain import counted, in_figure
from components.tone.wording import signed
from dashboard.archive_page.axis import calendar_axis, middle, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from components.keywords.periods import Unit

HEIGHT = 350
CROWDED = 30
"""Of more means than these each point is smaller."""
MIDDLE = "#B8B8B0"
MOST, NAME, ROW = 14, 22, 30
"""So many countries have a bar at the most; the table has all."""


class ToneBin(NamedTuple):
    """The tones of one period: how many of each label, how many without signal, and the mean score (None for none)."""

    first: date
    positive: int
    negative: int
    mixed: int
    neutral: int
    no_signal: int
    mean: float | None

    @property
    def number(self) -> int:
        """All tones of the period."""
        return self.positive + self.negative + self.mixed + self.neutral + self.no_signal


class Toward(NamedTuple):
    """How often somebody is supportive of, critical of and neutral on a country."""

    iso3: str
    name: str
    supportive: int
    critical: int
    neutral: int

    @property
    def number(self) -> int:
        """All stances toward the country."""
        return self.supportive + self.critical + self.neutral


def tone_course(bins: Sequence[ToneBin], unit: Unit, noun: str, chosen: date | None = None) -> go.Figure:
    """Above, the mean score of each period, −1…1; below, a bar up for positive ones and a bar down for negative ones.

    Mixed ones are hatched on top of the positive; those neutral or without signal stand in the hover. `noun` names what
    has a tone (`quotation`).
    """
    x = [middle(each.first, unit) for each in bins]
    hover = [_told(each, unit, noun) for each in bins]
    scored = [each for each in bins if each.mean is not None]
    lit = [3 if each.first == chosen else 0 for each in bins]
    means = {
        "type": "scatter",
        "x": [middle(each.first, unit) for each in scored],
        "y": [each.mean for each in scored],
        "mode": "lines+markers",
        "line": {"width": 1.5, "color": ACCENT},
        "marker": {
            "size": 8 if len(scored) <= CROWDED else 4,
            "color": ACCENT,
            "opacity": 1,
            "line": {"color": HIGHLIGHT, "width": [3 if each.first == chosen else 0 for each in scored]},
        },
        "customdata": [each.first.isoformat() for each in scored],
        "hovertext": [_told(each, unit, noun) for each in scored],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "yaxis": "y2",
        "showlegend": False,
        "unselected": {"marker": {"opacity": 1}},
    }
    parts = [
        ("+ positive", [each.positive for each in bins], POSITIVE, ""),
        ("± mixed", [each.mixed for each in bins], MIDDLE, "/"),
        ("− negative", [-each.negative for each in bins], NEGATIVE, ""),
    ]
    bars = [
        {
            "type": "bar",
            "x": x,
            "width": [width_of(each.first, unit) for each in bins],
            "y": heights,
            "name": name,
            "marker": {"color": colour, "pattern": {"shape": shape}, "line": {"color": HIGHLIGHT, "width": lit}},
            "customdata": [each.first.isoformat() for each in bins],
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
        for name, heights, colour, shape in parts
    ]
    return go.Figure(data=[means, *bars], layout=_course_layout(bins, unit, chosen, noun))


def course_takeaway(bins: Sequence[ToneBin], unit: Unit, noun: str) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    filled = [each for each in bins if each.number]
    if not filled:
        return f"No {noun} with a date is among these articles."
    total = sum(each.number for each in filled)
    labels = ("positive", "negative", "mixed", "neutral", "no_signal")
    counts = {label: sum(getattr(each, label) for each in filled) for label in labels}
    told = ", ".join(f"{number:,} {label.replace('_', ' ')}" for label, number in counts.items() if number)
    scored = [each for each in filled if each.mean is not None]
    ends = [f"{signed(each.mean or 0.0)} in {_named(each.first, unit)}" for each in (scored[:1] + scored[1:][-1:])]
    course = f" The mean goes from {' to '.join(ends)}." if len(ends) > 1 else f" The mean is {ends[0]}." * bool(ends)
    return f"Tone of {counted(total, noun)} by {unit}: {told}.{course}"


def toward_figure(toward: Sequence[Toward], chosen: str | None = None) -> go.Figure:
    """A row per country: critical stances to the left, supportive ones to the right, neutral ones written beside."""
    drawn = list(toward)[:MOST]
    rows = [in_figure(each.name, NAME) for each in drawn]
    hover = [_toward_told(each) for each in drawn]
    width = [3 if each.iso3 == chosen else 0 for each in drawn]
    sides = [
        ("− critical", [-each.critical for each in drawn], NEGATIVE),
        ("+ supportive", [each.supportive for each in drawn], POSITIVE),
    ]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "x": lengths,
            "y": list(range(len(drawn))),
            "name": name,
            "text": [f"{abs(length)}" if length else "" for length in lengths],
            "textposition": "auto",
            "marker": {"color": colour, "line": {"color": HIGHLIGHT, "width": width}},
            "customdata": [each.iso3 for each in drawn],
            "hovertext": hover,
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
        for name, lengths, colour in sides
    ]
    neutral = {
        "type": "scatter",
        "x": [0.0] * len(drawn),
        "y": list(range(len(drawn))),
        "mode": "markers",
        "name": "0 neutral alone",
        "marker": {
            "symbol": "diamond-open",
            "color": NO_SIGNAL,
            "size": [0 if each.critical or each.supportive else 10 for each in drawn],
            "opacity": 1,
        },
        "customdata": [each.iso3 for each in drawn],
        "hovertext": hover,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    only_neutral = any(not (each.critical or each.supportive) for each in drawn)
    return go.Figure(data=[*bars, *([neutral] if only_neutral else [])], layout=_toward_layout(drawn, rows, chosen))


def toward_takeaway(toward: Sequence[Toward], who: str) -> str:
    """What the bars say, in a sentence for those who do not see them."""
    if not toward:
        return f"No stance of {who} toward a country was read."
    told = [
        f"{each.name} (supportive {each.supportive}, critical {each.critical}, neutral {each.neutral})"
        for each in list(toward)[:MOST]
    ]
    more = f", and {len(toward) - MOST} more" if len(toward) > MOST else ""
    return f"Stances of {who}: {', '.join(told)}{more}."


def _told(each: ToneBin, unit: Unit, noun: str) -> str:
    mean = "no mean" if each.mean is None else f"mean {signed(each.mean)}"
    return (
        f"<b>{_named(each.first, unit)}</b><br>{counted(each.number, noun)}, {mean}"
        f"<br>+ {each.positive:,} positive, − {each.negative:,} negative, ± {each.mixed:,} mixed"
        f"<br>0 {each.neutral:,} neutral, ∅ {each.no_signal:,} without signal"
    )


def _toward_told(each: Toward) -> str:
    return (
        f"<b>{in_figure(each.name)}</b><br>+ {each.supportive:,} supportive, − {each.critical:,} critical, "
        f"0 {each.neutral:,} neutral"
    )


def _named(first: date, unit: Unit) -> str:
    return period_name(period_of(first, unit), unit)


def _course_layout(bins: Sequence[ToneBin], unit: Unit, chosen: date | None, noun: str) -> dict[str, Any]:
    high = max((each.positive + each.mixed for each in bins), default=0)
    low = max((each.negative for each in bins), default=0)
    ticks = sorted({-low, 0, high})
    return {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 10, "t": 6, "b": 0},
        "dragmode": False,
        "barmode": "relative",
        "meta": f"{chosen} {unit}",
        "legend": {"orientation": "h", "y": -0.19, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        "xaxis": {**calendar_axis((each.first for each in bins), unit), "showgrid": False, "anchor": "y"},
        "yaxis": {
            "domain": [0, 0.43],
            "tickvals": ticks,
            "ticktext": [f"{abs(tick):,}" for tick in ticks],
            "title": {"text": f"{noun}s"},
            "automargin": True,
            "fixedrange": True,
            "zerolinecolor": RULE,
            "showgrid": False,
        },
        "yaxis2": {
            "domain": [0.57, 1],
            "range": [-1.1, 1.1],
            "tickvals": [-1, 0, 1],
            "ticktext": ["−1", "0", "1"],
            "title": {"text": "mean tone"},
            "automargin": True,
            "fixedrange": True,
            "zerolinecolor": RULE,
            "showgrid": False,
        },
    }


def _toward_layout(drawn: Sequence[Toward], rows: Sequence[str], chosen: str | None) -> dict[str, Any]:
    reach = max((max(each.critical, each.supportive) for each in drawn), default=1) or 1
    return {
        "height": 84 + ROW * max(len(rows), 2),
        "margin": {"l": 0, "r": 10, "t": 6, "b": 0},
        "dragmode": False,
        "barmode": "relative",
        "bargap": 0.35,
        "meta": chosen,
        "legend": {"orientation": "h", "y": -0.02, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
        "xaxis": {
            "range": [-1.15 * reach, 1.15 * reach],
            "showticklabels": False,
            "fixedrange": True,
            "showgrid": False,
            "zerolinecolor": RULE,
        },
        "yaxis": {
            "tickvals": list(range(len(rows))),
            "ticktext": list(rows),
            "range": [len(rows) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    }
