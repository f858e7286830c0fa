"""The ways in on the page, without a browser: what a reader is asked, told and shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import source_panel
from dashboard.sources import confined
from dashboard.sources.drafts import Draft, Reading
from dashboard.sources.feeds import Item

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "Norway and Moldova sign\n\nOSLO, 3 May 2024 (Reuters) - Norway stands by Moldova.\nShare on Facebook\n"
DUTCH = "De minister was in Brussel en had het over de oorlog. Hij is van mening dat we meer moeten doen. " * 3


@pytest.fixture
def app(root: Path) -> AppTest:
    """The page with the ways in opened."""
    st.cache_resource.clear()
    app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=60)
    app.session_state[source_panel.PANEL] = True
    return app.run()


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return app.run()


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key="sources-text").set_value(text)
    return press(app, "Read the text")


def choose_way(app: AppTest, way: str) -> AppTest:
    app.button_group(key="sources-way").set_value(way)
    return app.run()


def told(app: AppTest) -> list[str]:
    return [warning.value.replace("\\", "") for warning in app.warning]


def labels(app: AppTest) -> list[str]:
    return [label for picker in app.selectbox if picker.key == "article" for label in picker.options]


def test_the_guesses_are_shown_before_anything_is_opened(app: AppTest) -> None:
    paste(app, ARTICLE)
    assert not app.exception
    assert [field.value for field in app.text_input] == ["Norway and Moldova sign", "Reuters"]
    assert app.date_input[0].value == date(2024, 5, 3)
    assert any("1 line around the article left out" in caption.value for caption in app.caption)
    assert app.title[0].value.startswith("NATO")


def test_what_the_reader_corrects_is_what_is_opened(app: AppTest) -> None:
    paste(app, ARTICLE)
    app.text_input[0].set_value("Two neighbours sign")
    app.date_input[0].set_value(date(2024, 5, 4))
    press(app, "Open the article")
    assert app.title[0].value == "Two neighbours sign"
    assert any("Reuters · 4 May 2024" in caption.value for caption in app.caption)
    assert labels(app)[-1] == "Yours 1. Two neighbours sign"


def test_several_own_articles_are_kept_and_one_is_removed(app: AppTest) -> None:
    for number in (1, 2):
        app.session_state[source_panel.PANEL] = True
        paste(app.run(), f"Headline number {number}\n\nNorway met country {number}.")
        press(app, "Open the article")
    assert app.title[0].value == "Headline number 2"
    assert labels(app)[1:] == ["Yours 1. Headline number 1", "Yours 2. Headline number 2"]
    press(app, "Remove")
    assert labels(app)[1:] == ["Yours 1. Headline number 1"]
    assert app.title[0].value.startswith("NATO")


def test_the_same_text_is_one_article(app: AppTest) -> None:
    for title in ("First name", "Second name"):
        app.session_state[source_panel.PANEL] = True
        paste(app.run(), "Norway met Moldova in Oslo on Friday.")
        app.text_input[0].set_value(title)
        press(app, "Open the article")
    assert len(labels(app)) == 2
    assert app.title[0].value == "Second name"


def test_what_is_discarded_is_forgotten(app: AppTest) -> None:
    paste(app, ARTICLE)
    press(app, "Discard")
    assert not app.text_input
    assert labels(app) == []


def test_another_language_is_named_and_not_parsed(app: AppTest) -> None:
    paste(app, DUTCH)
    assert told(app) == ["The pasted text is in Dutch; only English is read, so it was not parsed."]
    assert not app.text_input


def test_nothing_pasted_is_told_in_one_sentence(app: AppTest) -> None:
    paste(app, "  \n")
    assert told(app) == ["The pasted text is empty: there is no text in it."]


def test_a_choice_of_the_article_before_does_not_break_the_next(app: AppTest) -> None:
    app.selectbox(key="focus").select("country:UKR").run()
    app.number_input(key="sentence").set_value(23).run()
    paste(app, ARTICLE)
    press(app, "Open the article")
    assert not app.exception
    assert app.number_input(key="sentence").value is None


def test_script_and_markup_in_a_title_are_shown_as_they_stand(app: AppTest) -> None:
    paste(app, "title: <img src=x onerror=alert(1)> ![a](http://192.0.2.1/a.png)\n---\nNorway met Moldova.")
    press(app, "Open the article")
    assert not app.exception
    assert "\\<img src" in app.title[0].value
    assert "\\!\\[a\\]" in app.title[0].value


def test_a_feed_gives_a_list_to_pick_from(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    item = Item("https://example.org/a", "Norway and Moldova sign", date(2024, 5, 3), "The Test")
    draft = Draft("Norway met Moldova.", "This page", "Norway and Moldova sign", url=item.url)
    monkeypatch.setattr(confined, "read_feed", lambda _: ([item], ()))
    monkeypatch.setattr(confined, "read_page", lambda _: Reading((draft,)))
    choose_way(app, "Feed")
    press(app, "Fetch the list")
    app.multiselect(key="sources-picked").select(item.url)
    press(app, "Fetch the chosen articles")
    press(app, "Open the article")
    assert app.title[0].value == "Norway and Moldova sign"


def test_the_eleventh_page_of_a_minute_is_refused(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def read_page(address: str) -> Reading:
        asked.append(address)
        return Reading((), ("nothing.",))

    monkeypatch.setattr(confined, "read_page", read_page)
    choose_way(app, "Web page")
    for _ in range(11):
        press(app, "Fetch the page")
    assert len(asked) == 10
    assert told(app) == ["No more than 10 addresses a minute are asked: wait a minute and go on."]


def test_fetching_can_be_switched_off(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_FETCH", "off")
    choose_way(app, "Web page")
    assert "switched off here" in app.info[0].value
    assert not app.text_input


def test_the_page_starts_without_any_reader_of_files(root: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    program = (
        "import sys; from streamlit.testing.v1 import AppTest;"
        "AppTest.from_file(sys.argv[1], default_timeout=60).run();"
        "print({'trafilatura','pypdf','mammoth','feedparser','py3langid','lxml','ftfy'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program, str(root / "dashboard" / "app.py")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
