"""What a reader sees and does on the article page, in a real browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PANELS = ("Partner countries", "Quote sentiment", "Keyword timelines")
SHAPES = ".choroplethlayer path"
SYMBOLS = ".scattergeo path.point"
STROKES = ".scatterlayer .points path"

HOSTILE = (
    "title: <img src=x onerror=alert(1)> ![leak](http://evil.example/title.png)\n"
    "date: 2024-05-06\n---\n"
    "“<script>alert(2)</script> We met in Norway,” said Ann <b>Berg</b> of Norway. "
    "![leak](http://evil.example/pixel.png) [click](javascript:alert(3)) "
    "\x00 \u202eabc\u202c 🇺🇦 <b>France</b> agreed.\n"
    "“<a href='javascript:alert(4)'>Yes</a>,” said <img src=http://evil.example/a.png> Bo Dahl of France.\n"
    "A long line: " + "word " * 40_000
)


def strokes(page: Page) -> Locator:
    return page.locator('[class*="st-key-keyword_strips"]').locator(STROKES)


def highlighted(page: Page) -> list[str]:
    return page.locator(".reader mark.hit").all_inner_texts()


def chosen_bar(page: Page) -> Locator:
    return page.locator(".reader .bar .label:not(.muted)")


def test_opening_shows_the_three_panels_drawn_and_asks_nobody(
    app_server: str, visit: Callable[..., Page], left: list[str]
) -> None:
    page = visit(app_server)
    for panel in PANELS:
        page.get_by_role("heading", name=panel).wait_for()
    page.locator(SHAPES).nth(200).wait_for(state="attached")
    page.locator(SYMBOLS).nth(5).wait_for()
    page.locator(".barlayer .point").nth(1).wait_for(state="attached")
    strokes(page).nth(5).wait_for(state="attached")
    assert page.get_by_text("Words in quotations").is_visible()
    assert left == []


def test_a_country_on_the_map_shows_its_sentences_and_finds_them_in_the_article(
    app_server: str, visit: Callable[..., Page]
) -> None:
    page = visit(app_server)
    page.locator(SYMBOLS).first.click(force=True)
    chosen_bar(page).wait_for()
    name = chosen_bar(page).inner_text().split(":")[1].strip()
    page.get_by_text("Evidence", exact=True).wait_for()
    assert page.locator(".passages .item mark.hit").count() > 0
    assert name in highlighted(page)
    assert "focus=Country" in page.url


def test_a_stroke_of_a_keyword_shows_its_sentences(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    strokes(page).first.wait_for(state="attached")
    strokes(page).first.scroll_into_view_if_needed()
    strokes(page).first.click(force=True)
    chosen_bar(page).wait_for()
    phrase = chosen_bar(page).inner_text().removeprefix("Keyword: ").rsplit(":", 1)[0]
    assert phrase.lower() in " ".join(highlighted(page)).lower()


def test_a_sentence_of_the_article_shows_what_was_found_in_it(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    page.locator(".reader .s").nth(3).click()
    found = page.locator(".reader .found")
    found.get_by_text("Sentence 4 of 23").wait_for()
    told = found.inner_text()
    assert "Quotation 1: Jens Stoltenberg" in told
    assert "Country: Moldova" in told
    page.wait_for_url("**sentence=4**")


def test_what_was_found_leads_back_to_every_sentence_of_it(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?sentence=4")
    page.locator(".reader .found").get_by_text("Country: Moldova").click()
    chosen_bar(page).get_by_text("Country: Moldova").wait_for()
    assert highlighted(page) == ["Moldova", "Moldova"]


def test_a_sentence_is_chosen_with_the_keyboard(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    page.locator(".reader .s").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".reader .found").get_by_text("Sentence 2 of 23").wait_for()


def test_a_shared_address_brings_back_the_choices(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(
        f"{app_server}/?focus=Country%3A+Ukraine&sentence=2&keywords=aggress*&keywords=peace&tone_view=Tone+by+speaker"
    )
    chosen_bar(page).get_by_text("Country: Ukraine").wait_for()
    page.locator(".reader .found").get_by_text("Sentence 2 of 23").wait_for()
    strokes(page).first.wait_for(state="attached")
    assert page.get_by_text("aggress*").count() > 0
    assert page.get_by_role("radio", name="Tone by speaker").get_attribute("aria-checked") == "true"


def test_light_and_dark_follow_the_reader(app_server: str, visit: Callable[..., Page]) -> None:
    def ground(page: Page) -> str:
        return str(page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor"))

    assert ground(visit(app_server)) == "rgb(253, 252, 249)"
    dark = visit(app_server, scheme="dark")
    assert ground(dark) == "rgb(21, 24, 29)"
    dark.get_by_test_id("stMainMenu").get_by_role("button").click()
    dark.get_by_text("Light").last.click()
    dark.wait_for_function(
        "getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(253, 252, 249)'"
    )


def test_nothing_sticks_out_on_a_phone(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server, width=390)
    strokes(page).first.wait_for(state="attached")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
             .filter(e => e.getBoundingClientRect().right > 391 && e.getBoundingClientRect().width > 0)
             .filter(e => !e.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-baseweb]')).length"""
    )
    assert wide == 0
    assert page.locator(".reader").evaluate("e => e.style.transform") == ""


def test_every_figure_tells_its_takeaway(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    strokes(page).first.wait_for(state="attached")
    told = page.locator('[data-testid="stPlotlyChart"]').evaluate_all(
        "all => all.map(e => e.getAttribute('aria-label') ?? '')"
    )
    assert any("countries by role" in alt for alt in told)
    assert any("Tone of 2 quotations" in alt for alt in told)
    assert any("Occurrences over 23 sentences" in alt for alt in told)


def test_hostile_text_is_shown_and_does_nothing(
    tmp_path: Path,
    root: Path,
    visit: Callable[..., Page],
    left: list[str],
    serve: Callable[..., AbstractContextManager[str]],
) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    command = [sys.executable, "-m", "dashboard"]
    with serve(command, cwd=root, READOUT_SEEDS=str(tmp_path)) as address:
        page = visit(address)
        strokes(page).first.wait_for(state="attached")
        page.locator(".reader .s").first.click()
        page.wait_for_timeout(1_000)
        shown = page.locator(".reader .text").inner_text()
        heading = page.get_by_role("heading", level=1).inner_text()
    assert "<script>alert(2)</script>" in shown
    assert "![leak](http://evil.example/pixel.png)" in shown
    assert "<img src=x onerror=alert(1)>" in heading
    assert left == []
