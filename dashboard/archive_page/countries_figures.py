"""In which roles do countries stand in the archive, from period to period?

The figure, and the map beside it, take what was `Seen`: a country in one role and one period, and its articles.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.keywords.periods import period_name, period_of, periods
from components.palette import HIGHLIGHT, ROLE_COLOURS, ROLE_ORDER, ROLE_SYMBOLS, RULE
from components.plain import counted, in_figure
from dashboard.archive_page.axis import calendar_axis, middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from components.countries.records import Role
    from components.keywords.periods import Unit

MOST = 12
"""So many countries have a row in the figure over time; a filter brings others, and the data has all."""

ROW, NAME = 34, 16
LEAST, LARGEST = 6, 15
"""Pixels of a symbol: where one article stands behind it, and where the most do."""

WIDTH, CROWDED = 900, 4
"""Pixels that a row's symbols share, so that many are small, and how small they become at the most."""


class Seen(NamedTuple):
    """A country in one role and one period, known by its first day.

    `articles` show it so, `spoken` speak of it at all, and there are `of` in the period.
    """

    iso3: str
    name: str
    role: Role
    first: date
    articles: int
    spoken: int
    of: int


def spoken_of(seen: Iterable[Seen]) -> dict[str, int]:
    """The articles that speak of each country at all, those of the most first."""
    by_period = {(each.iso3, each.first): each.spoken for each in seen}
    totals: dict[str, int] = {}
    for (iso3, _), articles in by_period.items():
        totals[iso3] = totals.get(iso3, 0) + articles
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))


def summed(seen: Iterable[Seen]) -> dict[str, dict[Role, int]]:
    """For each country the articles that show it in each role, the commonest role first; those spoken of most first."""
    seen = list(seen)
    totals: dict[str, dict[Role, int]] = {}
    for each in seen:
        own = totals.setdefault(each.iso3, {})
        own[each.role] = own.get(each.role, 0) + each.articles
    return {iso3: dict(sorted(totals[iso3].items(), key=_commonest)) for iso3 in spoken_of(seen)}


def symbol_size(articles: int, most: int, room: float = LARGEST) -> float:
    """Pixels, no more than `room`: the area of a symbol grows with the articles behind it."""
    least = min(LEAST, room)
    return least + (min(LARGEST, room) - least) * sqrt(articles / most)


def drawn_countries(seen: Iterable[Seen]) -> list[str]:
    """The countries (iso3) that have a row in the figure over time: those that most articles show."""
    return list(summed(seen))[:MOST]


def drawn_points(seen: Sequence[Seen]) -> list[Seen]:
    """The points of the figure over time, in the order of its marks: the commonest role of each country and period."""
    rows = drawn_countries(seen)
    best: dict[tuple[str, date], Seen] = {}
    for each in seen:
        key = (each.iso3, each.first)
        if key not in best or _rank(each) < _rank(best[key]):
            best[key] = each
    points = [each for each in best.values() if each.iso3 in rows]
    return sorted(points, key=lambda each: (rows.index(each.iso3), each.first))


def roles_over_time(seen: Sequence[Seen], unit: Unit, chosen: tuple[str, date] | None = None) -> go.Figure:
    """A row per country, a symbol per period: the role that most of the period's articles give it, larger for more.

    `chosen` is a country and the first day of a period. Hovering tells every role.
    """
    rows, points = drawn_countries(seen), drawn_points(seen)
    names = {each.iso3: each.name for each in seen}
    most = max((each.articles for each in points), default=1)
    room = _room({each.first for each in points}, unit)
    roles = _roles_of(seen)
    marks = {
        "type": "scatter",
        "x": [middle(each.first, unit) for each in points],
        "y": [rows.index(each.iso3) for each in points],
        "mode": "markers",
        "cliponaxis": False,
        "marker": {
            "symbol": [ROLE_SYMBOLS[each.role] for each in points],
            "color": [ROLE_COLOURS[each.role] for each in points],
            "size": [symbol_size(each.articles, most, room) for each in points],
            "opacity": 1,
            "line": {"color": HIGHLIGHT, "width": [3 if (each.iso3, each.first) == chosen else 0 for each in points]},
        },
        "hovertext": [_told(each, roles[each.iso3, each.first], unit) for each in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
        "unselected": {"marker": {"opacity": 1}},
    }
    legend = [_legend(role) for role in ROLE_ORDER if any(each.role == role for each in points)]
    labels = [in_figure(names[iso3], NAME) for iso3 in rows]
    return go.Figure(
        data=[marks, *legend],
        layout=_layout(labels, calendar_axis({each.first for each in points}, unit), f"{chosen} {unit}"),
    )


def over_time_takeaway(seen: Sequence[Seen], unit: Unit) -> str:
    """What the figure over time says, in a sentence for those who do not see it."""
    points = drawn_points(seen)
    if not points:
        return "None of these articles has a date and speaks of a country in this role."
    first, last = (end(each.first for each in points) for end in (min, max))
    names = {each.iso3: each.name for each in seen}
    told = [
        f"{names[iso3]} mostly {role} ({own[role]})"
        for iso3, own in list(summed(seen).items())[:MOST]
        for role in [next(iter(own))]
    ]
    span = f"{period_name(period_of(first, unit), unit)} to {period_name(period_of(last, unit), unit)}"
    return f"Roles by {unit}, {span}: {', '.join(told)}."


def _room(firsts: set[date], unit: Unit) -> float:
    """How many pixels a row has for each period from the first to the last."""
    return max(WIDTH / len(periods(min(firsts), max(firsts), unit)), CROWDED) if firsts else LARGEST


def _roles_of(seen: Iterable[Seen]) -> dict[tuple[str, date], dict[Role, int]]:
    roles: dict[tuple[str, date], dict[Role, int]] = {}
    for each in seen:
        roles.setdefault((each.iso3, each.first), {})[each.role] = each.articles
    return roles


def _commonest(item: tuple[Role, int]) -> tuple[int, int]:
    role, number = item
    return -number, _order(role)


def _rank(each: Seen) -> tuple[int, int]:
    return _commonest((each.role, each.articles))


def _order(role: Role) -> int:
    """Among roles that equally many articles give, what a reader looks for comes first."""
    return ("adversary", "partner", "host", "member", "mentioned").index(role)


def _told(each: Seen, roles: Mapping[Role, int], unit: Unit) -> str:
    head = f"<b>{in_figure(each.name)}</b>, {period_name(period_of(each.first, unit), unit)}"
    of = f"in {each.spoken:,} of {counted(each.of, 'article')}"
    return "<br>".join([head, of, *(f"{role} in {number:,}" for role, number in sorted(roles.items(), key=_commonest))])


def _legend(role: Role) -> dict[str, Any]:
    """An entry that says which symbol means which role."""
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "mode": "markers",
        "name": role,
        "marker": {"symbol": ROLE_SYMBOLS[role], "color": ROLE_COLOURS[role], "size": 10},
        "hoverinfo": "skip",
    }


def _layout(labels: Sequence[str], axis: dict[str, Any], meta: str) -> dict[str, Any]:
    return {
        "height": 76 + ROW * len(labels),
        "margin": {"l": 0, "r": 10, "t": 6, "b": 0},
        "dragmode": False,
        "meta": meta,
        "legend": {
            "orientation": "h",
            "itemsizing": "constant",
            "y": -0.02,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {**axis, "side": "top", "showgrid": False},
        "yaxis": {
            "tickvals": list(range(len(labels))),
            "ticktext": labels,
            "range": [len(labels) - 0.5, -0.5],
            "automargin": True,
            "fixedrange": True,
            "gridcolor": RULE,
            "zeroline": False,
        },
    }
