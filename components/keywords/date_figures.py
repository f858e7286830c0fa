"""On which days, of which the text speaks, lies what it tells? A calendar with the article's own date in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.palette import ACCENT, HIGHLIGHT, RULE, VOICE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.keywords.mentioned import Mentioned, Side

ROW = 26
"""Height of a day's row, in pixels."""

MOST = 60
"""More days than these are in the table alone."""

HOVER = 90
NEAR = timedelta(days=400)
"""What lies farther from the article's date is drawn at the edge, unless the reader asks for all of the calendar."""

PAD = 0.06
"""Of the calendar's length, kept free at either end."""

COLOURS: dict[Side, str] = {"before": VOICE, "on": "#018571", "after": ACCENT, "around": "#018571"}
SYMBOLS: dict[Side, str] = {"before": "circle", "on": "star", "after": "diamond", "around": "star"}
TOLD: dict[Side, str] = {
    "before": "before the article",
    "on": "on its day",
    "after": "after it",
    "around": "around its day",
}


def dates_figure(
    article: Article, parts: Outline, dates: Sequence[Mentioned], *, near: bool = False, chosen: str | None = None
) -> go.Figure:
    """A row for each day or stretch, earliest on top, on a calendar; every mark carries `date:ISO` and its sentence.

    With `near` the calendar shows what lies within 400 days of the article's date, what is farther as an arrow at the
    edge.
    """
    shown = dates[:MOST]
    first, last = _window(article, shown, near=near)
    pad = max((last - first) * PAD, timedelta(2))
    rows = [_Row(article, parts, each, first, last) for each in shown]
    return go.Figure(
        data=[_bars(rows, chosen), _points(rows, chosen)],
        layout={
            "height": 66 + ROW * max(len(shown), 2),
            "margin": {"l": 0, "r": 8, "t": 22, "b": 0},
            "showlegend": False,
            "dragmode": False,
            "barmode": "overlay",
            "meta": f"{chosen} {near}",
            "shapes": _today(article),
            "annotations": _today_words(article, first, last),
            "xaxis": {
                "type": "date",
                "range": [_moved(first, -pad).isoformat(), _moved(last, pad).isoformat()],
                "fixedrange": True,
                "nticks": 6,
                "tickformatstops": TICKS,
                "gridcolor": RULE,
            },
            "yaxis": {
                "tickvals": list(range(len(rows))),
                "ticktext": [in_figure(each.name, 30) + _times(each) for each in shown],
                "range": [len(rows) - 0.4, -0.6],
                "automargin": True,
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
        },
    )


TICKS = [
    {"dtickrange": [None, 86_400_000 * 27], "value": "%-d %b<br>%Y"},
    {"dtickrange": [86_400_000 * 27, "M11"], "value": "%b<br>%Y"},
    {"dtickrange": ["M11", None], "value": "%Y"},
]
"""Never finer than days."""


def dates_takeaway(article: Article, dates: Sequence[Mentioned]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    if not dates:
        return "The text names no day that can be told."
    sides = [each.side(article.date) for each in dates]
    told = ", ".join(f"{sides.count(side)} {words}" for side, words in TOLD.items() if side in sides)
    span = f"from {dates[0].name} to {max(dates, key=lambda each: each.period.last).name}"
    kind = "day or stretch of time" if len(dates) == 1 else "days and stretches of time"
    return f"The text speaks of {len(dates)} {kind}, {span}" + (f": {told}." if article.date else ".")


def far_off(article: Article, dates: Sequence[Mentioned]) -> list[Mentioned]:
    """What lies more than 400 days from the article's date."""
    today = article.date
    if today is None:
        return []
    return [each for each in dates if today - each.period.last > NEAR or each.period.first - today > NEAR]


class _Row:
    """What is drawn of a day or a stretch: its ends within the window, and where it lies if it is outside."""

    def __init__(self, article: Article, parts: Outline, each: Mentioned, first: date, last: date) -> None:
        self.key = focus_key("date", each.iso)
        self.side = each.side(article.date)
        self.sentence = parts.sentence_at(each.spans[0].start)
        self.outside = -1 if each.period.last < first else int(each.period.first > last)
        self.start = min(max(each.period.first, first), last)
        self.days = max((min(each.period.last, last) - self.start).days + 1, 1)
        self.long = each.period.first != each.period.last and not self.outside
        sentence = parts.sentences[self.sentence].span.of(article.text)
        words = ", ".join(f"“{in_figure(word, 40)}”" for word in each.words)
        self.told = f"<b>{each.name}</b>, {TOLD[self.side]}: {words}<br>"
        self.told += f"sentence {self.sentence + 1}: {in_figure(sentence, HOVER)}"


def _bars(rows: Sequence[_Row], chosen: str | None) -> dict[str, Any]:
    """A bar from the first to the last day of each stretch."""
    drawn = [(number, row) for number, row in enumerate(rows) if row.long]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [row.start.isoformat() for _, row in drawn],
        "x": [86_400_000 * row.days for _, row in drawn],
        "y": [number for number, _ in drawn],
        "width": 0.5,
        "marker": {"color": [_colour(row, chosen) for _, row in drawn], "opacity": 0.55},
        "customdata": [[row.key, row.sentence] for _, row in drawn],
        "hovertext": [row.told for _, row in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 0.55}},
    }


def _points(rows: Sequence[_Row], chosen: str | None) -> dict[str, Any]:
    """A mark for each day, an arrow at the edge for what lies outside the window."""
    drawn = [(number, row) for number, row in enumerate(rows) if not row.long]
    arrows = {-1: "triangle-left-open", 1: "triangle-right-open"}
    return {
        "type": "scatter",
        "x": [row.start.isoformat() for _, row in drawn],
        "y": [number for number, _ in drawn],
        "mode": "markers",
        "marker": {
            "size": 12,
            "color": [_colour(row, chosen) for _, row in drawn],
            "symbol": [arrows.get(row.outside, SYMBOLS[row.side]) for _, row in drawn],
        },
        "customdata": [[row.key, row.sentence] for _, row in drawn],
        "hovertext": [row.told for _, row in drawn],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _colour(row: _Row, chosen: str | None) -> str:
    return HIGHLIGHT if row.key == chosen else COLOURS[row.side]


def _window(article: Article, dates: Sequence[Mentioned], *, near: bool) -> tuple[date, date]:
    """The first and the last day of the calendar, the article's own within it."""
    far = far_off(article, dates) if near else []
    inside = [each for each in dates if each not in far]
    today = [article.date] if article.date else []
    firsts = [each.period.first for each in inside] + today or [each.period.first for each in dates]
    lasts = [each.period.last for each in inside] + today or [each.period.last for each in dates]
    if near and article.date:
        firsts = [max(first, _moved(article.date, -NEAR)) for first in firsts]
        lasts = [min(last, _moved(article.date, NEAR)) for last in lasts]
    return min(firsts), max(lasts)


def _moved(day: date, way: timedelta) -> date:
    """The day so far away, or the calendar's end."""
    return date.fromordinal(min(max(day.toordinal() + way.days, 1), date.max.toordinal()))


def _today(article: Article) -> list[dict[str, Any]]:
    if article.date is None:
        return []
    day = article.date.isoformat()
    look = {"line": {"width": 1.5, "color": HIGHLIGHT, "dash": "dash"}}
    return [{"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", **look}]


def _today_words(article: Article, first: date, last: date) -> list[dict[str, Any]]:
    """What the line means, above it, on the side of it that has room."""
    if article.date is None:
        return []
    share = (article.date - first) / max(last - first, timedelta(1))
    anchor = "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
    place = {"x": article.date.isoformat(), "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": anchor}
    return [{**place, "text": "this article", "showarrow": False, "font": {"size": 11}}]


def _times(each: Mentioned) -> str:
    return f" · {counted(len(each.spans), 'time')}" if len(each.spans) > 1 else ""
