"""How sound is the archive: what is missing, copied, rejected or unsure in it, and who read it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from dashboard.archive.frames import rows_of
from dashboard.archive.writing import rejected_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.archive.reading import Archive

UNSURE = 0.5
"""Below this confidence a finding is more likely wrong than right."""

REJECTS = pa.schema([("source", pa.string()), ("line", pa.int64()), ("reason", pa.string()), ("kept", pa.bool_())])


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the whole archive, in numbers of articles unless said otherwise.

    An exact duplicate is never stored, so it has no number here; `copies` are near-duplicates of another article.
    `rejected` rows of the sources could not be read, `incomplete` ones were kept without a date that could not.
    `confidence`: of (speaker, tone of quotations, tone of articles, stance), findings, unsure, share (0 to 1, None
    without a finding); unsure are those below `UNSURE`. `readers`: engine and a column per analysis with its version,
    articles. `tone_engines`: engine, articles.
    """

    articles: int
    undated: int
    copies: int
    rejected: int
    incomplete: int
    confidence: pd.DataFrame
    readers: pd.DataFrame
    tone_engines: pd.DataFrame


CONFIDENCE = """
SELECT 'speaker' AS of, count(*) AS findings, count(*) FILTER (confidence < $unsure) AS unsure
FROM quotations WHERE speaker IS NOT NULL
UNION ALL BY NAME
SELECT 'tone of quotations' AS of, count(tone_confidence) AS findings,
    count(*) FILTER (tone_confidence < $unsure) AS unsure FROM quotations
UNION ALL BY NAME
SELECT 'tone of articles' AS of, count(tone_confidence) AS findings,
    count(*) FILTER (tone_confidence < $unsure) AS unsure FROM articles
UNION ALL BY NAME
SELECT 'stance' AS of, count(confidence) AS findings, count(*) FILTER (confidence < $unsure) AS unsure FROM stances
"""

UNDATED = """
SELECT article, id, source, line, title, outlet, url FROM articles WHERE date IS NULL
ORDER BY source, line, article LIMIT $size OFFSET $skipped
"""
COPIES = """
WITH page AS MATERIALIZED (
    SELECT c.article, c.original, c.similarity FROM copies c JOIN articles a USING (article)
    WHERE c.article <> c.original ORDER BY a.date DESC NULLS LAST, c.article LIMIT $size OFFSET $skipped
)
SELECT a.date, a.outlet, a.title, p.similarity, o.date AS original_date, o.outlet AS original_outlet,
    o.title AS original_title, p.article, CASE WHEN o.article IS NOT NULL THEN p.original END AS original
FROM page p JOIN articles a USING (article) LEFT JOIN articles o ON o.article = p.original
ORDER BY a.date DESC NULLS LAST, p.article
"""
BATCH = 5_000
"""Rows of a whole list are read so many at a time."""


def undated_page(archive: Archive, page: int, size: int) -> pd.DataFrame:
    """A page of the articles without a date: article, id, source, line, title, outlet, url; by source and line."""
    return archive.ask(UNDATED, {"size": size, "skipped": page * size})


def copies_page(archive: Archive, page: int, size: int) -> pd.DataFrame:
    """A page of the near-duplicates, newest first: date, outlet, title, similarity, article, and of the original too.

    The original's columns are original_date, original_outlet, original_title, and original, its text's hash; they are
    missing where the archive has lost it.
    """
    return archive.ask(COPIES, {"size": size, "skipped": page * size})


def rejected_page(archive: Archive, page: int, size: int) -> pd.DataFrame:
    """A page of the rows that could not be read: source, line, reason, kept; by source and line."""
    frame: pd.DataFrame = _rejects(archive).slice(page * size, size).to_pandas()
    return frame


def every_row(archive: Archive, listed: Callable[[Archive, int, int], pd.DataFrame]) -> Iterator[dict[str, object]]:
    """All rows of a list, of which `listed` gives a page, for a CSV file."""
    page = 0
    while len(rows := listed(archive, page, BATCH)):
        yield from rows_of(rows)
        page += 1


def health(archive: Archive) -> Health:
    """The state of the whole archive, whatever is filtered."""
    articles = archive.ask(
        "SELECT CAST(coalesce(sum(articles), 0) AS BIGINT) AS n,"
        " CAST(coalesce(sum(articles) FILTER (item = ''), 0) AS BIGINT) AS undated FROM counts WHERE kind = 'day'"
    )
    copies = archive.ask("SELECT count(DISTINCT article) AS n FROM copies WHERE article <> original")
    confidence = archive.ask(CONFIDENCE, {"unsure": UNSURE})
    confidence["share"] = confidence["unsure"] / confidence["findings"].where(confidence["findings"] > 0)
    kept = _rejects(archive)["kept"].to_pylist()
    readers = [
        {"engine": reader.engine, **dict(reader.versions), "articles": count}
        for reader, count in archive.readers.items()
    ]
    return Health(
        articles=int(articles["n"].iloc[0]),
        undated=int(articles["undated"].iloc[0]),
        copies=int(copies["n"].iloc[0]),
        rejected=kept.count(False),
        incomplete=kept.count(True),
        confidence=confidence,
        readers=pd.DataFrame(readers),
        tone_engines=archive.ask(
            "SELECT tone_engine AS engine, count(*) AS articles FROM articles GROUP BY tone_engine ORDER BY ALL"
        ),
    )


def _rejects(archive: Archive) -> pa.Table:
    def read() -> pa.Table:
        return pa.Table.from_pylist(rejected_rows(archive.place), REJECTS).sort_by(
            [("source", "ascending"), ("line", "ascending"), ("reason", "ascending")]
        )

    return archive.kept(("rejects",), read)
