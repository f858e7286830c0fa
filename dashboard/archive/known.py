"""Which texts has the archive already? Known by half of their SHA-256, in 16 bytes each."""

from __future__ import annotations

from mmap import mmap
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

MARK_BYTES = 16
WAITING = 65_536
"""Marks wait in a set, a hundred bytes each, until there are so many, and a 32nd of those that are sorted in."""


class Texts:
    """A set of texts that takes little memory."""

    def __init__(self) -> None:
        """Know none yet."""
        self._sorted: NDArray[np.bytes_] = np.empty(0, _MARK)
        self._waiting: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._sorted) + len(self._waiting)

    def __contains__(self, text: str) -> bool:
        mark = bytes.fromhex(text)[:MARK_BYTES]
        if mark in self._waiting:
            return True
        wanted = np.frombuffer(mark, _MARK)
        place = int(np.searchsorted(self._sorted, wanted)[0])
        return place < len(self._sorted) and bool(self._sorted[place] == wanted[0])

    def add(self, text: str) -> None:
        """Know a text that is not known yet, by its SHA-256 in hexadecimal."""
        self._waiting.add(bytes.fromhex(text)[:MARK_BYTES])
        if len(self._waiting) >= max(WAITING, len(self._sorted) // 32):
            self._sort_in(np.frombuffer(b"".join(sorted(self._waiting)), _MARK))
            self._waiting.clear()

    def add_all(self, texts: Iterable[str]) -> None:
        """Know many texts that are not known yet."""
        marks = b"".join(bytes.fromhex(text)[:MARK_BYTES] for text in texts)
        self._sort_in(np.frombuffer(marks, _MARK))

    def _sort_in(self, marks: NDArray[np.bytes_]) -> None:
        self._sorted = sorted_together(self._sorted, marks)


def sorted_together(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """The values of two sorted arrays in one.

    Each has pages of memory of its own, which the system gets back when the array goes: growing arrays would else leave
    holes in the memory of the process, half as large as they are.
    """
    count = len(one) + len(other)
    if not count:
        return one
    values: NDArray[Any] = np.frombuffer(mmap(-1, count * one.itemsize), one.dtype)
    np.concatenate([one, other], out=values)
    values.sort(kind="stable")  # finds the two runs, and merges them
    return values


_MARK = np.dtype(f"S{MARK_BYTES}")
