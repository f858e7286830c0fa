"""Which articles are near-duplicates, such as a wire's text that another outlet has cut, re-headed or re-ordered?

MinHash (Broder 1997) over runs of words, with locality-sensitive hashing in bands (Indyk and Motwani 1998). The first
of several that came into the archive is the original; the others are linked to it.

Written here in numpy because an index of `datasketch` (MIT, drags in scipy) is made of Python's sets and dictionaries,
kilobytes an article, and this one takes 256 bytes an original, on disk, and looks up a batch at a time.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

from dashboard.archive.on_disk import Rows, Runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

WORD = re.compile(r"\w+")
RUN = 4
"""So many words in a row are one of the things that two texts may share."""

BANDS, ROWS = 20, 3
VALUES = 64
"""So many minima are kept, a byte of each; `ROWS` of them make a band, and texts that share a band are compared."""

SIGNATURE_BYTES = BANDS * 4 + VALUES
ALIKE = 0.35
"""Texts are near-duplicates from this similarity on: the share of all their runs of words that both have."""

MOST_COMPARED = 16
"""A text is compared with so many of the first originals that share one band with it: boilerplate has thousands."""

RECENT = 16_384
"""The bands of so many originals wait in memory until they are sorted in."""

CHANCE = 1 / 256
"""How often two bytes are the same by chance."""


def signature(text: str) -> bytes:
    """What a text is compared by, `SIGNATURE_BYTES` long: its bands, then a byte of each minimum."""
    minima = ((_runs(text)[None, :] * _FACTORS[:, None] + _ADDED[:, None]) >> _HALF).min(axis=1)
    rows = minima[: BANDS * ROWS].reshape(BANDS, ROWS)
    bands = (_mixed(_mixed(rows[:, 0]) + _mixed(rows[:, 1] * _ODD) + rows[:, 2]) >> _HALF).astype("<u4")
    return bytes(bands.tobytes() + (minima & 0xFF).astype("u1").tobytes())


def similarity(one: bytes, other: bytes) -> float:
    """The share of their runs of words, 0 to 1, that two texts have in common, as their signatures estimate it."""
    bytes_of = (np.frombuffer(each, "u1")[BANDS * 4 :] for each in (one, other))
    return float(_estimated(np.equal(*bytes_of).mean()))


class Originals:
    """The articles that are nobody's copy, and what finds them."""

    def __init__(self) -> None:
        """Know none yet."""
        self._articles = Rows(32)
        self._values = Rows(VALUES)
        self._bands = _Bands()

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, articles: Sequence[str], signatures: Sequence[bytes]) -> None:
        """Know articles, by their text hashes, that are nobody's copy."""
        if articles:
            bands, values = _parted(signatures)
            self._add(articles, bands, values)

    def linked(self, articles: Sequence[str], signatures: Sequence[bytes]) -> list[tuple[str, float] | None]:
        """For each article its original and their similarity, None when it is one itself, which is known from now on.

        An article that comes later never is the original of one that came before.
        """
        if not articles:
            return []
        bands, values = _parted(signatures)
        found: list[tuple[str, float] | None] = []
        earlier = self._earlier(bands, values)
        within = _within(bands, values)
        for number in range(len(articles)):
            best = earlier.get(number, (0.0, ""))
            for share, other in within.get(number, ()):
                if found[other] is None and share > best[0]:
                    best = (share, articles[other])
            found.append((best[1], best[0]) if best[1] else None)
        own = [number for number, link in enumerate(found) if link is None]
        self._add([articles[number] for number in own], bands[own], values[own])
        return found

    def _add(self, articles: Sequence[str], bands: NDArray[np.uint32], values: NDArray[np.uint8]) -> None:
        first = len(self)
        hashes = np.frombuffer(bytes.fromhex("".join(articles)), "u1").reshape(-1, 32)
        self._articles.extend(hashes)
        self._values.extend(values)
        self._bands.extend(bands, first)

    def _earlier(self, bands: NDArray[np.uint32], values: NDArray[np.uint8]) -> dict[int, tuple[float, str]]:
        """By the article's number in its batch: the likest original that was known before, the first of equal ones."""
        pairs = self._bands.found(bands)
        if not len(pairs):
            return {}
        articles, originals = np.unique(pairs, axis=0).T
        shares = _estimated((self._values[originals] == values[articles]).mean(axis=1))
        found: dict[int, tuple[float, str]] = {}
        for article, original, share in zip(articles.tolist(), originals.tolist(), shares.tolist(), strict=True):
            if share >= ALIKE and share > found.get(article, (0.0, ""))[0]:
                found[article] = (share, bytes(self._articles[np.array([original])]).hex())
        return found


class _Bands:
    """Which originals have a band of a certain value: pairs in one number, the value above, who has it below."""

    def __init__(self) -> None:
        self._sorted = Runs("u8", BANDS)
        self._recent = np.empty((BANDS, 0), "u8")

    def extend(self, bands: NDArray[np.uint32], first: int) -> None:
        """Know the bands of originals, a row for each, numbered from `first`."""
        pairs = bands.T.astype("u8") << _HALF | np.arange(first, first + len(bands), dtype="u8")
        self._recent = np.sort(np.concatenate([self._recent, pairs], axis=1), axis=1, kind="stable")
        if self._recent.shape[1] >= RECENT:
            self._sorted.extend(self._recent)
            self._recent = np.empty((BANDS, 0), "u8")

    def found(self, bands: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Each row's number with the number of an original that shares a band with it, and with it again for another.

        Of those that share one band the first `MOST_COMPARED`.
        """
        pairs = [np.empty((0, 2), np.int64)]
        for column in range(BANDS):
            low = bands[:, column].astype("u8") << _HALF
            left = np.full(len(low), MOST_COMPARED)
            for known in (*self._sorted.column(column), self._recent[column]):
                starts, ends = np.searchsorted(known, low), np.searchsorted(known, low | _LOWER, "right")
                counts = np.minimum(ends - starts, left)
                left -= counts
                behind = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
                owners = np.repeat(np.arange(len(low)), counts)
                pairs.append(np.stack([owners, (known[behind] & _LOWER).astype(np.int64)], axis=1))
        return np.concatenate(pairs)


def _within(bands: NDArray[np.uint32], values: NDArray[np.uint8]) -> dict[int, list[tuple[float, int]]]:
    """By an article's number in its batch: the similarity and the number of each that came before and is like it."""
    pairs: set[tuple[int, int]] = set()
    for column in bands.T:
        order = np.argsort(column, kind="stable")
        same = np.flatnonzero(column[order][1:] == column[order][:-1])
        starts: dict[int, list[int]] = {}
        for place in same.tolist():
            alike = starts.setdefault(int(column[order[place]]), [int(order[place])])
            later = int(order[place + 1])
            pairs.update((later, earlier) for earlier in alike[:MOST_COMPARED])
            alike.append(later)
    found: dict[int, list[tuple[float, int]]] = {}
    for later, earlier in sorted(pairs):
        share = float(_estimated((values[later] == values[earlier]).mean()))
        if share >= ALIKE:
            found.setdefault(later, []).append((share, earlier))
    return found


def _estimated(same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The similarity, from the share of bytes that are the same, some of which are so by chance."""
    return np.clip((same - CHANCE) / (1 - CHANCE), 0.0, 1.0)


def _parted(signatures: Sequence[bytes]) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    whole = np.frombuffer(b"".join(signatures), "u1").reshape(-1, SIGNATURE_BYTES)
    bands = np.ascontiguousarray(whole[:, : BANDS * 4]).view("<u4")
    return bands, whole[:, BANDS * 4 :]


def _runs(text: str) -> NDArray[np.uint64]:
    """A number for each run of words, whatever their case and what stands between them."""
    words = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in WORD.findall(text.lower())] or [0], "u8")
    length = min(RUN, len(words))
    count = len(words) - length + 1
    runs = np.zeros(count, "u8")
    for place in range(length):
        runs = runs * _ODD + words[place : place + count]
    return _mixed(runs)


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers that look random (the finaliser of splitmix64, Steele and others 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


_ONE, _HALF, _LOWER, _ODD = np.uint64(1), np.uint64(32), np.uint64(0xFFFFFFFF), np.uint64(0x9E3779B97F4A7C15)
_FACTORS, _ADDED = _mixed(np.arange(1, 2 * VALUES + 1, dtype="u8") * _ODD).reshape(2, VALUES)
_FACTORS |= _ONE
