"""What does the archive say? SQL over its committed parts, wherever they lie."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb

from dashboard.archive.manifest import manifests
from dashboard.archive.place import ArchiveError
from dashboard.archive.tables import SCHEMAS

if TYPE_CHECKING:
    import pyarrow as pa

    from dashboard.archive.manifest import Part
    from dashboard.archive.place import Place

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""DuckDB would fetch what it lacks from the internet; what the archive needs is built in."""

PATTERN_SIGNS = re.compile(r"[*?\[]")


def committed_parts(place: Place, table: str) -> list[Part]:
    """The parts of a table that belong to the archive; raises `ArchiveError` at a damaged manifest."""
    return [part for manifest in manifests(place) for part in manifest.parts if part.table == table]


def query(place: Place, sql: str) -> pa.Table:
    """The answer to a question in SQL, whose tables are those of `SCHEMAS`.

    Sees only what was committed when it was asked. Raises `ArchiveError` when the SQL is wrong or a part is damaged.
    """
    with duckdb.connect(config=OFFLINE) as connection:
        if not place.local:
            connection.register_filesystem(place.files)
        try:
            for table in SCHEMAS:
                _view(connection, place, table)
            return connection.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise ArchiveError(f"the archive cannot answer: {str(error).splitlines()[0]}") from error


def _view(connection: duckdb.DuckDBPyConnection, place: Place, table: str) -> None:
    """A view of a table's parts, or an empty table with its columns when it has none."""
    if paths := [_address(place, part.name) for part in committed_parts(place, table)]:
        # folders above the archive may be named like partitions, and are none of its columns
        connection.read_parquet(paths, hive_partitioning=False).create_view(table)
    else:
        connection.register(table, SCHEMAS[table].empty_table())


def _address(place: Place, name: str) -> str:
    """A part's address for DuckDB, which takes some signs in it for a pattern unless they stand in brackets."""
    path = place.path(name) if place.local else str(place.files.unstrip_protocol(place.path(name)))
    return PATTERN_SIGNS.sub(r"[\g<0>]", path)
