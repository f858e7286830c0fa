"""In which role do the articles speak of which country, over time, and when did a role begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.countries.names import short_name
from dashboard.archive.filters import among, chosen, months
from dashboard.archive.sql import framed

if TYPE_CHECKING:
    import pandas as pd

    from components.countries.records import Role
    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

ANY = "any"
"""In place of a role: articles that speak of a country at all, each once."""

BEGUN = """
WITH seen AS MATERIALIZED ({}), begun AS (
    SELECT iso3, min(place) AS place, count(*) AS with_it FROM seen WHERE list_contains(roles, $role) GROUP BY iso3
)
SELECT s.iso3, s.date AS first, s.article, x.title, array_to_string(p.roles, ', ') AS before, s.place - 1 AS earlier,
    with_it
FROM begun JOIN seen s USING (iso3, place)
LEFT JOIN seen p ON p.iso3 = s.iso3 AND p.place = s.place - 1
JOIN articles x ON x.article = s.article ORDER BY first DESC, iso3
"""


def countries_over_time(archive: Archive, filters: Filters, unit: Unit) -> pd.DataFrame:
    """The rows iso3, name, role, period, articles, of: articles with a country in a role, `of` all of the period.

    An article counts in each role that it gives a country, and once more under the role `any`.
    """
    if filters.whole_months and unit in ("month", "year"):
        found = months(filters, "month").within(
            "SELECT item AS iso3, coalesce(label, 'any') AS role, CAST(strptime(month, '%Y-%m') AS DATE) AS date,"
            " articles FROM counts WHERE kind = 'country' AND month <> 'undated' AND {}"
        )
        days = months(filters, "month").within(
            "SELECT CAST(item AS DATE) AS date, articles FROM counts WHERE kind = 'day' AND item <> '' AND {}"
        )
    else:
        found = among(archive, filters, "countries").within(
            "SELECT iso3, unnest(list_prepend('any', roles)) AS role, date, 1 AS articles FROM ({})"
            " WHERE date IS NOT NULL"
        )
        days = chosen(archive, filters).within("SELECT date, 1 AS articles FROM ({}) WHERE date IS NOT NULL")
    frame = archive.ask(
        framed(
            "WITH totals AS (SELECT CAST(date_trunc($unit, date) AS DATE) AS period,"
            " CAST(sum(articles) AS BIGINT) AS of FROM ({}) GROUP BY period),"
            " held AS (SELECT iso3, role, CAST(date_trunc($unit, date) AS DATE) AS period,"
            " CAST(sum(articles) AS BIGINT) AS articles FROM ({}) GROUP BY ALL)"
            " SELECT iso3, role, period, articles, of FROM held JOIN totals USING (period)"
            " ORDER BY iso3, role, period",
            days,
            found,
        ).bound(unit=unit)
    )
    frame.insert(1, "name", [short_name(iso3) for iso3 in frame["iso3"]])
    return frame


def role_changes(archive: Archive, filters: Filters, role: Role) -> pd.DataFrame:
    """When did each country first get a role? The latest first.

    The columns are iso3, name, first, article, title, before, earlier, with_it. `first` is the day of the first
    `article` that gives the role; `before` what the last article before it gave (roles joined by ", "), missing if no
    article spoke of the country before; `earlier` how many did, `with_it` how many articles give the role in all.
    Articles without a date are left out; those of one day are in the order of their hashes.
    """
    seen = among(archive, filters, "countries").within(
        "SELECT iso3, article, date, roles, row_number() OVER (PARTITION BY iso3 ORDER BY date, article) AS place"
        " FROM ({}) WHERE date IS NOT NULL"
    )
    frame = archive.ask(seen.within(BEGUN).bound(role=role))
    frame.insert(1, "name", [short_name(iso3) for iso3 in frame["iso3"]])
    return frame
