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

The table `profiles` has the same sums for each `speaker`:

| what | whom | articles | hits | score of `scored` |
| --- | --- | --- | --- | --- |
| words | | that quote them | words quoted | |
| tone | a tone | | quotations | of quotations' tone |
| role | what they are called | | quotations | |
| with | another speaker | that quote both | | |
| on | iso3 | with a stance of theirs | stances | of stances |
| supportive, critical, neutral | iso3 | | stances | |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


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
PROFILES = pa.schema(
    [
        ("month", pa.string()),
        ("what", pa.string()),
        ("speaker", pa.string()),
        ("whom", pa.string()),
        *((name, SCHEMA.field(name).type) for name in ("articles", "hits", "score", "scored")),
    ]
)
KEYS = ("month", "kind", "item", "label")
SUMS = ("articles", "hits", "score", "scored")

SUMS_VERSION = "2"
"""Another one where other things are summed, or the same otherwise."""

NO_SIGNAL = "no signal"
"""The label of an article or a quotation whose tone is unknown."""


def sums_of(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of sums over the articles of one month, from its other tables; without one that has no rows."""
    sums = {"counts": counts_table(tables), "profiles": profiles_table(tables)}
    return {name: table for name, table in sums.items() if table.num_rows}


def counts_table(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The rows of `counts` for the articles of one month, in their order, from its other tables."""
    counted = _counted(pa.concat_tables(_few(tables)), "count_distinct")
    if "words" in tables:
        words = tables["words"]  # a row for each word of each article, so that rows need only be counted
        of_words = _rows("word", words, words["word"], hits=words["hits"])
        counted = pa.concat_tables([counted, _counted(of_words, "count")])
    return counted.sort_by([(name, "ascending") for name in KEYS[1:]])


def profiles_table(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The rows of `profiles` for the articles of one month, in their order; none where nobody is quoted."""
    if "quotations" not in tables:
        return PROFILES.empty_table()
    counted = _counted(pa.concat_tables([*_said(tables), *_spoken_of(tables)]), "count_distinct").rename_columns(
        PROFILES.names
    )
    return counted.sort_by([(name, "ascending") for name in ("speaker", "what", "whom")])


def summed(sums: pa.Table) -> pa.Table:
    """The rows of `counts` or `profiles` of several batches, those for the same month and things added up."""
    keys = [name for name in sums.column_names if name not in SUMS]
    added = sums.group_by(keys, use_threads=False).aggregate([(name, "sum") for name in SUMS])
    return added.rename_columns([*keys, *SUMS]).select(sums.column_names)


def _few(tables: Mapping[str, pa.Table]) -> Iterator[pa.Table]:
    """What is to be counted, all kinds but the words, of which there are many."""
    articles = tables["articles"]
    days = pc.fill_null(pc.cast(articles["date"], pa.string()), "")
    yield _rows("day", articles, days, hits=articles["words"])
    yield _rows("tone", articles, "", pc.fill_null(articles["tone"], NO_SIGNAL), score=articles["tone_score"])
    for kind in ("outlet", "organisation"):
        named = _having(articles, kind)
        yield _rows(kind, named, named[kind])
    if "countries" in tables:
        countries = tables["countries"]
        roles = countries.take(pc.list_parent_indices(countries["roles"]))
        yield _rows("country", countries, countries["iso3"])
        yield _rows("country", roles, roles["iso3"], pc.list_flatten(countries["roles"]))
    if "quotations" in tables:
        said = _having(tables["quotations"], "speaker")
        yield _rows("speaker", said, said["speaker"], hits=1, score=said["tone_score"])
        yield _rows("said", said, said["speaker"], hits=said["words"])


def _said(tables: Mapping[str, pa.Table]) -> Iterator[pa.Table]:
    """What is to be counted of the quotations whose speaker is known."""
    said = _having(tables["quotations"], "speaker")
    called = _having(said, "role")
    yield _rows("words", said, said["speaker"], hits=said["words"])
    yield _rows("tone", said, said["speaker"], pc.fill_null(said["tone"], NO_SIGNAL), hits=1, score=said["tone_score"])
    yield _rows("role", called, called["speaker"], called["role"], hits=1)
    quoted = said.group_by(["article", "month", "speaker"], use_threads=False).aggregate([])
    others = quoted.select(["article", "speaker"]).rename_columns(["article", "other"])
    pairs = quoted.join(others, "article", join_type="inner", use_threads=False)
    pairs = pairs.filter(pc.not_equal(pairs["speaker"], pairs["other"]))
    yield _rows("with", pairs, pairs["speaker"], pairs["other"])


def _spoken_of(tables: Mapping[str, pa.Table]) -> Iterator[pa.Table]:
    """What is to be counted of the stances whose speaker is known."""
    if "stances" in tables:
        stances = _having(tables["stances"], "speaker")
        yield _rows("on", stances, stances["speaker"], stances["iso3"], hits=1, score=stances["score"])
        yield _rows(stances["stance"], stances, stances["speaker"], stances["iso3"], hits=1)


def _having(table: pa.Table, column: str) -> pa.Table:
    return table.filter(pc.is_valid(table[column]))


def _rows(
    kind: pa.ChunkedArray | str,
    rows: pa.Table,
    item: pa.ChunkedArray | str,
    label: pa.ChunkedArray | None = None,
    *,
    hits: pa.ChunkedArray | int = 0,
    score: pa.ChunkedArray | None = None,
) -> pa.Table:
    """Rows that are to be counted under an item and a label of a kind."""
    size = rows.num_rows
    return pa.table(
        {
            "month": _column(rows["month"], pa.string(), size),
            "kind": _column(kind, pa.string(), size),
            "item": _column(item, pa.string(), size),
            "label": _column(label, pa.string(), size),
            "article": _column(rows["article"], pa.string(), size),
            "hits": _column(hits, pa.int64(), size),
            "score": _column(score, pa.float64(), size),
        }
    )


def _counted(rows: pa.Table, articles: str) -> pa.Table:
    """The rows of `counts`; `articles` is how Arrow counts them, `count_distinct` where one has several rows."""
    sums = [("article", articles), ("hits", "sum"), ("score", "sum"), ("score", "count")]
    found = rows.group_by(KEYS, use_threads=False).aggregate(sums).rename_columns([*KEYS, *SUMS])
    score = pc.fill_null(found["score"], 0.0)
    return found.set_column(found.column_names.index("score"), "score", score).cast(SCHEMA)


def _column(values: pa.ChunkedArray | str | float | None, type_: pa.DataType, size: int) -> pa.ChunkedArray:
    if values is None or isinstance(values, str | int | float):
        return pa.repeat(pa.scalar(values, type_), size)
    return values.cast(type_)
