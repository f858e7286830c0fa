"""In which tone is spoken, over time: the articles' own, a speaker's, or toward a country?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.filters import among, chosen
from dashboard.archive.sql import Sql, everyone, framed

if TYPE_CHECKING:
    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

STANCES = "CASE stance WHEN 'supportive' THEN 'positive' WHEN 'critical' THEN 'negative' ELSE stance END"
TALLY = """
    count(*) FILTER (tone = 'positive') AS positive, count(*) FILTER (tone = 'negative') AS negative,
    count(*) FILTER (tone = 'mixed') AS mixed, count(*) FILTER (tone = 'neutral') AS neutral,
    count(*) FILTER (tone IS NULL) AS no_signal, avg(score) AS mean, count(*) AS n
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
    each = _spoken(archive, filters, speaker, toward)
    return archive.ask(
        framed(
            "SELECT CAST(date_trunc($unit, date) AS DATE) AS period, {} FROM ({}) WHERE date IS NOT NULL"
            " GROUP BY period ORDER BY period",
            Sql(TALLY),
            each,
        ).bound(unit=unit)
    )


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
