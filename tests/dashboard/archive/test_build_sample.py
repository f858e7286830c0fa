"""Is the sample archive what its command makes today, whole, and plainly invented?"""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive.aggregates import SUMS_VERSION
from dashboard.archive.answers import Filters, article_count, keyword_timeline
from dashboard.archive.build_sample import ROWS, build_sample
from dashboard.archive.manifest import manifests
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.archive.tables import SCHEMAS
from dashboard.archive.verify import verify
from dashboard.parsing import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.archive.reading import Archive

COMPUTED = ("tone", "tone_score", "tone_confidence", "stance", "score", "scored", "confidence", "keys")
"""Columns that a model computes in floating point, which another processor may round otherwise."""

TODAY = date(2026, 11, 26)
AGAIN = "python -m dashboard.archive.build_sample"


@pytest.fixture
def sample(root: Path) -> Iterator[Archive]:
    with open_archive(place_at(str(root / "seeds" / "archive"))) as archive:
        yield archive


def rows_of(archive: Archive, table: str) -> list[dict[str, Any]]:
    rows = archive.table(f'SELECT * FROM "{table}"').to_pylist()  # noqa: S608  a table of the schema
    if table == "counts":
        rows = [row for row in rows if row["kind"] != "tone"]
    if table == "profiles":
        rows = [row for row in rows if row["what"] in ("words", "role", "with")]
    kept = [{name: value for name, value in row.items() if name not in COMPUTED} for row in rows]
    return sorted(kept, key=lambda row: str(sorted(row.items())))


def test_it_is_whole_and_of_todays_versions(root: Path) -> None:
    place = place_at(str(root / "seeds" / "archive"))
    verdict = verify(place)
    assert (verdict.articles, verdict.problems, verdict.left) == (24, (), ())
    versions = [portion.versions for manifest in manifests(place) for portion in manifest.portions]
    assert all(each == {**dict(VERSIONS), "sums": SUMS_VERSION} for each in versions), f"make it again: {AGAIN}"


def test_its_rows_are_those_that_the_command_makes(sample: Archive, tmp_path: Path) -> None:
    build_sample(ROWS, tmp_path)
    with open_archive(place_at(str(tmp_path))) as fresh:
        for table in SCHEMAS:
            assert rows_of(sample, table) == rows_of(fresh, table), f"{table}: make it again: {AGAIN}"


def test_every_outlet_says_that_it_is_invented(sample: Archive) -> None:
    outlets = sample.ask("SELECT DISTINCT outlet FROM articles")["outlet"].tolist()
    assert all(outlet.endswith("(invented)") for outlet in outlets)


def test_asking_it_changes_no_file(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "sample"
    shutil.copytree(root / "seeds" / "archive", copy)
    files = sorted(copy.rglob("*"))
    with open_archive(place_at(str(copy))) as archive:
        assert article_count(archive, Filters(countries=("MDA",))) > 1
        assert sum(each.hits for each in keyword_timeline(archive, Filters(), ["nato"], "year", TODAY)["nato"]) > 0
    assert sorted(copy.rglob("*")) == files
