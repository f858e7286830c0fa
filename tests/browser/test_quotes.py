"""What a reader sees and does in the panel of quotations, in a real browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

TALKS = (
    "title: Talks\ndate: 2024-05-06\noutlet: The Test\nurl: https://example.org/talks\n---\n"
    "Norwegian Foreign Minister Ann Berg met Finnish Prime Minister Bo Dahl in Oslo.\n"
    "“We will help Ukraine for as long as it takes,” Ann Berg said. “Nobody must doubt it,” she added.\n"
    "“France is a good friend, and it has time,” said Bo Dahl.\n"
    "Ann Berg told reporters that Norway would send more tents to Ukraine.\n"
    "On a wall outside somebody had written something. “No more of this.”\n"
)
HOSTILE = (
    "title: ![leak](http://evil.example/title.png)\noutlet: <img src=http://evil.example/outlet.png>\n---\n"
    "“<img src=http://evil.example/a.png> ![leak](http://evil.example/b.png) We met in Norway,” said Ann Berg.\n"
    "“\x00 \u202eabc <script>alert(1)</script> نرحب بالاتفاق,” said Bo <b>Dahl</b>, ![x](http://evil.example/c.png).\n"
)
ROW, HEADER = 33, 34
"""Heights of a table's rows and of its head, in pixels; the grid is one canvas."""


@pytest.fixture(scope="module")
def talks(
    tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of the dashboard over an article with two speakers and a quotation of nobody's."""
    folder = tmp_path_factory.mktemp("talks")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(folder)) as address:
        yield address


def cards(page: Page) -> Locator:
    return page.locator('[class*="st-key-ledger"] .passages .item')


def bars(page: Page) -> Locator:
    return page.locator('[class*="st-key-voice_figure"] .barlayer .point path')


def label(page: Page) -> Locator:
    return page.locator(".reader .bar .label:not(.muted)")


def told(page: Page, words: str) -> Locator:
    return page.get_by_test_id("stMarkdown").get_by_text(words)


def sticking_out(page: Page) -> int:
    return int(
        page.evaluate(
            """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
                 .filter(e => e.getBoundingClientRect().right > 391 && e.getBoundingClientRect().width > 0)
                 .filter(e => !e.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-baseweb]')).length"""
        )
    )


def test_a_card_chooses_the_quotation_and_shows_its_sentences(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    cards(page).filter(has_text="3 · Bo Dahl").click()
    label(page).get_by_text("Bo Dahl: 1 of 7 sentences").wait_for()
    assert "France is a good friend" in page.locator(".reader .s.on").inner_text()
    page.wait_for_url("**Bo+Dahl**")
    copied = page.get_by_test_id("stCode").inner_text()
    assert "“France is a good friend, and it has time,”" in copied
    assert "(“Talks”, The Test, 6 May 2024, paragraph 3)" in copied
    assert "https://example.org/talks" in copied


def test_a_row_of_the_table_chooses_the_quotation_and_shows_its_sentences(
    talks: str, visit: Callable[..., Page]
) -> None:
    page = visit(f"{talks}/?ledger_view=Table")
    grid = page.locator('[class*="st-key-ledger_table"]').get_by_test_id("stDataFrame")
    grid.locator("canvas").first.wait_for()
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 16, "y": HEADER + ROW // 2})
    label(page).get_by_text("Quotation 1: Ann Berg").wait_for()
    assert "We will help Ukraine" in page.locator(".reader .s.on").first.inner_text()


def test_a_filter_stands_in_the_address_and_survives_a_reload(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    told(page, "4 of 4 quotations").wait_for()
    page.locator(".barlayer .point").first.wait_for(state="attached")
    speakers = page.get_by_role("combobox", name="Speakers")
    speakers.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # its list closes when the page scrolls
    speakers.fill("Bo")
    page.get_by_role("option", name="Bo Dahl").click()
    told(page, "1 of 4 quotations").wait_for()
    page.wait_for_url("**quoted=Bo+Dahl**")
    page.reload()
    told(page, "1 of 4 quotations").wait_for()
    cards(page).nth(1).wait_for(state="detached")
    assert "3 · Bo Dahl, Finnish Prime Minister" in cards(page).inner_text()


def test_a_filter_by_country_keeps_the_quotations_that_speak_of_it(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?about=Ukraine")
    told(page, "1 of 4 quotations").wait_for()
    cards(page).first.wait_for()
    assert cards(page).count() == 1
    assert "Speaks of Ukraine" in cards(page).inner_text()


def test_a_bar_of_the_share_of_voice_chooses_the_speakers_quotations(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?tone_view=Share+of+voice")
    bars(page).first.wait_for()
    bars(page).first.scroll_into_view_if_needed()
    bars(page).first.click(force=True)
    label(page).get_by_text("Speaker: Ann Berg").wait_for()
    page.wait_for_url("**quoted=Ann+Berg**")
    told(page, "2 of 4 quotations").wait_for()
    cards(page).nth(2).wait_for(state="detached")
    assert all("Ann Berg" in card for card in cards(page).all_inner_texts())
    assert bars(page).count() == 3


def test_the_bar_of_the_unattributed_shows_what_nobody_is_named_for(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?tone_view=Share+of+voice")
    bars(page).last.wait_for()
    bars(page).last.scroll_into_view_if_needed()
    bars(page).last.click(force=True)
    page.wait_for_url("**quoted=Unattributed**")
    told(page, "1 of 4 quotations").wait_for()
    cards(page).nth(1).wait_for(state="detached")
    assert "4 · Unattributed" in cards(page).inner_text()


def test_an_unsure_quotation_is_marked_in_the_ledger_and_in_the_article(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?ledger_view=Unsure+first")
    assert "Unattributed ?" in cards(page).first.inner_text()
    assert "weak" in str(cards(page).first.get_attribute("class"))
    marks = page.locator(".reader mark.unsure.end")
    assert marks.count() == 1
    assert marks.evaluate("mark => getComputedStyle(mark, '::after').content") == '"?"'
    assert "No more of this." in marks.inner_text()


def test_by_speaker_each_has_a_heading_with_its_counts(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?ledger_view=By+speaker")
    cards(page).first.wait_for()
    headings = page.locator(".passages .group").all_inner_texts()
    assert [heading.split(" · ")[0] for heading in headings] == ["Ann Berg", "Bo Dahl", "Unattributed"]
    assert headings[1] == "Bo Dahl · 1 quotation · 9 words"


def test_indirect_speech_is_folded_apart_and_leads_to_its_sentence(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    page.get_by_text("Indirect speech (reported without marks) · 1 of 1").click()
    reported = page.locator('[class*="st-key-indirect-list"] .item')
    reported.click()
    page.wait_for_url("**sentence=5**")
    assert "Ann Berg" in reported.inner_text()
    assert "would send more tents" in page.locator(".reader .s.chosen").inner_text()


@pytest.mark.parametrize(
    "view", ["ledger_view=By+speaker&tone_view=Share+of+voice", "ledger_view=Table&quoted=Bo+Dahl"]
)
def test_no_view_sticks_out_on_a_phone(talks: str, visit: Callable[..., Page], view: str) -> None:
    page = visit(f"{talks}/?{view}&focus=Quotation+1%3A+Ann+Berg", width=390)
    page.get_by_test_id("stCode").wait_for()
    assert sticking_out(page) == 0


def test_hostile_quotations_are_shown_and_do_nothing(
    tmp_path: Path,
    root: Path,
    visit: Callable[..., Page],
    left: list[str],
    serve: Callable[..., AbstractContextManager[str]],
) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(tmp_path)) as address:
        page = visit(f"{address}/?tone_view=Share+of+voice&ledger_view=By+speaker")
        cards(page).first.click()
        page.get_by_test_id("stCode").wait_for()
        shown = cards(page).first.inner_text() + page.get_by_test_id("stCode").inner_text()
        bars(page).first.wait_for()
        page.goto(f"{address}/?ledger_view=Table")
        page.locator('[class*="st-key-ledger_table"] canvas').first.wait_for()
        page.wait_for_timeout(1_000)
    assert shown.count("<img src=http://evil.example/a.png>") == 2
    assert "✓" in shown
    assert left == []
