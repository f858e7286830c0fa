"""Which parts belong to the archive? Those of the manifests that no other manifest replaces.

A part is a Parquet file `TABLE/month=YYYY-MM/HASH.parquet` that never changes. A manifest is written, last, for each
committed batch, in two copies: one that is torn costs nothing. A manifest may replace earlier ones: from the moment it
is there they count no longer, and the next ingest removes them with what only they list.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dashboard.archive.place import UNFINISHED, ArchiveError
from dashboard.archive.tables import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dashboard.archive.place import Place

FOLDER = "manifest"
ENDING = ".json"
COPY = ".copy"
"""Ending of a manifest's second copy, which counts as much as the first."""

NAME_DIGITS = 32
"""A file is named after so many hexadecimal digits of its SHA-256."""

TRIES = 5
"""A reader looks so many times for a moment in which nobody replaces what it reads."""


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
class Portion:
    """Articles of one month that were read together: at most one part for each table.

    `texts` is the SHA-256 over the text hashes of its `articles`, in the order of its part of that table. `versions`
    has the version of each analysis, `engine` the engine that read the tones.
    """

    month: str
    articles: int
    texts: str
    versions: dict[str, str]
    engine: str | None
    parts: tuple[Part, ...]

    def part(self, table: str) -> Part | None:
        """Its part of a table, None when it has no row there."""
        return next((part for part in self.parts if part.table == table), None)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was committed at once, and the names of the manifests that count no longer since."""

    portions: tuple[Portion, ...]
    replaces: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all its portions."""
        return tuple(part for portion in self.portions for part in portion.parts)


def commit(place: Place, portions: Iterable[Portion], replaces: Iterable[str] = ()) -> str:
    """Write a manifest: from that moment on its parts belong to the archive, and not those of the ones it replaces."""
    manifest = Manifest(tuple(portions), tuple(replaces))
    content = json.dumps(asdict(manifest), ensure_ascii=False, separators=(",", ":")).encode()
    number = max((int(name.split("/")[-1].split("-")[0]) for name in manifest_names(place)), default=0) + 1
    name = f"{FOLDER}/{number:08d}-{sha256(content).hexdigest()[:NAME_DIGITS]}{ENDING}"
    place.write(_copy(name), content)
    place.write(name, content)
    return name


def manifests(place: Place) -> Iterator[Manifest]:
    """Every manifest that counts, in the order of the commits; raises `ArchiveError` at a damaged one."""
    return iter(live(place).values())


def live(place: Place) -> dict[str, Manifest]:
    """The manifests that count, by their names, in the order of the commits; raises `ArchiveError` at a damaged one.

    They are those of one moment: it looks again when one of them was replaced and removed while it read them.
    """
    for _ in range(TRIES):
        names = manifest_names(place)
        try:
            found = {name: read_manifest(place, name) for name in names}
        except FileNotFoundError:
            continue
        if names == manifest_names(place):
            gone = {name for manifest in found.values() for name in manifest.replaces}
            return {name: manifest for name, manifest in found.items() if name not in gone}
    raise ArchiveError(f"{place.root}: is being changed all the time; ask again in a moment.")


def manifest_names(place: Place) -> list[str]:
    """The manifests that are there, replaced ones too, in the order of the commits."""
    names = place.names(FOLDER)
    return sorted({name.removesuffix(COPY).removesuffix(ENDING) + ENDING for name in names if _whole(name)})


def read_manifest(place: Place, name: str) -> Manifest:
    """One manifest, from its copy when the first is damaged.

    Raises `ArchiveError` when neither is what its name says, `FileNotFoundError` when both are gone.
    """
    found = [content for each in (name, _copy(name)) if (content := _content(place, each)) is not None]
    if not found:
        raise FileNotFoundError(name)
    content = next((content for content in found if is_sound(name, content)), None)
    if content is None:
        raise ArchiveError(f"{name}: is damaged, so what it lists is unknown; bring it back from a copy.")
    fields = json.loads(content)
    return Manifest(tuple(_portion(portion) for portion in fields["portions"]), tuple(fields["replaces"]))


def is_sound(name: str, content: bytes) -> bool:
    """Whether a manifest's content is what its name says."""
    return sha256(content).hexdigest()[:NAME_DIGITS] == name.rsplit(".", 1)[0][-NAME_DIGITS:]


def damaged_copies(place: Place) -> list[tuple[str, bytes | None]]:
    """Copies of manifests that are torn or missing, with the content of the other one, None when that is no better."""
    found = []
    for name in manifest_names(place):
        contents = {each: _content(place, each) for each in (name, _copy(name))}
        sound = next((content for content in contents.values() if content and is_sound(name, content)), None)
        found += [(each, sound) for each, content in contents.items() if not content or content != sound]
    return found


def replaced(place: Place) -> list[str]:
    """Manifests that count no longer, oldest first: in this order they can be removed, whatever stops it."""
    counts = live(place)
    return [name for name in manifest_names(place) if name not in counts]


def remove_manifest(place: Place, name: str) -> None:
    """Remove a manifest with its copy."""
    there = set(place.names(FOLDER))
    for each in (name, _copy(name)):
        if each in there:
            place.remove(each)


def unlisted(place: Place) -> list[str]:
    """Files that no live manifest lists, what was still being written, and manifests that count no longer."""
    listed = {part.name for manifest in manifests(place) for part in manifest.parts}
    tables = {part.table for manifest in manifests(place) for part in manifest.parts} | set(SCHEMAS)
    parts = [name for table in sorted(tables) for name in place.names(table) if name not in listed]
    unfinished = [name for folder in (FOLDER, "rejects") for name in place.names(folder) if name.endswith(UNFINISHED)]
    return parts + unfinished + replaced(place)


def _copy(name: str) -> str:
    return name.removesuffix(ENDING) + COPY


def _whole(name: str) -> bool:
    return name.endswith((ENDING, COPY))


def _content(place: Place, name: str) -> bytes | None:
    try:
        return place.read(name)
    except FileNotFoundError:
        return None


def _portion(fields: dict[str, Any]) -> Portion:
    return Portion(**{**fields, "parts": tuple(Part(**part) for part in fields["parts"])})
