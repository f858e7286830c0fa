"""Is the archive what its manifests say: every part there, whole, with its rows, and every article in it once?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.archive.known import Texts
from dashboard.archive.manifest import damaged_copies, manifest_names, manifests, unlisted
from dashboard.archive.place import ArchiveError
from dashboard.archive.replacing import key_of
from dashboard.archive.writing import articles_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.manifest import Part, Portion
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
    if not manifest_names(place) and not unlisted(place):
        raise ArchiveError(f"{place.root}: holds no archive.")
    problems = [f"{name}: {_whether_mended(sound)}" for name, sound in damaged_copies(place)]
    try:
        portions = [portion for manifest in manifests(place) for portion in manifest.portions]
    except ArchiveError as error:
        # what a damaged manifest lists is unknown, so nothing can be called left over
        return Verdict(0, 0, (*problems, str(error)), ())
    parts = [part for portion in portions for part in portion.parts]
    problems += [problem for part in parts for problem in _part_problems(place, part)]
    if not problems:
        problems += _article_problems(place, portions)
    return Verdict(len(parts), sum(portion.articles for portion in portions), tuple(problems), tuple(unlisted(place)))


def _whether_mended(sound: bytes | None) -> str:
    if sound is None:
        return "is damaged, and so is its copy."
    return "is damaged or missing; the next ingest mends it from its copy."


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


def _article_problems(place: Place, portions: list[Portion]) -> Iterator[str]:
    """Articles that stand in the archive twice, or not as they were committed."""
    seen, twice = Texts(), 0
    for portion in portions:
        articles = articles_of(place, portion)
        if len(articles) != portion.articles or texts_of(articles) != portion.texts:
            yield f"{key_of(portion)}: does not have the articles that its manifest says."
        for article in articles:
            if article in seen:
                twice += 1
                if twice <= MOST_NAMED:
                    yield f"article {article}: is in the archive more than once."
            else:
                seen.add(article)
    if twice > MOST_NAMED:
        yield f"{twice - MOST_NAMED} more articles are in the archive more than once."
