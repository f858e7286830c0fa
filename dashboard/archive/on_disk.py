"""How do millions of rows stay out of the memory of a process, and are found again there?

They lie in files without a name in the folder for temporary files, which go with the process. Of such a file only the
pages that are being read are in memory, and when it was read they are let go.
"""

from __future__ import annotations

import tempfile
import weakref
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.archive.place import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import DTypeLike, NDArray

GROWTH = 4
"""A run is put together with the one before it unless that is so many times as long."""

AT_ONCE = 65_536
"""So many values are put together at a time."""


FULL = "{}, the folder for temporary files, cannot be written ({}): set TMPDIR to one that has room, and begin again."


class _Scratch:
    """A file without a name, which is closed when nobody has it any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  `finalize` closes it
        self.size = 0
        weakref.finalize(self, self._file.close)

    def write(self, values: NDArray[Any]) -> None:
        """Put values behind those that are there; raises `ArchiveError` where the folder has no room for them."""
        try:
            self.size += self._file.write(values.tobytes())
            self._file.flush()
        except OSError as error:
            raise ArchiveError(FULL.format(tempfile.gettempdir(), (error.strerror or str(error)).lower())) from error

    def mapped(self, dtype: DTypeLike, shape: tuple[int, ...], offset: int = 0) -> NDArray[Any]:
        """What it has, as an array whose pages are read when they are touched, and let go with it."""
        return np.memmap(self._file, dtype, "r", offset, shape).view(np.ndarray)


class Rows:
    """Rows of bytes, all of one width, in the order in which they came."""

    def __init__(self, width: int) -> None:
        """Have none yet."""
        self._file, self._width = _Scratch(), width

    def __len__(self) -> int:
        return self._file.size // self._width

    def __getitem__(self, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        return self._file.mapped("u1", (len(self), self._width))[numbers]

    def extend(self, rows: NDArray[np.uint8]) -> None:
        """Put rows behind those that are there."""
        self._file.write(rows)


class Runs:
    """Sorted columns of values, each in several runs, which are few: the later ones are the shorter ones.

    A log-structured merge tree (O'Neil and others 1996).
    """

    def __init__(self, dtype: DTypeLike, columns: int = 1) -> None:
        """Have no value yet in any of the columns, which get equally many."""
        self._dtype, self._columns = np.dtype(dtype), columns
        self._runs: list[_Scratch] = []

    def __len__(self) -> int:
        return sum(map(self._length, self._runs))

    def extend(self, values: NDArray[Any]) -> None:
        """Put values into each column: a row for each, sorted."""
        run = _written([values]) if values.shape[1] else None
        while run and self._runs and self._runs[-1].size < GROWTH * run.size:
            run = _written(self._together(self._runs.pop(), run))
        self._runs += [run] if run else []

    def column(self, number: int) -> Iterator[NDArray[Any]]:
        """The sorted values of a column in each of the runs, what came first in the first; let them go soon."""
        return (self._mapped(run, number) for run in self._runs)

    def _length(self, run: _Scratch) -> int:
        """How many values each column has in a run, where one column lies behind the other."""
        return run.size // (self._columns * self._dtype.itemsize)

    def _mapped(self, run: _Scratch, column: int) -> NDArray[Any]:
        length = self._length(run)
        return run.mapped(self._dtype, (length,), column * length * self._dtype.itemsize)

    def _together(self, one: _Scratch, other: _Scratch) -> Iterator[NDArray[Any]]:
        """The values of both runs, column by column, in pieces that are sorted."""
        for number in range(self._columns):
            starts = self._mapped(one, number)[AT_ONCE::AT_ONCE]
            bounds = [0, *np.searchsorted(self._mapped(other, number), starts).tolist(), self._length(other)]
            for place, (first, last) in enumerate(pairwise(bounds)):
                own = self._mapped(one, number)[place * AT_ONCE : (place + 1) * AT_ONCE]
                values = np.concatenate([own, self._mapped(other, number)[first:last]])
                values.sort(kind="stable")  # finds the two runs, and merges them
                yield values


def _written(pieces: Iterable[NDArray[Any]]) -> _Scratch:
    file = _Scratch()
    for values in pieces:
        file.write(values)
    return file
