"""Do undated articles, near-duplicates and rejected rows stand on the page as lists that open?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive_page.health_lists import copy_told
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

TEXT = " ".join(f"word{number}" for number in range(80))


@pytest.fixture(scope="module")
def unsound(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of an archive with 12 undated articles, two copies of the first and 11 broken rows."""
    folder = tmp_path_factory.mktemp("unsound")
    rows = [f'{{"text": "{TEXT}.", "title": "First", "outlet": "Wire", "date": "2024-05-03"}}']
    rows += [f'{{"text": "{TEXT} and {more}.", "title": "Copy with {more}"}}' for more in ("more", "less")]
    rows += [f'{{"text": "Norway met Sweden {number} times in Oslo."}}' for number in range(10)]
    rows += [f"{{broken {number}" for number in range(11)]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ingest([str(folder / "rows.jsonl")], place_at(str(folder / "archive")), settings=Settings(tone=None))
    return str(folder / "archive")


@pytest.fixture
def opened(page: Callable[..., AppTest], unsound: str) -> Callable[..., AppTest]:
    """Opens one of the lists: `opened("Undated", undated_page="2")`."""

    def listed(name: str, **chosen: str) -> AppTest:
        shown = page(unsound, show="Silence", health=name, **chosen)
        assert not shown.exception
        return shown

    return listed


def said(page: AppTest) -> str:
    every = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return " ".join(str(element.value) for element in every).replace("\\", "")


def pages(page: AppTest) -> list[int]:
    return [element.proto.num_pages for element in page.get("pagination")]


def test_the_strip_is_open_where_the_address_names_a_list_and_closed_otherwise(
    opened: Callable[..., AppTest], page: Callable[..., AppTest], unsound: str
) -> None:
    assert opened("Undated").dataframe
    assert not page(unsound, show="Silence").dataframe


def test_undated_articles_are_counted_exactly_and_paged(opened: Callable[..., AppTest]) -> None:
    shown = opened("Undated")
    assert "**12 articles without a date**" in said(shown)
    assert list(shown.dataframe[0].value["Line"]) == list(range(2, 12))
    assert pages(shown) == [2]
    assert list(opened("Undated", undated_page="2").dataframe[0].value["Line"]) == [12, 13]


def test_an_undated_article_opens_at_its_top(opened: Callable[..., AppTest]) -> None:
    shown = opened("Undated")
    shown.selectbox(key="undated").select("Copy with more").run()
    assert "The first sentences of Copy with more" in said(shown)
    shown.button(key="open-undated").click().run()
    assert not shown.exception
    assert [title.value for title in shown.title] == ["Copy with more"]
    assert shown.number_input(key="sentence").value is None


def test_a_copy_names_its_original_and_both_open(opened: Callable[..., AppTest]) -> None:
    shown = opened("Near-duplicates")
    assert "**2 near-duplicates**" in said(shown)
    assert set(shown.dataframe[0].value["Original"]) == {"First"}
    shown.selectbox(key="near_duplicate").select_index(0).run()
    assert "alike, of “First” (Wire, 3 May 2024)." in said(shown)
    shown.button(key="open-original").click().run()
    assert [title.value for title in shown.title] == ["First"]


def test_rejected_rows_stand_with_source_line_and_reason(opened: Callable[..., AppTest]) -> None:
    shown = opened("Rejected")
    assert "**11 rows rejected**, and 0 rows kept" in said(shown)
    assert list(shown.dataframe[0].value.columns) == ["Source", "Line", "Reason", "What became of it"]
    assert set(shown.dataframe[0].value["Reason"]) == {"is not JSON"}
    assert list(opened("Rejected", rejected_page="2").dataframe[0].value["Line"]) == [24]


@pytest.mark.parametrize("name", ["Undated", "Near-duplicates", "Rejected"])
def test_each_list_has_its_data(opened: Callable[..., AppTest], name: str) -> None:
    assert [button.proto.label for button in opened(name).get("download_button")] == ["Data (CSV)"]


def test_a_sound_archive_says_that_nothing_is_wrong(page: Callable[..., AppTest], tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "Norway met Sweden.", "date": "2024-05-03"}', encoding="utf-8")
    ingest([str(tmp_path / "rows.jsonl")], place_at(str(tmp_path / "archive")), settings=Settings(tone=None))
    for name, told in (
        ("Undated", "**0 articles without a date**"),
        ("Near-duplicates", "**0 near-duplicates**"),
        ("Rejected", "**0 rows rejected**"),
    ):
        shown = page(str(tmp_path / "archive"), show="Silence", health=name)
        assert told in said(shown)
        assert not shown.dataframe


def test_a_copy_without_title_day_or_original_is_told_all_the_same() -> None:
    row = {"similarity": 0.417, "original": "aa", "original_title": None, "original_outlet": None}
    assert copy_told({**row, "original_date": None}) == "A copy, 42% alike, of “Untitled article” (without a date)."
    dated = {**row, "original_outlet": "Wire", "original_date": date(2024, 5, 3), "original_title": "Talks"}
    assert copy_told(dated) == "A copy, 42% alike, of “Talks” (Wire, 3 May 2024)."
    assert copy_told({**row, "original": None}) == "A copy, 42% alike, of an article that this archive has lost."
