"""How does the calendar run below a figure: from the first period to the last, some of them named?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.keywords.periods import period_of, periods

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from components.keywords.periods import Period, Unit

TICKS = 6
"""Periods that are named at the most, one more where they do not come out even."""

MILLISECONDS = 86_400_000


def calendar_axis(firsts: Iterable[date], unit: Unit) -> dict[str, Any]:
    """A Plotly axis over every period between the first and the last of `firsts`, the first days of periods."""
    days = sorted(firsts)
    run = periods(days[0], days[-1], unit)
    named = run[:: max(-(-len(run) // TICKS), 1)]
    return {
        "type": "date",
        "range": [run[0].first.isoformat(), f"{run[-1].last.isoformat()}T23:59:59"],
        "tickvals": [middle_of(each) for each in named],
        "ticktext": [_short(each, unit) for each in named],
        "fixedrange": True,
        "zeroline": False,
    }


def middle(first: date, unit: Unit) -> str:
    """Noon of the middle of the period that begins on `first`, as Plotly reads it."""
    return middle_of(period_of(first, unit))


def middle_of(period: Period) -> str:
    """Noon of the middle of a period, as Plotly reads it."""
    return f"{(period.first + (period.last - period.first) / 2).isoformat()}T12:00:00"


def width_of(first: date, unit: Unit) -> float:
    """How wide a bar for the period is, in milliseconds: three quarters of the period."""
    period = period_of(first, unit)
    return 0.75 * MILLISECONDS * ((period.last - period.first).days + 1)


def _short(period: Period, unit: Unit) -> str:
    first = period.first
    if unit == "year":
        return str(first.year)
    return f"{first:%b}<br>{first.year}" if unit == "month" else f"{first.day} {first:%b}<br>{first.year}"
