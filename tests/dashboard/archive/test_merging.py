"""Are the rows of several parts in the order of their table when they are one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dashboard.archive.merging import merged_rows
from dashboard.archive.tables import SCHEMAS, as_table, ordered
from dashboard.archive.writing import part_of, part_rows

if TYPE_CHECKING:
    from dashboard.archive.manifest import Part
    from dashboard.archive.place import Place

KEYS = [{"article": letter * 64, "month": "2024-05"} for letter in "bca"]


def parts_of(place: Place, table: str, *batches: list[dict[str, Any]]) -> list[Part]:
    contents: dict[str, bytes] = {}
    parts = [part_of(table, "2024-05", as_table(table, rows), contents) for rows in batches]
    place.write_all(contents)
    return parts


def test_rows_are_in_the_order_that_one_part_would_have_with_those_without_a_value_last(place: Place) -> None:
    first = [{**KEYS[0], "number": 1, "speaker": None}, {**KEYS[0], "number": 0, "speaker": "Öst"}]
    second = [{**KEYS[1], "number": 0, "speaker": "Berg"}, {**KEYS[2], "number": 3, "speaker": "Öst"}]
    parts = parts_of(place, "quotations", first, second)
    rows = merged_rows(place, "quotations", parts)
    assert rows["speaker"].to_pylist() == ["Berg", "Öst", "Öst", None]
    whole = pa.concat_tables([part_rows(place, part) for part in parts])
    assert rows.to_pylist() == ordered("quotations", whole).to_pylist()


def test_a_part_is_read_in_the_types_of_its_table_however_it_was_put_together(place: Place) -> None:
    rows = [{**key, "signature": bytes([number] * 3)} for number, key in enumerate(KEYS)]
    parts = parts_of(place, "signatures", rows[:2], rows[2:])
    contents: dict[str, bytes] = {}
    part = part_of("signatures", "2024-05", merged_rows(place, "signatures", parts), contents)
    place.write_all(contents)
    assert part_rows(place, part).schema.types == SCHEMAS["signatures"].types
    assert part_rows(place, part).num_rows == 3


def test_sums_for_the_same_thing_are_added_up(place: Place) -> None:
    sums = {"month": "2024-05", "kind": "country", "item": "NOR", "label": None, "articles": 2, "hits": 3}
    rows = merged_rows(place, "counts", parts_of(place, "counts", [sums], [{**sums, "articles": 5}]))
    assert [(row["articles"], row["hits"]) for row in rows.to_pylist()] == [(7, 6)]


def test_parts_of_dates_and_numbers_are_ordered_too(place: Place) -> None:
    days = ["2024-05-03", None, "2024-05-01"]
    rows = [{**key, "date": day} for key, day in zip(KEYS, days, strict=True)]
    merged = merged_rows(place, "articles", parts_of(place, "articles", *([row] for row in rows)))
    assert [row["date"] and row["date"].isoformat() for row in merged.to_pylist()] == ["2024-05-01", "2024-05-03", None]
