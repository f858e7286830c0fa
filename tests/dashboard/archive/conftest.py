"""What the archive's tests share: small archives, and what they hold."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import Place, place_at
from dashboard.archive.reading import open_archive
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.archive.reading import Archive


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place where there is no archive yet."""
    return place_at(str(tmp_path / "archive"))


@pytest.fixture
def rows_file(tmp_path: Path) -> Callable[..., str]:
    """Writes rows into a file and gives its path."""

    def written(*rows: object, name: str = "rows.jsonl") -> str:
        path = tmp_path / name
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def archived(place: Place, rows_file: Callable[..., str]) -> Iterator[Callable[..., Archive]]:
    """Takes rows into the archive at `place` and opens it: `archived({"text": …}, tone="vader")`."""
    with ExitStack() as opened:

        def made(*rows: dict[str, Any], tone: Any = None) -> Archive:
            ingest([rows_file(*rows)], place, settings=Settings(tone=tone))
            return opened.enter_context(open_archive(place))

        yield made
