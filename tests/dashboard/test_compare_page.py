"""The page of two texts without a browser: what it asks, says and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.article import Article
from dashboard.compare_markup import versions
from dashboard.corrections.desk import DESK, Desk
from dashboard.corrections.records import correction
from dashboard.out.link import EARLIER, LATER, carried
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = (
    "title: Draft\ndate: 2024-05-03\n---\nThe ministers of Norway and Moldova met in Oslo.\n\n"
    "“We stand by Moldova, today and for as long as it takes,” said Ann Berg, the minister of Norway.\n\n"
    "“We condemn Russia for its <b>vile</b> attack,” Bo Dahl of Moldova said.\n\n"
    "The Kremlin threatened Moldova with war. Sanctions will be extended by twelve months.\n"
)
FINAL = (
    "title: Final\ndate: 2024-05-03\n---\nThe ministers of Norway and Moldova met in Oslo.\n\n"
    "“We stand by Moldova,” said Ann Berg, the minister of Norway.\n\n"
    "Sanctions will be extended by six months.\n"
)
VIEWS = ("Sentences", "Quotations", "Countries", "Keywords", "Tone")


@pytest.fixture
def page(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page over the two versions."""
    st.cache_resource.clear()
    monkeypatch.setenv("READOUT_SEEDS", str(tmp_path))
    (tmp_path / "1.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "2.txt").write_text(FINAL, encoding="utf-8")
    app = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=60)
    app.switch_page("app_pages/compare.py")
    app.query_params["tone"] = "VADER"
    return app


def markup(page: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in page.get("html"))


def test_the_page_opens_with_what_the_later_text_drops(page: AppTest) -> None:
    page.run()
    assert not page.exception
    told = " ".join(element.value for element in page.markdown).replace("\\", "")
    assert "The later text drops 2 of 5 sentences, 1 of 2 quotations, 1 of 3 countries and 1 of 2 speakers" in told
    assert "**Countries dropped**: Russia" in told
    assert "**No longer quoted**: Bo Dahl" in told
    assert "The Kremlin threatened Moldova with war." in markup(page)


def test_what_the_reader_corrected_counts_here_too(page: AppTest) -> None:
    page.run()
    text = DRAFT.partition("---\n")[2]
    words = "We condemn Russia for its <b>vile</b> attack,"
    start = text.index(words)
    said = correction(fingerprint(text), "speaker", (start, start + len(words)), "Bo Dahl", "Eva Ny")
    page.session_state[DESK] = Desk(own=[said])
    page.run()
    assert not page.exception
    assert any("**No longer quoted**: Eva Ny" in element.value for element in page.markdown)


def test_markup_in_an_article_is_shown_and_not_obeyed(page: AppTest) -> None:
    page.run()
    assert "&lt;b&gt;vile&lt;/b&gt;" in markup(page)
    assert "<b>vile" not in markup(page)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_from_the_address_with_a_table_to_take_along(page: AppTest, view: str) -> None:
    page.query_params["changes"] = view
    page.run()
    assert not page.exception
    assert len(page.get("download_button")) >= 1


def test_words_that_changed_are_marked(page: AppTest) -> None:
    page.run()
    assert "by <del>twelve</del> months." in markup(page)
    assert "by <ins>six</ins> months." in markup(page)


def test_the_two_texts_stand_in_the_address_and_can_be_swapped(page: AppTest) -> None:
    page.query_params["left"] = "2. Final"
    page.query_params["right"] = "1. Draft"
    page.run()
    assert any("The later text drops nothing" in element.value for element in page.markdown)
    next(button for button in page.button if button.label == "Swap").click().run()
    assert not page.exception
    assert page.selectbox(key="left").value == "1. Draft"
    assert any("drops 2 of 5 sentences" in element.value.replace("\\", "") for element in page.markdown)


def test_the_same_text_on_both_sides_is_said(page: AppTest) -> None:
    page.query_params["right"] = "1. Draft"
    page.run()
    assert any("same text" in info.value for info in page.info)


def test_a_single_text_asks_for_a_second(page: AppTest, tmp_path: Path) -> None:
    (tmp_path / "2.txt").unlink()
    page.run()
    assert not page.exception
    assert any("Open a second text" in info.value for info in page.info)


def test_a_text_pasted_here_becomes_the_later_one(page: AppTest) -> None:
    page.session_state["sources"] = True
    page.run()
    page.text_area(key="sources-text").input("The ministers of Norway met in Oslo. Rain fell on the city that day.")
    next(button for button in page.button if button.label == "Read the text").click().run()
    next(button for button in page.button if button.label == "Open the article").click().run()
    assert not page.exception
    assert page.selectbox(key="right").value.startswith("Yours 1.")
    assert page.selectbox(key="left").value == "1. Draft"


def test_two_versions_stand_side_by_side_and_what_has_no_partner_alone() -> None:
    told = versions([("altered", "a b c", "a x c"), ("dropped", "<i>", None), ("new", None, "نعم")])
    assert "<p dir='auto'>a <del>b</del> c</p><p dir='auto'>a <ins>x</ins> c</p>" in told
    assert "<p class='alone' dir='auto'>&lt;i&gt;</p>" in told
    assert "<p class='alone new' dir='auto'>نعم</p>" in told


def test_a_link_carries_both_texts_to_another_session(page: AppTest) -> None:
    page.query_params[EARLIER] = carried(Article("Norway met Moldova in Oslo. Rain fell on the city.", "Old"))
    page.query_params[LATER] = carried(Article("Norway met Moldova in Oslo.", "New"))
    page.session_state["along-comparison"] = True
    page.run()
    assert not page.exception
    assert page.selectbox(key="left").value == "Yours 1. Old"
    assert page.selectbox(key="right").value == "Yours 2. New"
    assert any("drops 1 of 2 sentences" in element.value for element in page.markdown)
    names = dict(parse_qsl(urlsplit(str(page.code[0].value)).query))
    assert {EARLIER, LATER} <= names.keys()
    assert not {"left", "right"} & names.keys()


def test_a_broken_link_to_two_texts_says_so(page: AppTest) -> None:
    page.query_params[EARLIER] = "1.broken"
    page.run()
    assert not page.exception
    assert page.warning[0].value.startswith("This link is broken")
    assert page.selectbox(key="left").value == "1. Draft"
