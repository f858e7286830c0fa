"""What is said at the end of `readout ingest`, and with which status does it end?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.archive.reading import committed_parts
from dashboard.cli import main
from dashboard.parsing import parse_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import pytest

    from dashboard.archive.place import Place

ROWS = [{"text": f"Norway met Sweden {number} times.", "date": "2024-05-03"} for number in range(3)]


def ingested(place: Place, *arguments: str) -> int:
    return main(["ingest", *arguments, "--archive", place.root, "--jobs", "1"])


def test_every_row_is_accounted_for(
    place: Place, rows_file: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    source = rows_file(*ROWS, ROWS[0], {"text": "Oslo calls.", "date": "May"}, "{broken")
    assert ingested(place, source, "--tone=none") == 1
    assert capfd.readouterr().out == (
        "6 rows read: 4 new, 0 already there, 1 duplicates, 1 rejected.\n"
        "1 of the new ones were kept without their date, which could not be read.\n"
    )


def test_articles_that_were_lost_are_told_until_they_are_back(
    place: Place, rows_file: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    source = rows_file(*ROWS)
    assert ingested(place, source, "--tone=none") == 0
    Path(place.path(committed_parts(place, "articles")[0].name)).unlink()
    capfd.readouterr()
    assert ingested(place, source, "--tone=none") == 1
    assert capfd.readouterr().out == (
        "3 articles were lost with a damaged part: they come back with their sources.\n"
        "3 rows read: 3 new, 0 already there, 0 duplicates, 0 rejected.\n"
    )
    assert ingested(place, source, "--tone=none") == 0


def test_articles_that_could_not_be_read_again_are_told(
    place: Place,
    rows_file: Callable[..., str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ingested(place, rows_file(*ROWS), "--tone=none") == 0

    def broken(article: Any, settings: Any) -> Any:
        if " 1 " in article.text:
            raise IndexError("out of range")
        return parse_article(article, settings)

    monkeypatch.setattr("dashboard.batch.parse_article", broken)
    capfd.readouterr()
    assert ingested(place, "--reparse", "--tone=vader") == 1
    assert capfd.readouterr().out == (
        "0 articles of the archive were read again.\n"
        "3 stay as they were: one beside them could not be read again, see its rejects.\n"
        "0 rows read: 0 new, 0 already there, 0 duplicates, 0 rejected.\n"
    )
