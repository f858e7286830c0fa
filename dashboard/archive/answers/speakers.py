"""Who is quoted, how much, and in which tone?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.filters import among, months
from dashboard.archive.sql import Sql

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

FROM_SUMS = """
SELECT item AS speaker, CAST(sum(hits) FILTER (kind = 'speaker') AS BIGINT) AS quotations,
    CAST(sum(articles) FILTER (kind = 'speaker') AS BIGINT) AS articles,
    CAST(sum(hits) FILTER (kind = 'said') AS BIGINT) AS words, sum(score) / nullif(sum(scored), 0) AS mean_tone
FROM counts WHERE kind IN ('speaker', 'said') AND {} GROUP BY item
"""
FROM_QUOTATIONS = """
SELECT speaker, count(*) AS quotations, count(DISTINCT article) AS articles, CAST(sum(words) AS BIGINT) AS words,
    avg(tone_score) AS mean_tone
FROM ({}) GROUP BY speaker
"""


def speakers(archive: Archive, filters: Filters, page: int, size: int) -> pd.DataFrame:
    """A page of speakers: speaker, quotations, articles, words, mean_tone; those most quoted first."""
    return archive.ask(
        everyone_quoted(archive, filters)
        .within("SELECT * FROM ({}) ORDER BY quotations DESC, speaker LIMIT $size OFFSET $skipped")
        .bound(size=size, skipped=page * size)
    )


def speaker_count(archive: Archive, filters: Filters) -> int:
    """How many speakers `speakers` has in all."""
    return int(archive.ask(everyone_quoted(archive, filters).within("SELECT count(*) AS n FROM ({})"))["n"].iloc[0])


def everyone_quoted(archive: Archive, filters: Filters) -> Sql:
    """A question for speaker, quotations, articles, words, mean_tone of all; the answer stays in memory."""
    if filters.whole_months:
        asked = months(filters, "month").within(FROM_SUMS)
    else:
        asked = among(archive, filters, "quotations", Sql("t.speaker IS NOT NULL")).within(FROM_QUOTATIONS)
    held = archive.kept(("speakers", filters), lambda: archive.table(asked))
    return Sql("everyone", tables={"everyone": held}).within("SELECT * FROM {}")
