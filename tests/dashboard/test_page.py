"""The article page without a browser: what it shows, and what it does with an article that has little to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from pathlib import Path

APP = "dashboard/app.py"


@pytest.fixture
def app(root: Path) -> AppTest:
    st.cache_resource.clear()
    return AppTest.from_file(str(root / APP), default_timeout=60)


@pytest.fixture
def opened_with(app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app over an empty folder of articles; a test writes its own into `tmp_path`."""
    monkeypatch.setenv("READOUT_SEEDS", str(tmp_path))
    return app


def shown(app: AppTest) -> str:
    return " ".join(
        str(element.value) for kind in ("markdown", "text", "info", "error", "caption") for element in app.get(kind)
    )


def test_the_seed_article_opens_with_its_headline_figures(app: AppTest) -> None:
    app.query_params["tone"] = "TextBlob"
    app.run()
    assert not app.exception
    figures = {metric.label: metric.value for metric in app.metric}
    assert figures["Words"] == "355"
    assert figures["Words in quotations"] == "76%"
    assert figures["Speakers"] == "1"
    assert figures["Countries"] == "6"
    assert figures["Overall tone"].startswith("mixed")


def test_the_inferred_date_is_said_to_be_inferred(app: AppTest) -> None:
    app.run()
    assert "29 November 2022" in app.caption[0].value
    assert "inferred" in app.caption[0].value


def test_a_country_chosen_shows_its_role_and_evidence(app: AppTest) -> None:
    app.run()
    app.selectbox(key="focus").select("country:UKR").run()
    assert "Country: Ukraine — partner" in [element.value for element in app.text]
    assert "**Evidence** · 7 of 23 sentences" in [element.value for element in app.markdown]


def test_the_readers_own_word_is_shown_and_another_removed(app: AppTest) -> None:
    app.run()
    app.multiselect(key="keywords").set_value(["aggress*", "lasting peace"]).run()
    assert not app.exception
    table = next(frame.value for frame in app.dataframe if "Keyword" in frame.value)
    assert list(table["Keyword"]) == ["aggress*", "lasting peace"]
    assert list(table["Count"]) == [2, 3]


def test_a_pattern_without_a_word_is_told_in_one_sentence(app: AppTest) -> None:
    app.run()
    app.multiselect(key="keywords").set_value(["|"]).run()
    assert not app.exception
    assert len(app.warning) == 1


def test_choices_that_do_not_exist_are_ignored(app: AppTest) -> None:
    app.query_params["focus"] = "Country: Atlantis"
    app.query_params["sentence"] = "999"
    app.run()
    assert not app.exception
    assert app.selectbox(key="focus").value is None


@pytest.mark.parametrize("text", ["Nothing much happened.", "“", "1", ". . .", "“Yes,” he said."])
def test_an_article_with_little_in_it_opens(opened_with: AppTest, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"title: A\n---\n{text}", encoding="utf-8")
    opened_with.run()
    assert not opened_with.exception
    assert "No country was found in this article." in shown(opened_with)


def test_several_articles_can_be_picked_from(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("title: First\n---\nFrance waits.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("title: Second\n---\nNorway waits.", encoding="utf-8")
    opened_with.run()
    opened_with.selectbox(key="article").select("2. Second").run()
    assert opened_with.title[0].value == "Second"
    assert "country:NOR" in opened_with.selectbox(key="focus").options or "Country: Norway" in str(
        opened_with.selectbox(key="focus").options
    )


def test_a_folder_without_articles_says_what_to_do(opened_with: AppTest) -> None:
    opened_with.run()
    assert not opened_with.exception
    assert "put a .txt file into the seeds folder" in opened_with.error[0].value


def test_a_broken_article_is_told_in_one_sentence(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date: yesterday\n---\nFrance waits.", encoding="utf-8")
    opened_with.run()
    assert not opened_with.exception
    assert len(opened_with.error) == 1


def test_the_methods_page_opens(app: AppTest) -> None:
    app.run()
    app.switch_page("app_pages/methods.py").run()
    assert not app.exception
    assert app.title[0].value == "Methods"


def test_the_table_of_quotations_opens_in_place_of_the_cards(app: AppTest) -> None:
    app.query_params["ledger_view"] = "Table"
    app.run()
    assert not app.exception
    table = next(frame.value for frame in app.dataframe if "Quotation" in frame.value)
    assert list(table["Speaker"]) == ["Jens Stoltenberg", "Jens Stoltenberg"]
    assert list(table["Verbatim"]) == [True, True]
    assert "**2 of 2 quotations** shown" in shown(app)


TWO_SPEAKERS = (
    "title: Two\noutlet: The Test\n---\nAnn Berg of Norway said: “We will help Ukraine today.”\n"
    "“France can wait,” said Bo Dahl. “It has time,” he added.\n"
)


def test_quotations_are_filtered_by_speaker_and_by_country(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_SPEAKERS, encoding="utf-8")
    opened_with.query_params["quoted"] = "Bo Dahl"
    opened_with.query_params["ledger_view"] = "Table"
    opened_with.run()
    assert "**2 of 3 quotations** shown" in shown(opened_with)
    opened_with.multiselect(key="about").select("France").run()
    assert "**1 of 3 quotations** shown" in shown(opened_with)
    table = next(frame.value for frame in opened_with.dataframe if "Quotation" in frame.value)
    assert list(table["Quotation"]) == ["France can wait,"]


def test_filters_that_leave_no_quotation_say_so(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_SPEAKERS, encoding="utf-8")
    opened_with.query_params["quoted"] = "Bo Dahl"
    opened_with.query_params["about"] = "Ukraine"
    opened_with.run()
    assert not opened_with.exception
    assert "**0 of 3 quotations** shown" in shown(opened_with)
    assert "take a filter away" in shown(opened_with)


def test_a_speaker_who_is_not_in_the_article_filters_nothing(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_SPEAKERS, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TWO_SPEAKERS.replace("Bo Dahl", "Carla Ruiz"), encoding="utf-8")
    opened_with.query_params["quoted"] = "Bo Dahl"
    opened_with.run()
    opened_with.selectbox(key="article").select("2. Two").run()
    assert not opened_with.exception
    assert "**3 of 3 quotations** shown" in shown(opened_with)


def test_the_chosen_quotation_can_be_copied_with_its_citation(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_SPEAKERS, encoding="utf-8")
    opened_with.run()
    opened_with.selectbox(key="focus").select("quotation:2").run()
    assert opened_with.code[0].value == "Bo Dahl: “France can wait,”\n(“Two”, The Test, paragraph 2)"


def test_a_choice_of_one_speaker_offers_no_filter(app: AppTest) -> None:
    app.run()
    assert "quoted" not in [choice.key for choice in app.multiselect]
