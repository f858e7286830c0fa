"""Which article does a web page, a Word document, a PDF or a mail hold?

They are other people's formats, so a process of its own reads them, with no right to write, connect or start anything
(`dashboard.archive.documents_confined`). It reads one after another; one that breaks it costs itself only.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from dashboard.sources.confined import ROOT, environment
from dashboard.sources.drafts import draft_of
from dashboard.sources.feeds import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from dashboard.sources.drafts import Draft
    from dashboard.sources.feeds import Item

    Fields = dict[str, Any]

ENDINGS = (".html", ".htm", ".md", ".markdown", ".docx", ".pdf", ".eml")
SECONDS = 30
"""A document may take so long."""

MOST_READ = 1_000
"""A process reads so many documents: its libraries keep some of what they have seen."""


@dataclass(slots=True)
class DocumentReader:
    """Reads documents in a process of its own, which is started with the first one."""

    _process: subprocess.Popen[bytes] | None = None
    _count: int = 0
    _unread: bytes = field(default=b"")

    def article(self, content: bytes, ending: str) -> Fields | str:
        """The article in a document as a row's fields, or why there is none."""
        (row,) = self._rows({"task": "file", "name": f"file{ending}"}, content)
        return _fields(row)

    def page(self, content: bytes, url: str | None, charset: str | None) -> Fields | str:
        """The article in a page of HTML as a row's fields, or why there is none."""
        (row,) = self._rows({"task": "page", "url": url, "charset": charset}, content)
        return _fields(row)

    def items(self, content: bytes, address: str, charset: str | None) -> list[Item] | str:
        """The articles that a feed lists, or why there are none."""
        rows = list(self._rows({"task": "feed", "url": address, "charset": charset}, content))
        if problem := next((row["problem"] for row in rows if "problem" in row), None):
            return _reason(problem)
        return [item_of(row["item"]) for row in rows]

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, task: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
        """What the process finds in one document."""
        if self._process is None or self._count >= MOST_READ:
            self.close()
            self._process, self._count, self._unread = _started(), 0, b""
        self._count += 1
        try:
            line = self._answer(json.dumps({**task, "size": len(content)}).encode() + b"\n" + content)
        except TimeoutError:
            self.close()
            yield {"problem": f"took longer than {SECONDS} seconds to read"}
        except OSError:
            self.close()
            yield {"problem": "broke the process that read it"}
        else:
            yield from json.loads(line)

    def _answer(self, asked: bytes) -> bytes:
        """The line that the process answers with; raises `TimeoutError`, and `OSError` when the process has ended."""
        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise BrokenPipeError
        self._process.stdin.write(asked)
        self._process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not selector.select(SECONDS):
                    raise TimeoutError
                if not (some := os.read(self._process.stdout.fileno(), 1 << 16)):
                    raise BrokenPipeError
                self._unread += some
        line, _, self._unread = self._unread.partition(b"\n")
        return line


def draft_fields(draft: Draft) -> Fields | str:
    """A draft as the fields of a row, or why it is none that is read."""
    if not draft.readable:
        return "is not in English, the only language that is read"
    day = draft.date.isoformat() if draft.date else None
    return {"text": draft.text, "title": draft.title, "date": day, "outlet": draft.outlet, "url": draft.url}


def _fields(row: dict[str, Any]) -> Fields | str:
    return _reason(row["problem"]) if "problem" in row else draft_fields(draft_of(row["draft"]))


def _reason(problem: str) -> str:
    """What is wrong with a document; what to do about it on the page is no use here, and its name stands beside."""
    reason = problem.partition(": ")[0]
    for ending in ENDINGS:
        reason = reason.removeprefix(f"file{ending} ")
    return reason.removeprefix("This page ").removeprefix("This feed ").removesuffix(".")


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard.archive.documents_confined"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(),
    )
