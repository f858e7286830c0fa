"""Which articles do folders, zips, text files, documents, tables and feeds hold? They are read one at a time.

Each of them becomes a row as `dashboard.rows` describes it; columns of tables have its names, or others that mean the
same, or those that the reader names.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.archive.documents import ENDINGS, DocumentReader
from dashboard.archive.manifest import FOLDER as MANIFESTS
from dashboard.archive.place import ArchiveError
from dashboard.archive.web import FEEDS, WARC, feed_rows, is_address, is_feed, warc_rows
from dashboard.rows import RowError, json_object
from dashboard.sources.archives import BAD, ENCRYPTED, members
from dashboard.sources.files import ArticleFileError, article_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Fields = dict[str, Any]
    Columns = Mapping[str, str]
    Rows = Iterator[tuple[int, "Fields | str"]]
    Reader = Callable[[IO[bytes], Columns], Rows]
    Source = Path | str

COLUMNS = {
    "id": ("id", "article_id", "guid", "uuid"),
    "text": ("text", "body", "content", "fulltext", "full_text", "article_text", "maintext"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "date_publish", "publication_date", "pubdate", "day"),
    "outlet": ("outlet", "publisher", "publication", "source", "domain"),
    "url": ("url", "link"),
}
"""What a column may be called, in small letters; the first that a row has is taken."""

ZIP = ".zip"
LARGEST_TEXT = 25_000_000
"""A text file may have so many bytes; files of rows may be as long as they like."""

LONGEST_CELL = 1 << 27
PARQUET_ROWS = 64
"""So many rows of a Parquet file are held at a time."""

DAMAGED = (*BAD, pa.ArrowException, RuntimeError)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row with the file and the line it comes from; `problem` says why there are no fields.

    `done` counts the bytes of all sources that were read up to here.
    """

    source: str
    line: int
    fields: Fields
    problem: str | None
    done: int


def source_files(sources: Sequence[str], outside: str) -> list[Source]:
    """The files that `sources` name, those of folders sorted, hidden ones left out; feeds as strings.

    Raises `ArchiveError` when one is missing, or has the folder `outside` in it, which is the archive's own.
    """
    found: list[Source] = []
    for source in sources:
        if is_address(source):
            found.append(source)
            continue
        path = Path(source)
        if not path.exists():
            raise ArchiveError(f"{source}: no such file or folder.")
        if path.is_dir() and Path(outside).resolve().is_relative_to(path.resolve()):
            raise ArchiveError(f"{source}: the archive lies inside it; name another place for the archive.")
        if path.is_dir():
            found += _files_below(path)
        else:
            found.append(source if is_feed(source) else path)
    return found


def _files_below(folder: Path) -> list[Source]:
    """The files of a folder, and in place of the files of an archive its own folder, which is told to be no source."""
    shown = [each for each in folder.rglob("*") if _shown(each.relative_to(folder))]
    manifests = (each for each in shown if each.name == MANIFESTS and each.is_dir())
    archives = {each.parent for each in manifests if (each.parent / "articles").is_dir()}
    return sorted({*archives, *(each for each in shown if each.is_file() and archives.isdisjoint(each.parents))})


def source_rows(files: Sequence[Source], columns: Columns) -> Iterator[SourceRow]:
    """Every row of the files, and one with a problem for what could not be read; `columns` maps our names to theirs."""
    before = 0
    with DocumentReader() as documents:
        for source in files:
            if isinstance(source, str):
                for line, row in feed_rows(source, documents):
                    yield _row(source, line, row, before)
                continue
            if source.is_dir():
                yield SourceRow(str(source), 0, {}, "is an archive already; name what it was made from", before)
                continue
            try:
                with source.open("rb") as opened:
                    for name, line, row in _rows(opened, source, columns, documents):
                        yield _row(name, line, row, before + opened.tell())
            except OSError as error:
                reason = f"cannot be read ({(error.strerror or str(error)).lower()})"
                yield SourceRow(str(source), 0, {}, reason, before)
            before += size_of(source)


def size_of(source: Source) -> int:
    """How many bytes a source has; none for a feed's address, and for what is gone."""
    return source.stat().st_size if isinstance(source, Path) and source.exists() else 0


def _row(source: str, line: int, row: Fields | str, done: int) -> SourceRow:
    fields, problem = (row, None) if isinstance(row, dict) else ({}, row)
    return SourceRow(source, line, fields, problem, done)


def _shown(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _rows(
    opened: IO[bytes], path: Path, columns: Columns, documents: DocumentReader
) -> Iterator[tuple[str, int, Fields | str]]:
    if path.suffix.lower() != ZIP:
        for line, row in _read(opened, path.name, path.stat().st_size, columns, documents):
            yield str(path), line, row
        return
    try:
        archive = zipfile.ZipFile(opened)
    except BAD:
        yield str(path), 0, "is no Zip archive, or a damaged one"
        return
    with archive:
        for member, _ in members(archive):
            for line, row in _member_rows(archive, member, columns, documents):
                yield f"{path}/{member.filename}", line, row


def _member_rows(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, columns: Columns, documents: DocumentReader
) -> Rows:
    if member.flag_bits & ENCRYPTED:
        yield 0, "is locked by a password"
        return
    try:
        with archive.open(member) as opened:
            yield from _read(opened, member.filename, member.file_size, columns, documents)
    except DAMAGED:
        yield 0, "is damaged inside its archive"


def _read(opened: IO[bytes], name: str, size: int, columns: Columns, documents: DocumentReader) -> Rows:
    """The rows of one file, read as its ending says."""
    ending = PurePosixPath(name).suffix.lower()
    whole = ending in {".txt", *ENDINGS}
    if whole and size > LARGEST_TEXT:
        yield 0, f"is larger than {LARGEST_TEXT // 1_000_000} MB, which no article is"
    elif name.lower().endswith(WARC):
        yield from warc_rows(opened, documents)
    elif ending in ENDINGS:
        yield 1, documents.article(opened.read(), ending)
    elif ending in FEEDS:
        yield 0, "is a feed, whose articles are fetched only when it is named itself"
    elif reader := READERS.get(ending):
        yield from reader(opened, columns)
    else:
        kinds = ", ".join((*READERS, *ENDINGS, *WARC, *FEEDS, ZIP))
        yield 0, f"is of a kind that is not read; those that are: {kinds}"


def _text_file(opened: IO[bytes], _: Columns) -> Rows:
    try:
        article = article_in(opened.read(), "")
    except ArticleFileError as error:
        yield 1, str(error).removeprefix(": ").removesuffix(".")
        return
    day = article.date.isoformat() if article.date else None
    yield 1, {"text": article.text, "title": article.title, "date": day, "outlet": article.outlet, "url": article.url}


def _json_lines(opened: IO[bytes], columns: Columns) -> Rows:
    for number, line in enumerate(opened, start=1):
        try:
            yield number, _mapped(json_object(line), columns)
        except RowError as error:
            yield number, str(error)


def _csv(opened: IO[bytes], columns: Columns) -> Rows:
    # a byte that is no UTF-8 costs its own row, not the file
    words = io.TextIOWrapper(opened, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _csv_rows(words, columns)
    finally:
        words.detach()  # whoever opened the file closes it


def _csv_rows(words: io.TextIOWrapper, columns: Columns) -> Rows:
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(words, strict=True)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield rows.line_num, f"is no row of CSV ({error})"
            continue
        yield rows.line_num, _mapped_cells(row, columns)


def _parquet(opened: IO[bytes], columns: Columns) -> Rows:
    try:
        table = pq.ParquetFile(opened)
        theirs = _theirs(table.schema_arrow.names, columns)
        number = 0
        for batch in table.iter_batches(PARQUET_ROWS, columns=list(theirs.values()), use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield number, {ours: _plain(row[their]) for ours, their in theirs.items()}
    except (pa.ArrowException, OSError):
        yield 0, "is no Parquet file, or a damaged one"


READERS: dict[str, Reader] = {
    ".txt": _text_file,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".parquet": _parquet,
}
"""By a file's ending: what reads its rows."""


def _mapped_cells(row: dict[str | None, Any], columns: Columns) -> Fields | str:
    if None in row or any(cell is None for cell in row.values()):
        return "has more or fewer cells than the header"
    try:
        "".join(row.values()).encode()
    except UnicodeEncodeError:
        return "is not UTF-8"
    return _mapped({str(name): cell for name, cell in row.items()}, columns)


def _mapped(row: Fields, columns: Columns) -> Fields:
    return {ours: row[their] for ours, their in _theirs(list(row), columns).items()}


def _theirs(names: list[str], columns: Columns) -> dict[str, str]:
    """What a table calls our columns, as far as it has them."""
    known = {name.strip().lower(): name for name in reversed(names)}
    found = {}
    for ours, usual in COLUMNS.items():
        asked = (columns[ours].lower(),) if ours in columns else usual
        if their := next((known[name] for name in asked if name in known), None):
            found[ours] = their
    return found


def _plain(value: object) -> object:
    """A cell as JSON can carry it."""
    if isinstance(value, date):
        return value.isoformat()
    try:
        json.dumps(value)
    except (TypeError, ValueError):
        return str(value)
    return value
