"""How often does each of several dated articles hold each keyword?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.article.outline import count_words
from components.keywords.find import places_of_each
from components.keywords.over_dates import Tally, band_of, bursts, measured, smoothed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from components.article import Article
    from components.keywords.over_dates import Bin, Measure
    from components.keywords.records import Keyword


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that the reader can open, by its label."""

    label: str
    article: Article


Row = dict[str, object]


def tallies(opened: Iterable[Opened], keywords: Sequence[Keyword]) -> tuple[tuple[Tally, ...], ...]:
    """For each keyword a tally of every dated article; an article is identified by its label."""
    columns: list[list[Tally]] = [[] for _ in keywords]
    for each in opened:
        day, text = each.article.date, each.article.text
        if day is None:
            continue
        words = count_words(text)
        for column, places in zip(columns, places_of_each(text, keywords), strict=True):
            column.append(Tally(each.label, day, words, len(places)))
    return tuple(map(tuple, columns))


def rows_of(keyword: str, bins: Sequence[Bin], measure: Measure, reach: int) -> Iterator[Row]:
    """The data behind a keyword's strip, a row per period.

    `share` (0 to 1) with its 95% band, `per_1000_words`, `smoothed` as the reader chose; `burst`, `over`: booleans.
    """
    bursting = {place for first, last in bursts(bins) for place in range(first, last + 1)}
    for place, (each, smooth) in enumerate(zip(bins, smoothed(bins, measure, reach), strict=True)):
        low, high = band_of(each) or (None, None)
        yield {
            "keyword": keyword,
            "first_day": each.period.first.isoformat(),
            "last_day": each.period.last.isoformat(),
            "hits": each.hits,
            "articles_with_it": each.holding,
            "articles": each.articles,
            "words": each.words,
            "share": measured(each, "share"),
            "share_low": low,
            "share_high": high,
            "per_1000_words": measured(each, "rate"),
            "smoothed": smooth,
            "burst": place in bursting,
            "over": each.over,
        }
