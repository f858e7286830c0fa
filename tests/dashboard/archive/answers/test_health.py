"""Does the archive's health count what is undated, rejected, incomplete and unsure, and who read it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.archive.aggregates import SUMS_VERSION
from dashboard.archive.answers import health
from dashboard.archive.answers.health import UNSURE, copies_page, every_row, rejected_page, undated_page
from dashboard.archive.ingest import ingest
from dashboard.archive.reading import committed_parts, open_archive
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


def test_undated_articles_are_listed_a_page_at_a_time_by_where_they_came_from(
    archive: Archive, rows: list[dict[str, Any]]
) -> None:
    lines = [line for line, row in enumerate(rows, start=1) if not row["date"]]
    pages = [undated_page(archive, page, 3) for page in range(2)]
    assert [line for page in pages for line in page["line"]] == lines == [6, 17, 28, 39]
    assert len(list(every_row(archive, undated_page))) == health(archive).undated == 4


COPIED = " ".join(f"word{number}" for number in range(80))


def test_a_near_duplicate_is_listed_with_its_original(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": f"{COPIED}.", "title": "First", "date": "2024-05-03", "outlet": "Wire"},
        {"text": f"{COPIED} and more.", "title": "Later", "date": "2024-05-04", "outlet": "Post"},
        {"text": f"{COPIED} and less.", "title": "Undated"},
        {"text": "Norway met Sweden in the old town hall of Oslo.", "date": "2024-05-03"},
    )
    found = copies_page(archive, 0, 9)
    assert list(found["title"]) == ["Later", "Undated"]
    assert list(found["original_title"]) == ["First", "First"]
    assert set(found["original_outlet"]) == {"Wire"}
    assert found["similarity"].between(0.35, 1).all()
    assert list(copies_page(archive, 1, 1)["title"]) == ["Undated"]
    assert len(list(every_row(archive, copies_page))) == health(archive).copies == 2


def test_a_copy_whose_original_is_lost_stays_in_the_list(archived: Callable[..., Archive], place: Place) -> None:
    archived(
        {"text": f"{COPIED}.", "title": "First", "date": "2024-05-03"},
        {"text": f"{COPIED} and more.", "title": "Later", "date": "2024-06-03"},
    )
    place.remove(next(part.name for part in committed_parts(place, "articles") if part.month == "2024-05"))
    assert ingest([], place, settings=Settings(tone=None)).set_aside == 1
    with open_archive(place) as archive:
        (copy,) = every_row(archive, copies_page)
        assert (copy["title"], copy["original"], copy["original_title"]) == ("Later", None, None)
        assert health(archive).copies == 1


def test_rejected_rows_are_listed_with_their_reason_and_those_kept_without_a_date_too(
    place: Place, rows_file: Callable[..., str]
) -> None:
    source = rows_file("{broken", {"text": "Norway met Sweden.", "date": "May"}, {"text": " "})
    ingest([source], place, settings=Settings(tone=None))
    with open_archive(place) as archive:
        found = rejected_page(archive, 0, 9)
        assert list(found["line"]) == [1, 2, 3]
        assert list(found["kept"]) == [False, True, False]
        assert set(found["source"]) == {source}
        assert found["reason"].iloc[0] == "is not JSON"
        assert list(rejected_page(archive, 1, 2)["line"]) == [3]
        assert len(list(every_row(archive, rejected_page))) == 3


def test_an_archive_that_nothing_was_kept_out_of_has_empty_lists(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "Norway met Sweden.", "date": "2024-05-03"})
    for listed in (undated_page, copies_page, rejected_page):
        assert len(listed(archive, 0, 9)) == 0
