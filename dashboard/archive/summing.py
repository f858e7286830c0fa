"""How do the sums beside the articles become those of today, when only what is summed has changed?

They come from the tables that the archive has of its articles, which need not be read again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.archive.aggregates import SUMS_VERSION, sums_of
from dashboard.archive.replacing import key_of, replace_portions
from dashboard.archive.tables import SUMS, ordered
from dashboard.archive.writing import part_of, part_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.archive.manifest import Part, Portion
    from dashboard.archive.place import Place

AT_ONCE = 64
"""So many portions are replaced together."""

COUNTED = ("articles", "countries", "quotations", "stances")
"""The tables that are summed, but for the words, whose sums have been the same in all versions."""


def sum_again(place: Place, portions: Sequence[Portion]) -> None:
    """Sum the articles of portions as today; raises `ArchiveError` when a part is missing or damaged."""
    for begin in range(0, len(portions), AT_ONCE):
        contents: dict[str, bytes] = {}
        some = portions[begin : begin + AT_ONCE]
        new = {key_of(portion): [_summed(place, portion, contents)] for portion in some}
        place.write_all(contents)
        replace_portions(place, new)


def _summed(place: Place, portion: Portion, contents: dict[str, bytes]) -> Portion:
    """The portion with the sums of today, whose parts are put into `contents`."""
    tables = {part.table: part_rows(place, part) for part in portion.parts if part.table in COUNTED}
    sums = sums_of(tables)
    of_words = [_of_words(place, part) for part in portion.parts if part.table == "counts"]
    sums["counts"] = ordered("counts", pa.concat_tables([sums["counts"], *of_words]))
    new = (part_of(table, portion.month, rows, contents) for table, rows in sums.items())
    stay = (part for part in portion.parts if part.table not in SUMS)
    return replace(portion, parts=(*stay, *new), versions={**portion.versions, "sums": SUMS_VERSION})


def _of_words(place: Place, part: Part) -> pa.Table:
    counts = part_rows(place, part)
    return counts.filter(pc.equal(counts["kind"], "word"))
