"""A reader corrects the program, in a real browser: seen in the figure, undone, and there again after a reload."""

from __future__ import annotations

import json
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
    "title: Talks\ndate: 2024-05-06\noutlet: The Test\n---\n"
    "Norwegian Foreign Minister Ann Berg met Finnish Prime Minister Bo Dahl in Oslo.\n"
    "“We will help Ukraine for as long as it takes,” Ann Berg said.\n"
    "“France is a good friend, and it has time,” said Bo Dahl.\n"
)
VIEW = "tone_view=Tone+by+speaker&focus=Quotation+2%3A+"


@pytest.fixture
def talks(tmp_path: Path, root: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address of the dashboard on a reader's own machine, where nothing was corrected yet."""
    (tmp_path / "talks.txt").write_text(TALKS, encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(tmp_path)) as address:
        yield address


def rows(page: Page) -> Locator:
    """The speakers as the figure names them."""
    return page.locator('[class*="st-key-tone_figure"] .yaxislayer-above .ytick text')


def named(page: Page, speaker: str) -> None:
    rows(page).get_by_text(speaker, exact=True).first.wait_for()


def give_to(page: Page, speaker: str) -> None:
    """Correct the chosen quotation's speaker with the keyboard alone."""
    page.locator(".st-key-correct-quotation").get_by_role("button", name="Correct", exact=True).press("Enter")
    choice = page.get_by_role("combobox", name="Speaker", exact=True)
    choice.fill(speaker)
    choice.press("Enter")
    page.get_by_role("button", name="Save", exact=True).last.press("Enter")


def test_a_corrected_speaker_is_seen_in_the_figure_undone_and_there_again_after_a_reload(
    talks: str, visit: Callable[..., Page], left: list[str], tmp_path: Path
) -> None:
    page = visit(f"{talks}/?{VIEW}Bo+Dahl")
    named(page, "Bo Dahl")
    give_to(page, "Carla Ruiz")
    named(page, "Carla Ruiz")
    assert "Bo Dahl" not in rows(page).all_inner_texts()
    page.locator(".passages .item").filter(has_text="corrected by you").first.wait_for()
    page.reload()
    named(page, "Carla Ruiz")

    page.get_by_text("Your corrections").click()
    page.get_by_text("Speaker: Bo Dahl → Carla Ruiz").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download 1 record").click()
    download.value.save_as(tmp_path / "kept.json")
    (only,) = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))["corrections"]
    assert (only["before"], only["after"]) == ("Bo Dahl", "Carla Ruiz")
    body = TALKS.split("---\n")[1].strip()
    assert body[only["start"] : only["end"]] == "France is a good friend, and it has time,"

    page.locator(".st-key-correct-quotation").get_by_role("button", name="Undo").click()
    named(page, "Bo Dahl")
    page.reload()
    named(page, "Bo Dahl")
    page.locator(".passages .item").filter(has_text="corrected by you").first.wait_for(state="detached")
    assert left == []


def test_a_file_of_corrections_is_taken_along_and_a_wrong_one_is_told_in_one_sentence(
    talks: str, visit: Callable[..., Page], left: list[str], tmp_path: Path
) -> None:
    page = visit(f"{talks}/?{VIEW}Bo+Dahl")
    give_to(page, "<img src=http://evil.example/a.png>")
    page.get_by_text("Your corrections").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download 1 record").click()
    download.value.save_as(tmp_path / "kept.json")
    page.get_by_test_id("stExpander").get_by_role("button", name="Undo").click()
    named(page, "Bo Dahl")
    page.reload()
    page.get_by_text("Your corrections").click()
    files = page.locator("[class*=st-key-corrections-file] input[type=file]")
    (tmp_path / "wrong.json").write_text('{"start": NaN}', encoding="utf-8")
    files.set_input_files(str(tmp_path / "wrong.json"))
    page.get_by_text("This is no file of corrections").wait_for()
    files.set_input_files(str(tmp_path / "kept.json"))
    page.get_by_text("0 records added, 1 here already").wait_for()
    assert left == []


def test_a_missed_country_is_marked_in_the_article_and_another_date_stands_in_the_heading(
    talks: str, visit: Callable[..., Page], left: list[str]
) -> None:
    page = visit(talks)
    page.locator('[class*="st-key-keyword_strips"] .scatterlayer .point').first.wait_for(state="attached")
    page.get_by_role("button", name="Something missed?").click()
    page.get_by_role("radio", name="A country").click()
    page.get_by_label("Its words, pasted from the article").fill("“a good friend”")
    country = page.get_by_role("combobox", name="Country", exact=True)
    country.fill("Japan")
    page.get_by_role("option", name="Japan").wait_for()
    country.press("Enter")
    page.get_by_role("button", name="Add it").click()
    page.locator(".reader mark.mentioned").filter(has_text="good friend").first.wait_for()
    page.get_by_text("1 correction by you").wait_for()
    page.get_by_label("Its words, pasted from the article").wait_for(state="detached")

    page.get_by_role("button", name="Correct the date").click()
    year = page.get_by_role("spinbutton", name="year, Date")
    year.focus()
    page.keyboard.type("2023")
    page.get_by_role("button", name="Save", exact=True).press("Enter")  # the calendar lies over it
    page.get_by_text("6 May 2023").wait_for()
    page.get_by_text("date corrected by you").wait_for()
    assert left == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_of_corrections_fits_a_phone(talks: str, visit: Callable[..., Page], scheme: str) -> None:
    page = visit(f"{talks}/?focus=Country%3A+France", width=390, scheme=scheme)
    page.locator(".st-key-correct-country").get_by_role("button", name="Country and roles are right").click()
    page.get_by_text("Your corrections").click()
    page.get_by_text("Country: France is right").first.wait_for()
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
             .filter(e => e.getBoundingClientRect().right > 391 && e.getBoundingClientRect().width > 0)
             .filter(e => !e.closest('[data-testid="stDataFrame"], .js-plotly-plot, [data-baseweb]')).length"""
    )
    assert wide == 0
