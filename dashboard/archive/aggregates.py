"""What do the articles of a batch add up to, month by month?

The table `counts` has one row for each month, `kind`, `item` and `label`; sums over its parts are those over all
articles. Rows without a label count each article once, whatever its labels.

| kind | item | label | articles | hits | score of `scored` |
| --- | --- | --- | --- | --- | --- |
| day | the day | | articles | their words | |
| outlet, organisation | its name | | articles | | |
| country | iso3 | none, or a role | articles that speak of it, or in that role | | |
| speaker | name | | articles that quote them | quotations | of quotations' tone |
| said | speaker | | articles | words quoted | |
| tone | | tone of the article | articles | | of articles' tone |
| word | the word | | articles | occurrences | |
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = dict[str, Any]


@dataclass(slots=True)
class Sum:
    """What some articles add up to."""

    articles: int = 0
    hits: int = 0
    score: float = 0.0
    scored: int = 0

    def add(self, hits: int = 0, score: float | None = None, articles: int = 1) -> None:
        """Take in one more."""
        self.articles += articles
        self.hits += hits
        self.score += score or 0.0
        self.scored += score is not None


Sums = defaultdict[tuple[str, str, str | None], Sum]
"""By kind, item and label."""

NO_SIGNAL = "no signal"
"""The label of an article whose tone is unknown."""


def counted_rows(month: str, rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The rows of `counts` for a month's rows, which come by their table."""
    sums: Sums = defaultdict(Sum)
    _add_articles(sums, rows["articles"])
    _add_countries(sums, rows.get("countries", ()))
    _add_speakers(sums, rows.get("quotations", ()))
    found = [
        {"month": month, "kind": kind, "item": item, "label": label, **asdict(each)}
        for (kind, item, label), each in sums.items()
    ]
    return [*found, *_of_words(month, rows.get("words", ()))]


def summed(counts: pa.Table) -> pa.Table:
    """The rows of `counts` of several batches, those for the same month, kind, item and label added up."""
    keys, sums = ["month", "kind", "item", "label"], ["articles", "hits", "score", "scored"]
    added = counts.group_by(keys, use_threads=False).aggregate([(name, "sum") for name in sums])
    return added.rename_columns([*keys, *sums]).select(counts.column_names)


def _add_articles(sums: Sums, articles: Sequence[Row]) -> None:
    for each in articles:
        sums["day", each["date"] or "", None].add(each["words"])
        for kind in ("outlet", "organisation"):
            if each[kind]:
                sums[kind, each[kind], None].add()
        sums["tone", "", each["tone"] or NO_SIGNAL].add(score=each["tone_score"])


def _add_countries(sums: Sums, countries: Sequence[Row]) -> None:
    for each in countries:
        for label in (None, *each["roles"]):
            sums["country", each["iso3"], label].add()


def _add_speakers(sums: Sums, quotations: Sequence[Row]) -> None:
    seen: set[tuple[str, str]] = set()
    for each in quotations:
        if (speaker := each["speaker"]) is not None:
            new = (speaker, each["article"]) not in seen
            seen.add((speaker, each["article"]))
            sums["speaker", speaker, None].add(1, each["tone_score"], articles=int(new))
            sums["said", speaker, None].add(each["words"], articles=int(new))


def _of_words(month: str, words: Sequence[Row]) -> Iterator[Row]:
    found = pa.array(chain.from_iterable(row["word"] for row in words), pa.string()).dictionary_encode()
    hits = np.fromiter(chain.from_iterable(row["hits"] for row in words), np.int64, len(found))
    index, size = found.indices.to_numpy(zero_copy_only=False), len(found.dictionary)
    articles, total = np.bincount(index, minlength=size), np.bincount(index, hits, minlength=size)
    for word, holding, count in zip(found.dictionary.to_pylist(), articles.tolist(), total.tolist(), strict=True):
        yield {"month": month, "kind": "word", "item": word, "articles": holding, "hits": int(count)}
