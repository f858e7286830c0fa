"""How are many articles parsed, in order, by processes or a cluster, in memory that stays the same?"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.cluster import cluster_at
from dashboard.parsing import parse_article
from dashboard.rows import RowError, error_row, json_line, parsed_row, read_row

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from dashboard.cluster import Answer
    from dashboard.parsing import ParsedArticle, Settings

    RowWriter = Callable[[object, ParsedArticle], dict[str, Any]]

CHUNK_LINES = 64
CHUNK_BYTES = 1 << 18
"""Lines travel to a process in chunks of at most so many lines, closed as soon as they hold so many bytes."""

WAITING = 4
"""At most so many chunks for each process are under way: what is read but not yet written stays small."""


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """The row that comes out for one line, and how long the line was, in bytes.

    `problem` says in words what was wrong with the line; `failed` whether that cost it its findings. In place of a row
    there may be what was `found`, as it is.
    """

    number: int
    size: int
    row: bytes
    problem: str | None = None
    failed: bool = False
    found: dict[str, Any] | None = None


def parse_lines(
    lines: Iterable[bytes],
    jobs: int = 1,
    settings: Settings | None = None,
    found: RowWriter | None = None,
    dask: str | None = None,
) -> Generator[ParsedLine, None, None]:
    """One parsed line for each of `lines`, in their order; lines are numbered from 1.

    `jobs` processes share the work; with one, this process does it; or the Dask cluster whose scheduler is at the
    address `dask`. `found` makes of an id and what was found what comes along instead of a row. Raises
    `BrokenProcessPool` when a process dies, `ClusterError` when the cluster cannot be used.
    """
    if jobs == 1 and dask is None:
        for number, line in enumerate(lines, start=1):
            yield _parsed_line(number, line, settings, found)
        return
    under_way: deque[Future[list[ParsedLine]] | Answer] = deque()
    with _workers(jobs, dask) as (submit, slots):
        for chunk in _chunks(lines):
            under_way.append(submit(_parsed_chunk, chunk, settings, found))
            if len(under_way) >= slots() * WAITING:
                yield from map(_unpacked, under_way.popleft().result())
        while under_way:
            yield from map(_unpacked, under_way.popleft().result())


@contextmanager
def _workers(
    jobs: int, dask: str | None
) -> Iterator[tuple[Callable[..., Future[list[ParsedLine]] | Answer], Callable[[], int]]]:
    """What has a chunk parsed by somebody else, and how many are parsed at the same time."""
    if dask is not None:
        with cluster_at(dask) as cluster:
            yield cluster.submit, cluster.slots
        return
    executor = ProcessPoolExecutor(jobs, initializer=_follow_the_parent)
    try:
        yield executor.submit, lambda: jobs
    finally:
        executor.shutdown(cancel_futures=True)


def failed_line(number: int, line: bytes, row_id: object, message: str) -> ParsedLine:
    """The error that stands in for a line's findings."""
    return ParsedLine(number, len(line), json_line(error_row(row_id, message)), message, failed=True)


def _chunks(lines: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    chunk: list[tuple[int, bytes]] = []
    size = 0
    for number, line in enumerate(lines, start=1):
        chunk.append((number, line))
        size += len(line)
        if len(chunk) == CHUNK_LINES or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _follow_the_parent() -> None:
    """Leave interrupts to the parent, and end with it: one that is killed cannot tell its processes to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _parsed_chunk(
    chunk: list[tuple[int, bytes]], settings: Settings | None, found: RowWriter | None
) -> list[ParsedLine]:
    """The lines as a worker sends them: what was found is packed, because many wait in the driver for their turn."""
    return [_packed(_parsed_line(number, line, settings, found)) for number, line in chunk]


def _packed(line: ParsedLine) -> ParsedLine:
    return line if line.found is None else replace(line, row=pickle.dumps(line.found), found={})


def _unpacked(line: ParsedLine) -> ParsedLine:
    if line.found is None:
        return line
    return replace(line, row=b"", found=pickle.loads(line.row))  # noqa: S301  our own workers have packed it


def _parsed_line(number: int, line: bytes, settings: Settings | None, found: RowWriter | None) -> ParsedLine:
    try:
        row = read_row(line)
    except RowError as error:
        return failed_line(number, line, error.row_id, str(error))
    try:
        parsed = parse_article(row.article, settings)
    except Exception as error:  # noqa: BLE001  one article that breaks the parser must not cost a night's run
        return failed_line(number, line, row.row_id, f"broke the parser ({type(error).__name__}: {error})")
    if found is not None:
        return ParsedLine(number, len(line), b"", row.warning, found=found(row.row_id, parsed))
    return ParsedLine(number, len(line), json_line(parsed_row(row.row_id, parsed)), row.warning)
