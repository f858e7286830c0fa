"""Is the archive what its manifests say: every part there, whole, with its rows, and every article in it once?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.archive.manifest import manifest_names, read_manifest, unlisted
from dashboard.archive.place import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.manifest import Manifest, Part
    from dashboard.archive.place import Place

MOST_NAMED = 20
"""At most so many articles of one kind are named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many parts and articles the archive has, what is wrong, and which files stopped runs have left."""

    parts: int
    articles: int
    problems: tuple[str, ...]
    left: tuple[str, ...]


def verify(place: Place) -> Verdict:
    """Check every part against the manifests; raises `ArchiveError` when there is no archive at `place`."""
    names = manifest_names(place)
    if not names and not unlisted(place):
        raise ArchiveError(f"{place.root}: holds no archive.")
    problems: list[str] = []
    sound: list[Manifest] = []
    for name in names:
        try:
            sound.append(read_manifest(place, name))
        except ArchiveError as error:
            problems.append(str(error))
    # what a damaged manifest lists is unknown, so nothing can be called left over
    left = () if problems else tuple(unlisted(place))
    parts = [part for manifest in sound for part in manifest.parts]
    problems += [problem for part in parts for problem in _part_problems(place, part)]
    counts = Counter(article for manifest in sound for article in manifest.articles)
    problems += [
        f"article {article}: is in the archive {times} times." for article, times in counts.items() if times > 1
    ]
    if not problems:
        problems += _missing(place, sound)
    return Verdict(len(parts), len(counts), tuple(problems), left)


def _part_problems(place: Place, part: Part) -> Iterator[str]:
    try:
        digest = place.digest(part.name)
    except OSError:
        yield f"{part.name}: is missing or cannot be read."
        return
    if digest != part.sha256:
        yield f"{part.name}: is damaged (its SHA-256 is not the manifest's)."
    elif (rows := _rows(place, part)) != part.rows:
        yield f"{part.name}: has {rows} rows where the manifest says {part.rows}."


def _rows(place: Place, part: Part) -> int | None:
    try:
        with place.files.open(place.path(part.name), "rb") as opened:
            return int(pq.ParquetFile(opened).metadata.num_rows)
    except pa.ArrowException:
        return None


def _missing(place: Place, sound: list[Manifest]) -> Iterator[str]:
    """Articles that a manifest names and its parts do not have, or the other way."""
    for manifest in sound:
        held: set[str] = set()
        for part in manifest.parts:
            if part.table == "articles":
                with place.files.open(place.path(part.name), "rb") as opened:
                    held.update(pq.read_table(opened, columns=["article"])["article"].to_pylist())
        for article in sorted(held ^ set(manifest.articles))[:MOST_NAMED]:
            yield f"article {article}: is in the manifest or in its part, not in both."
