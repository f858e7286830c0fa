"""Which articles are meant, what may be chosen among them, and what do their sentences say?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from components.countries.names import short_name
from dashboard.archive.answers.speakers import everyone_quoted
from dashboard.archive.answers.totals import sums
from dashboard.archive.filters import Filters, chosen
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from components.article import Span
    from dashboard.archive.reading import Archive

Order = Literal["newest", "oldest", "most positive", "most negative", "longest"]
ORDERS: tuple[Order, ...] = get_args(Order)

SORTING: dict[Order, str] = {
    "newest": "date DESC NULLS LAST",
    "oldest": "date ASC NULLS LAST",
    "most positive": "tone_score DESC NULLS LAST",
    "most negative": "tone_score ASC NULLS LAST",
    "longest": "words DESC",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the whole archive has to choose from; first and last day are None where no article has a date.

    `outlets`, `countries`, `speakers` and `organisations` have the columns item, name, articles, the commonest first;
    the `item` of a country is its iso3, elsewhere it is the name.
    """

    outlets: pd.DataFrame
    countries: pd.DataFrame
    speakers: pd.DataFrame
    organisations: pd.DataFrame
    first: date | None
    last: date | None


def article_count(archive: Archive, filters: Filters) -> int:
    """How many articles are meant."""
    return int(archive.ask(chosen(archive, filters).within("SELECT count(*) AS n FROM ({})"))["n"].iloc[0])


def article_page(archive: Archive, filters: Filters, page: int, size: int, order: Order = "newest") -> pd.DataFrame:
    """A page of articles: article, date, outlet, title, url, words, tone, organisation, tone_score, month."""
    first = framed(
        "SELECT * FROM ({}) ORDER BY {}, article LIMIT $size OFFSET $skipped",
        chosen(archive, filters),
        Sql(SORTING[order]),
    ).bound(size=size, skipped=page * size)
    listed = first.within(
        "WITH page AS MATERIALIZED ({}) SELECT article, a.date, a.outlet, title, url, a.words, a.tone, a.organisation,"
        " a.tone_score, a.month FROM articles a JOIN page USING (article)"
    )
    return archive.ask(framed("SELECT * FROM ({}) ORDER BY {}, article", listed, Sql(SORTING[order])))


def choices(archive: Archive) -> Choices:
    """What may be chosen, with the number of articles of each; near-duplicates are counted."""
    days = archive.ask(
        sums(archive, "day").within("SELECT min(item) AS first, max(item) AS last FROM ({}) WHERE item <> ''")
    )
    first, last = (_day(days[name].iloc[0]) for name in ("first", "last"))
    outlets, countries, organisations = (_choice(archive, kind) for kind in ("outlet", "country", "organisation"))
    countries["name"] = [short_name(iso3) for iso3 in countries["item"]]
    speakers = archive.ask(
        everyone_quoted(archive, Filters()).within(
            "SELECT speaker AS item, speaker AS name, articles FROM ({}) ORDER BY articles DESC, item"
        )
    )
    return Choices(outlets, countries, speakers, organisations, first, last)


def sentences(archive: Archive, article: str, spans: Iterable[Span]) -> list[str]:
    """The sentences of an article that hold any of the spans, in reading order; none of an article that it lacks."""
    return [sentence for _, _, sentence in located_sentences(archive, article, spans)]


def article_record(archive: Archive, article: str) -> dict[str, Any] | None:
    """Everything that the table `articles` has of one article, its text too; None when the archive has not got it."""
    found = archive.table("SELECT * FROM articles WHERE article = $article", {"article": article}).to_pylist()
    return found[0] if found else None


def located_sentences(archive: Archive, article: str, spans: Iterable[Span]) -> list[tuple[int, int, str]]:
    """The same with their first and last offset."""
    record = article_record(archive, article)
    if record is None:
        return []
    bounds = archive.table(
        'SELECT start, "end" FROM sentences WHERE month = $month AND article = $article ORDER BY start',
        {"month": record["month"], "article": article},
    ).to_pylist()
    wanted = list(spans)
    return [
        (each["start"], each["end"], record["text"][each["start"] : each["end"]])
        for each in bounds
        if any(span.start < each["end"] and each["start"] < span.end for span in wanted)
    ]


def _choice(archive: Archive, kind: str) -> pd.DataFrame:
    return archive.ask(
        sums(archive, kind).within(
            "SELECT item, item AS name, CAST(sum(articles) AS BIGINT) AS articles FROM ({})"
            " WHERE label IS NULL GROUP BY item ORDER BY articles DESC, item"
        )
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
