"""Who may write to an archive in a store, where no lock goes with its process?

Whoever writes puts an object there and changes it every few seconds; one that does not change was left by a killed run.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from dashboard.archive.place import LOCK, BusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.archive.place import Place

BEAT = 10.0
WAITED = 35.0
"""A lock changes after so many seconds; one that has not after so many is nobody's."""

SETTLED = 1.0
"""Of two that come at the same time, one has the lock after so many seconds."""


@contextmanager
def beating_lock(place: Place) -> Iterator[None]:
    """Keep a second writer out of a store; raises `BusyError` when one is there, which may take `WAITED` seconds."""
    if before := _content(place):
        time.sleep(WAITED)
        if _content(place) not in {None, before}:
            raise BusyError(place)
    own, ended = uuid4().hex.encode(), threading.Event()
    place.write(LOCK, own)
    time.sleep(SETTLED)
    if _content(place) != own:
        raise BusyError(place)
    beats = threading.Thread(target=_beat, args=(place, own, ended), daemon=True)
    beats.start()
    try:
        yield
    finally:
        ended.set()
        beats.join()
        with suppress(OSError):  # where the store is lost the lock stays, and is nobody's soon
            place.remove(LOCK)


def _beat(place: Place, own: bytes, ended: threading.Event) -> None:
    number = 0
    while not ended.wait(BEAT):
        number += 1
        with suppress(OSError):
            place.write(LOCK, own + f" {number}".encode())


def _content(place: Place) -> bytes | None:
    try:
        return place.read(LOCK)
    except FileNotFoundError:
        return None
