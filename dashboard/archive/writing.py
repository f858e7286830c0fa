"""How are parsed articles put into the archive, a batch at a time, and rows that cannot be read beside it?"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from dashboard.archive.aggregates import counts_table
from dashboard.archive.manifest import NAME_DIGITS, Part, Portion
from dashboard.archive.place import ArchiveError
from dashboard.archive.tables import OF_ARTICLES, ROW_GROUP, ROW_GROUPS, UNDATED, Row, as_table, ordered
from dashboard.rows import json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pyarrow as pa

    from dashboard.archive.place import Place

REJECTS = "rejects"


@dataclass(slots=True)
class Batch:
    """Articles that are parsed and not yet committed; `size` is in bytes of their rows.

    `versions` and `engine` are those of the analysis that read them.
    """

    versions: dict[str, str]
    engine: str | None
    articles: list[str] = field(default_factory=list)
    size: int = 0
    rows: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, found: Row, size: int) -> None:
        """Take in what `archive_row` gave for one article, and what else there is for other tables."""
        key = found["key"]
        own = {name: key[name] for name in ("id", "source", "line")}
        day = found["articles"][0]["date"]
        month = day[:7] if day else UNDATED
        self.articles.append(key["article"])
        self.size += size
        for table in OF_ARTICLES:
            more = {"article": key["article"], "month": month, "date": day, **(own if table == "articles" else {})}
            self.rows[month][table] += [{**row, **more} for row in found.get(table, ())]

    def written(self, place: Place) -> list[Portion]:
        """Write the articles as parts, a portion for each month, and be empty again; they still are to be committed."""
        contents: dict[str, bytes] = {}
        portions = []
        for month, rows in self.rows.items():
            tables = {table: as_table(table, own) for table, own in rows.items() if own}
            tables["counts"] = ordered("counts", counts_table(tables))
            parts = tuple(part_of(table, month, written, contents) for table, written in tables.items())
            articles = tables["articles"]["article"].to_pylist()
            portions.append(Portion(month, len(articles), texts_of(articles), self.versions, self.engine, parts))
        place.write_all(contents)
        self.articles, self.size = [], 0
        self.rows.clear()
        return portions


@dataclass(slots=True)
class Rejects:
    """Rows that could not be read, each written once: a run that meets them again adds nothing."""

    place: Place
    known: set[bytes]
    waiting: list[bytes] = field(default_factory=list)

    def add(self, source: str, line: int, reason: str, *, kept: bool = False) -> None:
        """Note why a row could not be read, or, where it was `kept`, what of it was left out."""
        row = json_line({"source": source, "line": line, "reason": reason, "kept": kept})
        if (mark := _mark(row)) not in self.known:
            self.known.add(mark)
            self.waiting.append(row)

    def write(self) -> None:
        """Put those that wait into a file of their own."""
        if self.waiting:
            content = b"".join(self.waiting)
            self.place.write(f"{REJECTS}/{sha256(content).hexdigest()[:NAME_DIGITS]}.jsonl", content)
            self.waiting.clear()


def rejects_of(place: Place) -> Rejects:
    """The rejects of an archive, those of earlier runs known."""
    files = (place.read(name) for name in place.names(REJECTS) if name.endswith(".jsonl"))
    return Rejects(place, {_mark(row) for content in files for row in content.splitlines(keepends=True)})


def rejected_rows(place: Place) -> list[Row]:
    """Every row that could not be read: `source`, `line`, `reason`, and whether it was `kept` all the same."""
    files = [place.read(name) for name in place.names(REJECTS) if name.endswith(".jsonl")]
    return [json.loads(row) for content in files for row in content.splitlines()]


def part_of(table: str, month: str, rows: pa.Table, contents: dict[str, bytes]) -> Part:
    """The part that rows of a table make; its content is put into `contents`, by its name."""
    out = io.BytesIO()
    pq.write_table(rows, out, compression="zstd", row_group_size=ROW_GROUPS.get(table, ROW_GROUP))
    content = out.getvalue()
    digest = sha256(content).hexdigest()
    name = f"{table}/month={month}/{digest[:NAME_DIGITS]}.parquet"
    contents[name] = content
    return Part(name, table, month, rows.num_rows, len(content), digest)


def part_rows(place: Place, part: Part, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a part; raises `ArchiveError` when it is missing or damaged."""
    try:
        content = place.read(part.name)
    except FileNotFoundError as error:
        raise ArchiveError(f"{part.name}: is missing; `readout ingest` repairs the archive.") from error
    if sha256(content).hexdigest() != part.sha256:
        raise ArchiveError(f"{part.name}: is damaged; remove it, and `readout ingest` repairs the archive.")
    return pq.read_table(io.BytesIO(content), columns=columns)


def articles_of(place: Place, portion: Portion) -> list[str]:
    """The text hashes of a portion's articles; raises `ArchiveError` when they cannot be read."""
    part = next(part for part in portion.parts if part.table == "articles")
    return [str(article) for article in part_rows(place, part, ["article"])["article"].to_pylist()]


def texts_of(articles: Iterable[str]) -> str:
    """The SHA-256 over text hashes: what a portion's articles are known by together."""
    return sha256(b"".join(bytes.fromhex(article) for article in articles)).hexdigest()


def _mark(row: bytes) -> bytes:
    return sha256(row).digest()[:16]
