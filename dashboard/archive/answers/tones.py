"""In which tone is spoken, over time: the articles' own, a speaker's, or toward a country?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.answers.totals import OF_MONTHS, sums
from dashboard.archive.filters import among, chosen, months
from dashboard.archive.sql import Sql, everyone, framed

if TYPE_CHECKING:
    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

STANCES = "CASE stance WHEN 'supportive' THEN 'positive' WHEN 'critical' THEN 'negative' ELSE stance END"
TALLY = """
SELECT CAST(date_trunc($unit, date) AS DATE) AS period,
    count(*) FILTER (tone = 'positive') AS positive, count(*) FILTER (tone = 'negative') AS negative,
    count(*) FILTER (tone = 'mixed') AS mixed, count(*) FILTER (tone = 'neutral') AS neutral,
    count(*) FILTER (tone IS NULL) AS no_signal, avg(score) AS mean, count(*) AS n
FROM {} WHERE date IS NOT NULL GROUP BY period ORDER BY period
"""
SUMMED = """
SELECT CAST(date_trunc($unit, CAST(month || '-01' AS DATE)) AS DATE) AS period,
    CAST(coalesce(sum(articles) FILTER (label = 'positive'), 0) AS BIGINT) AS positive,
    CAST(coalesce(sum(articles) FILTER (label = 'negative'), 0) AS BIGINT) AS negative,
    CAST(coalesce(sum(articles) FILTER (label = 'mixed'), 0) AS BIGINT) AS mixed,
    CAST(coalesce(sum(articles) FILTER (label = 'neutral'), 0) AS BIGINT) AS neutral,
    CAST(coalesce(sum(articles) FILTER (label = 'no signal'), 0) AS BIGINT) AS no_signal,
    sum(score) / nullif(sum(scored), 0) AS mean, CAST(sum(articles) AS BIGINT) AS n
FROM {} GROUP BY period ORDER BY period
"""


def tone_over_time(
    archive: Archive, filters: Filters, unit: Unit, speaker: str | None = None, toward: str | None = None
) -> pd.DataFrame:
    """The rows period, positive, negative, mixed, neutral, no_signal, mean, n, in the order of the periods.

    Of a `speaker` the quotations are counted, `toward` a country (iso3) the stances of everyone quoted and of the
    authors, or of that speaker alone; a supportive stance is positive, a critical one negative. With neither it is the
    tone of whole articles. `mean` is of the scores, −1 to 1, None where there is none; `n` counts all, those without
    a signal too.
    """
    if speaker is None and toward is None and filters.whole_months and unit in OF_MONTHS:
        return _from_sums(archive, filters, unit)
    return tallied(archive, _spoken(archive, filters, speaker, toward).within("({})"), unit)


def tallied(archive: Archive, each: Sql, unit: Unit) -> pd.DataFrame:
    """The same rows, from a table or a bracketed question with the columns date, tone and score."""
    return archive.ask(each.within(TALLY).bound(unit=unit))


def _from_sums(archive: Archive, filters: Filters, unit: Unit) -> pd.DataFrame:
    each = framed("({}) WHERE month <> 'undated' AND {}", sums(archive, "tone"), months(filters, "month"))
    return archive.ask(each.within(SUMMED).bound(unit=unit))


def _spoken(archive: Archive, filters: Filters, speaker: str | None, toward: str | None) -> Sql:
    """A question for date, tone and score of everything that is to be counted."""
    if toward is None and speaker is None:
        return chosen(archive, filters).within("SELECT date, tone, tone_score AS score FROM ({})")
    if toward is None:
        rows = among(archive, filters, "quotations", Sql("t.speaker = $speaker", {"speaker": speaker}))
        return rows.within("SELECT date, tone, tone_score AS score FROM ({})")
    whose = [Sql("t.iso3 = $toward", {"toward": toward})]
    if speaker is not None:
        whose.append(Sql("t.speaker = $speaker", {"speaker": speaker}))
    rows = among(archive, filters, "stances", everyone(whose))
    return framed("SELECT date, {} AS tone, score FROM ({})", Sql(STANCES), rows)
