"""What did a speaker say, word for word, the newest first?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.filters import among
from dashboard.archive.frames import rows_of
from dashboard.archive.sql import Sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

BATCH = 5_000
"""Rows of the whole list are read so many at a time."""

PAGE = """
WITH page AS MATERIALIZED (
    SELECT article, number, date, text, tone, tone_score, spans[1].start AS start, spans[1]."end" AS "end" FROM ({})
    ORDER BY date DESC NULLS LAST, article, number LIMIT $size OFFSET $skipped
)
SELECT p.date, array_to_string(p.text, ' … ') AS quotation, p.tone, p.tone_score, a.outlet, a.title, a.url, p.article,
    p.number, p.start, p."end"
FROM page p JOIN articles a USING (article) ORDER BY p.date DESC NULLS LAST, p.article, p.number
"""


def quoted_page(archive: Archive, filters: Filters, speaker: str, page: int, size: int) -> pd.DataFrame:
    """A page of a speaker's quotations: date, quotation, tone, tone_score, outlet, title, url, article, and its place.

    The place is its number in the article, and start and end of its first part there.
    """
    return _listed(archive, filters, speaker, size, page * size)


def quoted_rows(archive: Archive, filters: Filters, speaker: str) -> Iterator[dict[str, object]]:
    """Every quotation of a speaker, as rows for a CSV file."""
    skipped = 0
    while len(rows := _listed(archive, filters, speaker, BATCH, skipped)):
        yield from rows_of(rows)
        skipped += BATCH


def _listed(archive: Archive, filters: Filters, speaker: str, size: int, skipped: int) -> pd.DataFrame:
    whose = Sql("t.speaker = $whose", {"whose": speaker})
    asked = among(archive, filters, "quotations", whose).within(PAGE)
    return archive.ask(asked.bound(size=size, skipped=skipped))
