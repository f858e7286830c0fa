"""How long until a first visitor sees all three panels, against a page that says hello?

`python -m tests.benchmarks.first_open [ROUNDS]` serves both on loopback and opens them in turn, each time in a fresh
browser profile; it prints the medians in seconds and their ratio, pair by pair. Needs Playwright and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import BROWSERS, ROOT, served

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
HELLO = "import streamlit as st\n\nst.write('Hello, world')\n"
HELLO_DRAWN = "document.body.innerText.includes('Hello, world')"
PANELS_DRAWN = """
    document.querySelectorAll('.js-plotly-plot .main-svg .point, .js-plotly-plot .choroplethlayer path').length > 200
    && document.querySelectorAll('.js-plotly-plot').length === 3
    && document.querySelectorAll('.js-plotly-plot .barlayer .point').length > 1
    && document.querySelector('[class*="st-key-keyword_strips"] .scatterlayer .point') !== null
"""


def main(rounds: int) -> None:
    """Open both pages in turn and print what they took."""
    chromium = os.environ.get("READOUT_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(HELLO, encoding="utf-8")
        hello = [sys.executable, "-m", "streamlit", "run", "hello.py"]
        ours = [sys.executable, "-m", "dashboard"]
        with (
            served(hello, cwd=Path(folder)) as hello_address,
            served(ours, cwd=ROOT) as address,
            sync_playwright() as driver,
        ):
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            (first,) = moments(browser, address, PANELS_DRAWN)
            pairs = [
                [*moments(browser, hello_address, HELLO_DRAWN), *moments(browser, address, PANELS_DRAWN)]
                for _ in range(rounds)
            ]
            browser.close()
    print(f"first visitor of a fresh server: all panels drawn after {first:.2f} s")
    print(f"hello world: median {statistics.median(pair[0] for pair in pairs):.2f} s over {rounds} rounds")
    print(f"all panels: median {statistics.median(pair[1] for pair in pairs):.2f} s")
    print(f"ratio: median {statistics.median(pair[1] / pair[0] for pair in pairs):.2f}")


def moments(browser: Browser, address: str, *drawn: str) -> list[float]:
    """Seconds from the request to the moments, one after another, at which the expressions `drawn` hold."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    started, found = time.perf_counter(), []
    page.goto(address, wait_until="commit")
    for expression in drawn:
        page.wait_for_function(expression, timeout=120_000, polling=20)
        found.append(time.perf_counter() - started)
    context.close()
    return found


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
