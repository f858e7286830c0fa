"""Which parts belong to the archive? Those that a manifest lists; one is written, last, for each committed batch.

A part is a Parquet file `TABLE/month=YYYY-MM/HASH.parquet` that never changes. One that no manifest lists is what a
run left that was stopped: readers never see it, and the next ingest removes it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dashboard.archive.place import UNFINISHED, ArchiveError
from dashboard.archive.tables import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.place import Place

FOLDER = "manifest"
ENDING = ".json"
NAME_DIGITS = 32
"""A file is named after so many hexadecimal digits of its SHA-256."""


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file: where it lies, of which table and month its rows are, how many, and its SHA-256."""

    name: str
    table: str
    month: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A committed batch: its parts, the text hashes of its articles, and who read them.

    `versions` has the version of each analysis, `engine` the engine that was asked for the tones.
    """

    parts: tuple[Part, ...]
    articles: tuple[str, ...]
    versions: dict[str, str]
    engine: str | None


def commit(place: Place, manifest: Manifest) -> None:
    """Write a manifest: from that moment on its parts belong to the archive."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    number = len(manifest_names(place)) + 1
    place.write(f"{FOLDER}/{number:08d}-{sha256(content).hexdigest()[:NAME_DIGITS]}{ENDING}", content)


def manifests(place: Place) -> Iterator[Manifest]:
    """Every committed batch, in the order of the commits; raises `ArchiveError` at a damaged one."""
    return (read_manifest(place, name) for name in manifest_names(place))


def manifest_names(place: Place) -> list[str]:
    """The files of the manifests, in the order of the commits."""
    return [name for name in place.names(FOLDER) if name.endswith(ENDING)]


def read_manifest(place: Place, name: str) -> Manifest:
    """One manifest; raises `ArchiveError` when it is not what its name says."""
    content = place.read(name)
    if sha256(content).hexdigest()[:NAME_DIGITS] != name.removesuffix(ENDING)[-NAME_DIGITS:]:
        raise ArchiveError(f"{name}: is damaged, so what it lists is unknown; bring it back from a copy.")
    fields = json.loads(content)
    parts = tuple(Part(**part) for part in fields.pop("parts"))
    return Manifest(parts, tuple(fields.pop("articles")), **fields)


def unlisted(place: Place) -> list[str]:
    """Files that a stopped run left: parts that no manifest lists, and what was still being written."""
    listed = {part.name for manifest in manifests(place) for part in manifest.parts}
    parts = [name for table in SCHEMAS for name in place.names(table) if name not in listed]
    return parts + [name for folder in (FOLDER, "rejects") for name in place.names(folder) if name.endswith(UNFINISHED)]
