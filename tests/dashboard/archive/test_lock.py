"""Is there one writer at a time in a store, and is the lock of a killed one nobody's?"""

from __future__ import annotations

import threading
import time
from uuid import uuid4

import pytest

from dashboard.archive import lock
from dashboard.archive.lock import beating_lock
from dashboard.archive.place import LOCK, ArchiveError, Place, place_at


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place in memory, where locks beat fast."""
    monkeypatch.setattr(lock, "BEAT", 0.02)
    monkeypatch.setattr(lock, "WAITED", 0.3)
    monkeypatch.setattr(lock, "SETTLED", 0.1)
    return place_at(f"memory://{uuid4()}")


def test_a_second_writer_is_refused_while_the_first_is_at_work(store: Place) -> None:
    with store.locked(), pytest.raises(ArchiveError, match="another ingest is at work there"), beating_lock(store):
        pytest.fail("both write")
    with store.locked():
        assert store.names("") == [LOCK]
    assert store.names("") == []


def test_the_lock_of_a_killed_writer_is_nobodys(store: Place) -> None:
    store.write(LOCK, b"left")
    with store.locked():
        assert store.read(LOCK) != b"left"


def test_of_two_that_come_at_the_same_time_one_writes(store: Place) -> None:
    writing, refused = [], []

    def write() -> None:
        try:
            with store.locked():
                writing.append(1)
                time.sleep(1)
        except ArchiveError:
            refused.append(1)

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(writing), len(refused)) == (1, 1)
