"""Into which days, weeks, months or years does a stretch of the calendar fall, empty ones too?

Weeks begin on Monday (ISO 8601). Every period of the stretch is given, whether or not anything falls into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)

SHORTEST: dict[Unit, int] = {"day": 1, "week": 7, "month": 28, "year": 365}
"""Days that a whole period has at the least."""

USUAL = 45
"""The finest unit that gives no more periods than these is the one a reader sees first."""

MOST = 1_200
"""No reader can tell more periods apart; coarser units stay, years always do."""

DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both in it."""

    first: date
    last: date


def period_of(day: date, unit: Unit) -> Period:
    """The period that `day` falls into; the calendar's last week ends with the calendar."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        first = day - timedelta(day.weekday())
        return Period(first, first + min(timedelta(6), date.max - first))
    if unit == "month":
        first = day.replace(day=1)
        return Period(first, _month_end(first))
    return Period(date(day.year, 1, 1), date(day.year, DECEMBER, 31))


def periods(first: date, last: date, unit: Unit) -> tuple[Period, ...]:
    """Every period from the one of `first` to the one of `last`, in order, without a gap."""
    return tuple(_run(first, last, unit))


def fitting_units(first: date, last: date) -> tuple[Unit, ...]:
    """The units that part a stretch into no more than `MOST` periods; years always do."""
    days = (last - first).days + 1
    return tuple(unit for unit in UNITS if unit == "year" or days / SHORTEST[unit] <= MOST)


def usual_unit(first: date, last: date) -> Unit:
    """The finest unit under which a stretch has no more than `USUAL` periods."""
    days = (last - first).days + 1
    return next((unit for unit in UNITS if days / SHORTEST[unit] <= USUAL), "year")


def period_name(period: Period, unit: Unit) -> str:
    """`29 Nov 2022`, `week of 28 Nov 2022`, `Nov 2022` or `2022`."""
    day = f"{period.first.day} {period.first:%b} {period.first.year}"
    names: dict[Unit, str] = {
        "day": day,
        "week": f"week of {day}",
        "month": f"{period.first:%b} {period.first.year}",
        "year": str(period.first.year),
    }
    return names[unit]


def _run(first: date, last: date, unit: Unit) -> Iterator[Period]:
    period = period_of(first, unit)
    while True:
        yield period
        if period.last >= last or period.last == date.max:
            return
        period = period_of(period.last + timedelta(1), unit)


def _month_end(first: date) -> date:
    if first.month == DECEMBER:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(1)
