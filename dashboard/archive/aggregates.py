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

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping


SCHEMA = pa.schema(
    [
        ("month", pa.string()),
        ("kind", pa.string()),
        ("item", pa.string()),
        ("label", pa.string()),
        ("articles", pa.int64()),
        ("hits", pa.int64()),
        ("score", pa.float64()),
        ("scored", pa.int64()),
    ]
)
KEYS = ("month", "kind", "item", "label")
SUMS = ("articles", "hits", "score", "scored")

NO_SIGNAL = "no signal"
"""The label of an article whose tone is unknown."""


def counts_table(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The rows of `counts` for the articles of one month, from its other tables; some of these may be missing."""
    articles = tables["articles"]
    counted = [
        _summed("day", articles, pc.fill_null(pc.cast(articles["date"], pa.string()), ""), hits=articles["words"]),
        *(_summed(kind, named := _having(articles, kind), named[kind]) for kind in ("outlet", "organisation")),
        _summed("tone", articles, "", pc.fill_null(articles["tone"], NO_SIGNAL), score=articles["tone_score"]),
    ]
    if "countries" in tables:
        countries = tables["countries"]
        roles = countries.take(pc.list_parent_indices(countries["roles"]))
        counted += [
            _summed("country", countries, countries["iso3"]),
            _summed("country", roles, roles["iso3"], pc.list_flatten(countries["roles"])),
        ]
    if "quotations" in tables:
        said = _having(tables["quotations"], "speaker")
        counted += [
            _summed("speaker", said, said["speaker"], hits=1, score=said["tone_score"]),
            _summed("said", said, said["speaker"], hits=said["words"]),
        ]
    if "words" in tables:
        words = tables["words"]
        counted.append(_summed("word", words, words["word"], hits=words["hits"]))
    return pa.concat_tables(counted)


def summed(counts: pa.Table) -> pa.Table:
    """The rows of `counts` of several batches, those for the same month, kind, item and label added up."""
    added = counts.group_by(KEYS, use_threads=False).aggregate([(name, "sum") for name in SUMS])
    return added.rename_columns([*KEYS, *SUMS]).select(SCHEMA.names)


def _having(table: pa.Table, column: str) -> pa.Table:
    return table.filter(pc.is_valid(table[column]))


def _summed(
    kind: str,
    rows: pa.Table,
    item: pa.ChunkedArray | str,
    label: pa.ChunkedArray | None = None,
    *,
    hits: pa.ChunkedArray | int = 0,
    score: pa.ChunkedArray | None = None,
) -> pa.Table:
    """The rows of one kind: each article counts once for an item and label, in however many rows it has them."""
    size = rows.num_rows
    given = {
        "month": rows["month"],
        "article": rows["article"],
        "item": _column(item, pa.string(), size),
        "label": _column(label, pa.string(), size),
        "hits": _column(hits, pa.int64(), size),
        "score": _column(score, pa.float64(), size),
    }
    once = "count" if kind == "word" else "count_distinct"  # a word has one row for each article as it is
    grouped = pa.table(given).group_by(["month", "item", "label"], use_threads=False)
    found = grouped.aggregate([("article", once), ("hits", "sum"), ("score", "sum"), ("score", "count")])
    columns = [found[f"article_{once}"], found["hits_sum"], pc.fill_null(found["score_sum"], 0.0), found["score_count"]]
    sums = dict(zip(SUMS, columns, strict=True))
    own = {
        **{name: found[name] for name in ("month", "item", "label")},
        "kind": _column(kind, pa.string(), found.num_rows),
    }
    return pa.table({name: {**own, **sums}[name] for name in SCHEMA.names}).cast(SCHEMA)


def _column(values: pa.ChunkedArray | str | float | None, type_: pa.DataType, size: int) -> pa.ChunkedArray:
    if values is None or isinstance(values, str | int | float):
        return pa.repeat(pa.scalar(values, type_), size)
    return values.cast(type_)
