"""How long until a visitor of the archive page sees its first and its last figure, against a page that says hello?

`python -m tests.benchmarks.archive_open PLACE [ROUNDS] [ADDRESS]` serves both on loopback and opens them in turn, each
time in a fresh browser profile; ADDRESS is what stands behind the `?` of the page, such as `show=Countries&by=Year`.
It prints what the first visitor of a fresh server waits, whom no answer was kept for, then the medians in seconds and
their ratios, round by round. The floor is a page of one Plotly point: the browser reads 4.6 MB of script for it. Needs
Playwright and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.first_open import FLAGS, HELLO, HELLO_DRAWN, moments
from tests.conftest import BROWSERS, ROOT, served

FIRST = """
    [...document.querySelectorAll('.js-plotly-plot')].some(plot =>
      plot.querySelector('.scatterlayer .point, .choroplethlayer path, .barlayer .point'))
"""
LAST = """
    document.querySelectorAll('.js-plotly-plot').length > 0
    && [...document.querySelectorAll('.js-plotly-plot')].every(plot =>
      plot.querySelector('.scatterlayer .point, .choroplethlayer path, .barlayer .point'))
    && document.querySelector("[class*='st-key-archive-health']") !== null
    && document.querySelector('[data-testid=stStatusWidgetRunningIcon]') === null
"""


FLOOR = """
import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(data=[{"type": "scatter", "mode": "markers", "x": [1], "y": [1]}]))
"""


def main(place: str, rounds: int, address: str) -> None:
    """Open both pages in turn and print what they took."""
    chromium = os.environ.get("READOUT_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder:
        for name, script in (("hello.py", HELLO), ("floor.py", FLOOR)):
            (Path(folder) / name).write_text(script, encoding="utf-8")
        run = [sys.executable, "-m", "streamlit", "run"]
        with (
            served([*run, "hello.py"], cwd=Path(folder)) as hello,
            served([*run, "floor.py"], cwd=Path(folder)) as floor,
            served([sys.executable, "-m", "dashboard"], cwd=ROOT, READOUT_ARCHIVE=place) as server,
            sync_playwright() as driver,
        ):
            browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
            page = f"{server}/archive?{address}"
            fresh = moments(browser, page, FIRST, LAST)
            moments(browser, floor, FIRST)
            taken = [
                [
                    *moments(browser, hello, HELLO_DRAWN),
                    *moments(browser, floor, FIRST),
                    *moments(browser, page, FIRST, LAST),
                ]
                for _ in range(rounds)
            ]
            browser.close()
    print(f"first visitor of a fresh server: first figure after {fresh[0]:.2f} s, last after {fresh[1]:.2f} s")
    for column, name in enumerate(("hello world", "one Plotly point", "first figure", "last figure")):
        seconds = statistics.median(each[column] for each in taken)
        to_hello, to_floor = (statistics.median(each[column] / each[base] for each in taken) for base in (0, 1))
        print(
            f"{name:16s} median {seconds:5.2f} s over {rounds} rounds, {to_hello:.2f} × hello, {to_floor:.2f} × floor"
        )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5, sys.argv[3] if len(sys.argv) > 3 else "")
