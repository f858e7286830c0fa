"""How does each keyword run over the calendar? A strip per keyword, every period of the calendar in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import plotly.graph_objects as go

from components.keywords.over_dates import band_of, bursts, measured, smoothed
from components.keywords.periods import period_name
from components.palette import ACCENT, BAND, BURST, HIGHLIGHT, NO_SIGNAL, RULE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from components.keywords.over_dates import Bin, Measure
    from components.keywords.periods import Period, Unit

ROW = 66
"""Height of one keyword's strip, in pixels."""

RISE = 0.66
"""How much of its strip the highest value of all keywords fills."""

NAME = 22
TICKS = 6
"""Periods that are named below the calendar at the most, the last one besides."""

MEASURES: dict[Measure, str] = {"share": "Share of articles", "rate": "Per 1,000 words", "count": "Count"}
MILLISECONDS = 86_400_000

Runs = dict[str, tuple["Bin", ...]]
"""Each keyword's bins; all keywords have the same periods."""


class Point(NamedTuple):
    """A keyword's value in one period, and its height in the figure."""

    row: int
    keyword: str
    each: Bin
    value: float | None
    height: float


def over_dates_figure(
    runs: Mapping[str, Sequence[Bin]], unit: Unit, measure: Measure, reach: int = 0, chosen: str | None = None
) -> go.Figure:
    """A strip per keyword: a point per period, a line smoothed over `reach` periods on either side, bursts as bars.

    Shares have their 95% band. Every point carries the first day of its period; `chosen` is such a day. The strips
    share one scale. Periods that are not over are greyed.
    """
    bins = next(iter(runs.values()))
    top = _top(runs, measure)
    points = list(points_of(runs, measure))
    return go.Figure(
        data=[
            *_bands(points, measure, top),
            _line(runs, measure, reach, top),
            _bursts(runs),
            _marks(points, unit, chosen),
        ],
        layout={
            "height": 54 + ROW * len(runs),
            "margin": {"l": 0, "r": 8, "t": 8, "b": 0},
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "meta": f"{chosen} {unit} {measure} {reach}",
            "shapes": [*_base_lines(len(runs)), *_unfinished(bins)],
            "annotations": _scales(len(runs), measure, top),
            "xaxis": {
                "type": "date",
                "range": _range(bins),
                "tickvals": [_middle(each.period) for each in _named(bins)],
                "ticktext": [_short(each.period, unit) for each in _named(bins)],
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
            "yaxis": {
                "tickvals": [0.35 - row for row in range(len(runs))],
                "ticktext": [_label(*each) for each in runs.items()],
                "range": [0.8 - len(runs), 0.92],
                "automargin": True,
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
        },
    )


def points_of(runs: Mapping[str, Sequence[Bin]], measure: Measure) -> Iterator[Point]:
    """The points of the figure, in the order of its marks: a keyword's periods that have a value."""
    top = _top(runs, measure)
    for row, (keyword, bins) in enumerate(runs.items()):
        for each in bins:
            value = measured(each, measure) if each.articles else None
            if value is not None:
                yield Point(row, keyword, each, value, RISE * value / top - row)


def over_dates_takeaway(runs: Mapping[str, Sequence[Bin]], unit: Unit) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    told = []
    for name, bins in runs.items():
        hits, holding, total = _totals(bins)
        burst = [
            f"{period_name(bins[first].period, unit)} to {period_name(bins[last].period, unit)}"
            if first < last
            else period_name(bins[first].period, unit)
            for first, last in bursts(bins)
        ]
        bursting = f", in a burst {' and '.join(burst)}" if burst else ""
        told.append(f"{name}, {counted(hits, 'time')} in {holding} of {counted(total, 'article')}{bursting}")
    first, last = (period_name(next(iter(runs.values()))[end].period, unit) for end in (0, -1))
    return f"By {unit} from {first} to {last}: {'; '.join(told)}."


def written(value: float | None, measure: Measure) -> str:
    """A share as per cent, a rate with two decimals, a count as it is."""
    if value is None:
        return "no article"
    return {"share": f"{value:.0%}", "rate": f"{value:.2f}", "count": f"{value:,.0f}"}[measure]


def _top(runs: Mapping[str, Sequence[Bin]], measure: Measure) -> float:
    """The value that fills a strip: everything for shares, else the highest."""
    if measure == "share":
        return 1.0
    values = (measured(each, measure) for bins in runs.values() for each in bins)
    return max((value for value in values if value is not None), default=0) or 1.0


def _bands(points: Sequence[Point], measure: Measure, top: float) -> list[dict[str, Any]]:
    """Wilson's band of each share, as a bar behind its point."""
    if measure != "share":
        return []
    x: list[str | None] = []
    y: list[float | None] = []
    for point in points:
        low, high = band_of(point.each) or (0.0, 1.0)
        x += [_middle(point.each.period)] * 2 + [None]
        y += [RISE * low / top - point.row, RISE * high / top - point.row, None]
    return [
        {
            "type": "scatter",
            "x": x,
            "y": y,
            "mode": "lines",
            "line": {"width": 5, "color": "rgba(47, 109, 168, 0.22)"},
            "hoverinfo": "skip",
        }
    ]


def _line(runs: Mapping[str, Sequence[Bin]], measure: Measure, reach: int, top: float) -> dict[str, Any]:
    """The smoothed values; the line is broken where there is none."""
    x: list[str | None] = []
    y: list[float | None] = []
    for row, bins in enumerate(runs.values()):
        values = smoothed(bins, measure, reach)
        x += [*(_middle(each.period) for each in bins), None]
        y += [*(None if value is None else RISE * value / top - row for value in values), None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"width": 1.5, "color": ACCENT},
        "hoverinfo": "skip",
        "connectgaps": False,
    }


def _bursts(runs: Mapping[str, Sequence[Bin]]) -> dict[str, Any]:
    """A bar below a strip from the first to the last day of each burst."""
    found = [(row, bins[first], bins[last]) for row, bins in enumerate(runs.values()) for first, last in bursts(bins)]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [first.period.first.isoformat() for _, first, _ in found],
        "x": [MILLISECONDS * ((last.period.last - first.period.first).days + 1) for _, first, last in found],
        "y": [-row - 0.07 for row, _, _ in found],
        "width": 0.09,
        "marker": {"color": BURST, "line": {"width": 0}},
        "hovertext": [f"burst: {first.period.first} to {last.period.last}" for _, first, last in found],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _marks(points: Sequence[Point], unit: Unit, chosen: str | None) -> dict[str, Any]:
    """A point for each period with an article; hollow and grey while the period is not over."""
    days = [point.each.period.first.isoformat() for point in points]
    return {
        "type": "scatter",
        "x": [_middle(point.each.period) for point in points],
        "y": [point.height for point in points],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "size": [11 if day == chosen else 8 for day in days],
            "symbol": ["circle" if point.each.over else "circle-open" for point in points],
            "color": [_colour(point.each, day == chosen) for day, point in zip(days, points, strict=True)],
        },
        "customdata": days,
        "hovertext": [_told(point, unit) for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _colour(each: Bin, chosen: bool) -> str:
    if chosen:
        return HIGHLIGHT
    return ACCENT if each.over else NO_SIGNAL


def _told(point: Point, unit: Unit) -> str:
    each = point.each
    low, high = band_of(each) or (0.0, 1.0)
    rate = written(measured(each, "rate"), "rate")
    return (
        f"<b>{in_figure(point.keyword, 40)}</b>, {period_name(each.period, unit)}"
        f"{'' if each.over else ' (not over)'}<br>{counted(each.hits, 'hit')}, {rate} per 1,000 words"
        f"<br>in {each.holding} of {counted(each.articles, 'article')}: "
        f"{each.holding / each.articles:.0%} (95% band {low:.0%} to {high:.0%})"
    )


def _label(keyword: str, bins: Sequence[Bin]) -> str:
    hits, holding, total = _totals(bins)
    small = f"<span style='font-size:10px'>{counted(hits, 'hit')}, {holding} of {counted(total, 'article')}</span>"
    return f"{in_figure(keyword, NAME)}<br>{small}"


def _totals(bins: Sequence[Bin]) -> tuple[int, int, int]:
    """Occurrences, articles with the keyword, and all articles."""
    return sum(each.hits for each in bins), sum(each.holding for each in bins), sum(each.articles for each in bins)


def _base_lines(rows: int) -> Iterator[dict[str, Any]]:
    """The line of zero and the top of each strip."""
    for row in range(rows):
        for height, dash in ((0.0, "solid"), (RISE, "dot")):
            look = {"line": {"width": 1, "color": RULE, "dash": dash}, "layer": "below"}
            yield {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": height - row, "y1": height - row, **look}


def _unfinished(bins: Sequence[Bin]) -> Iterator[dict[str, Any]]:
    for each in bins:
        if not each.over:
            days = {"x0": each.period.first.isoformat(), "x1": f"{each.period.last.isoformat()}T23:59:59"}
            look = {"fillcolor": BAND, "line": {"width": 0}, "layer": "below"}
            yield {"type": "rect", **days, "y0": 0, "y1": 1, "yref": "paper", **look}


def _scales(rows: int, measure: Measure, top: float) -> list[dict[str, Any]]:
    """The value of each strip's top, written at its right end."""
    place = {"xref": "paper", "x": 1, "xanchor": "right", "yanchor": "bottom", "showarrow": False}
    text = {"text": written(top, measure), "font": {"size": 10, "color": NO_SIGNAL}}
    return [{**place, **text, "y": RISE - row} for row in range(rows)]


def _range(bins: Sequence[Bin]) -> list[str]:
    """The calendar from the first day to the last, with a little room."""
    return [bins[0].period.first.isoformat(), f"{bins[-1].period.last.isoformat()}T23:59:59"]


def _named(bins: Sequence[Bin]) -> list[Bin]:
    """The periods that are named below the calendar: evenly spaced, the first one among them."""
    step = max(-(-len(bins) // TICKS), 1)
    return list(bins[::step])


def _short(period: Period, unit: Unit) -> str:
    day = f"{period.first.day} {period.first:%b}<br>{period.first.year}"
    names: dict[Unit, str] = {"day": day, "week": day, "month": f"{period.first:%b}<br>{period.first.year}"}
    return names.get(unit, str(period.first.year))


def _middle(period: Period) -> str:
    """Noon of the middle of a period, as Plotly reads it."""
    day = period.first + (period.last - period.first) / 2
    return f"{day.isoformat()}T12:00:00"
