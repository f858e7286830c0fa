"""What do the articles have of one speaker: how much, when, in which tone, of whom, and beside whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.archive.answers.countries import named
from dashboard.archive.answers.tones import SUMMED, tallied
from dashboard.archive.answers.totals import OF_MONTHS
from dashboard.archive.filters import among, days, months
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

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
KEPT = "SELECT month, what, whom, articles, hits, score, scored FROM profiles WHERE speaker = $speaker AND {}"
"""What the archive has summed of a speaker, month by month (see `dashboard.archive.aggregates`)."""

KEPT_SUMS = """
SELECT CAST(coalesce(sum(hits) FILTER (what = 'tone'), 0) AS BIGINT) AS quotations,
    CAST(coalesce(sum(articles) FILTER (what = 'words'), 0) AS BIGINT) AS articles,
    CAST(coalesce(sum(hits) FILTER (what = 'words'), 0) AS BIGINT) AS words,
    min(month) FILTER (month <> 'undated') AS first_month, max(month) FILTER (month <> 'undated') AS last_month
FROM {}
"""
DAYS = """
SELECT min(date) AS first, max(date) AS last FROM quotations
WHERE speaker = $speaker AND month IN ($first_month, $last_month)
"""
KEPT_OVER_TIME = """
SELECT CAST(date_trunc($unit, CAST(month || '-01' AS DATE)) AS DATE) AS period,
    CAST(sum(hits) FILTER (what = 'tone') AS BIGINT) AS quotations,
    CAST(sum(articles) FILTER (what = 'words') AS BIGINT) AS articles,
    CAST(sum(hits) FILTER (what = 'words') AS BIGINT) AS words
FROM {} WHERE what IN ('tone', 'words') AND month <> 'undated' GROUP BY period ORDER BY period
"""
KEPT_TONES = """
(SELECT month, whom AS label, hits AS articles, score, scored FROM {} WHERE what = 'tone' AND month <> 'undated')
"""
KEPT_SPOKEN_OF = """
SELECT whom AS iso3, CAST(coalesce(sum(hits) FILTER (what = 'supportive'), 0) AS BIGINT) AS supportive,
    CAST(coalesce(sum(hits) FILTER (what = 'critical'), 0) AS BIGINT) AS critical,
    CAST(coalesce(sum(hits) FILTER (what = 'neutral'), 0) AS BIGINT) AS neutral,
    sum(score) / nullif(sum(scored), 0) AS mean,
    CAST(coalesce(sum(articles) FILTER (what = 'on'), 0) AS BIGINT) AS articles
FROM {} WHERE what IN ('on', 'supportive', 'critical', 'neutral') GROUP BY iso3 ORDER BY articles DESC, iso3
"""
KEPT_ROLES = """
SELECT whom AS role, CAST(sum(hits) AS BIGINT) AS quotations FROM {} WHERE what = 'role'
GROUP BY role ORDER BY quotations DESC, role
"""
KEPT_OTHERS = """
SELECT whom AS speaker, CAST(sum(articles) AS BIGINT) AS articles FROM {} WHERE what = 'with'
GROUP BY whom ORDER BY articles DESC, speaker
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


def speaker_profile(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> SpeakerProfile:
    """What the articles that are meant have of a speaker, by name as `speakers` gives it."""
    if filters.whole_months and unit in OF_MONTHS and archive.summed:
        return _from_sums(archive, filters, speaker, unit)
    return _from_quotations(archive, filters, speaker, unit)


def _from_sums(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> SpeakerProfile:
    asked = months(filters, "month").within(KEPT).bound(speaker=speaker)
    kept = Sql("kept", {"unit": unit}, {"kept": archive.table(asked)})
    sums = _only(archive, kept.within(KEPT_SUMS))
    ends = {name: sums.pop(name) for name in ("first_month", "last_month")}
    return SpeakerProfile(
        speaker,
        **sums,
        **_only(archive, Sql(DAYS, {**ends, "speaker": speaker})),
        over_time=archive.ask(kept.within(KEPT_OVER_TIME)),
        tones=archive.ask(kept.within(KEPT_TONES).within(SUMMED)),
        countries=named(archive.ask(kept.within(KEPT_SPOKEN_OF))),
        roles=archive.ask(kept.within(KEPT_ROLES)),
        others=archive.ask(kept.within(KEPT_OTHERS)),
    )


def _from_quotations(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> SpeakerProfile:
    whose = Sql("t.speaker = $speaker", {"speaker": speaker})
    columns = "SELECT article, date, tone, tone_score AS score, words, role FROM ({})"
    quotations = archive.table(among(archive, filters, "quotations", whose).within(columns))
    said = Sql("said", {"unit": unit}, {"said": quotations})
    return SpeakerProfile(
        speaker,
        **_only(archive, said.within(SUMS)),
        over_time=archive.ask(said.within(OVER_TIME)),
        tones=tallied(archive, said, unit),
        countries=named(archive.ask(among(archive, filters, "stances", whose).within(SPOKEN_OF))),
        roles=archive.ask(said.within(ROLES)),
        others=archive.ask(framed(OTHERS, said, days(filters, "t")).bound(speaker=speaker)),
    )


def _only(archive: Archive, asked: Sql) -> dict[str, Any]:
    """The one row of an answer."""
    return archive.table(asked).to_pylist()[0]  # type: ignore[no-any-return]
