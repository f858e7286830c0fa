"""Every way in, in a real browser: from a paste, files, a page and a feed to all panels."""

from __future__ import annotations

import shutil
import sys
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the extra `test` has it)")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

PANELS = ("Partner countries", "Quote sentiment", "Keyword timelines")
PARAGRAPHS = (
    "OSLO, 3 May 2024 - Norway and Moldova agreed on Friday to work together on the security of their grids.",
    "“We stand by Moldova, and we will not be intimidated,” said Ann Berg, the minister of Norway, after the talks.",
    "Russia did not comment on the agreement that the two ministers had signed in the city hall.",
)
TEXT = "Norway and Moldova sign\n\n" + "\n\n".join(PARAGRAPHS)
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Test</title><item><title>Norway and Moldova sign"
    "</title><link>/talks.html</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
)
HTML = (
    "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Norway and Moldova sign</title></head><body>"
    f"<nav>Home</nav><article><h1>Norway and Moldova sign</h1>{''.join(f'<p>{line}</p>' for line in PARAGRAPHS)}"
    "</article><script>fetch('http://evil.example/')</script><img src='http://evil.example/a.png'></body></html>"
)
MAIL = "From: press@norway.example\nSubject: Norway and Moldova sign\nContent-Type: text/plain; charset=utf-8"
DOCUMENTS = Path(__file__).parents[1] / "dashboard" / "sources" / "documents"
DUTCH = "De minister was in Brussel en had het over de oorlog. Hij is van mening dat we meer moeten doen. " * 3


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page, a feed and a text, as a site would serve them."""
    folder = tmp_path_factory.mktemp("site")
    texts = {"html": HTML, "txt": TEXT, "md": f"# {TEXT}", "eml": f"{MAIL}\n\n{TEXT}"}
    for kind, content in texts.items():
        (folder / f"talks.{kind}").write_text(content, encoding="utf-8")
    for name, content in (("feed.xml", FEED), ("dutch.txt", DUTCH)):
        (folder / name).write_text(content, encoding="utf-8")
    with zipfile.ZipFile(folder / "talks.zip", "w") as archive:
        archive.write(folder / "talks.md", "notes/talks.md")
    for kind, made in (("pdf", "libreoffice.pdf"), ("docx", "python-docx.docx")):
        shutil.copy(DOCUMENTS / made, folder / f"talks.{kind}")
    return folder


@pytest.fixture(scope="module")
def site(files: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, directory=str(files), **options)

        def log_message(self, *_: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def dashboard(root: Path, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve([sys.executable, "-m", "dashboard"], cwd=root, READOUT_FETCH_LOOPBACK="1") as address:
        yield address


@pytest.fixture
def page(dashboard: str, visit: Callable[..., Page]) -> Page:
    """The page with the ways in opened."""
    page = visit(dashboard)
    page.get_by_text("Open an article of your own").click()
    page.get_by_role("radio", name="Paste").wait_for()
    return page


def way(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).click()


def opened(page: Page, button: str = "Open the article", lines: Sequence[str] = PARAGRAPHS) -> None:
    """Confirm, and wait until every panel speaks of the article."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("heading", level=1, name="Norway and Moldova sign").wait_for()
    for panel in PANELS:
        page.get_by_role("heading", name=panel).first.wait_for()
    for line in lines:
        page.locator(".reader .text").filter(has_text=line).wait_for()
    shown = page.locator(".reader .text").inner_text()
    assert all(line in shown for line in lines)
    page.locator(".scattergeo path.point").first.wait_for(state="attached")


def test_a_paste_leads_to_all_panels(page: Page, left: list[str]) -> None:
    page.get_by_label("The article's text").fill(TEXT)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_label("Title").wait_for()
    assert page.get_by_label("Title").input_value() == "Norway and Moldova sign"
    opened(page)
    assert left == []


@pytest.mark.parametrize("kind", ["txt", "md", "html", "eml", "zip", "pdf", "docx"])
def test_a_file_of_each_kind_leads_to_all_panels(
    page: Page, files: Path, kind: str, left: list[str], diplomatic_gold: list[dict[str, Any]]
) -> None:
    way(page, "Files")
    page.locator("input[type=file]").set_input_files(str(files / f"talks.{kind}"))
    page.get_by_label("Title").wait_for()
    if kind == "html":
        page.get_by_text("line around the article left out").wait_for()
    page.get_by_label("Title").fill("Norway and Moldova sign")
    made = {"pdf": 2, "docx": 11}  # documents of other programs hold articles of the gold set
    lines = diplomatic_gold[made[kind]]["text"].split("\n")[:1] if kind in made else PARAGRAPHS
    opened(page, lines=lines)
    assert left == []


def test_several_files_are_confirmed_in_one_table(page: Page, files: Path) -> None:
    way(page, "Files")
    page.locator("input[type=file]").set_input_files([str(files / name) for name in ("talks.txt", "talks.html")])
    page.get_by_text("2 articles were read.").wait_for()
    opened(page, "Open the ticked ones")
    page.locator('[data-test-script-state="notRunning"]').wait_for()
    page.get_by_role("combobox", name="Article", exact=True).press("ArrowDown")
    yours = page.get_by_role("option", name="Yours")
    yours.nth(1).wait_for()
    assert yours.count() == 2


def test_a_web_page_leads_to_all_panels(page: Page, site: str, left: list[str]) -> None:
    way(page, "Web page")
    page.get_by_label("The page's address").fill(f"{site}/talks.html")
    page.get_by_role("button", name="Fetch the page").click()
    page.get_by_label("Title").wait_for()
    opened(page)
    assert left == []


def test_a_feed_leads_to_all_panels(
    page: Page, site: str, left: list[str], choose: Callable[[Locator, str, Locator], None]
) -> None:
    way(page, "Feed")
    page.get_by_label("The feed's address").fill(f"{site}/feed.xml")
    page.get_by_role("button", name="Fetch the list").click()
    articles = page.get_by_test_id("stMultiSelect").filter(has_text="1 article in this feed")
    choose(articles, "Norway and Moldova sign", articles.get_by_text("Norway and Moldova sign"))
    page.get_by_role("button", name="Fetch the chosen articles").click()
    page.get_by_label("Title").wait_for()
    opened(page)
    assert left == []


def test_another_language_is_named_and_not_opened(page: Page, files: Path) -> None:
    way(page, "Files")
    page.locator("input[type=file]").set_input_files(str(files / "dutch.txt"))
    page.get_by_text("dutch.txt is in Dutch; only English is read, so it was not parsed.").wait_for()
    assert page.get_by_role("button", name="Open the article").count() == 0


def test_what_one_reader_opened_another_does_not_see(page: Page, dashboard: str, visit: Callable[..., Page]) -> None:
    page.get_by_label("The article's text").fill(TEXT)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_label("Title").wait_for()
    opened(page)
    other = visit(dashboard)
    assert other.get_by_text("Yours 1.").count() == 0
    page.get_by_role("button", name="Remove", exact=True).click()
    page.get_by_role("heading", level=1, name="NATO stands with Ukraine").wait_for()
