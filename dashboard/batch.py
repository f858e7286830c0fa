"""How are many articles parsed, in order, by several processes, in memory that does not grow with their number?"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.parsing import parse_article
from dashboard.rows import RowError, error_row, json_line, parsed_row, read_row

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

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

    `problem` says in words what was wrong with the line; `failed` whether that cost it its findings.
    """

    number: int
    size: int
    row: bytes
    problem: str | None = None
    failed: bool = False


def parse_lines(
    lines: Iterable[bytes], jobs: int = 1, settings: Settings | None = None, written: RowWriter = parsed_row
) -> Generator[ParsedLine, None, None]:
    """One parsed line for each of `lines`, in their order; lines are numbered from 1.

    `jobs` processes share the work; with one, this process does it. `written` makes the row that comes out of an id and
    what was found. Raises `BrokenProcessPool` when a process dies.
    """
    if jobs == 1:
        for number, line in enumerate(lines, start=1):
            yield _parsed_line(number, line, settings, written)
        return
    under_way: deque[Future[list[ParsedLine]]] = deque()
    executor = ProcessPoolExecutor(jobs, initializer=_follow_the_parent)
    try:
        for chunk in _chunks(lines):
            under_way.append(executor.submit(_parsed_chunk, chunk, settings, written))
            if len(under_way) >= jobs * WAITING:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
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


def _parsed_chunk(chunk: list[tuple[int, bytes]], settings: Settings | None, written: RowWriter) -> list[ParsedLine]:
    return [_parsed_line(number, line, settings, written) for number, line in chunk]


def _parsed_line(number: int, line: bytes, settings: Settings | None, written: RowWriter) -> ParsedLine:
    try:
        row = read_row(line)
    except RowError as error:
        return failed_line(number, line, error.row_id, str(error))
    try:
        parsed = parse_article(row.article, settings)
    except Exception as error:  # noqa: BLE001  one article that breaks the parser must not cost a night's run
        return failed_line(number, line, row.row_id, f"broke the parser ({type(error).__name__}: {error})")
    return ParsedLine(number, len(line), json_line(written(row.row_id, parsed)), row.warning)
