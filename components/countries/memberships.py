"""Who belongs to which organisation, or is its partner by which format, on a given day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from components.countries.names import rows_of

MEMBER = "member"
LEAD_FORMATS = frozenset(
    {
        "applicant",
        "aspirant",
        "candidate",
        "potential candidate",
        "invitee",
        "Partnership for Peace",
        "Eastern Partnership",
        "partners across the globe",
        "Mediterranean Dialogue",
        "Istanbul Cooperation Initiative",
        "Mediterranean partners",
        "Asian partners",
        "partner country",
    }
)
"""Formats that make a country a partner by the table alone; a seat as observer or in a dialogue does not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a country is to an organisation, from the first day to the last (None: still, as far as is known)."""

    organisation: str
    standing: str
    first: date
    last: date | None

    def holds(self, day: date | None) -> bool:
        """Whether it held on `day`; without a day, whether it still holds."""
        if day is None:
            return self.last is None
        return self.first <= day and (self.last is None or day <= self.last)


def is_member(organisation: str, iso3: str, day: date | None) -> bool:
    """Whether the country belonged to the organisation on that day; a suspended member is one."""
    return any(standing.standing == MEMBER for standing in standings(organisation, iso3, day))


def partner_format(organisation: str, iso3: str, day: date | None) -> str | None:
    """The format by which the country was the organisation's partner, None when by none or when it was suspended."""
    held = standings(organisation, iso3, day)
    if any(standing.standing == "partner suspended" for standing in held):
        return None
    return next((standing.standing for standing in held if standing.standing in LEAD_FORMATS), None)


def standings(organisation: str, iso3: str, day: date | None) -> tuple[Standing, ...]:
    """All that the country was to the organisation on that day, in the order of the table."""
    return tuple(standing for standing in _table().get((organisation, iso3), ()) if standing.holds(day))


def members(organisation: str, day: date | None) -> frozenset[str]:
    """The codes of all countries that belonged to the organisation on that day; empty when the table has none."""
    return frozenset(iso3 for name, iso3 in _table() if name == organisation and is_member(organisation, iso3, day))


@cache
def _table() -> dict[tuple[str, str], tuple[Standing, ...]]:
    table: dict[tuple[str, str], tuple[Standing, ...]] = {}
    for organisation, standing, first, last, countries, *_ in rows_of("memberships.tsv"):
        row = Standing(organisation, standing, _first_day(first), _last_day(last))
        for iso3 in countries.split():
            table[organisation, iso3] = (*table.get((organisation, iso3), ()), row)
    return table


def _first_day(cell: str) -> date:
    """The first day of a year, a month or a day as written in the table."""
    year, month, day = ([int(part) for part in cell.split("-")] + [1, 1])[:3] if cell else (1, 1, 1)
    return date(year, month, day)


def _last_day(cell: str) -> date | None:
    """The last day of a year, a month or a day; None for an empty cell."""
    if not cell:
        return None
    parts = [int(part) for part in cell.split("-")]
    if len(parts) == 3:  # noqa: PLR2004
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
