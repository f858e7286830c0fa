"""In which role do the articles speak of which country, over time, and when did a role begin?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.countries.names import short_name
from dashboard.archive.answers.totals import OF_MONTHS, day_totals, sums
from dashboard.archive.filters import among, months
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    import pandas as pd

    from components.countries.records import Role
    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

ANY = "any"
"""In place of a role: articles that speak of a country at all, each once."""

BEGUN = """
WITH seen AS MATERIALIZED (
    SELECT iso3, date, article, roles, list_contains(roles, $role) AS has FROM ({}) WHERE date IS NOT NULL
),
days AS (SELECT iso3, min(date) AS first, count(*) AS with_it FROM seen WHERE has GROUP BY iso3),
begun AS (
    SELECT iso3, first, with_it, min(article) AS article FROM seen JOIN days USING (iso3)
    WHERE has AND date = first GROUP BY ALL
),
past AS (
    SELECT s.iso3, count(*) AS earlier, arg_max(s.roles, CAST(s.date AS VARCHAR) || s.article) AS roles
    FROM seen s JOIN begun b USING (iso3) WHERE s.date < b.first OR (s.date = b.first AND s.article < b.article)
    GROUP BY s.iso3
)
SELECT iso3, first, article, x.title, array_to_string(p.roles, ', ') AS before, coalesce(earlier, 0) AS earlier, with_it
FROM begun b LEFT JOIN past p USING (iso3) JOIN articles x USING (article) ORDER BY first DESC, iso3
"""


def countries_over_time(archive: Archive, filters: Filters, unit: Unit) -> pd.DataFrame:
    """The rows iso3, name, role, period, articles, of: articles with a country in a role, `of` all of the period.

    An article counts in each role that it gives a country, and once more under the role `any`.
    """
    if filters.whole_months and unit in OF_MONTHS:
        found = framed(
            "SELECT item AS iso3, coalesce(label, 'any') AS role, CAST(month || '-01' AS DATE) AS date, articles"
            " FROM ({}) WHERE month <> 'undated' AND {}",
            sums(archive, "country"),
            months(filters, "month"),
        )
    else:
        found = among(archive, filters, "countries", Sql("t.date IS NOT NULL")).within(
            "SELECT iso3, unnest(list_prepend('any', roles)) AS role, date, 1 AS articles FROM ({})"
        )
    frame = archive.ask(
        framed(
            "WITH totals AS (SELECT CAST(date_trunc($unit, date) AS DATE) AS period,"
            " CAST(sum(articles) AS BIGINT) AS of FROM ({}) GROUP BY period),"
            " held AS (SELECT iso3, role, CAST(date_trunc($unit, date) AS DATE) AS period,"
            " CAST(sum(articles) AS BIGINT) AS articles FROM ({}) GROUP BY ALL)"
            " SELECT iso3, role, period, articles, of FROM held JOIN totals USING (period)"
            " ORDER BY iso3, role, period",
            day_totals(archive, filters),
            found,
        ).bound(unit=unit)
    )
    return named(frame)


def role_changes(archive: Archive, filters: Filters, role: Role) -> pd.DataFrame:
    """When did each country first get a role? The latest first.

    The columns are iso3, name, first, article, title, before, earlier, with_it. `first` is the day of the first
    `article` that gives the role; `before` what the last article before it gave (roles joined by ", "), missing if no
    article spoke of the country before; `earlier` how many did, `with_it` how many articles give the role in all.
    Articles without a date are left out; those of one day are in the order of their hashes.
    """
    frame = archive.ask(among(archive, filters, "countries").within(BEGUN).bound(role=role))
    return named(frame)


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the countries' short names as its second column, after `iso3`."""
    frame.insert(1, "name", frame["iso3"].map({iso3: short_name(iso3) for iso3 in frame["iso3"].unique()}))
    return frame
