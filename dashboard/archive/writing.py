"""How are parsed articles put into the archive, a batch at a time, and rows that cannot be read beside it?"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from dashboard.archive.aggregates import counted_rows
from dashboard.archive.manifest import NAME_DIGITS, Manifest, Part, commit
from dashboard.archive.tables import OF_ARTICLES, UNDATED, Row, as_table
from dashboard.rows import json_line

if TYPE_CHECKING:
    from dashboard.archive.place import Place

REJECTS = "rejects"


@dataclass(slots=True)
class Batch:
    """Articles that are parsed and not yet committed; `size` is in bytes of their rows."""

    versions: dict[str, str]
    engine: str | None
    articles: list[str] = field(default_factory=list)
    size: int = 0
    rows: dict[tuple[str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Row, size: int) -> None:
        """Take in what `archive_row` gave for one article."""
        key = found["key"]
        own = {name: key[name] for name in ("id", "source", "line")}
        day = found["articles"][0]["date"]
        month = day[:7] if day else UNDATED
        self.articles.append(key["article"])
        self.size += size
        for table in OF_ARTICLES:
            more = {"article": key["article"], "month": month, **(own if table == "articles" else {})}
            self.rows[table, month] += [{**row, **more} for row in found[table]]

    def commit(self, place: Place) -> None:
        """Put the articles into the archive, all or none of them, and be empty again."""
        if not self.articles:
            return
        self.rows |= counted_rows(self.rows)
        parts = tuple(_written(place, table, month, rows) for (table, month), rows in self.rows.items() if rows)
        commit(place, Manifest(parts, tuple(self.articles), self.versions, self.engine))
        self.articles, self.size = [], 0
        self.rows.clear()


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


def _mark(row: bytes) -> bytes:
    return sha256(row).digest()[:16]


def _written(place: Place, table: str, month: str, rows: list[Row]) -> Part:
    out, held = io.BytesIO(), as_table(table, rows)
    pq.write_table(held, out, compression="zstd", write_page_index=True)
    content = out.getvalue()
    digest = sha256(content).hexdigest()
    name = f"{table}/month={month}/{digest[:NAME_DIGITS]}.parquet"
    place.write(name, content)
    return Part(name, table, month, held.num_rows, len(content), digest)
