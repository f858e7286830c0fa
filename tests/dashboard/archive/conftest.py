"""What the archive's tests share: small archives, and what they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.place import Place, place_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
