"""Which articles stand behind a point of a figure, and which of their sentences carry what it counts?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from components.article import Article, Span
from components.article.focus import Focus, runs
from components.keywords.find import merged, places_in
from components.keywords.records import Keyword
from dashboard.archive.answers.articles import article_record
from dashboard.archive.answers.quotations import ASSIGNED
from dashboard.archive.filters import Filters, among, chosen, months
from dashboard.archive.frames import rows_of
from dashboard.archive.patterns import postings
from dashboard.archive.place import ArchiveError
from dashboard.archive.sql import Sql, everyone, framed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import pandas as pd
    import pyarrow as pa

    from dashboard.archive.reading import Archive

Kind = Literal["article", "word", "phrase", "country", "quotation", "stance", "wording"]

TABLES: dict[Kind, str] = {
    "phrase": "keywords",
    "country": "countries",
    "quotation": "quotations",
    "stance": "stances",
    "wording": "quotations",
}
NUMBERS: dict[Kind, str] = {"phrase": "sum(occurrences)", "country": "sum(len(mentions))"}
PLACES: dict[Kind, str] = {"country": "mentions", "stance": "mentions"}
BATCH = 5_000
"""Rows of the whole list are read so many at a time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that articles hold, and the filters under which they are meant.

    `word` is a pattern, or a key phrase in lower case; `country` an iso3; `label` a role, a tone or a stance, empty for
    any. An empty `speaker` means everybody. `key` is that of `same_quotations`. `told` says it to the reader, `counts`
    what is counted.
    """

    told: str
    filters: Filters
    kind: Kind = "article"
    word: str = ""
    country: str = ""
    speaker: str = ""
    label: str = ""
    key: int | None = None
    counts: str = ""


class Marked(NamedTuple):
    """A sentence, its number in the article (from 1), and its text cut into pieces: the words, and whether marked.

    `place` is where the first marked words stand in the article; the sentence itself where none is marked.
    """

    number: int
    pieces: Sequence[tuple[str, bool]]
    place: Span


class Passages(NamedTuple):
    """The sentences of one article that carry a finding, and how many that is of how many, in words."""

    sentences: list[Marked]
    told: str


def within(filters: Filters, first: date, last: date) -> Filters:
    """The same filters, for the days from `first` to `last` alone."""
    return replace(
        filters,
        first=max(first, filters.first) if filters.first else first,
        last=min(last, filters.last) if filters.last else last,
    )


def found_count(archive: Archive, finding: Finding) -> int:
    """How many articles have it."""
    return int(archive.ask(_found(archive, finding).within("SELECT count(*) AS n FROM ({})"))["n"].iloc[0])


def found_page(archive: Archive, finding: Finding, page: int, size: int) -> pd.DataFrame:
    """A page of the articles that have it: article, date, outlet, title, url, words, found; newest first."""
    return _listed(archive, finding, size, page * size)


def found_rows(archive: Archive, finding: Finding) -> Iterator[dict[str, object]]:
    """Every article that has it, as rows for a CSV file."""
    skipped = 0
    while len(rows := _listed(archive, finding, BATCH, skipped)):
        yield from rows_of(rows)
        skipped += BATCH


def passages_of(archive: Archive, finding: Finding, article: str) -> Passages:
    """The sentences of an article that carry the finding, its words marked; the first ones where it is the article."""
    record = _record(archive, article)
    bounds = archive.table(
        'SELECT start, "end" FROM sentences WHERE month = $month AND article = $article ORDER BY start',
        {"month": record["month"], "article": article},
    ).to_pylist()
    sentences = [Span(each["start"], each["end"]) for each in bounds]
    text = str(record["text"])
    spans = merged(_spans(archive, finding, article, text))
    behind = [
        number
        for number, sentence in enumerate(sentences)
        if any(span.start < sentence.end and sentence.start < span.end for span in spans)
    ]
    whole = finding.kind == "article"
    shown = list(range(min(3, len(sentences)))) if whole else behind
    focus = Focus("keyword", "found", "found", tuple(spans))
    cut = runs(text, [sentences[number] for number in shown], [focus])
    marked = [
        Marked(number + 1, [(words, bool(owners)) for words, owners in pieces], _first(sentences[number], spans))
        for number, pieces in zip(shown, cut, strict=True)
    ]
    first = "The first sentences" if whole else f"{len(behind)} of {len(sentences)} sentences"
    source = ", ".join(str(part) for part in (record["title"] or "Untitled article", record["outlet"]) if part)
    return Passages(marked, f"{first} of {source}" + (f" ({record['date']:%-d %b %Y})" if record["date"] else ""))


def _first(sentence: Span, spans: Sequence[Span]) -> Span:
    """Where the first of the spans, which are in reading order, stands in the sentence; else the sentence."""
    found = next((span for span in spans if span.start < sentence.end and sentence.start < span.end), sentence)
    return Span(max(found.start, sentence.start), min(found.end, sentence.end))


def article_of(archive: Archive, article: str) -> Article:
    """The article itself; raises `ArchiveError` when the archive has not got it."""
    record = _record(archive, article)
    return Article(record["text"], record["title"], record["date"], record["outlet"], record["url"])


def _record(archive: Archive, article: str) -> dict[str, Any]:
    record = article_record(archive, article)
    if record is None:
        raise ArchiveError(f"article {article[:12]}…: is not in this archive.")
    return record


def _listed(archive: Archive, finding: Finding, size: int, skipped: int) -> pd.DataFrame:
    page = framed(
        "SELECT article, date, found FROM ({}) ORDER BY date DESC NULLS LAST, article LIMIT $size OFFSET $skipped{}",
        _found(archive, finding),
        Sql("", {"size": size, "skipped": skipped}),
    )
    return archive.ask(
        page.within(
            "WITH page AS MATERIALIZED ({}) SELECT article, a.date, a.outlet, title, url, a.words, found"
            " FROM articles a JOIN page USING (article) ORDER BY a.date DESC NULLS LAST, article"
        )
    )


def _found(archive: Archive, finding: Finding) -> Sql:
    """A question for article, date and how often it is `found` there."""
    meant = chosen(archive, finding.filters)
    if finding.kind == "article":
        toned = Sql("tone = $sought_label", {"sought_label": finding.label}) if finding.label else Sql("true")
        return framed("SELECT article, date, 0 AS found FROM ({}) WHERE {}", meant, toned)
    return framed(
        "SELECT a.article, a.date, f.found FROM ({}) a JOIN ({}) f USING (article)", meant, _holding(archive, finding)
    )


def _holding(archive: Archive, finding: Finding) -> Sql:
    """A question for article and how often it is `found`, whether or not the article is meant."""
    if finding.kind == "word":
        return postings(archive, finding.word, "sought").within("SELECT article, hits AS found FROM ({})")
    if finding.kind == "wording":
        own = Sql("SELECT article, count(*) AS found FROM assigned WHERE key = $sought_key GROUP BY article")
        return Sql(own.text, {"sought_key": finding.key}, _assigned(archive, finding.filters))
    return framed(
        "SELECT article, {} AS found FROM {} WHERE {} GROUP BY article",
        Sql(f"CAST({NUMBERS.get(finding.kind, 'count(*)')} AS BIGINT)"),
        Sql(TABLES[finding.kind]),
        everyone([months(finding.filters, "month"), *_conditions(finding)]),
    )


def _conditions(finding: Finding) -> Iterator[Sql]:
    """What holds for the rows of the finding's table."""
    if finding.country:
        yield Sql("iso3 = $sought_country", {"sought_country": finding.country})
    if finding.speaker:
        yield Sql("speaker = $sought_speaker", {"sought_speaker": finding.speaker})
    if finding.word:
        yield Sql("lower(phrase) = $sought_word", {"sought_word": finding.word})
    if finding.label:
        shapes = {
            "country": "list_contains(roles, $sought_label)",
            "quotation": "tone = $sought_label",
            "stance": "stance = $sought_label",
        }
        yield Sql(shapes[finding.kind], {"sought_label": finding.label})


def _spans(archive: Archive, finding: Finding, article: str, text: str) -> list[Span]:
    """Where in the article it stands."""
    if finding.kind == "article":
        return []
    if finding.kind == "word":
        return list(places_in(text, Keyword(finding.word, 1.0, (), None, "own")))
    own = [Sql("article = $sought_article", {"sought_article": article}), *_conditions(finding)]
    if finding.kind == "wording":
        numbers = "number IN (SELECT number FROM assigned WHERE key = $sought_key AND article = $sought_article)"
        own.append(Sql(numbers, {"sought_key": finding.key}, _assigned(archive, finding.filters)))
    columns = f"{PLACES.get(finding.kind, 'spans')} AS spans" + ", evidence" * (finding.kind == "country")
    asked = framed("SELECT {} FROM {} WHERE {}", Sql(columns), Sql(TABLES[finding.kind]), everyone(own))
    rows = archive.table(asked).to_pylist()
    if finding.kind == "country" and finding.label:
        places = [each for row in rows for each in row["evidence"] if each["role"] == finding.label]
    else:
        places = [each for row in rows for each in row["spans"]]
    return [Span(each["start"], each["end"]) for each in places]


def _assigned(archive: Archive, filters: Filters) -> dict[str, pa.Table]:
    """Which quotation of the articles that are meant belongs to which of `same_quotations`."""
    asked = among(archive, filters, "quotations").within(ASSIGNED)
    return {"assigned": archive.kept(("assigned", filters), lambda: archive.table(asked))}
