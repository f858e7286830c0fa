"""How sound is the archive: what is missing, copied, rejected or unsure in it, and who read it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.archive.writing import rejected_rows

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

UNSURE = 0.5
"""Below this confidence a finding is more likely wrong than right."""


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

UNDATED = "SELECT article, id, source, line, title, outlet, url FROM articles WHERE date IS NULL ORDER BY source, line"
COPIES = (
    "SELECT a.date, a.outlet, a.title, c.similarity, o.date AS original_date, o.outlet AS original_outlet,"
    " o.title AS original_title, c.article, c.original FROM copies c JOIN articles a USING (article)"
    " JOIN articles o ON o.article = c.original WHERE c.article <> c.original ORDER BY a.date, c.article"
)


def undated_articles(archive: Archive) -> pd.DataFrame:
    """The articles without a date: article, id, source, line, title, outlet, url."""
    return archive.ask(UNDATED)


def linked_copies(archive: Archive) -> pd.DataFrame:
    """The near-duplicates: date, outlet, title, similarity, the same of the original, and both texts' hashes."""
    return archive.ask(COPIES)


def health(archive: Archive) -> Health:
    """The state of the whole archive, whatever is filtered."""
    articles = archive.ask(
        "SELECT CAST(coalesce(sum(articles), 0) AS BIGINT) AS n,"
        " CAST(coalesce(sum(articles) FILTER (item = ''), 0) AS BIGINT) AS undated FROM counts WHERE kind = 'day'"
    )
    copies = archive.ask("SELECT count(DISTINCT article) AS n FROM copies WHERE article <> original")
    confidence = archive.ask(CONFIDENCE, {"unsure": UNSURE})
    confidence["share"] = confidence["unsure"] / confidence["findings"].where(confidence["findings"] > 0)
    rejects = rejected_rows(archive.place)
    readers = [
        {"engine": reader.engine, **dict(reader.versions), "articles": count}
        for reader, count in archive.readers.items()
    ]
    return Health(
        articles=int(articles["n"].iloc[0]),
        undated=int(articles["undated"].iloc[0]),
        copies=int(copies["n"].iloc[0]),
        rejected=sum(not row["kept"] for row in rejects),
        incomplete=sum(bool(row["kept"]) for row in rejects),
        confidence=confidence,
        readers=pd.DataFrame(readers),
        tone_engines=archive.ask(
            "SELECT tone_engine AS engine, count(*) AS articles FROM articles GROUP BY tone_engine ORDER BY ALL"
        ),
    )
