"""Where in the text does each country stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.countries.figures import LEVELS, map_role
from components.palette import HIGHLIGHT, ROLE_COLOURS, RULE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from components.article import Outline
    from components.countries.records import Country, Level, Mention

MOST = 30
"""Rows that are drawn at the most: the countries with the most mentions."""

ROW = 24
NAME = 20
"""Pixels of a row, and characters of the name beside it."""

STEPS = 1200
"""Places along the axis that can be told apart; mentions on one of them share a mark."""

MIDDLE = 0.45
"""Half the length of a sentence on the axis; the rest parts it from the next."""


class Mark(NamedTuple):
    """A mention on the figure: its place in sentences, its row, and the sentence's index."""

    x: float
    row: int
    sentence: int
    country: Country
    mention: Mention


def shown_on_strips(countries: Sequence[Country]) -> list[Country]:
    """The countries that the figure has room for, in order of first mention."""
    kept = sorted(countries, key=lambda country: -len(country.mentions))[:MOST]
    codes = {country.iso3 for country in kept}
    return [country for country in countries if country.iso3 in codes]


def mention_strips(countries: Sequence[Country], parts: Outline, chosen: str | None = None) -> go.Figure:
    """A row for each country over the article's sentences: a stroke where it is named, a ring where only implied.

    Every mark carries `country:ISO3` and the index of its sentence.
    """
    shown = shown_on_strips(countries)
    marks = [mark for row, country in enumerate(shown) for mark in _marks(country, row, parts)]
    traces = [_trace([mark for mark in marks if mark.mention.level == level], level, chosen) for level in LEVELS]
    return go.Figure(data=[trace for trace in traces if trace["x"]], layout=_layout(shown, parts, chosen))


def strips_takeaway(countries: Sequence[Country], parts: Outline) -> str:
    """Which country runs through the text most, in a sentence."""
    if not countries:
        return "No country was found in the article."
    most = max(countries, key=lambda country: len(country.mentions))
    sentences = sorted({parts.sentence_at(mention.span.start) + 1 for mention in most.mentions})
    where = f"sentences {sentences[0]} to {sentences[-1]}" if len(sentences) > 1 else f"sentence {sentences[0]}"
    return (
        f"Mentions over {counted(len(parts.sentences), 'sentence')}: most often {most.name}, "
        f"{counted(len(most.mentions), 'mention')} in {where}."
    )


def _marks(country: Country, row: int, parts: Outline) -> list[Mark]:
    """The country's marks, one for each level and place that can be told apart."""
    step = max(len(parts.sentences) / STEPS, 1e-9)
    marks: dict[tuple[int, Level], Mark] = {}
    for mention in country.mentions:
        index = parts.sentence_at(mention.span.start)
        span = parts.sentences[index].span
        x = index + 1 + MIDDLE * (2 * (mention.span.start - span.start) / max(len(span), 1) - 1)
        marks.setdefault((round(x / step), mention.level), Mark(round(x, 2), row, index, country, mention))
    return list(marks.values())


def _trace(marks: Sequence[Mark], level: Level, chosen: str | None) -> dict[str, Any]:
    keys = [focus_key("country", mark.country.iso3) for mark in marks]
    colours = [
        HIGHLIGHT if key == chosen else ROLE_COLOURS[map_role(mark.country)]
        for key, mark in zip(keys, marks, strict=True)
    ]
    is_named = level == "named"
    return {
        "type": "scatter",
        "x": [mark.x for mark in marks],
        "y": [mark.row for mark in marks],
        "mode": "markers",
        "name": level,
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ns" if is_named else "circle-open",
            "size": 15 if is_named else 9,
            "color": colours,
            "line": {"width": 3 if is_named else 2, "color": colours},
        },
        "customdata": [[key, mark.sentence] for key, mark in zip(keys, marks, strict=True)],
        "hovertext": [_told(mark) for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def _told(mark: Mark) -> str:
    words = in_figure(mark.mention.via, 40)
    return f"<b>{in_figure(mark.country.name)}</b><br>sentence {mark.sentence + 1}: {mark.mention.level}, “{words}”"


def _layout(shown: Sequence[Country], parts: Outline, chosen: str | None) -> dict[str, Any]:
    return {
        "height": 96 + ROW * max(len(shown), 1),
        "margin": {"l": 0, "r": 6, "t": 0, "b": 0},
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "y": 1,
            "yanchor": "bottom",
            "x": 1,
            "xanchor": "right",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "dragmode": False,
        "meta": chosen,
        "xaxis": {
            "range": [0.4, len(parts.sentences) + 0.6],
            "title": {"text": "sentence"},
            "tickformat": "d",
            "nticks": 8,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "range": [max(len(shown), 1) - 0.4, -0.6],
            "tickvals": list(range(len(shown))),
            "ticktext": [in_figure(country.name, NAME) for country in shown],
            "gridcolor": RULE,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
    }
