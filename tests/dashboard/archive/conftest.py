"""What the archive's tests share: small archives, and what they hold."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive import ingest as ingesting
from dashboard.archive.ingest import ingest
from dashboard.archive.place import Place, place_at
from dashboard.archive.reading import open_archive
from dashboard.parsing import Settings, parse_article
from dashboard.rows import read_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from invented_articles import invented_rows

ARTICLES = 40
ENGINE = "vader"


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


@pytest.fixture(scope="package")
def rows() -> list[dict[str, Any]]:
    """Invented articles of four outlets over ten weeks; some have no date, some no outlet."""
    found = list(invented_rows(ARTICLES))
    for number, row in enumerate(found):
        row["date"] = None if number % 11 == 5 else f"2024-0{1 + number % 3}-{1 + (number * 7) % 28:02d}"
        row["outlet"] = None if number % 9 == 4 else f"Wire {number % 4}"
    return found


@pytest.fixture(scope="package")
def parsed(rows: list[dict[str, Any]]) -> list[ParsedArticle]:
    """The same articles as `parse_article` reads them."""
    return [parse_article(read_row(json.dumps(row).encode()).article, Settings(tone=ENGINE)) for row in rows]


@pytest.fixture(scope="package")
def archive(rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The archive of these articles, taken in seven at a time."""
    folder = tmp_path_factory.mktemp("answers")
    source = folder / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    place = place_at(str(folder / "archive"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingesting, "BATCH_ARTICLES", 7)
        ingesting.ingest([str(source)], place, settings=Settings(tone=ENGINE))
    with open_archive(place) as opened:
        yield opened


@pytest.fixture
def unsummed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers come from the articles themselves, never from the sums kept beside them."""
    monkeypatch.setattr("dashboard.archive.filters.Filters.whole_months", property(lambda _: False))
    monkeypatch.setattr("dashboard.archive.filters.Filters.all_of_days", property(lambda _: False))
