"""How do the rows of several parts become those of one, in the order of their table, in little memory?

A text hash stands in hundreds of rows of a table: such columns stay dictionary-encoded, a number in each row, a tenth
of the memory. Arrow does not sort these, so the order is found here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.archive.tables import ORDER, SCHEMAS, SUMS, ordered
from dashboard.archive.writing import part_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dashboard.archive.manifest import Part
    from dashboard.archive.place import Place

ENCODED = ("article", "month", "word", "original", "iso3", "speaker", "phrase")
"""Columns whose values come again and again."""


def merged_rows(place: Place, table: str, parts: Sequence[Part]) -> pa.Table:
    """The rows of parts of one table, in its order; raises `ArchiveError` when a part is missing or damaged."""
    if table not in SCHEMAS or table in SUMS:  # sums are few, and are added up
        return ordered(
            table, pa.concat_tables([part_rows(place, part) for part in parts], promote_options="permissive")
        )
    encoded = [name for name in ENCODED if name in SCHEMAS[table].names]
    rows = [part_rows(place, part, encoded=encoded) for part in parts]
    whole = pa.concat_tables(rows, promote_options="permissive").unify_dictionaries().combine_chunks()
    del rows
    return whole.take(_order(whole, ORDER[table])) if table in ORDER else whole


def _order(rows: pa.Table, columns: Sequence[str]) -> NDArray[np.int64]:
    """The numbers of the rows in the order of columns, rows without a value last."""
    return np.lexsort([_ranks(rows[column]) for column in reversed(columns)])


def _ranks(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """A number for each row that is greater when its value is."""
    values = column.combine_chunks()
    encoded = values if pa.types.is_dictionary(values.type) else values.dictionary_encode()
    count = len(encoded.dictionary)
    ranks = np.empty(count + 1, np.int64)
    ranks[pc.sort_indices(encoded.dictionary).to_numpy(zero_copy_only=False)] = np.arange(count)
    ranks[-1] = count  # no value
    numbers: NDArray[np.int64] = pc.fill_null(encoded.indices, count).to_numpy(zero_copy_only=False)
    return ranks[numbers]
