"""Which articles does an uploaded file hold? Its ending says how it is read, its first bytes whether that is true."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dashboard.sources.archives import members, safe_archive, unpacked
from dashboard.sources.docx import docx_draft
from dashboard.sources.drafts import Draft, SourceError, shown_name
from dashboard.sources.mail import mail_draft
from dashboard.sources.pages import page_draft
from dashboard.sources.pdf import pdf_draft
from dashboard.sources.plain import markdown_draft, text_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile, ZipInfo

MOST_BYTES = 25_000_000
"""A file may have so many bytes."""

READERS = {
    ".txt": text_draft,
    ".md": markdown_draft,
    ".markdown": markdown_draft,
    ".html": page_draft,
    ".htm": page_draft,
    ".pdf": pdf_draft,
    ".docx": docx_draft,
    ".eml": mail_draft,
}
ARCHIVE = ".zip"
ENDINGS = (*READERS, ARCHIVE)
TEXTUAL = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".eml"})

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"SQLite format 3", "a database"),
)
"""First bytes, and what a file is that begins with them."""


def drafts_in(content: bytes, name: str) -> Iterator[Draft | SourceError]:
    """Each article in a file, or why it could not be read; the files of an archive one after another."""
    name = shown_name(name)
    if _ending(name) != ARCHIVE:
        yield _tried(lambda: _draft(content, name))
        return
    try:
        _check_size(len(content), name)
        archive = safe_archive(content, name)
    except SourceError as error:
        yield error
        return
    with archive:
        found = False
        for member, inner in members(archive):
            found = True
            yield _tried(partial(_member, archive, member, inner))
        if not found:
            yield SourceError(f"{name} holds no file: put the articles into it first.")


def _tried(read: Callable[[], Draft]) -> Draft | SourceError:
    try:
        return read()
    except SourceError as error:
        return error


def _member(archive: ZipFile, member: ZipInfo, name: str) -> Draft:
    if _ending(name) == ARCHIVE:
        raise SourceError(f"{name} is an archive within an archive: unpack it and open what it holds.")
    _check_size(member.file_size, name)
    return _draft(unpacked(archive, member, name), name)


def _check_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise SourceError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB: open a smaller part of it.")


def _draft(content: bytes, name: str) -> Draft:
    ending = _ending(name)
    if ending not in READERS:
        raise SourceError(f"{name} is of a kind that is not read: save it as {', '.join(ENDINGS[:-1])} or {ARCHIVE}.")
    _check_size(len(content), name)
    if not content:
        raise SourceError(f"{name} is empty: choose a file with text in it.")
    if ending in TEXTUAL:
        for signature, what in SIGNATURES:
            if content.startswith(signature):
                raise SourceError(f"{name} is {what}, whatever its name says: correct its ending.")
    return READERS[ending](content, name)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
