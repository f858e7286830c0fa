"""How do the counts of words run over the dates of the archive?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.keywords.over_dates import Bin
from components.keywords.periods import period_of, periods
from dashboard.archive.answers.totals import OF_MONTHS, day_totals
from dashboard.archive.filters import meant, months
from dashboard.archive.patterns import of_words, one_word, postings
from dashboard.archive.sql import Sql, everyone, framed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from components.keywords.periods import Period, Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

Counted = dict["date", tuple[int, int]]
"""Two counts for each period, by its first day."""


def keyword_timeline(
    archive: Archive, filters: Filters, words: Sequence[str], unit: Unit, today: date
) -> dict[str, tuple[Bin, ...]]:
    """For each of `words` a bin for every period from the first article that is meant to the last, empty ones too.

    A word is one word, a phrase, `prefix*` or `a|b`, and counts as in the keywords panel. Articles without a date
    count nowhere; all bins are empty where none has one. Raises `BlankPatternError` for a word without a letter.
    """
    totals = _totals(archive, filters, unit)
    if not totals:
        return dict.fromkeys(words, ())
    run = periods(min(totals), max(totals), unit)
    return {word: _bins(run, totals, _counted(archive, filters, word, unit), today) for word in words}


def _bins(run: Sequence[Period], totals: Counted, counted: Counted, today: date) -> tuple[Bin, ...]:
    return tuple(
        Bin(
            period,
            articles=totals.get(period.first, (0, 0))[0],
            holding=counted.get(period.first, (0, 0))[0],
            words=totals.get(period.first, (0, 0))[1],
            hits=counted.get(period.first, (0, 0))[1],
            over=period.last < today,
        )
        for period in run
    )


def _totals(archive: Archive, filters: Filters, unit: Unit) -> Counted:
    """Articles and words of each period that has an article."""
    return _by_period(archive, day_totals(archive, filters), "articles", "words", unit)


def _counted(archive: Archive, filters: Filters, word: str, unit: Unit) -> Counted:
    """Articles that hold a word, and its occurrences, for each period that has one."""
    if filters.whole_months and unit in OF_MONTHS and one_word(word):
        counted = framed(
            "SELECT CAST(month || '-01' AS DATE) AS date, articles AS holding, hits FROM counts"
            " WHERE kind = 'word' AND month <> 'undated' AND {} AND {}",
            of_words(word, "word", "item"),
            months(filters, "month"),
        )
    else:
        counted = framed(
            "SELECT t.date, 1 AS holding, t.hits FROM ({}) t WHERE t.date IS NOT NULL AND {}",
            postings(archive, word, "word"),
            everyone(meant(archive, filters)),
        )
    return _by_period(archive, counted, "holding", "hits", unit)


def _by_period(archive: Archive, days: Sql, first: str, second: str, unit: Unit) -> Counted:
    summed = framed(
        "SELECT CAST(date_trunc($unit, date) AS DATE) AS period, CAST(sum({}) AS BIGINT) AS first,"
        " CAST(sum({}) AS BIGINT) AS second FROM ({}) GROUP BY period",
        Sql(first),
        Sql(second),
        days,
    ).bound(unit=unit)
    rows = archive.table(summed).to_pylist()
    return {period_of(row["period"], unit).first: (row["first"], row["second"]) for row in rows}
