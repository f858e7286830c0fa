"""How many articles, and words in them, has each day that is meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.filters import chosen, days
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

OF_MONTHS = ("month", "year")
"""The units whose periods are whole months, so that the sums over months that the archive keeps answer."""

KEPT = "SELECT month, TRY_CAST(item AS DATE) AS date, articles, hits AS words FROM counts WHERE kind = 'day'"


def day_totals(archive: Archive, filters: Filters) -> Sql:
    """A question for date, articles and words, whose rows are to be added up; articles without a date are left out."""
    if filters.all_of_days:
        return framed("SELECT * FROM ({}) t WHERE t.date IS NOT NULL AND {}", Sql(KEPT), days(filters, "t"))
    return chosen(archive, filters).within("SELECT date, 1 AS articles, words FROM ({}) WHERE date IS NOT NULL")
