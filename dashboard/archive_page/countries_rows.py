"""What do the map and the figure over time draw of an answer that may have a row per country, role and month?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.answers.countries import ANY
from dashboard.archive.frames import rows_of
from dashboard.archive_page.countries_figures import MOST, Seen

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from components.countries.records import Role


def periods_in(rows: pd.DataFrame, role: Role | None) -> list[date]:
    """The first days of the periods in which a country is spoken of, or has the role."""
    return sorted(set(_in_role(rows, role)["period"]))


def seen_together(rows: pd.DataFrame, role: Role | None, first: date, last: date) -> list[Seen]:
    """Each country and role once, over all periods that begin from `first` to `last`; in one role or in all."""
    own = rows[(rows["period"] >= first) & (rows["period"] <= last)]
    every = own[own["role"] == ANY].groupby("iso3")["articles"].sum()
    held = _in_role(own, role).groupby(["iso3", "name", "role"])["articles"].sum().reset_index()
    return [
        Seen(row["iso3"], row["name"], row["role"], first, row["articles"], int(every[row["iso3"]]), 0)
        for row in rows_of(held)
    ]


def seen_over_time(rows: pd.DataFrame, role: Role | None, besides: str | None = None) -> list[Seen]:
    """The countries of most articles, `besides` one of the reader's, in each role and period; in one role or in all."""
    held = _in_role(rows, role)
    ranked = (held if role else rows[rows["role"] == ANY]).groupby("iso3")["articles"].sum()
    drawn = {*ranked.sort_values(ascending=False, kind="stable").index[:MOST], besides}
    every = rows[(rows["role"] == ANY) & rows["iso3"].isin(drawn)]
    spoken = {(row["iso3"], row["period"]): row["articles"] for row in rows_of(every)}
    return [
        Seen(
            **{name: row[name] for name in ("iso3", "name", "role", "articles", "of")},
            first=row["period"],
            spoken=spoken[row["iso3"], row["period"]],
        )
        for row in rows_of(held[held["iso3"].isin(drawn)])
    ]


def countries_in(rows: pd.DataFrame, role: Role | None) -> int:
    """How many countries there are, or have the role."""
    return int(_in_role(rows, role)["iso3"].nunique())


def _in_role(rows: pd.DataFrame, role: Role | None) -> pd.DataFrame:
    return rows[rows["role"] == role] if role else rows[rows["role"] != ANY]
