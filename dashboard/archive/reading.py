"""What does the archive say? SQL over its committed parts, wherever they lie."""

from __future__ import annotations

import re
import threading
from collections import Counter, OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

import duckdb

from dashboard.archive.aggregates import SUMS_VERSION
from dashboard.archive.manifest import manifests
from dashboard.archive.place import ArchiveError
from dashboard.archive.sql import Sql
from dashboard.archive.tables import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from types import TracebackType

    import pandas as pd
    import pyarrow as pa

    from dashboard.archive.manifest import Part
    from dashboard.archive.place import Place

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""DuckDB would fetch what it lacks from the internet; what the archive needs is built in."""

UNCHANGING = ("SET GLOBAL parquet_metadata_cache = true", "SET GLOBAL validate_external_file_cache = 'NO_VALIDATION'")
"""Parts never change, so what was read of them need not be read again."""

PATTERN_SIGNS = re.compile(r"[*?\[]")
NAMED = re.compile(r"\$(\w+)")

BATCH = 2_000
"""Texts are read so many at a time."""

KEPT_BYTES = 256_000_000
"""Answers that are asked for again and again are kept in memory up to so many bytes, the last one at any size."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read some of the archive's articles: the version of each analysis, and the engine asked for the tones."""

    versions: tuple[tuple[str, str], ...]
    engine: str | None


@dataclass(slots=True)
class Archive:
    """The archive as it was when it was opened; what is committed later is seen by who opens it again.

    `version` tells one state of the archive from another, `readers` counts the articles that each reader has read.
    Several threads may ask at once.
    """

    place: Place
    version: str
    readers: dict[Reader, int]
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    memory: OrderedDict[Hashable, pa.Table] = field(default_factory=OrderedDict, repr=False)

    @property
    def summed(self) -> bool:
        """Whether the sums beside all articles are those of today; older ones lack some kinds."""
        return all(dict(reader.versions).get("sums") == SUMS_VERSION for reader in self.readers)

    def ask(self, sql: str | Sql, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer to a question in SQL, its `$name` bound by `parameters`; days come as `datetime.date`.

        Raises `ArchiveError` when the SQL is wrong or a part is damaged.
        """
        frame: pd.DataFrame = self.table(sql, parameters).to_pandas(date_as_object=True)
        return frame

    def table(self, sql: str | Sql, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        """The same as an Arrow table."""
        with self._asked(sql, parameters) as answer:
            return answer.to_arrow_table()

    def batches(self, sql: Sql, size: int = BATCH) -> Iterator[pa.RecordBatch]:
        """The same, at most `size` rows in memory at a time."""
        with self._asked(sql) as answer:
            yield from answer.to_arrow_reader(size)

    def kept(self, key: Hashable, found: Callable[[], pa.Table]) -> pa.Table:
        """What was `found` under a key before, or now; those last asked for stay in memory, up to `KEPT_BYTES`."""
        with self.lock:
            if key in self.memory:
                self.memory.move_to_end(key)
                return self.memory[key]
        table = found()
        with self.lock:
            self.memory[key] = table
            while len(self.memory) > 1 and sum(each.nbytes for each in self.memory.values()) > KEPT_BYTES:
                self.memory.popitem(last=False)
        return table

    @contextmanager
    def _asked(self, sql: str | Sql, parameters: Mapping[str, Any] | None = None) -> Iterator[duckdb.DuckDBPyRelation]:
        asked = Sql(sql, dict(parameters or {})) if isinstance(sql, str) else sql
        values = {name: asked.parameters[name] for name in set(NAMED.findall(asked.text))}
        try:
            with self.connection.cursor() as cursor:
                for name, table in asked.tables.items():
                    cursor.register(name, table)
                yield cursor.sql(asked.text, params=values)
        except duckdb.Error as error:
            raise _unanswered(error) from error

    def close(self) -> None:
        """Let go of the memory that it takes."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_archive(place: Place) -> Archive:
    """The archive at `place`, each of its tables a view; raises `ArchiveError` at a damaged manifest, and at none."""
    archive = _opened(place)
    if archive.readers:
        return archive
    archive.close()
    raise ArchiveError(f"{place.root}: holds no archive.")


def committed_parts(place: Place, table: str) -> list[Part]:
    """The parts of a table that belong to the archive; raises `ArchiveError` at a damaged manifest."""
    return [part for manifest in manifests(place) for part in manifest.parts if part.table == table]


def query(place: Place, sql: str) -> pa.Table:
    """The answer to a question in SQL, whose tables are those of `SCHEMAS`.

    Sees only what was committed when it was asked. Raises `ArchiveError` when the SQL is wrong or a part is damaged.
    """
    with _opened(place) as archive:
        return archive.table(sql)


def _opened(place: Place) -> Archive:
    parts: dict[str, list[Part]] = {table: [] for table in SCHEMAS}
    readers: Counter[Reader] = Counter()
    state = sha256()
    for manifest in manifests(place):
        for part in manifest.parts:
            parts.setdefault(part.table, []).append(part)
            state.update(part.name.encode())
        for portion in manifest.portions:
            readers[Reader(tuple(sorted(portion.versions.items())), portion.engine)] += portion.articles
    if readers and not place.local:
        place.list_once()
    connection = duckdb.connect(config=OFFLINE)
    try:
        for setting in UNCHANGING:
            connection.execute(setting)
        if not place.local:
            connection.register_filesystem(place.files)
        for table, listed in parts.items():
            _view(connection, place, table, listed)
    except duckdb.Error as error:
        connection.close()
        raise _unanswered(error) from error
    return Archive(place, state.hexdigest(), dict(readers), connection)


def _view(connection: duckdb.DuckDBPyConnection, place: Place, table: str, parts: Iterable[Part]) -> None:
    """A view of a table's parts, or an empty table with its columns when it has none."""
    if paths := [_address(place, part.name) for part in parts]:
        # folders above the archive may be named like partitions, and are none of its columns
        connection.read_parquet(paths, hive_partitioning=False).create_view(table)
    else:
        connection.register("nothing", SCHEMAS[table].empty_table())
        connection.execute(f'CREATE TABLE "{table}" AS FROM nothing')
        connection.unregister("nothing")


def _unanswered(error: duckdb.Error) -> ArchiveError:
    lines = str(error).splitlines()
    # where a store's library fails, DuckDB gives its traceback, whose last line says what happened
    said = lines[-1].partition(": ")[2] if lines[0].startswith("Traceback") else lines[0]
    return ArchiveError(f"the archive cannot answer: {said}")


def _address(place: Place, name: str) -> str:
    """A part's address for DuckDB, which takes some signs in it for a pattern unless they stand in brackets."""
    path = place.path(name) if place.local else str(place.files.unstrip_protocol(place.path(name)))
    return PATTERN_SIGNS.sub(r"[\g<0>]", path)
