"""How is a table written for a spreadsheet and for a program, so that no cell of it is obeyed as a formula?"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass

from components.cells import Cell, safe_cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name for its file, what it holds in a sentence, and its rows; a row has a cell for each column."""

    name: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_of(table: Table) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; text that would be a formula gets an apostrophe in front."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(table.columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def json_of(table: Table) -> bytes:
    """A list of objects, one a row, by the names of the columns; cells as they are, since nothing obeys them there."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json_bytes(rows)


def json_bytes(value: object) -> bytes:
    """A value as indented JSON in UTF-8; a half character, which UTF-8 cannot carry, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
