"""How do the counts of words run over the dates of the archive?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.keywords.over_dates import Bin
from components.keywords.periods import period_of, periods
from dashboard.archive.answers.totals import OF_MONTHS, day_totals
from dashboard.archive.filters import meant, months
from dashboard.archive.patterns import alternatives, of_words, one_word, postings
from dashboard.archive.sql import anyone, everyone, framed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from components.keywords.periods import Period, Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive
    from dashboard.archive.sql import Sql

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
    wanted = dict.fromkeys(words)
    summed = [word for word in wanted if filters.whole_months and unit in OF_MONTHS and one_word(word)]
    counted = _from_sums(archive, filters, summed, unit)
    counted |= {word: _from_articles(archive, filters, word, unit) for word in wanted if word not in counted}
    return {word: _bins(run, totals, counted[word], today) for word in wanted}


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
    each = day_totals(archive, filters).within("SELECT '' AS word, date, articles AS first, words AS second FROM ({})")
    return _by_period(archive, each, unit).get("", {})


def _from_sums(archive: Archive, filters: Filters, words: Sequence[str], unit: Unit) -> dict[str, Counted]:
    """For each of `words` the articles that hold it, and its occurrences, from the sums over months."""
    if not words:
        return {}
    alike = {word: alternatives(word.lower())[0] for word in words}
    each = framed(
        "SELECT item AS word, CAST(month || '-01' AS DATE) AS date, articles AS first, hits AS second FROM counts"
        " WHERE kind = 'word' AND month <> 'undated' AND {} AND {}",
        anyone(of_words(item, f"word{place}", "item") for place, item in enumerate(sorted(set(alike.values())))),
        months(filters, "month"),
    )
    counted = _by_period(archive, each, unit)
    return {word: counted.get(item, {}) for word, item in alike.items()}


def _from_articles(archive: Archive, filters: Filters, word: str, unit: Unit) -> Counted:
    """The same for one word, from the articles that hold it."""
    each = framed(
        "SELECT '' AS word, t.date, 1 AS first, t.hits AS second FROM ({}) t WHERE t.date IS NOT NULL AND {}",
        postings(archive, word, "word"),
        everyone(meant(archive, filters)),
    )
    return _by_period(archive, each, unit).get("", {})


def _by_period(archive: Archive, each: Sql, unit: Unit) -> dict[str, Counted]:
    """The rows word, date, first, second added up for each word and period."""
    summed = each.within(
        "SELECT word, CAST(date_trunc($unit, date) AS DATE) AS period, CAST(sum(first) AS BIGINT) AS first,"
        " CAST(sum(second) AS BIGINT) AS second FROM ({}) GROUP BY ALL"
    ).bound(unit=unit)
    found: dict[str, Counted] = {}
    for row in archive.table(summed).to_pylist():
        found.setdefault(row["word"], {})[period_of(row["period"], unit).first] = (row["first"], row["second"])
    return found
