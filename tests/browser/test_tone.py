"""What a reader sees and does with tone and stance, in a real browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from components.tone.model import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
needs_model = pytest.mark.skipif(problem() is not None, reason=str(problem()))

ARTICLE = (
    "title: Talks\ndate: 2024-05-06\n---\n"
    "“We condemn the brutal attack on Ukraine by Russia. It is a terrible crime,” Ann Berg said.\n"
    "“France is a wonderful friend, and we thank it,” said Bo Dahl.\n"
    "On a wall outside somebody had written something. “No more of this.”\n"
)
HOSTILE = (
    "title: ![leak](http://evil.example/title.png)\n---\n"
    "“<img src=http://evil.example/a.png> ![leak](http://evil.example/b.png) We condemn Norway,” said Ann Berg.\n"
    "“We thank France. نرحب بالاتفاق <script>alert(1)</script>,” said <img src=http://evil.example/c.png> Bo Dahl.\n"
)
VIEWS = ("Tone", "Tone+by+speaker", "Extremes", "Stance", "Engines")


@pytest.fixture(scope="module")
def talks(
    tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of the dashboard over an article with three quotations."""
    folder = tmp_path_factory.mktemp("talks")
    (folder / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(folder)) as address:
        yield address


def cards(page: Page) -> Locator:
    return page.locator('[class*="st-key-ledger"] .passages .item')


def engine(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def label(page: Page) -> Locator:
    return page.locator(".reader .bar .label:not(.muted)")


def test_the_reader_chooses_who_reads_the_tone_and_the_address_keeps_it(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    cards(page).first.wait_for()
    assert "tone=" not in page.url
    engine(page, "TextBlob").click()
    cards(page).first.get_by_text("(TextBlob)").wait_for()
    page.wait_for_url("**tone=TextBlob**")
    page.get_by_text("TextBlob, ").wait_for()
    page.reload()
    cards(page).first.get_by_text("(TextBlob)").wait_for()
    assert engine(page, "TextBlob").get_attribute("aria-checked") == "true"


def test_going_back_to_the_model_leaves_nothing_in_the_address(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?tone=VADER")
    cards(page).first.get_by_text("(VADER)").wait_for()
    engine(page, "Model").click()
    page.wait_for_function("!location.search.includes('tone=')")


def test_a_lexicons_words_are_marked_with_sign_and_weight(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?tone=VADER")
    mark = cards(page).first.locator("mark.minus", has_text="terrible")
    mark.wait_for()
    assert mark.locator("sup").inner_text().startswith("−")
    assert cards(page).nth(1).locator("mark.plus").count() > 0


def test_each_sentence_of_a_quotation_has_its_own_tone_beside_the_combined_one(
    talks: str, visit: Callable[..., Page]
) -> None:
    page = visit(f"{talks}/?tone=VADER")
    cards(page).first.wait_for()
    notes = cards(page).first.locator("mark.part sup").all_inner_texts()
    assert len(notes) == 2
    assert all("negative" in note for note in notes)
    assert "2 sentences together (VADER)" in cards(page).first.inner_text()


@needs_model
def test_a_cell_of_the_stances_opens_its_sentences(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?tone_view=Stance")
    cells = page.locator('[class*="st-key-stance_matrix"] .scatterlayer .points path')
    cells.first.wait_for()
    cells.first.scroll_into_view_if_needed()
    cells.first.click(force=True)
    page.wait_for_url("**focus=Stance**Ann+Berg+on+**")
    label(page).get_by_text("Stance: Ann Berg on ").wait_for()
    shown = page.locator('[class*="st-key-evidence-stance"] .item')
    shown.first.wait_for()
    assert "We condemn the brutal attack" in shown.first.inner_text()
    assert page.locator(".reader mark.hit").count() == 1


@needs_model
def test_the_reasons_of_a_quotation_are_marked_when_asked_for(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{talks}/?focus=Quotation+1%3A+Ann+Berg")
    switch = page.get_by_test_id("stCheckbox").get_by_text("Which words make its tone?")
    switch.wait_for()
    assert page.locator('[class*="st-key-reasons-words"]').count() == 0
    switch.scroll_into_view_if_needed()
    switch.click()
    words = page.locator('[class*="st-key-reasons-words"] .item')
    words.locator("mark sup").first.wait_for()
    notes = words.locator("mark.plus sup, mark.minus sup").all_inner_texts()
    assert all(note[0] in "+−" for note in notes)
    assert "Strongest: “" in words.inner_text()
    page.wait_for_url("**reasons=true**")


def test_the_engines_are_set_side_by_side_on_demand(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    page.get_by_role("radio", name="Engines", exact=True).click()
    page.get_by_text("of 3 quotations read differently").wait_for()
    page.locator('[class*="st-key-engine_table"] canvas').first.wait_for()


def test_the_method_and_its_accuracy_are_one_click_away(talks: str, visit: Callable[..., Page]) -> None:
    page = visit(talks)
    page.get_by_role("button", name="Method and accuracy").click()
    table = page.get_by_test_id("stTable")
    table.wait_for()
    assert "Toward a target" in table.inner_text()


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_sticks_out_or_is_cut_on_a_phone(talks: str, visit: Callable[..., Page], view: str) -> None:
    page = visit(f"{talks}/?tone_view={view}", width=390, scheme="dark")
    cards(page).first.wait_for()
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


def test_hostile_quotations_do_nothing_in_any_view(
    tmp_path: Path,
    root: Path,
    visit: Callable[..., Page],
    left: list[str],
    serve: Callable[..., AbstractContextManager[str]],
) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(tmp_path)) as address:
        for view in VIEWS:
            page = visit(f"{address}/?tone_view={view}&focus=Quotation+1%3A+Ann+Berg&reasons=true")
            cards(page).first.wait_for()
            page.wait_for_timeout(1_000)
    assert left == []
