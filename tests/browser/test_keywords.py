"""What a reader sees and does with keywords, dates and comparisons, in a real browser."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

FIRST = (
    "title: Talks\ndate: 2024-05-06\noutlet: Wire\n---\n"
    "Peace talks began on Monday. “We want peace and a lasting peace,” said Ann Berg.\n"
    "They go on until Friday. The treaty of 1949 holds, and a new treaty is due in early June. War went on.\n"
)
SECOND = (
    "title: War\ndate: 2024-07-09\noutlet: Post\n---\n"
    "War and war, and no peace. “War is war,” said Bo Dahl. The weapons came in May.\n"
)
HOSTILE = (
    "title: ![leak](http://evil.example/title.png)\ndate: 2024-06-01\noutlet: <img src=http://evil.example/o.png>\n---\n"
    "“<img src=http://evil.example/a.png> peace,” said <b>Ann</b> Berg on Monday. =1+1 peace ![x](http://evil.example/b)"
)
VIEWS = ("In+the+text", "Concordance", "Dates+mentioned", "Over+dates", "Compare")


@pytest.fixture(scope="module")
def two(
    tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of the dashboard over two dated articles and a hostile one."""
    folder = tmp_path_factory.mktemp("two")
    for name, text in (("a", FIRST), ("b", SECOND), ("c", HOSTILE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(folder)) as address:
        yield address


def marks(page: Page, key: str, trace: str = ".scatterlayer .points path") -> Locator:
    return page.locator(f'[class*="st-key-{key}"] {trace}')


def label(page: Page) -> Locator:
    return page.locator(".reader .bar .label:not(.muted)")


def click(mark: Locator) -> None:
    mark.wait_for(state="attached")
    mark.scroll_into_view_if_needed()
    mark.click(force=True)


def download(page: Page, folder: Path) -> list[dict[str, str]]:
    button = page.get_by_role("button", name="Data (CSV)")
    button.wait_for()
    with page.expect_download() as waiting:
        button.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_stroke_opens_its_keyword_and_its_sentence(two: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{two}/?keywords=peace&keywords=war")
    click(marks(page, "keyword_strips").nth(1))
    label(page).get_by_text("Keyword: peace").wait_for()
    page.wait_for_url("**sentence=2**")


def test_the_view_and_its_settings_stand_in_the_address(two: str, visit: Callable[..., Page]) -> None:
    page = visit(two)
    page.get_by_role("radio", name="Concordance", exact=True).click()
    page.wait_for_url("**keyword_view=Concordance**")
    page.get_by_role("radio", name="Speaker", exact=True).click()
    page.wait_for_url("**kwic_order=Speaker**")
    page.reload()
    page.locator('[class*="st-key-kwic_table"] canvas').first.wait_for()
    assert page.get_by_role("radio", name="Speaker", exact=True).get_attribute("aria-checked") == "true"


def test_the_concordance_is_downloaded_with_every_hit_in_its_place(
    two: str, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{two}/?keyword_view=Concordance&keywords=peace&kwic_order=Right")
    page.get_by_text("3 hits. Choose a row").wait_for()
    rows = download(page, tmp_path)
    assert [row["words"] for row in rows] == ["peace", "peace", "Peace"]
    assert [row["speaker"] for row in rows] == ["Ann Berg", "Ann Berg", ""]
    text = FIRST.split("---\n")[1]
    assert all(text[int(row["start"]) : int(row["end"])] == row["words"] for row in rows)


def test_the_concordance_can_be_copied(two: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{two}/?keyword_view=Concordance&keywords=war")
    page.get_by_text("Copy as text").click()
    page.get_by_test_id("stCode").get_by_text("went on.").first.wait_for()


def test_a_day_of_which_the_text_speaks_opens_its_sentence(two: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{two}/?keyword_view=Dates+mentioned")
    click(marks(page, "dates_figure").nth(2))
    label(page).get_by_text("Date: Fri 10 May 2024").wait_for()
    page.wait_for_url("**sentence=3**")
    assert page.locator(".reader mark.hit").all_inner_texts() == ["Friday"]
    page.get_by_role("radio", name="Whole calendar").click()
    page.wait_for_url("**calendar=Whole+calendar**")


def test_a_month_over_dates_lists_its_articles_and_a_row_is_one_click_from_them(
    two: str, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{two}/?keyword_view=Over+dates&keywords=peace&unit=Month")
    rows = download(page, tmp_path)
    assert [row["first_day"] for row in rows] == ["2024-05-01", "2024-06-01", "2024-07-01"]
    assert [row["hits"] for row in rows] == ["3", "2", "1"]
    click(marks(page, "over_dates").last)
    page.wait_for_url("**period=**")
    table = page.locator('[class*="st-key-period_table"]').get_by_test_id("stDataFrame")
    table.locator("canvas").first.wait_for()
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 52})
    page.get_by_role("heading", name="War").wait_for()


def test_smoothing_runs_only_its_own_panel(two: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{two}/?keyword_view=Over+dates&keywords=peace&unit=Month&measure=Count")
    marks(page, "over_dates").first.wait_for(state="attached")
    page.locator('[class*="st-key-smoothing"] input[type=range]').focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**smoothing=1**")


def test_what_one_article_says_more_than_another_opens_its_hits(
    two: str, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{two}/?keyword_view=Compare&side=This+article&other_side=2.+War")
    click(marks(page, "contrast", ".barlayer .point path").last)
    page.wait_for_url("**word=war**")
    page.get_by_test_id("stDataFrame").last.wait_for()
    rows = {row["word"]: row for row in download(page, tmp_path)}
    assert (rows["war"]["count: This article"], rows["war"]["count: 2. War"]) == ("1", "4")
    assert float(rows["war"]["log_ratio"]) < 0
    hits = page.locator('[class*="st-key-contrast_hits"]').get_by_test_id("stDataFrame")
    hits.locator("canvas").first.wait_for()
    hits.scroll_into_view_if_needed()
    hits.click(position={"x": 16, "y": 52})
    page.wait_for_url("**sentence=5**")


def test_an_article_alone_says_what_over_dates_needs(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?keyword_view=Over+dates")
    page.get_by_text("open another, with its date").wait_for()


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_sticks_out_or_is_cut_on_a_phone(two: str, visit: Callable[..., Page], view: str) -> None:
    page = visit(f"{two}/?keyword_view={view}&calendar=Whole+calendar", width=390, scheme="dark")
    page.get_by_role("heading", name="Keyword timelines").wait_for()
    page.wait_for_timeout(1_500)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
             const box = plot.getBoundingClientRect()
             return [...plot.querySelectorAll('text')].filter(text => text.textContent.trim())
               .map(text => text.getBoundingClientRect())
               .filter(at => at.width && (at.right > box.right + 1 || at.left < box.left - 1))
           }).length"""
    )
    assert cut == 0


def test_a_hostile_article_does_nothing_in_any_view(two: str, visit: Callable[..., Page], left: list[str]) -> None:
    for view in VIEWS:
        page = visit(f"{two}/?article=3.+%21%5Bleak%5D%28http%3A%2F%2Fevil.example%2Ftitle.png%29&keyword_view={view}")
        page.get_by_role("heading", name="Keyword timelines").wait_for()
        page.wait_for_timeout(1_000)
    assert left == []
