"""Are rows that lie on disk found again, in the order in which they came or sorted?"""

from __future__ import annotations

import errno
import os
import random
import tempfile
from itertools import pairwise

import numpy as np
import pytest

from dashboard.archive import on_disk
from dashboard.archive.on_disk import Rows, Runs
from dashboard.archive.place import ArchiveError


def test_rows_are_found_by_their_numbers() -> None:
    rows = Rows(3)
    assert len(rows) == 0
    for first in (0, 12, 24):
        rows.extend(np.arange(first, first + 12, dtype="u1").reshape(4, 3))
    assert len(rows) == 12
    assert rows[np.array([11, 0, 5])].tolist() == [[33, 34, 35], [0, 1, 2], [15, 16, 17]]


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_each_column_has_its_values_sorted_in_few_runs(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(on_disk, "AT_ONCE", at_once)
    chance, runs = random.Random(5), Runs("u8", 2)
    expected: list[list[int]] = [[], []]
    for _ in range(100):
        some = [[chance.randrange(500) for _ in range(5)] for _ in expected]
        runs.extend(np.sort(np.array(some, "u8"), axis=1))
        expected = [old + new for old, new in zip(expected, some, strict=True)]
    assert len(runs) == 500
    for number, values in enumerate(expected):
        held = list(runs.column(number))
        assert sorted(value for run in held for value in run.tolist()) == sorted(values)
        assert all(run.tolist() == sorted(run.tolist()) for run in held)
        assert len(held) <= 4
        assert all(len(one) >= on_disk.GROWTH * len(other) for one, other in pairwise(held))


def test_what_came_first_is_in_the_first_run() -> None:
    runs = Runs("u8")
    for number in range(50):
        runs.extend(np.array([[number]], "u8"))
    assert [value for run in runs.column(0) for value in run.tolist()] == list(range(50))


def test_no_values_make_no_run() -> None:
    runs = Runs("S16")
    runs.extend(np.empty((1, 0), "S16"))
    assert (len(runs), list(runs.column(0))) == (0, [])


class FullFile:
    """A file on a disk without room."""

    def write(self, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self) -> None:
        """Nothing is open."""


def test_a_full_folder_for_temporary_files_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", FullFile)
    with pytest.raises(
        ArchiveError, match=r"the folder for temporary files, cannot be written \(no space left on device"
    ):
        Rows(3).extend(np.zeros((2, 3), dtype="u1"))
