"""The way out, in a real browser: the report without a server, CSV for pandas, a link opened elsewhere, two texts."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from components.article import Article
from dashboard.out.link import CARRIED, carried, link_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

DRAWN = "document.querySelectorAll('.figure').length === document.querySelectorAll('.figure[data-drawn]').length"
BEFORE = Article(
    "The ministers of Norway and Moldova met in Oslo on Friday.\n\n“We stand by Moldova, today and for as long as it "
    "takes,” said Ann Berg, the minister of Norway.\n\nThe Kremlin threatened Moldova with war on Monday.",
    "Draft",
)
AFTER = (
    "The ministers of Norway and Moldova met in Oslo on Saturday.\n\n“We stand by Moldova,” said Ann Berg, the "
    "minister of Norway."
)


@pytest.fixture
def opened(app_server: str, visit: Callable[..., Page]) -> Page:
    """The page of an article that came in a link, with the panel opened."""
    page = visit(link_to(f"{app_server}/", [("focus", "Country: Moldova")], {CARRIED: BEFORE}))
    page.get_by_role("heading", name="Draft").wait_for()
    page.get_by_role("button", name="Take along").click()
    page.get_by_role("button", name="Report").wait_for()
    return page


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).last.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_report_tables_and_link_leave_the_page_and_work_elsewhere(
    opened: Page, browser: Browser, tmp_path: Path, visit: Callable[..., Page], left: list[str]
) -> None:
    packed = zipfile.ZipFile(io.BytesIO(saved(opened, "CSV + JSON", tmp_path).read_bytes()))
    quotations = pd.read_csv(io.BytesIO(packed.read("csv/quotations.csv")))
    assert list(quotations["speaker"]) == ["Ann Berg"]
    link = opened.locator("[data-testid=stCode]").inner_text().strip()
    assert "focus=Country" in link
    assert CARRIED in link
    _report_shows_all_without_a_server(browser, saved(opened, "Report", tmp_path))
    elsewhere = visit(link)
    elsewhere.get_by_role("heading", name="Draft").wait_for()
    elsewhere.locator(".reader .bar .label", has_text="Moldova").wait_for()
    assert left == []


def _report_shows_all_without_a_server(browser: Browser, report: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, offline=True)
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    page.goto(report.as_uri())
    page.wait_for_function(DRAWN)
    assert page.locator(".figure .main-svg").count() >= 8
    page.locator(".choroplethlayer path").nth(200).wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Data as CSV").first.click()
    assert "Moldova" in set(pd.read_csv(waiting.value.path())["country"])
    assert asked == [report.as_uri()]
    context.close()


def test_a_chart_is_saved_as_a_picture_from_its_own_toolbar(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    chart = page.locator('[class*="st-key-tone_figure"]')
    chart.scroll_into_view_if_needed()
    chart.hover()
    with page.expect_download() as waiting:
        chart.locator(".modebar-btn").first.click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_broken_link_says_so_and_the_seed_opens(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?{CARRIED}={carried(BEFORE)[:-9]}")
    page.get_by_text("This link is broken").wait_for()
    page.get_by_role("heading", name="NATO").first.wait_for()


def test_a_pasted_version_is_compared_with_the_one_before(
    opened: Page, left: list[str], choose: Callable[[Locator, str, Locator], None]
) -> None:
    opened.keyboard.press("Escape")
    opened.get_by_role("link", name="Compare").click()
    opened.get_by_text("Open an article of your own").click()
    opened.get_by_label("The article's text").fill(AFTER)
    opened.get_by_role("button", name="Read the text").click()
    opened.get_by_role("button", name="Open the article").click()
    opened.get_by_text("these are two articles").wait_for()
    opened.locator('[data-test-script-state="notRunning"]').wait_for()
    drops = opened.get_by_text("The later text drops 1 of 3 sentences")
    choose(opened.get_by_test_id("stSelectbox").filter(has_text="Earlier text"), "Draft", drops)
    opened.locator(".versions del", has_text="Friday").wait_for()
    opened.locator(".versions ins", has_text="Saturday").wait_for()
    opened.set_viewport_size({"width": 390, "height": 800})
    opened.wait_for_timeout(500)
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert left == []
