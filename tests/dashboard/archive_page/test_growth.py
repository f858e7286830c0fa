"""Does a reader learn that the archive has grown, and get the new articles, while the page stays open?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.archive_page.growth import growth_told
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.archive.reading import Archive


SCRIPT = """
import streamlit as st
from dashboard.archive_page.growth import growth_line

growth_line(st.session_state["archive"], st.session_state["address"])
"""


@pytest.fixture
def grown(tmp_path: Path) -> Callable[[str], str]:
    """Takes one more text into an archive of the test's own and gives its address."""

    def added(text: str) -> str:
        source = tmp_path / f"{len(text)}.jsonl"
        source.write_text(json.dumps({"text": text, "date": "2024-05-03"}), encoding="utf-8")
        ingest([str(source)], place_at(str(tmp_path / "archive")), settings=Settings(tone=None))
        return str(tmp_path / "archive")

    return added


@pytest.fixture
def line() -> Iterator[Callable[[Archive, str], AppTest]]:
    """Draws the line over an archive that was opened before."""

    def drawn(archive: Archive, address: str) -> AppTest:
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app.session_state["archive"], app.session_state["address"] = archive, address
        return app.run()

    st.cache_resource.clear()
    yield drawn
    st.cache_resource.clear()


def said(page: AppTest) -> str:
    every = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return " ".join(str(element.value) for element in every).replace("\\", "")


def test_nothing_is_said_while_the_archive_is_as_it_was(
    line: Callable[..., AppTest], grown: Callable[[str], str]
) -> None:
    address = grown("Chad met Niger.")
    with open_archive(place_at(address)) as archive:
        shown = line(archive, address)
        assert not shown.exception
        assert (said(shown), len(shown.button)) == ("", 0)


def test_a_line_says_by_how_much_it_has_grown_and_offers_to_read_it_anew(
    line: Callable[..., AppTest], grown: Callable[[str], str]
) -> None:
    address = grown("Chad met Niger.")
    with open_archive(place_at(address)) as archive:
        grown("Chad met Norway too.")
        grown("Chad met nobody else at all.")
        shown = line(archive, address)
        assert "The archive has grown by 2 articles since this page read it." in said(shown)
        assert [button.label for button in shown.button] == ["Read it anew"]
        assert not shown.button(key="read-anew").click().run().exception


def test_an_archive_that_is_away_is_not_said_to_have_grown(
    line: Callable[..., AppTest], grown: Callable[[str], str]
) -> None:
    with open_archive(place_at(grown("Chad met Niger."))) as archive:
        shown = line(archive, "nosuch://bucket/archive")
        assert not shown.exception
        assert said(shown) == ""


def test_an_archive_that_was_read_again_has_changed() -> None:
    assert growth_told(5, 5) == "The archive has changed since this page read it."
    assert growth_told(5, 6) == "The archive has grown by 1 article since this page read it."


def test_parts_that_an_ingest_has_put_away_are_no_dead_end(
    page: Callable[..., AppTest], grown: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.archive.replacing.FEW", 2)
    address = grown("Chad met Niger.")
    shown = page(address, show="Silence")
    assert "**1 of 1 article**" in said(shown)
    for text in ("Chad met Norway too.", "Chad met nobody else at all.", "Chad met Sweden, and that was all of it."):
        grown(text)
    shown.segmented_control(key="show").select("countries").run()
    assert "the archive cannot answer" in said(shown)
    shown.button(key="read-again").click().run()
    assert not shown.exception
    assert not shown.error
    assert "**4 of 4 articles**" in said(shown)


def test_a_place_that_the_reader_names_is_not_said_to_be_the_sample(
    page: Callable[..., AppTest], grown: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READOUT_ARCHIVE_ANY", "1")
    assert "invented articles" in said(page("", show="Silence"))
    shown = page("", show="Silence", place=grown("Chad met Niger."))
    assert "**1 of 1 article**" in said(shown)
    assert "invented articles" not in said(shown)
