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
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Row = dict[str, Any]

NO_SIGNAL = "no signal"
"""The label of an article whose tone is unknown."""


def counted_rows(rows: Mapping[tuple[str, str], Sequence[Row]]) -> dict[tuple[str, str], list[Row]]:
    """The rows of `counts` for a batch's rows, both by table and month."""
    months = [month for table, month in rows if table == "articles"]
    return {
        ("counts", month): list(
            chain(
                _of_articles(rows["articles", month]),
                _of_countries(rows.get(("countries", month), ())),
                _of_speakers(rows.get(("quotations", month), ())),
                _of_words(rows.get(("words", month), ())),
            )
        )
        for month in months
    }


def _of_articles(articles: Sequence[Row]) -> Iterator[Row]:
    sums: dict[tuple[str, str, str | None], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0])
    for each in articles:
        own = ("day", each["date"] or "", None)
        sums[own][0] += 1
        sums[own][1] += each["words"]
        for kind in ("outlet", "organisation"):
            if each[kind]:
                sums[kind, each[kind], None][0] += 1
        tone = sums["tone", "", each["tone"] or NO_SIGNAL]
        tone[0] += 1
        if each["tone_score"] is not None:
            tone[2] += each["tone_score"]
            tone[3] += 1
    yield from _as_rows(articles, sums)


def _of_countries(countries: Sequence[Row]) -> Iterator[Row]:
    sums: dict[tuple[str, str, str | None], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0])
    for each in countries:
        for label in (None, *each["roles"]):
            sums["country", each["iso3"], label][0] += 1
    yield from _as_rows(countries, sums)


def _of_speakers(quotations: Sequence[Row]) -> Iterator[Row]:
    sums: dict[tuple[str, str, str | None], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0])
    seen: set[tuple[str, str]] = set()
    for each in quotations:
        speaker = each["speaker"]
        if speaker is None:
            continue
        new = (speaker, each["article"]) not in seen
        seen.add((speaker, each["article"]))
        for kind, hits in (("speaker", 1), ("said", each["words"])):
            sums[kind, speaker, None][0] += new
            sums[kind, speaker, None][1] += hits
        if each["tone_score"] is not None:
            sums["speaker", speaker, None][2] += each["tone_score"]
            sums["speaker", speaker, None][3] += 1
    yield from _as_rows(quotations, sums)


def _of_words(words: Sequence[Row]) -> Iterator[Row]:
    if not words:
        return
    found = pa.array(chain.from_iterable(row["word"] for row in words), pa.string()).dictionary_encode()
    hits = np.fromiter(chain.from_iterable(row["hits"] for row in words), np.int64, len(found))
    index, size = found.indices.to_numpy(zero_copy_only=False), len(found.dictionary)
    articles, total = np.bincount(index, minlength=size), np.bincount(index, hits, minlength=size)
    month = words[0]["month"]
    for word, holding, count in zip(found.dictionary.to_pylist(), articles.tolist(), total.tolist(), strict=True):
        yield {"month": month, "kind": "word", "item": word, "articles": holding, "hits": int(count)}


def _as_rows(rows: Sequence[Row], sums: Mapping[tuple[str, str, str | None], list[float]]) -> Iterator[Row]:
    for (kind, item, label), (articles, hits, score, scored) in sums.items():
        own = {"month": rows[0]["month"], "kind": kind, "item": item, "label": label}
        yield {**own, "articles": articles, "hits": hits, "score": score, "scored": scored}
