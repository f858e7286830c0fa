"""What a reader sees and does in the panel of partner countries, in a real browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from components.countries.names import known_codes, short_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

IMPLIED = (
    "title: Talks\n---\nNorway met Sweden. The Kremlin and Beijing protested. “<b>Kosovo</b> waits and the Kremlin "
    "smiles,” said Ann <img src=x onerror=alert(1)> Berg. “Taiwan waits,” said Bo Dahl."
)


def marks(page: Page, chart: str) -> Locator:
    return page.locator(f'[class*="st-key-{chart}"] .scatterlayer .points path')


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_bubble_of_two_countries_shows_their_sentences(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?country_view=Together")
    marks(page, "pair_matrix").first.wait_for()
    marks(page, "pair_matrix").first.click(force=True)
    page.wait_for_url("**pair=**")
    shown = page.locator('[class*="st-key-pair-sentences"] .passages')
    shown.locator(".item").first.wait_for()
    names = address(page)["pair"][0].split(" and ")
    assert all(name in shown.inner_text() for name in names)


def test_a_bubble_of_a_speaker_shows_the_quotations_and_leads_to_them(
    app_server: str, visit: Callable[..., Page]
) -> None:
    page = visit(f"{app_server}/?country_view=Who+on+whom")
    marks(page, "speaks_matrix").first.wait_for()
    marks(page, "speaks_matrix").first.click(force=True)
    page.wait_for_url("**speaks=Jens+Stoltenberg+on+**")
    page.locator('[class*="st-key-speech-quotations"] .item').first.click()
    page.wait_for_url("**focus=Quotation**")


def test_a_mark_in_the_text_chooses_its_country_and_sentence(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?country_view=Text")
    marks(page, "mention_strips").nth(3).wait_for(state="attached")
    marks(page, "mention_strips").nth(3).scroll_into_view_if_needed()
    marks(page, "mention_strips").nth(3).click(force=True)
    page.wait_for_url("**sentence=**")
    assert address(page)["focus"][0].startswith("Country: ")


def test_an_organisation_shows_its_sentences(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(app_server)
    page.get_by_text("NATO 6× (central)").click()
    page.locator('[class*="st-key-actor-sentences"] mark', has_text="NATO").first.wait_for()


def test_role_names_and_view_stand_in_the_address_and_come_back(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?country_view=Text&roles=host&names=official")
    marks(page, "mention_strips").first.wait_for(state="attached")
    labels = page.locator('[class*="st-key-mention_strips"] .ytick').all_text_contents()
    assert labels == ["Romania"]
    assert page.get_by_role("button", name="host", exact=True).get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="partner", exact=True).click()
    page.wait_for_url("**roles=partner**")
    page.locator('[class*="st-key-mention_strips"] .ytick', has_text="Republic of Moldova").wait_for()


def test_a_chosen_country_shows_each_role_with_its_rule(app_server: str, visit: Callable[..., Page]) -> None:
    page = visit(f"{app_server}/?focus=Country%3A+Romania")
    roles = page.locator('[class*="st-key-roles-evidence"] .passages')
    roles.locator(".item").nth(1).wait_for()
    assert [words.lower() for words in roles.locator(".head b").all_inner_texts()] == ["member", "host"]
    assert "belongs to NATO on 2022-11-29" in roles.inner_text()


def test_implied_countries_and_hostile_names_fit_a_phone(
    tmp_path: Path,
    root: Path,
    visit: Callable[..., Page],
    left: list[str],
    serve: Callable[..., AbstractContextManager[str]],
) -> None:
    (tmp_path / "a.txt").write_text(IMPLIED, encoding="utf-8")
    views = {"Map": "light", "Text": "dark", "Together": "light", "Who+on+whom": "dark"}
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(tmp_path)) as server:
        for view, scheme in views.items():
            page = visit(f"{server}/?country_view={view}", width=390, scheme=scheme)
            page.locator(".js-plotly-plot .legendtext", has_text="implied").first.wait_for(state="attached")
            assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390, view
    assert left == []


def test_sixty_countries_are_drawn_without_overflow(
    tmp_path: Path, root: Path, visit: Callable[..., Page], serve: Callable[..., AbstractContextManager[str]]
) -> None:
    names = [short_name(code) for code in sorted(known_codes())][:60]
    (tmp_path / "a.txt").write_text(f"title: Sixty\n---\n{', '.join(names)} signed.", encoding="utf-8")
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_SEEDS=str(tmp_path)) as server:
        page = visit(f"{server}/?country_view=Together", width=390)
        marks(page, "pair_matrix").nth(20).wait_for(state="attached")
        page.get_by_text("The 12 most frequent of").wait_for()
        boxes = page.locator('[class*="st-key-pair_matrix"] .xtick').evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().right)"
        )
    assert max(boxes) <= 390
