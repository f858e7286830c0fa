"""How do a keyword's counts run over dated articles, period by period, relative to what, and where do they burst?

Counts are kept with what they are relative to: hits with words, articles that hold the word with all articles. An
empty period has no share and no rate, which is not the same as 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Literal

from components.keywords.measures import kleinberg_bursts, wilson
from components.keywords.periods import Period, period_of, periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from components.keywords.periods import Unit

Measure = Literal["share", "rate", "count"]
"""Share of the articles that hold the word, 0 to 1; occurrences per 1,000 words; occurrences."""

PER = 1_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a word stands in one dated article; `article` identifies it."""

    article: str
    day: date
    words: int
    hits: int


@dataclass(frozen=True, slots=True)
class Bin:
    """What the articles of one period hold: all of them, those with the word, their words, the word's occurrences.

    `over` is False while days of the period are still to come.
    """

    period: Period
    articles: int
    holding: int
    words: int
    hits: int
    over: bool = True


def binned(tallies: Iterable[Tally], unit: Unit, today: date) -> tuple[Bin, ...]:
    """A bin for every period from the first article to the last, empty ones too; none without an article.

    A period is over once its last day is past; `today` is not.
    """
    by_period: dict[Period, list[Tally]] = {}
    for tally in tallies:
        by_period.setdefault(period_of(tally.day, unit), []).append(tally)
    if not by_period:
        return ()
    run = periods(min(by_period).first, max(by_period).first, unit)
    return tuple(_bin(period, by_period.get(period, ()), today) for period in run)


def measured(each: Bin, measure: Measure) -> float | None:
    """A bin's share (0 to 1), rate (per 1,000 words) or count; None where there is nothing that it is relative to."""
    return _pooled([each], measure)


def band_of(each: Bin) -> tuple[float, float] | None:
    """The 95% band of a bin's share, low and high (Wilson 1927); None without an article."""
    return wilson(each.holding, each.articles) if each.articles else None


def smoothed(bins: Sequence[Bin], measure: Measure, reach: int) -> list[float | None]:
    """The measure over each period and `reach` periods before and after it, as far as there are any.

    Shares and rates are pooled, so that a period counts by its articles or words and an empty one not at all; a count
    is the mean of its periods, as in the Ngram Viewer (Michel et al. 2011). Periods that are not over count nowhere
    and have no value.
    """
    return [
        _pooled([near for near in bins[max(place - reach, 0) : place + reach + 1] if near.over], measure)
        if each.over
        else None
        for place, each in enumerate(bins)
    ]


def bursts(bins: Sequence[Bin]) -> list[tuple[int, int]]:
    """The bursts of the share of articles, as the indexes of the first and the last bin (Kleinberg 2002, two states).

    Periods that are not over are left out.
    """
    done = [each for each in bins if each.over]
    return kleinberg_bursts([each.holding for each in done], [each.articles for each in done])


def _bin(period: Period, tallies: Sequence[Tally], today: date) -> Bin:
    return Bin(
        period,
        articles=len(tallies),
        holding=sum(tally.hits > 0 for tally in tallies),
        words=sum(tally.words for tally in tallies),
        hits=sum(tally.hits for tally in tallies),
        over=period.last < today,
    )


def _pooled(bins: Sequence[Bin], measure: Measure) -> float | None:
    tops = {
        "share": [each.holding for each in bins],
        "rate": [PER * each.hits for each in bins],
        "count": [each.hits for each in bins],
    }
    relative_to = {
        "share": [each.articles for each in bins],
        "rate": [each.words for each in bins],
        "count": [1] * len(bins),
    }
    total = fsum(relative_to[measure])
    return fsum(tops[measure]) / total if total else None
