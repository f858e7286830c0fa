"""What does one file, page or feed hold? Read in a process of its own: `python -m dashboard.sources.apart`.

It is given a task and its argument, and what they concern on its standard input; it writes one line of JSON for each
article, item or problem. Before it looks at anything foreign it gives up the right to connect, start programs and
write files.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dashboard.sources.drafts import Draft, SourceError, row_of, shown_name
from dashboard.sources.feeds import feed_items, item_row
from dashboard.sources.fetching import DEADLINE, Page, fetched
from dashboard.sources.language import language_of
from dashboard.sources.pages import page_draft
from dashboard.sources.uploads import drafts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 640 << 20
CPU_SECONDS = 90
"""Bytes of address space and seconds of a processor that reading may take."""

MOST_TOTAL = 5_000_000
"""The articles of one archive may have so many characters together."""

DENIED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")
CHANGES = frozenset("os.remove os.rename os.mkdir os.rmdir os.link os.symlink os.chmod os.chown shutil.rmtree".split())
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

LIBRARIES = {
    ".pdf": ["pypdf"],
    ".docx": ["mammoth"],
    ".html": ["trafilatura"],
    ".htm": ["trafilatura"],
    ".eml": ["trafilatura"],
    ".zip": ["pypdf", "mammoth", "trafilatura"],
    "page": ["trafilatura"],
    "feed": ["feedparser"],
}
"""What is loaded while files may still be written: Python keeps its compiled modules."""


class ConfinedError(PermissionError):
    """A parser tried to do what no parser needs to do."""


def rows(task: str, argument: str, content: bytes) -> Iterator[dict[str, Any]]:
    """One row for each article, item or problem that the task finds."""
    try:
        if task == "file":
            yield from _file_rows(content, argument)
        elif task == "languages":
            yield from ({"language": language_of(str(text))} for text in json.loads(content))
        elif task == "page":
            yield {"draft": row_of(_page_draft(_page(argument)))}
        else:
            page = _page(argument)
            yield from (
                {"item": item_row(item)} for item in feed_items(page.content, "This feed", page.url, page.charset)
            )
    except SourceError as error:
        yield {"problem": str(error)}
    except MemoryError:
        yield {"problem": f"{_name(task, argument)} needs more memory than reading may take: open a part of it."}
    except Exception:  # noqa: BLE001  whatever a parser stumbles over, the reader gets one sentence
        yield {"problem": f"{_name(task, argument)} could not be read: it is damaged, or not what its name says."}


def confine() -> None:
    """Let this process, from now on, open no connection, start no program and write no file."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(DENIED) or event in CHANGES:
        raise ConfinedError(f"a parser must not do this: {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
        raise ConfinedError("a parser must not write")


def _file_rows(content: bytes, name: str) -> Iterator[dict[str, Any]]:
    total = 0
    for found in drafts_in(content, name):
        if not isinstance(found, Draft):
            yield {"problem": str(found)}
            continue
        total += len(found.text)
        if total > MOST_TOTAL:
            raise SourceError(f"{shown_name(name)} holds more than {MOST_TOTAL:,} characters: open it in parts.")
        yield {"draft": row_of(found)}


def _page(address: str) -> Page:
    """What stands at an address; the process ends when that takes longer than it may."""
    if hasattr(signal, "alarm"):
        signal.alarm(DEADLINE)
    page = fetched(address)
    if hasattr(signal, "alarm"):
        signal.alarm(0)
    confine()
    return page


def _page_draft(page: Page) -> Draft:
    if page.kind == "application/pdf":
        raise SourceError("This address leads to a PDF: save it and open it as a file.")
    return page_draft(page.content, "This page", page.url, page.charset)


def _name(task: str, argument: str) -> str:
    return shown_name(argument) if task == "file" else f"This {task}"


def limit(seconds: int | None = None) -> None:
    """Give up most of the machine's memory, and its processor after so many seconds."""
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _load(task: str, argument: str) -> None:
    key = PurePosixPath(argument).suffix.lower() if task == "file" else task
    for library in LIBRARIES.get(key, []):
        importlib.import_module(library)
    if task == "languages":
        language_of("")


def _answer(task: str, argument: str = "") -> None:
    limit(CPU_SECONDS)
    _load(task, argument)
    found = os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr  # what a library prints is no finding
    content = sys.stdin.buffer.read()
    if task in {"file", "languages"}:
        confine()
    for row in rows(task, argument, content):
        found.write(json.dumps(row).encode() + b"\n")
        found.flush()


if __name__ == "__main__":
    _answer(*sys.argv[1:])
