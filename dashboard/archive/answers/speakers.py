"""Who is quoted, how much, in which tone, and what do they say of whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.countries.names import short_name
from dashboard.archive.answers.tones import tone_over_time
from dashboard.archive.filters import among, days, months
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive


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
        _speakers(archive, filters)
        .within("SELECT * FROM ({}) ORDER BY quotations DESC, speaker LIMIT $size OFFSET $skipped")
        .bound(size=size, skipped=page * size)
    )


def speaker_count(archive: Archive, filters: Filters) -> int:
    """How many speakers `speakers` has in all."""
    return int(archive.ask(_speakers(archive, filters).within("SELECT count(*) AS n FROM ({})"))["n"].iloc[0])


def speaker_profile(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> SpeakerProfile:
    """What the articles that are meant have of a speaker, by name as `speakers` gives it."""
    whose = Sql("t.speaker = $speaker", {"speaker": speaker})
    said = among(archive, filters, "quotations", whose)
    sums = archive.ask(
        said.within(
            "SELECT count(*) AS quotations, count(DISTINCT article) AS articles,"
            " CAST(coalesce(sum(words), 0) AS BIGINT) AS words, min(date) AS first, max(date) AS last FROM ({})"
        )
    ).to_dict("records")[0]
    over_time = said.within(
        "SELECT CAST(date_trunc($unit, date) AS DATE) AS period, count(*) AS quotations,"
        " count(DISTINCT article) AS articles, CAST(sum(words) AS BIGINT) AS words FROM ({})"
        " WHERE date IS NOT NULL GROUP BY period ORDER BY period"
    ).bound(unit=unit)
    roles = said.within(
        "SELECT role, count(*) AS quotations FROM ({}) WHERE role IS NOT NULL"
        " GROUP BY role ORDER BY quotations DESC, role"
    )
    others = framed(
        "SELECT t.speaker, count(DISTINCT t.article) AS articles FROM quotations t"
        " WHERE t.article IN (SELECT article FROM ({})) AND t.speaker <> $speaker AND {}"
        " GROUP BY t.speaker ORDER BY articles DESC, t.speaker",
        said,
        days(filters, "t"),
    )
    return SpeakerProfile(
        speaker,
        **{name: int(sums[name]) for name in ("quotations", "articles", "words")},
        first=sums["first"],
        last=sums["last"],
        over_time=archive.ask(over_time),
        tones=tone_over_time(archive, filters, unit, speaker=speaker),
        countries=_spoken_of(archive, filters, whose),
        roles=archive.ask(roles),
        others=archive.ask(others),
    )


def _speakers(archive: Archive, filters: Filters) -> Sql:
    if filters.whole_months:
        return months(filters, "month").within(
            "SELECT item AS speaker, CAST(sum(hits) FILTER (kind = 'speaker') AS BIGINT) AS quotations,"
            " CAST(sum(articles) FILTER (kind = 'speaker') AS BIGINT) AS articles,"
            " CAST(sum(hits) FILTER (kind = 'said') AS BIGINT) AS words,"
            " sum(score) / nullif(sum(scored), 0) AS mean_tone"
            " FROM counts WHERE kind IN ('speaker', 'said') AND {} GROUP BY item"
        )
    named = among(archive, filters, "quotations", Sql("t.speaker IS NOT NULL"))
    return named.within(
        "SELECT speaker, count(*) AS quotations, count(DISTINCT article) AS articles,"
        " CAST(sum(words) AS BIGINT) AS words, avg(tone_score) AS mean_tone FROM ({}) GROUP BY speaker"
    )


def _spoken_of(archive: Archive, filters: Filters, whose: Sql) -> pd.DataFrame:
    frame = archive.ask(
        among(archive, filters, "stances", whose).within(
            "SELECT iso3, count(*) FILTER (stance = 'supportive') AS supportive,"
            " count(*) FILTER (stance = 'critical') AS critical, count(*) FILTER (stance = 'neutral') AS neutral,"
            " avg(score) AS mean, count(DISTINCT article) AS articles FROM ({})"
            " GROUP BY iso3 ORDER BY articles DESC, iso3"
        )
    )
    frame.insert(1, "name", [short_name(iso3) for iso3 in frame["iso3"]])
    return frame
