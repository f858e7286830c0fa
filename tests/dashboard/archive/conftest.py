"""What the tests of the archive share: an archive of a few rows, ready to be asked."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.archive.reading import Archive


@pytest.fixture
def archived(tmp_path: Path) -> Iterator[Callable[..., Archive]]:
    """Makes an archive of rows and opens it: `archived({"text": …}, …)`; the tone is read by `tone`, or by nobody."""
    with ExitStack() as opened:

        def made(*rows: dict[str, Any], tone: Any = None) -> Archive:
            source, place = tmp_path / "some.jsonl", place_at(str(tmp_path / f"asked-{len(list(tmp_path.iterdir()))}"))
            source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            ingest([str(source)], place, settings=Settings(tone=tone))
            return opened.enter_context(open_archive(place))

        yield made
