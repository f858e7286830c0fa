"""Which articles are meant: of which days, outlets, countries, speakers, organisations, and with which words?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.archive.patterns import postings, terms
from dashboard.archive.sql import Sql, everyone, framed, one_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.reading import Archive

COLUMNS = Sql("a.article, a.month, a.date, a.outlet, a.words, a.organisation, a.tone, a.tone_score")


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader has chosen; nothing chosen means all articles, those without a date too.

    `first` and `last` are both meant too. Several values of one kind are alternatives, the kinds hold together.
    `countries` (iso3) are named or implied in an article, `speakers` quoted in it, `organisations` its central one.
    `text` has words, "phrases" and `prefix*`, all of which must stand in the article (`a|b`: one of them). With
    `collapse` near-duplicates count once, as the earliest of them that is meant.
    """

    first: date | None = None
    last: date | None = None
    outlets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    text: str = ""
    collapse: bool = False

    @property
    def only_days(self) -> Filters:
        """The same days, nothing else chosen."""
        return Filters(self.first, self.last)

    @property
    def whole_months(self) -> bool:
        """Whether whole months are meant, with all their articles, so that sums over months tell all."""
        starts = self.first is None or self.first.day == 1
        ends = self.last is None or self.last == date.max or (self.last + timedelta(1)).day == 1
        return starts and ends and self == self.only_days


def chosen(archive: Archive, filters: Filters) -> Sql:
    """A question for the articles that are meant, in the columns `COLUMNS`."""
    every = framed("SELECT {} FROM articles a WHERE {}", COLUMNS, everyone(_conditions(archive, filters)))
    if not filters.collapse:
        return every
    # one of each group of copies stays: the earliest that is meant, whether or not the original is
    return every.within(
        "SELECT b.* FROM ({}) b LEFT JOIN copies c ON c.article = b.article"
        " QUALIFY row_number() OVER (PARTITION BY coalesce(c.original, b.article) ORDER BY b.date, b.article) = 1"
    )


def among(archive: Archive, filters: Filters, table: str, *conditions: Sql) -> Sql:
    """A question for the rows `t` of a table whose articles are meant, with the article's day as `date`.

    Each of `conditions` on `t` holds too.
    """
    return framed(
        "SELECT t.*, a.date FROM {} t JOIN ({}) a ON a.article = t.article WHERE {}",
        Sql(table),
        chosen(archive, filters),
        everyone([months(filters, "t.month"), *conditions]),
    )


def months(filters: Filters, column: str) -> Sql:
    """The condition that a row's month may be meant, which spares reading the parts of others."""
    conditions = []
    if filters.first:
        conditions.append(Sql(f"{column} >= $first_month", {"first_month": filters.first.isoformat()[:7]}))
    if filters.last:
        conditions.append(Sql(f"{column} <= $last_month", {"last_month": filters.last.isoformat()[:7]}))
    return everyone(conditions)


def dated(filters: Filters) -> Filters:
    """The same filters, articles without a date left out."""
    return filters if filters.first or filters.last else replace(filters, first=date.min)


def _conditions(archive: Archive, filters: Filters) -> Iterator[Sql]:
    yield months(filters, "a.month")
    if filters.first:
        yield Sql("a.date >= $first", {"first": filters.first})
    if filters.last:
        yield Sql("a.date <= $last", {"last": filters.last})
    for column, values in (("outlet", filters.outlets), ("organisation", filters.organisations)):
        if values:
            yield one_of(f"a.{column}", values, column)
    within = (("countries", "iso3", filters.countries), ("quotations", "speaker", filters.speakers))
    for table, column, values in within:
        if values:
            have = framed(
                "SELECT article FROM {} WHERE {} AND {}",
                Sql(table),
                one_of(column, values, column),
                months(filters, "month"),
            )
            yield have.within("a.article IN ({})")
    for place, term in enumerate(terms(filters.text)):
        yield postings(archive, term, f"text{place}").within("a.article IN (SELECT article FROM ({}))")
