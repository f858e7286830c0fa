"""Which articles are meant: of which days, outlets, countries, speakers, organisations, and with which words?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dashboard.archive.patterns import postings, terms
from dashboard.archive.sql import Sql, everyone, framed, one_of
from dashboard.archive.tables import UNDATED

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
    def all_of_days(self) -> bool:
        """Whether all articles of some days are meant, or all articles."""
        return self == self.only_days

    @property
    def whole_months(self) -> bool:
        """Whether whole months are meant, with all their articles, so that sums over months tell all."""
        starts = self.first is None or self.first.day == 1
        ends = self.last is None or self.last == date.max or (self.last + timedelta(1)).day == 1
        return starts and ends and self.all_of_days


def chosen(archive: Archive, filters: Filters) -> Sql:
    """A question for the articles that are meant, in the columns `COLUMNS`.

    It is asked once, and the answer kept, unless only days are chosen, which are found as fast anew.
    """
    if filters.all_of_days:
        return _chosen(archive, filters)
    held = archive.kept(("chosen", filters), lambda: archive.table(_chosen(archive, filters)))
    name = f"chosen_{hash(filters) & 0xFFFFFFFF}"
    return Sql(name, tables={name: held}).within("SELECT * FROM {}")


def among(archive: Archive, filters: Filters, table: str, *conditions: Sql) -> Sql:
    """A question for the rows `t` of a table whose articles are meant; each of `conditions` on `t` holds too."""
    return framed("SELECT t.* FROM {} t WHERE {}", Sql(table), everyone([*meant(archive, filters), *conditions]))


def meant(archive: Archive, filters: Filters) -> Iterator[Sql]:
    """The conditions that the article of a row `t` is meant; `t` has the columns article, month and date."""
    yield days(filters, "t")
    if not filters.all_of_days:
        yield chosen(archive, filters).within("t.article IN (SELECT article FROM ({}))")


def days(filters: Filters, row: str) -> Sql:
    """The condition that the days of a row are meant, by its columns month and date."""
    conditions = [months(filters, f"{row}.month")]
    if filters.first:
        conditions.append(Sql(f"{row}.date >= $first", {"first": filters.first}))
    if filters.last:
        conditions.append(Sql(f"{row}.date <= $last", {"last": filters.last}))
    return everyone(conditions)


def months(filters: Filters, column: str) -> Sql:
    """The condition that a row's month may be meant, which spares reading the parts of others."""
    conditions = []
    if filters.first:
        begun = f"({column} >= $first_month AND {column} <> '{UNDATED}')"  # which would come after every month
        conditions.append(Sql(begun, {"first_month": filters.first.isoformat()[:7]}))
    if filters.last:
        conditions.append(Sql(f"{column} <= $last_month", {"last_month": filters.last.isoformat()[:7]}))
    return everyone(conditions)


def _chosen(archive: Archive, filters: Filters) -> Sql:
    every = framed("SELECT {} FROM articles a WHERE {}", COLUMNS, everyone(_conditions(archive, filters)))
    if not filters.collapse:
        return every
    # one of each group of copies stays: the earliest that is meant, whether or not the original is
    return every.within(
        "SELECT b.* FROM ({}) b LEFT JOIN copies c ON c.article = b.article"
        " QUALIFY row_number() OVER (PARTITION BY coalesce(c.original, b.article) ORDER BY b.date, b.article) = 1"
    )


def _conditions(archive: Archive, filters: Filters) -> Iterator[Sql]:
    yield days(filters, "a")
    for column, values in (("outlet", filters.outlets), ("organisation", filters.organisations)):
        if values:
            yield one_of(f"a.{column}", values, column)
    within = (("countries", "iso3", filters.countries), ("quotations", "speaker", filters.speakers))
    for table, column, values in within:
        if values:
            have = framed(
                "SELECT t.article FROM {} t WHERE {} AND {}",
                Sql(table),
                one_of(f"t.{column}", values, column),
                days(filters, "t"),
            )
            yield have.within("a.article IN ({})")
    for place, term in enumerate(terms(filters.text)):
        have = framed(
            "SELECT t.article FROM ({}) t WHERE {}", postings(archive, term, f"text{place}"), days(filters, "t")
        )
        yield have.within("a.article IN ({})")
