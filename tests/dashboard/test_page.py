"""The article page without a browser: what it shows, and what it does with an article that has little to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.tone import views
from components.tone.model import problem
from dashboard import reading
from dashboard.parsing import toned

if TYPE_CHECKING:
    from pathlib import Path

APP = "dashboard/app.py"
needs_model = pytest.mark.skipif(problem() is not None, reason=str(problem()))


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
    app.session_state["keyword_more"] = True
    app.multiselect(key="keywords").set_value(["aggress*", "lasting peace"]).run()
    assert not app.exception
    table = next(frame.value for frame in app.dataframe if "Keyword" in frame.value)
    assert list(table["Keyword"]) == ["aggress*", "lasting peace"]
    assert list(table["Count"]) == [2, 3]


def test_the_encoder_ranks_the_keywords_anew_and_they_are_chosen_anew(app: AppTest) -> None:
    app.run()
    before = app.multiselect(key="keywords").value
    app.toggle(key="encoder").set_value(True).run()
    assert not app.exception
    assert (app.multiselect(key="keywords").value == before) == (problem() is not None)
    app.toggle(key="encoder").set_value(False).run()
    assert app.multiselect(key="keywords").value == before


@pytest.mark.parametrize("view", ["context", "dates", "calendar", "compare"])
def test_every_view_of_the_keywords_opens(app: AppTest, view: str) -> None:
    app.session_state["keyword_view"] = view
    app.run()
    assert not app.exception


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


def overall(app: AppTest) -> tuple[str, str]:
    """The overall tone, and who read it."""
    metric = next(metric for metric in app.metric if metric.label == "Overall tone")
    return metric.value, metric.proto.delta_description.replace("\\", "")


def read_by(app: AppTest) -> set[str]:
    return set(next(frame.value for frame in app.dataframe if "Read by" in frame.value)["Read by"])


def test_the_engine_in_the_address_reads_the_whole_page(app: AppTest) -> None:
    app.query_params["tone"] = "VADER"
    app.query_params["ledger_view"] = "Table"
    app.run()
    assert not app.exception
    assert read_by(app) == {"vader"}
    assert overall(app)[1].startswith("VADER, ")


def test_choosing_another_engine_reads_the_article_anew(app: AppTest) -> None:
    app.query_params["tone"] = "VADER"
    app.query_params["ledger_view"] = "Table"
    app.run()
    app.segmented_control(key="tone").set_value("textblob").run()
    assert read_by(app) == {"textblob"}
    assert overall(app)[1].startswith("TextBlob, ")


def test_an_engine_that_does_not_exist_is_ignored(app: AppTest) -> None:
    app.query_params["tone"] = "Oracle"
    app.run()
    assert not app.exception
    assert app.segmented_control(key="tone").value == "model"


def test_an_article_is_heard_once_by_each_engine(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(reading, "toned", lambda parsed, engine: heard.append(engine) or toned(parsed, engine))
    app.query_params["tone"] = "VADER"
    app.run()
    app.segmented_control(key="tone").set_value("textblob").run()
    app.segmented_control(key="tone").set_value("vader").run()
    assert heard == ["vader", "textblob"]


@pytest.mark.usefixtures("no_model")
def test_without_weights_the_page_says_so_in_one_line_and_works_on_with_vader(app: AppTest) -> None:
    app.query_params["ledger_view"] = "Table"
    app.run()
    assert not app.exception
    assert [warning.value for warning in app.warning] == [
        "The tone model cannot be used (model.onnx is missing); VADER reads in its place."
    ]
    assert read_by(app) == {"vader"}


@pytest.mark.usefixtures("no_model")
def test_without_weights_every_view_opens(app: AppTest) -> None:
    app.query_params["focus"] = "Quotation 1: Jens Stoltenberg"
    app.query_params["reasons"] = "true"
    for view in ("order", "speaker", "extremes", "stance", "engines", "voice"):
        app.run()
        app.segmented_control(key="tone_view").set_value(view).run()
        assert not app.exception, view
    app.segmented_control(key="tone_view").set_value("engines").run()
    table = next(frame.value for frame in app.dataframe if "Agreement" in frame.value)
    assert [name for name in table if name in ("Model", "VADER", "TextBlob")] == ["VADER", "TextBlob"]


def test_stances_need_the_model_and_say_so(app: AppTest) -> None:
    app.query_params["tone"] = "TextBlob"
    app.query_params["tone_view"] = "Stance"
    app.run()
    assert "TextBlob hears no targets: stances need the model." in shown(app)


def test_the_engines_stand_side_by_side_with_how_many_quotations_they_read_differently(app: AppTest) -> None:
    app.query_params["tone"] = "VADER"
    app.query_params["tone_view"] = "Engines"
    app.run()
    table = next(frame.value for frame in app.dataframe if "Agreement" in frame.value)
    assert list(table["No."]) == [1, 2]
    assert " of 2 quotations read differently" in shown(app)


def test_the_extremes_of_an_article_without_tone_say_so(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("title: A\n---\n“We met in Oslo today,” said Ann Berg.", encoding="utf-8")
    opened_with.query_params["tone"] = "VADER"
    opened_with.query_params["tone_view"] = "Extremes"
    opened_with.run()
    assert "No quotation is negative or positive." in shown(opened_with)


def test_the_reasons_are_told_only_when_they_are_asked_for(app: AppTest) -> None:
    app.query_params["tone"] = "VADER"
    app.query_params["focus"] = "Quotation 1: Jens Stoltenberg"
    app.run()
    assert "The words that VADER knows" not in shown(app)
    app.toggle(key="reasons").set_value(True).run()
    assert not app.exception
    assert "The words that VADER knows, each with its own weight." in shown(app)


@needs_model
def test_the_model_explains_a_quotation_when_asked_and_only_then(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(views, "explained", lambda *article: asked.append(article) or ())
    app.query_params["focus"] = "Quotation 1: Jens Stoltenberg"
    app.run()
    assert asked == []
    app.toggle(key="reasons").set_value(True).run()
    app.run()
    assert len(asked) == 1


@needs_model
def test_a_stance_that_is_chosen_shows_its_sentences(opened_with: AppTest, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWO_SPEAKERS, encoding="utf-8")
    opened_with.query_params["focus"] = "Stance: Ann Berg on Ukraine"
    opened_with.query_params["tone_view"] = "Stance"
    opened_with.run()
    assert not opened_with.exception
    table = next(frame.value for frame in opened_with.dataframe if "Stance" in frame.value)
    assert ("Ann Berg", "Ukraine") in set(zip(table["Speaker"], table["Country"], strict=True))
    assert "**Evidence** · 1 of 3 sentences" in shown(opened_with)


def test_the_method_and_its_accuracy_stand_on_the_methods_page(app: AppTest) -> None:
    app.run()
    app.switch_page("app_pages/methods.py").run()
    assert list(app.table[0].value.columns) == ["Model", "VADER", "TextBlob"]
    news = app.table[0].value.loc["Toward a target, news held out (875 targets), macro-F1"]
    assert float(news["Model"]) > 0.5
