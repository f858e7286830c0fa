"""Does the archive's health count what is undated, rejected, incomplete and unsure, and who read it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.archive.aggregates import SUMS_VERSION
from dashboard.archive.answers import health
from dashboard.archive.answers.health import UNSURE
from dashboard.archive.ingest import ingest
from dashboard.archive.reading import open_archive
from dashboard.parsing import VERSIONS, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.place import Place
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle


def test_what_is_wrong_with_the_rows_is_counted(place: Place, rows_file: Callable[..., str]) -> None:
    source = rows_file(
        "{broken",
        {"text": "Norway met Sweden.", "date": "May"},
        {"text": "Norway met Finland."},
        {"text": "Norway met Denmark.", "date": "2024-05-03"},
        {"text": "Norway met Denmark.", "date": "2024-05-04"},
    )
    ingest([source], place, settings=Settings(tone=None))
    with open_archive(place) as archive:
        found = health(archive)
    assert (found.articles, found.undated, found.rejected, found.incomplete, found.copies) == (3, 2, 1, 1, 0)


def test_unsure_findings_are_counted_of_all(archive: Archive, parsed: list[ParsedArticle]) -> None:
    named = [said for each in parsed for said in each.quotations if said.speaker]
    row = health(archive).confidence.set_index("of").loc["speaker"]
    assert row["findings"] == len(named)
    assert row["unsure"] == sum(said.confidence < UNSURE for said in named)
    assert row["share"] == row["unsure"] / row["findings"]


def test_who_read_the_articles_is_told(archive: Archive) -> None:
    (reader,) = health(archive).readers.to_dict("records")
    assert reader == {"engine": "vader", **dict(VERSIONS), "sums": SUMS_VERSION, "articles": 40}
    assert health(archive).tone_engines.to_dict("records") == [{"engine": "vader", "articles": 40}]
