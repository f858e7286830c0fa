"""How is what the archive has replaced, put together and tidied, so that nobody ever sees half of a change?

Whatever changes writes new parts first, and then one manifest that replaces those which list the old ones.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING

import pyarrow as pa

from dashboard.archive.manifest import (
    Portion,
    commit,
    damaged_copies,
    live,
    manifests,
    remove_manifest,
    replaced,
    unlisted,
)
from dashboard.archive.merging import merged_rows
from dashboard.archive.place import ArchiveError
from dashboard.archive.writing import part_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.archive.manifest import Manifest
    from dashboard.archive.place import Place

FEW = 8
"""So many portions of one month and about one size become one; each article is written again once for each size."""

LARGE = 2_048
"""Portions of so many articles are left as they are."""

WRITTEN_AT = 16_000_000
"""What is put together is written when it has so many bytes."""

MANY_MANIFESTS = 64
"""So many manifests become one: every reader reads all of them."""

SET_ASIDE = "damaged"


def key_of(portion: Portion) -> str:
    """What a portion is known by: the name of its part of articles."""
    return next(part.name for part in portion.parts if part.table == "articles")


def replace_portions(place: Place, new: Mapping[str, Sequence[Portion]], *, fold: bool = False) -> None:
    """Put new portions in the place of old ones, which are named by `key_of`, all at once.

    With `fold` all manifests become one.
    """
    touched = {name: manifest for name, manifest in live(place).items() if fold or _has(manifest, new)}
    if touched:
        old = [portion for manifest in touched.values() for portion in manifest.portions]
        commit(place, [each for portion in old for each in new.get(key_of(portion), [portion])], touched)


def compact(place: Place) -> None:
    """Make one portion of many small ones of a month, as long as there are any, and one manifest of many.

    What the change before this one replaced is removed first, so that at most two states of the archive take room.
    """
    tidy(place)
    passed_over: set[str] = set()
    while groups := [group for group in _groups(place) if key_of(group[0]) not in passed_over]:
        new: dict[str, list[Portion]] = {}
        contents: dict[str, bytes] = {}
        for group in groups:
            try:
                merged = _merged(place, group, contents)
            except ArchiveError:  # a damaged part is left where it is: `verify` names it
                passed_over.add(key_of(group[0]))
                continue
            new |= {key_of(portion): [] for portion in group[1:]} | {key_of(group[0]): [merged]}
        if new:
            place.write_all(contents)
            replace_portions(place, new)
    if len(live(place)) >= MANY_MANIFESTS:
        replace_portions(place, {}, fold=True)
    pa.default_memory_pool().release_unused()


def tidy(place: Place) -> None:
    """Mend torn copies of manifests, and remove what counts no longer and what stopped runs have left."""
    for name, content in damaged_copies(place):
        if content is not None:
            place.write(name, content)
    for name in replaced(place):
        remove_manifest(place, name)
    for name in unlisted(place):
        place.remove(name)


def damaged_portions(place: Place) -> Iterator[tuple[Portion, set[str]]]:
    """Portions with parts that are missing or cut off, and the tables of these."""
    tables = {part.table for manifest in manifests(place) for part in manifest.parts}
    sizes = {name: size for table in tables for name, size in place.sizes(table).items()}
    for manifest in manifests(place):
        for portion in manifest.portions:
            torn = {part.table for part in portion.parts if sizes.get(part.name) != part.size}
            if torn:
                yield portion, torn


def set_aside(place: Place, portion: Portion) -> None:
    """Let a portion whose articles cannot be read count no longer; what is left of it is kept apart."""
    name = key_of(portion)
    with suppress(FileNotFoundError):  # nothing is left of it then
        place.write(f"{SET_ASIDE}/{name.rsplit('/', 1)[-1]}", place.read(name))
    replace_portions(place, {name: []})


def _has(manifest: Manifest, new: Mapping[str, object]) -> bool:
    return any(key_of(portion) in new for portion in manifest.portions)


def _groups(place: Place) -> list[list[Portion]]:
    """Portions that are to become one: of one month, about one size, and read by the same analysis."""
    alike: dict[tuple[str, ...], list[Portion]] = defaultdict(list)
    for manifest in manifests(place):
        for portion in manifest.portions:
            if portion.articles < LARGE:
                size = int(math.log(portion.articles, FEW))
                versions = json.dumps([portion.versions, portion.engine], sort_keys=True)
                alike[portion.month, versions, str(size)].append(portion)
    return [_no_larger(portions) for portions in alike.values() if len(portions) >= FEW]


def _no_larger(portions: list[Portion]) -> list[Portion]:
    """As many of the portions as have at most twice `LARGE` articles together: two of them always do."""
    sums = accumulate(portion.articles for portion in portions)
    return [portion for portion, sum_ in zip(portions, sums, strict=True) if sum_ <= 2 * LARGE]


def _merged(place: Place, group: Sequence[Portion], contents: dict[str, bytes]) -> Portion:
    """The portion that has the rows of all of them, in every table that one of them has.

    What is to be written is put into `contents`, and some of it written already.
    """
    month, parts, articles = group[0].month, [], []
    for table in dict.fromkeys(part.table for portion in group for part in portion.parts):
        own = [part for portion in group if (part := portion.part(table))]
        whole = merged_rows(place, table, own)
        parts.append(part_of(table, month, whole, contents))
        if table == "articles":
            articles = whole["article"].to_pylist()
        if sum(map(len, contents.values())) > WRITTEN_AT:
            place.write_all(contents)
            contents.clear()
    return Portion(month, len(articles), texts_of(articles), group[0].versions, group[0].engine, tuple(parts))
