"""Is a Zip archive safe to open, and which files does it hold?"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from dashboard.sources.drafts import SourceError, shown_name
from dashboard.sources.pdf import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_MEMBERS = 2_000
MOST_EXPANDED = 200_000_000
MOST_RATIO = 100
"""An archive may hold so many files, expand to so many bytes and to so many times its own size."""

RATIO_FROM = 1_000_000
"""A member of fewer bytes may be packed more tightly: there is little to lose."""

ENCRYPTED = 0x1
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
BAD = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, zipfile.LargeZipFile)


def safe_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its limits checked before anything is unpacked; raises `SourceError`."""
    if content.startswith(OLD_OFFICE):
        raise SourceError(f"{name} is locked by a password or of an old format: save it as a new .docx without one.")
    if not content.startswith(b"PK"):
        raise SourceError(f"{name} is not what its name says: choose the right file or correct the ending.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BAD as error:
        raise SourceError(f"{name} is damaged or cut off: download or save it again.") from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise SourceError(f"{name} holds more than {MOST_MEMBERS:,} files: split it.")
    expanded = sum(member.file_size for member in members)
    if expanded > MOST_EXPANDED:
        raise SourceError(f"{name} would expand to more than {MOST_EXPANDED // 1_000_000} MB: split it.")
    if expanded > MOST_RATIO * len(content) or any(_too_tight(member) for member in members):
        raise SourceError(f"{name} expands to more than {MOST_RATIO} times its size: such an archive is not opened.")
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise SourceError(locked(name))
    return archive


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, name: str) -> bytes:
    """The bytes of one member, no more than the archive said it has; raises `SourceError`."""
    try:
        return archive.read(member)
    except (*BAD, KeyError, RuntimeError) as error:
        raise SourceError(f"{name} is damaged inside its archive: pack it again.") from error


def members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The archive's files with their names to be shown; folders, hidden files and a Mac's extra ones left out."""
    for member in archive.infolist():
        parts = member.filename.replace("\\", "/").split("/")
        if not member.is_dir() and not parts[-1].startswith(".") and parts[0] != "__MACOSX" and parts[-1]:
            yield member, shown_name(member.filename)


def _too_tight(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(RATIO_FROM, MOST_RATIO * member.compress_size)
