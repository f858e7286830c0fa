"""A page of the dashboard in a real browser, and the list of every request that would have left the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (the extra `test` has it)")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
PATIENCE = 60_000
TRIES = 10


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def left() -> list[str]:
    """Addresses outside this machine that the page asked for, and scripts of an article that ran."""
    return []


@pytest.fixture
def choose() -> Callable[[Locator, str, Locator], None]:
    """Chooses an option of a list by keyboard until something is `shown`: a run of the page may close the list."""

    def chosen(select: Locator, option: str, shown: Locator) -> None:
        field = select.locator("input")
        for _ in range(TRIES):
            field.fill(option)
            field.press("Enter")
            field.press("Escape")
            try:
                shown.first.wait_for(timeout=3_000)
            except playwright.TimeoutError:
                continue
            return
        raise AssertionError(f"{option} was not chosen")

    return chosen


@pytest.fixture
def visit(browser: Browser, left: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens an address: `visit(address, width=390, scheme="dark")`; waits until `ready`, the reading pane, is drawn."""
    contexts = []

    def opened(address: str, width: int = 1280, scheme: str = "light", ready: str = ".reader .s") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: request.url.startswith(LOCAL) or left.append(request.url))
        page.on("dialog", lambda dialog: (left.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        page.locator(ready).first.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
