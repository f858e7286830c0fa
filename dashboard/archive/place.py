"""Where does an archive lie, and how is a file put there so that no reader ever sees half of it?"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNFINISHED = ".unfinished"
"""Ending of a file that is still being written, or was when its writer was killed."""

LOCK = ".ingest.lock"

LIBRARIES = ("botocore", "aiobotocore", "aiohttp")
"""Their errors tell that a store cannot be reached, or does not let us in."""

WRITERS = 16
"""So many files are written at the same time."""


class ArchiveError(Exception):
    """The archive cannot do what was asked; the message says why in one sentence."""


class BusyError(ArchiveError):
    """Somebody else is writing to the archive."""

    def __init__(self, place: Place) -> None:
        """Say so of an archive."""
        super().__init__(f"{place.root}: another ingest is at work there; wait until it is done.")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of any file system that fsspec knows; names of files are relative to it, parted by `/`."""

    files: Any
    root: str

    @property
    def local(self) -> bool:
        """Whether it is a folder of this machine."""
        return isinstance(self.files, LocalFileSystem)

    def path(self, name: str) -> str:
        """The whole path of a file, as the file system knows it."""
        return f"{self.root}/{name}"

    def names(self, folder: str) -> list[str]:
        """The files below `folder`, sorted; none when there is no such folder."""
        return sorted(self.sizes(folder))

    def read(self, name: str) -> bytes:
        """A file's bytes; raises `FileNotFoundError`."""
        with _reached():
            return bytes(self.files.cat_file(self.path(name)))

    def digest(self, name: str) -> str:
        """The SHA-256 of a file, in hexadecimal; raises `FileNotFoundError`."""
        sum_ = sha256()
        with _reached(), self.files.open(self.path(name), "rb") as opened:
            while block := opened.read(1 << 20):
                sum_.update(block)
        return sum_.hexdigest()

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, whole and lasting, or not at all."""
        if self.local:
            _write_lastingly(Path(self.path(name)), content)
            return
        with _reached():  # an object store shows an object once all of it has arrived
            self.files.pipe_file(self.path(name), content)

    def write_all(self, contents: Mapping[str, bytes]) -> None:
        """Put several files there, in any order, each whole and lasting; raises what the first that failed did.

        Several at a time: waiting until a disk or a store has them takes most of the time.
        """
        with ThreadPoolExecutor(WRITERS) as writers:
            for _ in writers.map(self.write, contents, contents.values()):
                pass

    def sizes(self, folder: str) -> dict[str, int]:
        """How many bytes each file below `folder` has."""
        with _reached():
            self.files.invalidate_cache(self.path(folder))
            found = self.files.find(self.path(folder), detail=True)
        return {path.removeprefix(f"{self.root}/"): int(about["size"]) for path, about in found.items()}

    def list_once(self) -> None:
        """Let the file system know the sizes of all files, for it would ask a store for each, whenever it is read."""
        with _reached():
            self.files.find(self.root)

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is no trouble."""
        with _reached(), suppress(FileNotFoundError):
            self.files.rm_file(self.path(name))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second writer out; raises `BusyError` when one is there."""
        if not self.local:
            from dashboard.archive.lock import beating_lock  # noqa: PLC0415  it asks for this module

            with beating_lock(self):
                yield
            return
        import fcntl  # noqa: PLC0415  not every machine has it, and reading needs no lock

        self.files.makedirs(self.root, exist_ok=True)
        with Path(self.path(LOCK)).open("wb") as lock:
            try:  # a lock of this kind goes with its process, however it ends, and its children do not inherit it
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BusyError(self) from error
            yield


def place_at(address: str) -> Place:
    """The place at a folder's path or an fsspec address; raises `ArchiveError` when no file system knows it."""
    try:
        files, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        extra = "readout[s3]" if address.startswith(("s3://", "s3a://")) else "the package that fsspec names for it"
        raise ArchiveError(f"{address}: needs one more package: pip install '{extra}'.") from error
    except ValueError as error:
        raise ArchiveError(f"{address}: is no place that can be reached ({error}).") from error
    return Place(files, root.rstrip("/"))


@contextmanager
def _reached() -> Iterator[None]:
    """Make of what a store's library raises when it is not reached an `OSError`, which is what it means."""
    try:
        yield
    except Exception as error:
        if type(error).__module__.startswith(LIBRARIES):
            raise ConnectionError(str(error)) from error
        raise


def _write_lastingly(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        with unfinished.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):  # on a full disk its room is needed
            unfinished.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
