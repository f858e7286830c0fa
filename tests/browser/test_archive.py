"""What a reader sees and does on the archive page, in a real browser."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PLEDGE = "We stand by Moldova, today and tomorrow, and for as long as it takes"
ROWS = [
    {
        "title": "Talks",
        "date": "2023-05-03",
        "outlet": "Wire",
        "text": f"Norway and Moldova met in Oslo. “{PLEDGE},” said Ann Berg, the minister of Norway. Peace was near.",
    },
    {
        "title": "Drones",
        "date": "2024-02-01",
        "outlet": "Post",
        "text": "Russia attacked Moldova. “We condemn Russia for this vile attack,” said Bo Dahl of Norway.",
    },
    {
        "title": "=1+1 ![leak](http://evil.example/title.png) <img src=http://evil.example/t.png>",
        "date": "2024-06-01",
        "outlet": "<img src=http://evil.example/o.png>",
        "text": "“<img src=http://evil.example/a.png> We stand by Moldova, today and tomorrow,” said Ann Berg. "
        "![x](http://evil.example/b) Peace and more peace for Moldova <script>alert(1)</script>, please.",
    },
    {"title": "Weather", "text": "It rained in Oslo."},
]
STRIP = "[class*='st-key-archive-health']"
VIEWS = ("Keywords", "Countries", "Tone", "Speakers", "Silence", "Same+quotation", "Articles")


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, root: Path, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The address of the archive page over a small archive."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    ingest([str(folder / "rows.jsonl")], place_at(str(folder / "archive")))
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_ARCHIVE=str(folder / "archive")) as server:
        yield f"{server}/archive"


@pytest.fixture
def archive(address: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the page with what stands in its address; waits until the last of it is there."""

    def opened(query: str = "", width: int = 1280, scheme: str = "light") -> Page:
        return visit(f"{address}?{query}", width=width, scheme=scheme, ready=STRIP)

    return opened


def marks(page: Page, key: str, trace: str = ".scatterlayer .points path") -> Locator:
    return page.locator(f'[class*="st-key-{key}"] {trace}')


def click(mark: Locator) -> None:
    mark.wait_for(state="attached")
    mark.scroll_into_view_if_needed()
    mark.click(force=True)


def choose(page: Page, label: str, words: str) -> None:
    """Choose an option of a list by keyboard."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    page.keyboard.type(words)
    page.get_by_role("option", name=words).first.wait_for()
    page.keyboard.press("Enter")


def first_row(page: Page, key: str) -> None:
    table = page.locator(f'[class*="st-key-{key}"]').get_by_test_id("stDataFrame")
    table.locator("canvas").first.wait_for()
    table.scroll_into_view_if_needed()
    table.click(position={"x": 16, "y": 52})


def test_a_filter_narrows_the_count_and_stands_in_the_address(archive: Callable[..., Page]) -> None:
    page = archive()
    page.get_by_text("4 of 4 articles", exact=True).wait_for()
    page.get_by_role("button", name="More filters").click()
    choose(page, "Outlets", "Wire")
    page.get_by_text("1 of 4 articles", exact=True).wait_for()
    page.wait_for_url("**outlet=Wire**")
    page.reload()
    page.get_by_text("1 of 4 articles", exact=True).wait_for()
    page.get_by_role("button", name="Reset").click()
    page.get_by_text("4 of 4 articles", exact=True).wait_for()
    page.wait_for_url(lambda url: "outlet" not in url)


def test_a_point_opens_its_articles_a_row_their_sentences_and_a_button_the_article(
    archive: Callable[..., Page],
) -> None:
    page = archive("words=peace&by=Year")
    click(marks(page, "archive_over_dates").last)
    page.get_by_text("“peace”, 2024").wait_for()
    page.wait_for_url("**point=peace**")
    first_row(page, "articles_table")
    page.locator(".found-in mark").nth(1).wait_for()
    assert [words.lower() for words in page.locator(".found-in mark").all_inner_texts()] == ["peace", "peace"]
    page.wait_for_url("**read=**")
    page.get_by_role("button", name="Open this article").click()
    page.locator(".reader .s").first.wait_for()
    assert "/archive" not in page.url
    assert "leak" in page.get_by_role("heading", level=1).inner_text()


def test_an_article_opens_at_the_sentence_of_the_list_with_its_word_in_focus(archive: Callable[..., Page]) -> None:
    page = archive("words=more+peace&by=Year&point=more+peace,+2024")
    first_row(page, "articles_table")
    page.locator(".found-in mark").get_by_text("more peace").wait_for()
    told = page.locator(".found-in .told").inner_text()
    page.get_by_role("button", name="Open this article").click()
    page.locator(".reader .s.chosen mark.hit").first.wait_for()
    assert "".join(page.locator(".reader .s.chosen mark.hit").all_inner_texts()) == "more peace"
    assert f"{told} of " in page.locator(".reader .found h4").inner_text()
    assert page.locator(".reader .s.chosen").evaluate(
        "each => each.getBoundingClientRect().bottom <= each.closest('.text').getBoundingClientRect().bottom"
    )


def test_a_shared_address_brings_the_sentences_back(archive: Callable[..., Page]) -> None:
    page = archive("words=peace&by=Year&point=peace,+2023&read=Talks,+3+May+2023")
    page.locator(".found-in mark").first.wait_for()
    assert page.locator(".found-in").locator("p").all_inner_texts() == ["Peace was near."]


def test_a_country_of_the_course_opens_the_articles_of_its_role(archive: Callable[..., Page]) -> None:
    page = archive("show=Countries&by=Year&role=adversary")
    click(marks(page, "archive_roles").first)
    page.get_by_text("Russia, 2024, as adversary").wait_for()
    page.get_by_text("When was each country first shown as adversary?").click()
    first_row(page, "archive_changes")
    page.wait_for_url("**at=Russia**")


def test_a_bar_of_the_tone_opens_the_articles_of_that_tone(archive: Callable[..., Page]) -> None:
    page = archive("show=Tone&by=Year&who=Bo+Dahl")
    click(marks(page, "archive_tone", ".barlayer .point path").last)
    page.wait_for_url("**tone_at=2024**negative**")
    first_row(page, "articles_table")
    page.locator(".found-in mark").get_by_text("We condemn Russia").wait_for()


def test_a_quotation_shows_what_became_of_its_words(archive: Callable[..., Page]) -> None:
    page = archive("show=Same+quotation")
    first_row(page, "archive_said")
    page.locator(".versions del, .versions ins").first.wait_for()
    page.wait_for_url("**said=**")


def test_the_data_of_a_figure_is_read_by_pandas_and_no_cell_is_a_formula(
    archive: Callable[..., Page], tmp_path: Path
) -> None:
    page = archive("words=peace&by=Year")
    rows = downloaded(page, tmp_path)
    assert rows["first_day"].tolist() == ["2023-01-01", "2024-01-01"]
    assert rows["hits"].tolist() == [1, 2]
    page = archive("show=Articles")
    titles = downloaded(page, tmp_path)["title"].tolist()
    assert next(title for title in titles if "leak" in title).startswith("'=1+1")


def downloaded(page: Page, folder: Path) -> pd.DataFrame:
    button = page.get_by_role("button", name="Data (CSV)").first
    button.wait_for()
    with page.expect_download() as waiting:
        button.click()
    waiting.value.save_as(folder / "data.csv")
    return pd.read_csv(folder / "data.csv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_drawn_on_a_phone_without_an_error_and_nothing_sticks_out(
    archive: Callable[..., Page], left: list[str], scheme: str
) -> None:
    for view in VIEWS:
        page = archive(f"show={view}&by=Year&words=peace&profile=Ann+Berg", width=390, scheme=scheme)
        if view in {"Keywords", "Countries", "Tone", "Speakers"}:
            page.locator(".js-plotly-plot .main-svg").first.wait_for()
        assert page.get_by_test_id("stException").count() == 0
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert left == []


def test_the_lists_of_the_data_health_stay_open_and_open_their_articles(archive: Callable[..., Page]) -> None:
    page = archive("show=Silence")
    page.get_by_text("Data health").click()
    page.get_by_role("radio", name="Undated").click()
    page.wait_for_url("**health=Undated**")
    first_row(page, "health_undated")
    page.wait_for_url("**undated=Weather**")
    page.get_by_role("radio", name="Findings").click()
    page.get_by_text("How sure the findings are").wait_for()
    page.get_by_role("radio", name="Rejected").click()
    page.get_by_text("0 rows rejected, and 0 rows kept").wait_for()
    page.get_by_role("radio", name="Undated").click()
    page.get_by_role("button", name="Open this article").click()
    page.get_by_role("heading", level=1).get_by_text("Weather").wait_for()
    assert "sentence=" not in page.url


def test_an_open_page_says_that_the_archive_has_grown_and_reads_it_anew(
    tmp_path: Path, root: Path, serve: Callable[..., AbstractContextManager[str]], visit: Callable[..., Page]
) -> None:
    place, source = place_at(str(tmp_path / "archive")), tmp_path / "more.txt"
    source.write_text("Chad met Niger.", encoding="utf-8")
    ingest([str(source)], place)
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_ARCHIVE=place.root) as server:
        page = visit(f"{server}/archive?show=Silence", ready=STRIP)
        page.get_by_text("1 of 1 article", exact=True).wait_for()
        source.write_text("Chad met Norway.", encoding="utf-8")
        ingest([str(source)], place)
        page.get_by_text("The archive has grown by 1 article").wait_for()
        page.get_by_role("button", name="Read it anew").click()
        page.get_by_text("2 of 2 articles", exact=True).wait_for()
        page.get_by_text("The archive has grown").wait_for(state="detached")
