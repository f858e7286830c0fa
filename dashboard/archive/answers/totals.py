"""What do articles add up to, from the sums that the archive keeps beside them where these can tell?

The sums of the table `counts` are of whole months, those of its kind `day` of days; they know of no other filter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.filters import chosen, days
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

OF_MONTHS = ("month", "year")
"""The units whose periods are whole months."""


def sums(archive: Archive, kind: str) -> Sql:
    """A question for the sums of one kind: month, item, label, articles, hits, score, scored; they stay in memory."""
    asked = Sql(
        "SELECT month, item, label, CAST(sum(articles) AS BIGINT) AS articles, CAST(sum(hits) AS BIGINT) AS hits,"
        " sum(score) AS score, CAST(sum(scored) AS BIGINT) AS scored FROM counts WHERE kind = $kind GROUP BY ALL",
        {"kind": kind},
    )
    name = f"sums_{kind}"
    return Sql(name, tables={name: archive.kept(("sums", kind), lambda: archive.table(asked))}).within(
        "SELECT * FROM {}"
    )


def day_totals(archive: Archive, filters: Filters) -> Sql:
    """A question for date, articles and words, whose rows are to be added up; articles without a date are left out."""
    if not filters.all_of_days:
        return chosen(archive, filters).within("SELECT date, 1 AS articles, words FROM ({}) WHERE date IS NOT NULL")
    kept = sums(archive, "day").within(
        "SELECT month, TRY_CAST(item AS DATE) AS date, articles, hits AS words FROM ({})"
    )
    return framed("SELECT date, articles, words FROM ({}) t WHERE date IS NOT NULL AND {}", kept, days(filters, "t"))
