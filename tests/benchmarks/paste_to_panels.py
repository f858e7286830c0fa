"""How long from a pasted article of 1,000 words to all three panels, in a browser, with the model loaded?

`python -m tests.benchmarks.paste_to_panels [ROUNDS]` serves the dashboard on loopback, lets the seed article load the
model, then pastes an article made of the sentences of the invented gold articles, another one each round. It prints the
medians in seconds: from "Read the text" to the draft that asks for confirmation, and from "Open the article" to the
last of the three figures. The mouse lies on the button before the clock starts: Playwright's own click waits a second
until it takes a button to be at rest. Needs Playwright and a Chromium.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import sys
import time

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.first_open import FLAGS
from tests.conftest import BROWSERS, ROOT, served

WORDS = 1_000
DRAWN = """title => document.querySelector('h1')?.innerText.includes(title)
    && document.querySelectorAll('.js-plotly-plot').length >= 3
    && document.querySelector('.js-plotly-plot .scattergeo path.point') !== null
    && document.querySelector('.js-plotly-plot .barlayer .point') !== null
    && document.querySelector('[class*="st-key-keyword_strips"] .scatterlayer .point') !== null
"""


def main(rounds: int) -> None:
    """Paste one article a round and print what that took."""
    chromium = os.environ.get("READOUT_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
    with served([sys.executable, "-m", "dashboard"], cwd=ROOT) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_function(DRAWN, arg="NATO", timeout=120_000)
        taken = [_pasted(page, number) for number in range(rounds)]
        browser.close()
    print(f"from the paste to the draft: median {statistics.median(draft for draft, _ in taken):.2f} s of {rounds}")
    print(f"from its confirmation to all panels: median {statistics.median(panels for _, panels in taken):.2f} s")


def _pasted(page: Page, number: int) -> tuple[float, float]:
    """Seconds until the draft of one article is shown, and from there until its panels are drawn."""
    title = f"Round number {number} of the talks"
    page.wait_for_timeout(2_000)  # let the page come to rest
    if not page.get_by_label("The article's text").is_visible():
        page.get_by_text("Open an article of your own").click()
    page.get_by_label("The article's text").fill(f"{title}\n\n{_article(number)}")
    started = _pressed(page, "Read the text")
    page.wait_for_function("""() => document.querySelector('input[aria-label="Title"]') !== null""", polling=20)
    draft = time.perf_counter() - started
    page.get_by_label("Title").fill(title)
    started = _pressed(page, "Open the article")
    page.wait_for_function(DRAWN, arg=title, timeout=120_000, polling=20)
    return draft, time.perf_counter() - started


def _pressed(page: Page, name: str) -> float:
    """Press a button with the mouse that lies on it; gives the moment before."""
    button = page.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    page.wait_for_timeout(1_500)  # a hand takes as long to get there
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    started = time.perf_counter()
    page.mouse.down()
    page.mouse.up()
    return started


def _article(seed: int) -> str:
    """Paragraphs of the invented articles in a new order, 1,000 words of them."""
    rows = (ROOT / "tests" / "gold" / "diplomatic.jsonl").read_text(encoding="utf-8").splitlines()
    paragraphs = [line for row in rows for line in json.loads(row)["text"].splitlines() if line]
    random.Random(seed).shuffle(paragraphs)
    count, chosen = 0, []
    while count < WORDS:
        chosen.append(paragraphs.pop())
        count += len(chosen[-1].split())
    return "\n\n".join(chosen)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
