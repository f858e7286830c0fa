"""Which texts has the archive already? Known by half of their SHA-256, 16 bytes each, which lie on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.archive.on_disk import Runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

MARK_BYTES = 16
WAITING = 65_536
"""Marks wait in a set, a hundred bytes each, until there are so many."""

LOOKED_UP = 100
"""After so many look-ups the pages that they have read are let go."""


class Texts:
    """A set of texts that takes little memory, however many they are."""

    def __init__(self) -> None:
        """Know none yet."""
        self._sorted = Runs(_MARK)
        self._mapped: list[NDArray[np.bytes_]] = []
        self._left = 0
        self._waiting: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._sorted) + len(self._waiting)

    def __contains__(self, text: str) -> bool:
        mark = bytes.fromhex(text)[:MARK_BYTES]
        if mark in self._waiting:
            return True
        if not self._left:
            self._mapped, self._left = list(self._sorted.column(0)), LOOKED_UP
        self._left -= 1
        wanted = np.frombuffer(mark, _MARK)
        return any(_has(marks, wanted) for marks in self._mapped)

    def add(self, text: str) -> None:
        """Know a text that is not known yet, by its SHA-256 in hexadecimal."""
        self._waiting.add(bytes.fromhex(text)[:MARK_BYTES])
        if len(self._waiting) >= WAITING:
            self._sort_in(self._waiting)
            self._waiting.clear()

    def add_all(self, texts: Iterable[str]) -> None:
        """Know many texts that are not known yet."""
        self._sort_in(bytes.fromhex(text)[:MARK_BYTES] for text in texts)

    def _sort_in(self, marks: Iterable[bytes]) -> None:
        self._mapped, self._left = [], 0
        self._sorted.extend(np.frombuffer(b"".join(sorted(marks)), _MARK)[None])


def _has(marks: NDArray[np.bytes_], wanted: NDArray[np.bytes_]) -> bool:
    place = int(np.searchsorted(marks, wanted)[0])
    return place < len(marks) and bool(marks[place] == wanted[0])


_MARK = np.dtype(f"S{MARK_BYTES}")
