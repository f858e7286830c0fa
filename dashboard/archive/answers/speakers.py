"""Who is quoted, how much, in which tone, and what do they say of whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.archive.answers.countries import named
from dashboard.archive.answers.tones import tallied
from dashboard.archive.filters import among, days, months
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from components.keywords.periods import Unit
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
SUMS = """
SELECT count(*) AS quotations, count(DISTINCT article) AS articles, CAST(coalesce(sum(words), 0) AS BIGINT) AS words,
    min(date) AS first, max(date) AS last
FROM {}
"""
OVER_TIME = """
SELECT CAST(date_trunc($unit, date) AS DATE) AS period, count(*) AS quotations, count(DISTINCT article) AS articles,
    CAST(sum(words) AS BIGINT) AS words
FROM {} WHERE date IS NOT NULL GROUP BY period ORDER BY period
"""
ROLES = (
    "SELECT role, count(*) AS quotations FROM {} WHERE role IS NOT NULL GROUP BY role ORDER BY quotations DESC, role"
)
OTHERS = """
SELECT t.speaker, count(DISTINCT t.article) AS articles FROM quotations t
WHERE t.article IN (SELECT article FROM {}) AND t.speaker <> $speaker AND {}
GROUP BY t.speaker ORDER BY articles DESC, t.speaker
"""
SPOKEN_OF = """
SELECT iso3, count(*) FILTER (stance = 'supportive') AS supportive, count(*) FILTER (stance = 'critical') AS critical,
    count(*) FILTER (stance = 'neutral') AS neutral, avg(score) AS mean, count(DISTINCT article) AS articles
FROM ({}) GROUP BY iso3 ORDER BY articles DESC, iso3
"""


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """What the articles that are meant have of one speaker; no quotations, no days where there is nothing.

    `over_time`: period, quotations, articles, words (of the quotations). `tones`: as `tone_over_time`. `countries`:
    iso3, name, supportive, critical, neutral, mean, articles, the one most spoken of first. `roles`: role (what
    articles say the speaker is), quotations. `others`: speaker, articles in which both are quoted.
    """

    speaker: str
    quotations: int
    articles: int
    words: int
    first: date | None
    last: date | None
    over_time: pd.DataFrame
    tones: pd.DataFrame
    countries: pd.DataFrame
    roles: pd.DataFrame
    others: pd.DataFrame


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


def speaker_profile(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> SpeakerProfile:
    """What the articles that are meant have of a speaker, by name as `speakers` gives it."""
    whose = Sql("t.speaker = $speaker", {"speaker": speaker})
    columns = "SELECT article, date, tone, tone_score AS score, words, role FROM ({})"
    quotations = archive.table(among(archive, filters, "quotations", whose).within(columns))
    said = Sql("said", {"unit": unit}, {"said": quotations})
    sums = archive.ask(said.within(SUMS)).to_dict("records")[0]
    return SpeakerProfile(
        speaker,
        **{name: int(sums[name]) for name in ("quotations", "articles", "words")},
        first=sums["first"],
        last=sums["last"],
        over_time=archive.ask(said.within(OVER_TIME)),
        tones=tallied(archive, said, unit),
        countries=_spoken_of(archive, filters, whose),
        roles=archive.ask(said.within(ROLES)),
        others=archive.ask(
            framed(OTHERS, said, days(filters, "t")).bound(speaker=speaker),
        ),
    )


def everyone_quoted(archive: Archive, filters: Filters) -> Sql:
    """A question for speaker, quotations, articles, words, mean_tone of all; the answer stays in memory."""
    if filters.whole_months:
        asked = months(filters, "month").within(FROM_SUMS)
    else:
        asked = among(archive, filters, "quotations", Sql("t.speaker IS NOT NULL")).within(FROM_QUOTATIONS)
    held = archive.kept(("speakers", filters), lambda: archive.table(asked))
    return Sql("everyone", tables={"everyone": held}).within("SELECT * FROM {}")


def _spoken_of(archive: Archive, filters: Filters, whose: Sql) -> pd.DataFrame:
    return named(archive.ask(among(archive, filters, "stances", whose).within(SPOKEN_OF)))
