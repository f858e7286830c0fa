"""How are parsed articles put into the archive, a batch at a time, and rows that cannot be read beside it?"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from dashboard.archive.aggregates import sums_of
from dashboard.archive.copies import Originals
from dashboard.archive.manifest import NAME_DIGITS, Part, Portion, manifests
from dashboard.archive.place import ArchiveError
from dashboard.archive.tables import (
    BOUNDED,
    OF_ARTICLES,
    REPEATING,
    ROW_GROUP,
    ROW_GROUPS,
    UNDATED,
    Row,
    as_table,
)
from dashboard.rows import json_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    import pyarrow as pa

    from dashboard.archive.place import Place

REJECTS = "rejects"


@dataclass(slots=True)
class Batch:
    """Articles that are parsed and not yet committed; `size` is in bytes of their lines.

    `versions` and `engine` are those of the analysis that read them. Near-duplicates are linked to `originals`.
    """

    versions: dict[str, str]
    engine: str | None
    originals: Originals | None = None
    articles: list[str] = field(default_factory=list)
    size: int = 0
    rows: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    months: list[str] = field(default_factory=list)
    signatures: list[bytes] = field(default_factory=list)

    def add(self, found: Row, size: int) -> None:
        """Take in what `archive_row` gave for one article, and what else there is for other tables."""
        key = found["key"]
        own = {name: key[name] for name in ("id", "source", "line")}
        day = found["articles"][0]["date"]
        month = day[:7] if day else UNDATED
        self.articles.append(key["article"])
        self.months.append(month)
        self.size += size
        for row in found["signatures"]:
            row["signature"] = bytes.fromhex(row["signature"])
            self.signatures.append(row["signature"])
        for table in OF_ARTICLES:
            more = {"article": key["article"], "month": month, "date": day, **(own if table == "articles" else {})}
            self.rows[month][table] += [{**row, **more} for row in found.get(table, ())]

    def written(self, place: Place) -> list[Portion]:
        """Write the articles as parts, a portion for each month; they still are to be committed.

        The batch is empty then, and when it fails: rows are let go as they become parts, to hold them only once.
        """
        self._link()
        contents: dict[str, bytes] = {}
        portions = []
        for month in list(self.rows):
            rows = self.rows.pop(month)
            tables = {table: as_table(table, own) for table in list(rows) if (own := rows.pop(table))}
            tables |= sums_of(tables)
            parts = tuple(part_of(table, month, whole, contents) for table, whole in tables.items())
            articles = tables["articles"]["article"].to_pylist()
            portions.append(Portion(month, len(articles), texts_of(articles), self.versions, self.engine, parts))
        self.articles, self.months, self.signatures, self.size = [], [], [], 0
        place.write_all(contents)
        return portions

    def _link(self) -> None:
        """Link those that are near-duplicates to their originals."""
        if self.originals is None:
            return
        links = self.originals.linked(self.articles, self.signatures)
        for article, month, link in zip(self.articles, self.months, links, strict=True):
            if link:
                row = {"article": article, "month": month, "original": link[0], "similarity": link[1]}
                self.rows[month]["copies"].append(row)


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
    pq.write_table(
        rows,
        out,
        compression="zstd",
        store_schema=False,
        row_group_size=ROW_GROUPS.get(table, ROW_GROUP),
        write_statistics=[name for name in rows.schema.names if name in BOUNDED] or False,
        use_dictionary=REPEATING.get(table, True),
    )
    content = out.getvalue()
    digest = sha256(content).hexdigest()
    name = f"{table}/month={month}/{digest[:NAME_DIGITS]}.parquet"
    contents[name] = content
    return Part(name, table, month, rows.num_rows, len(content), digest)


def part_rows(place: Place, part: Part, columns: Sequence[str] | None = None, encoded: Sequence[str] = ()) -> pa.Table:
    """The rows of a part, of some `columns` of it, some of them dictionary-`encoded`, which takes less memory.

    Raises `ArchiveError` when the part is missing or damaged.
    """
    try:
        content = place.read(part.name)
    except FileNotFoundError as error:
        raise ArchiveError(f"{part.name}: is missing; `readout ingest` repairs the archive.") from error
    if sha256(content).hexdigest() != part.sha256:
        raise ArchiveError(f"{part.name}: is damaged; remove it, and `readout ingest` repairs the archive.")
    return pq.read_table(io.BytesIO(content), columns=columns, read_dictionary=list(encoded) or None)


def articles_of(place: Place, portion: Portion) -> list[str]:
    """The text hashes of a portion's articles; raises `ArchiveError` when they cannot be read."""
    part = next(part for part in portion.parts if part.table == "articles")
    return [str(article) for article in part_rows(place, part, ["article"])["article"].to_pylist()]


def originals_of(place: Place, without: Container[str] = ()) -> Originals:
    """The articles that are nobody's copy, except in the portions whose parts of articles are `without`."""
    originals = Originals()
    for manifest in manifests(place):
        for portion in manifest.portions:
            parts = {part.table: part for part in portion.parts}
            if "signatures" in parts and parts["articles"].name not in without:
                linked = part_rows(place, parts["copies"], ["article"]) if "copies" in parts else None
                copies = set(linked["article"].to_pylist()) if linked else set()
                rows = part_rows(place, parts["signatures"], ["article", "signature"])
                pairs = zip(rows["article"].to_pylist(), rows["signature"].to_pylist(), strict=True)
                own = [(article, signature) for article, signature in pairs if article not in copies]
                originals.add([article for article, _ in own], [signature for _, signature in own])
    return originals


def texts_of(articles: Iterable[str]) -> str:
    """The SHA-256 over text hashes: what a portion's articles are known by together."""
    return sha256(b"".join(bytes.fromhex(article) for article in articles)).hexdigest()


def _mark(row: bytes) -> bytes:
    return sha256(row).digest()[:16]
