"""Can a hostile file do harm? Every parser of other people's formats runs in a process of its own, `apart`.

That process has limits of time and memory and gives what it finds line by line, so that what was read before a limit
was reached is kept. The page's own process never loads the parsers: it stays as small and starts as fast as without.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.sources.drafts import Reading, SourceError, draft_of, shown_name
from dashboard.sources.feeds import Item, item_of
from dashboard.sources.fetching import DEADLINE
from dashboard.sources.language import ENGLISH, SAMPLE
from dashboard.sources.plain import pasted_draft

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30
ARCHIVE_SECONDS = 90
"""A file, and an archive of files, may take so long."""

AT_ONCE = threading.BoundedSemaphore(2)
"""So many files are read at the same time, for all readers together: a small host has little memory."""

VARIABLES = (
    "PATH PYTHONPATH PYTHONHOME LD_LIBRARY_PATH SYSTEMROOT LANG LC_ALL TZ SSL_CERT_FILE SSL_CERT_DIR "
    "READOUT_FETCH READOUT_FETCH_LOOPBACK"
).split()
"""All that a process apart is told of ours: no password stands in these."""


def environment() -> dict[str, str]:
    """What a process apart is told: `VARIABLES`, and to be content with one thread."""
    own = {key: os.environ[key] for key in VARIABLES if key in os.environ}
    return own | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}


def read_file(content: bytes, name: str, seconds: float | None = None) -> Reading:
    """The articles in an uploaded file, and what could not be read; comes back within `seconds`, whatever it holds."""
    limit = seconds or (ARCHIVE_SECONDS if name.lower().endswith(".zip") else SECONDS)
    rows = _rows(["file", name[-4096:].replace("\0", " ")], content, limit, shown_name(name))
    return _named(_reading(rows))


def read_paste(text: str) -> Reading:
    """The article that the reader pasted, or why there is none."""
    try:
        return _named(Reading((pasted_draft(text),)))
    except SourceError as error:
        return Reading((), (str(error),))


def read_page(address: str) -> Reading:
    """The article at an address, or why there is none; the only request is to that address and where it redirects."""
    return _named(_reading(_rows(["page", address[-4096:].replace("\0", " ")], b"", DEADLINE + SECONDS, "This page")))


def read_feed(address: str) -> tuple[list[Item], tuple[str, ...]]:
    """The articles that the feed at an address lists, or why there are none."""
    rows = _rows(["feed", address[-4096:].replace("\0", " ")], b"", DEADLINE + SECONDS, "This feed")
    items = [item_of(row["item"]) for row in rows if "item" in row]
    return items, tuple(row["problem"] for row in rows if "problem" in row)


def _reading(rows: list[dict[str, Any]]) -> Reading:
    return Reading(
        tuple(draft_of(row["draft"]) for row in rows if "draft" in row),
        tuple(row["problem"] for row in rows if "problem" in row),
    )


def _named(reading: Reading) -> Reading:
    """The drafts with the language named of those that do not look English: that takes a second and 100 MB, apart."""
    foreign = [draft.text[:SAMPLE] for draft in reading.drafts if not draft.language]
    if not foreign:
        return reading
    rows = _rows(["languages"], json.dumps(foreign).encode(), SECONDS, "This text")
    names = iter([row["language"] for row in rows if "language" in row])
    drafts = (draft if draft.language else replace(draft, language=next(names, ENGLISH)) for draft in reading.drafts)
    return replace(reading, drafts=tuple(drafts))


def _rows(task: list[str], content: bytes, seconds: float, name: str) -> list[dict[str, Any]]:
    """What the process apart wrote until it ended, or was ended."""
    command = [sys.executable, "-m", "dashboard.sources.apart", *task]
    try:
        with AT_ONCE:
            done = subprocess.run(  # noqa: S603  our own program; what the reader gave is an argument to it
                command,
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env=environment(),
                timeout=seconds,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        return [*_parsed(error.stdout or b""), {"problem": _too_slow(name, seconds)}]
    rows = _parsed(done.stdout)
    if done.returncode == -getattr(signal, "SIGALRM", 0):
        return [*rows, {"problem": f"{name} did not come within {DEADLINE} seconds: try again later, or paste it."}]
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        return [*rows, {"problem": _too_slow(name, seconds)}]
    if done.returncode or not rows:
        rows.append({"problem": f"{name} could not be read to its end: open it in its own program and save it anew."})
    return rows


def _parsed(lines: bytes) -> list[dict[str, Any]]:
    """The rows in complete lines; the last one may have been cut off."""
    return [json.loads(line) for line in lines.split(b"\n")[:-1] if line]


def _too_slow(name: str, seconds: float) -> str:
    return f"{name} took longer than {seconds:.0f} seconds to read and was given up: open a part of it, or paste it."
