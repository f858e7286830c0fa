"""What do many documents hold? Read one after another: `python -m dashboard.archive.documents_confined`.

Each comes on standard input as a line of JSON with its task and its size, and then its bytes; a line of JSON goes out,
a list of what was found. Before it looks at anything foreign it gives up the right to connect, start programs and write
files, and most of the machine's memory.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from dashboard.sources.apart import LIBRARIES, confine, limit, rows
from dashboard.sources.drafts import SourceError, row_of
from dashboard.sources.feeds import feed_items, item_row
from dashboard.sources.pages import page_draft

if TYPE_CHECKING:
    from collections.abc import Iterator


def found(task: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    """One row for each article, item or problem in a document."""
    if task["task"] == "file":
        yield from rows("file", task["name"], content)
        return
    try:
        if task["task"] == "page":
            yield {"draft": row_of(page_draft(content, "This page", task["url"], task["charset"]))}
        else:
            items = feed_items(content, "This feed", task["url"], task["charset"])
            yield from ({"item": item_row(item)} for item in items)
    except SourceError as error:
        yield {"problem": str(error)}
    except MemoryError:
        yield {"problem": "needs more memory than reading may take"}
    except Exception:  # noqa: BLE001  whatever a parser stumbles over is told in one sentence
        yield {"problem": "could not be read"}


def _answer() -> None:
    for library in sorted({library for libraries in LIBRARIES.values() for library in libraries}):
        importlib.import_module(library)
    limit()
    out = os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr  # what a library prints is no finding
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    confine()
    while line := sys.stdin.buffer.readline():
        task = json.loads(line)
        answer = list(found(task, sys.stdin.buffer.read(task["size"])))
        out.write(json.dumps(answer).encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    _answer()
