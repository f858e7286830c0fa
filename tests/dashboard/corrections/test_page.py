"""Correcting on the page, without a browser: what a reader says, sees at once, takes back and takes along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.corrections import desk
from dashboard.corrections.file import corrections_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from components.article import Article
    from dashboard.corrections.records import Correction

MISSED = "the visitors thanked the hosts for a warm welcome"


@pytest.fixture
def app(root: Path, tmp_path: Path, article: Article, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app over one article, in a session that belongs to nobody else; READOUT_DATA is a folder of the test."""
    st.cache_resource.clear()
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    head = f"title: {article.title}\ndate: {article.date}\noutlet: {article.outlet}\n---\n"
    (seeds / "a.txt").write_text(head + article.text, encoding="utf-8")
    monkeypatch.setenv("READOUT_SEEDS", str(seeds))
    monkeypatch.setenv("READOUT_DATA", str(tmp_path / "data"))
    return fresh(root)


def fresh(root: Path) -> AppTest:
    """A new session, with VADER, which is quick, and the table of quotations."""
    app = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=120)
    app.query_params["tone"] = "VADER"
    app.query_params["ledger_view"] = "Table"
    return app


def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions that start after this are on the reader's own machine."""
    monkeypatch.setattr(desk, "on_own_machine", lambda: True)


def choose(app: AppTest, focus: str) -> AppTest:
    app.run()
    app.selectbox(key="focus").select(focus).run()
    return quiet(app)


def quiet(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def one(app: AppTest, kind: str, ending: str, of: str = "") -> Any:
    """The widget whose key ends so, beside the heading where it is of the date, else where the finding is shown."""
    keys = {widget.key or "": widget for widget in app.get(kind)}
    return next(found for key, found in keys.items() if key.endswith(ending) and ("date" in key) == (of == "date"))


def typed(choice: Any, words: str) -> None:
    """Type something that was not among the choices."""
    choice.options.append(words)
    choice.set_value(words)


def quotations(app: AppTest) -> Any:
    return next(frame.value for frame in app.dataframe if "Quotation" in frame.value)


def countries(app: AppTest) -> dict[str, str]:
    table = next(frame.value for frame in app.dataframe if "Roles" in frame.value)
    return dict(zip(table["Country"], table["Roles"], strict=True))


def shown(app: AppTest) -> str:
    kinds = ("markdown", "caption", "warning", "info", "error")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind)).replace("\\", "")


def give_to(app: AppTest, speaker: str) -> AppTest:
    choose(app, "quotation:1")
    typed(one(app, "selectbox", "-speaker"), speaker)
    one(app, "button", "-save").click().run()
    return quiet(app)


def panel(app: AppTest) -> AppTest:
    app.session_state["corrections-panel"] = True
    return quiet(app.run())


def test_a_corrected_speaker_stands_in_table_figures_and_choices_at_once(app: AppTest) -> None:
    give_to(app, "Carla Ruiz")
    table = quotations(app)
    assert table["Speaker"][0] == "Carla Ruiz"
    assert table["Certainty"][0] == "corrected by you"
    assert "Speaker: Carla Ruiz" in app.selectbox(key="focus").options
    assert "Speaker: Ann Berg" not in app.selectbox(key="focus").options
    assert next(metric for metric in app.metric if metric.label == "Speakers").value == "2"
    assert "corrected by you" in shown(app)


def test_what_is_undone_stands_as_it_was_found(app: AppTest) -> None:
    give_to(app, "Carla Ruiz")
    one(app, "button", "-undo").click().run()
    assert quotations(quiet(app))["Speaker"][0] == "Ann Berg"
    assert "corrected by you" not in shown(app)


def test_a_corrected_tone_is_read_by_the_reader(app: AppTest) -> None:
    choose(app, "quotation:1")
    one(app, "selectbox", "-tone").set_value("negative")
    one(app, "button", "-save").click().run()
    table = quotations(quiet(app))
    assert (table["Tone"][0], table["Score"][0], table["Read by"][0]) == ("negative", -0.5, "you")


def test_a_speaker_and_a_tone_can_be_said_to_be_right(app: AppTest) -> None:
    choose(app, "quotation:1")
    one(app, "button", "-tone-right").click().run()
    one(app, "button", "-right").click().run()
    assert quotations(quiet(app))["Certainty"][0] == "confirmed by you"
    assert not [button.label for button in app.button if button.label.endswith("right")]


def test_what_is_no_quotation_goes(app: AppTest) -> None:
    choose(app, "quotation:1")
    before = len(quotations(app))
    one(app, "button", "-none-save").click().run()
    assert len(quotations(quiet(app))) == before - 1
    assert app.selectbox(key="focus").value is None or "1" in app.selectbox(key="focus").value


def test_two_speakers_become_one(app: AppTest) -> None:
    choose(app, "speaker:Bo Dahl")
    one(app, "selectbox", "-other").set_value("Ann Berg")
    one(app, "button", "-save").click().run()
    assert set(quotations(quiet(app))["Speaker"]) == {"Ann Berg"}


def test_roles_are_given_and_taken(app: AppTest) -> None:
    choose(app, "country:FRA")
    one(app, "button_group", "-roles").set_value(["adversary"])
    one(app, "button", "-save").click().run()
    assert countries(quiet(app))["France"] == "adversary (corrected by you)"


def test_a_country_that_is_wrong_becomes_another_or_none(app: AppTest) -> None:
    choose(app, "country:FRA")
    one(app, "selectbox", "-other").set_value("JPN")
    one(app, "button", "-save").click().run()
    assert "Japan" in countries(quiet(app))
    assert "France" not in countries(app)
    app.selectbox(key="focus").select("country:MDA").run()
    one(app, "button", "-none-save").click().run()
    assert "Moldova" not in countries(quiet(app))


def opened(app: AppTest, popover: str) -> AppTest:
    """Open a popover that draws its form only then."""
    app.session_state[popover] = True
    return quiet(app.run())


def test_a_missed_quotation_is_pasted_with_its_marks(app: AppTest) -> None:
    before = len(quotations(opened(app, "missed-open")))
    app.text_area(key="missed-words").set_value(f"“{MISSED}”")
    typed(app.selectbox(key="missed-speaker"), "Ion Munteanu")
    app.button(key="missed-add").click().run()
    table = quotations(quiet(app))
    assert len(table) == before + 1
    assert list(table["Quotation"])[-1] == MISSED
    assert list(table["Speaker"])[-1] == "Ion Munteanu"
    assert list(table["Tone"])[-1] == "positive"


def test_a_missed_country_is_pasted(app: AppTest) -> None:
    opened(app, "missed-open")
    app.segmented_control(key="missed-kind").set_value("A country").run()
    app.text_area(key="missed-words").set_value("Friday")
    app.selectbox(key="missed-country").set_value("DEU")
    app.button(key="missed-add").click().run()
    assert countries(quiet(app))["Germany"] == "mentioned (corrected by you)"


@pytest.mark.parametrize("words", ["", "“”", "words that nobody said", "(((", "Moldova" * 2_000])
def test_words_that_do_not_stand_in_the_article_are_told_in_one_sentence(app: AppTest, words: str) -> None:
    opened(app, "missed-open")
    app.text_area(key="missed-words").set_value(words)
    app.button(key="missed-add").click().run()
    assert [each.value for each in quiet(app).warning] == [
        "These words do not stand in the article\\: paste them as they stand there\\."
    ]
    app.run()
    assert not app.warning


def test_a_corrected_date_stands_in_the_heading(app: AppTest) -> None:
    opened(app, "correct-date-open")
    one(app, "date_input", "-day", of="date").set_value(date(2023, 5, 5))
    one(app, "button", "-save", of="date").click().run()
    assert "5 May 2023" in shown(quiet(app))
    assert "date corrected by you" in shown(app)


def test_the_panel_lists_corrections_with_a_way_back_and_the_agreement(app: AppTest) -> None:
    give_to(app, "Carla Ruiz")
    panel(app)
    assert "Speaker: Ann Berg → Carla Ruiz · “We stand by Moldova" in shown(app)
    assert list(app.table[-1].value["Right"]) == ["0 of 1"]
    undo = next(button for button in app.button if (button.key or "").startswith("undo-"))
    undo.click().run()
    assert quotations(quiet(app))["Speaker"][0] == "Ann Berg"


def test_a_name_with_markup_is_shown_as_it_is_typed(app: AppTest) -> None:
    give_to(app, "<script>alert(1)</script> ![x](http://evil.example)")
    panel(app)
    assert "![x](http" not in " ".join(str(each.value) for each in app.markdown)


def test_a_session_without_a_workspace_keeps_nothing_anywhere(app: AppTest, root: Path, tmp_path: Path) -> None:
    give_to(app, "Carla Ruiz")
    other = fresh(root).run()
    assert quotations(other)["Speaker"][0] == "Ann Berg"
    assert not (tmp_path / "data").exists()


def test_two_readers_share_what_they_say_in_a_workspace_of_one_name_and_no_other(app: AppTest, root: Path) -> None:
    enter(give_to(app, "Carla Ruiz"), "embassy 7")
    colleague = enter(fresh(root).run(), "embassy 7")
    assert quotations(colleague)["Speaker"][0] == "Carla Ruiz"
    stranger = enter(fresh(root).run(), "embassy 8")
    assert quotations(stranger)["Speaker"][0] == "Ann Berg"


def enter(app: AppTest, name: str) -> AppTest:
    panel(app)
    app.text_input(key="corrections-workspace").set_value(name)
    next(button for button in app.button if button.label == "Enter").click().run()
    return quiet(app)


def test_on_the_readers_own_machine_corrections_are_there_again(
    app: AppTest, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(monkeypatch)
    give_to(app, "Carla Ruiz")
    again = fresh(root).run()
    assert quotations(again)["Speaker"][0] == "Carla Ruiz"


def test_the_store_is_asked_only_when_the_article_or_the_workspace_changes(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(monkeypatch)
    give_to(app, "Carla Ruiz")
    asked: list[str] = []
    read = desk._read
    monkeypatch.setattr(desk, "_read", lambda *some: asked.append("once") or read(*some))
    app.run()
    app.selectbox(key="focus").select("country:FRA").run()
    assert asked == []


def test_a_reader_who_corrects_nothing_needs_no_database(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home(monkeypatch)
    monkeypatch.setattr(desk, "_store", lambda: pytest.fail("the store was opened"))
    quiet(app.run())


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home(monkeypatch)
    (tmp_path / "data").write_text("in the way")
    give_to(app, "Carla Ruiz")
    assert quotations(app)["Speaker"][0] == "Carla Ruiz"
    assert "the folder for them cannot be written" in shown(app)


def test_wrong_settings_of_the_database_are_told_in_one_sentence(app: AppTest) -> None:
    app.secrets["connections"] = {"readout": {"url": "nosuch://database"}}
    enter(app.run(), "team")
    give_to(app, "Carla Ruiz")
    assert "the settings of the database are wrong" in shown(app)
    assert quotations(app)["Speaker"][0] == "Carla Ruiz"


def test_the_secrets_name_a_real_postgresql(app: AppTest, root: Path, postgresql: str) -> None:
    address = postgresql.replace("+pg8000", "")
    app.secrets["connections"] = {"readout": {"url": address}}
    enter(give_to(app, "Carla Ruiz"), "a ministry")
    assert "corrections-panel" in app.session_state
    colleague = fresh(root)
    colleague.secrets["connections"] = {"readout": {"url": address}}
    enter(colleague.run(), "a ministry")
    assert quotations(colleague)["Speaker"][0] == "Carla Ruiz"


def upload(app: AppTest, content: bytes) -> AppTest:
    panel(app)
    app.file_uploader(key="corrections-file").set_value(("kept.json", content, "application/json")).run()
    return quiet(app)


def test_a_file_of_corrections_is_applied_to_the_same_text(app: AppTest, make: Callable[..., Correction]) -> None:
    said = make("speaker", "We stand by Moldova", "Ann Berg", "Carla Ruiz")
    upload(app.run(), corrections_file([said]))
    assert quotations(app)["Speaker"][0] == "Carla Ruiz"
    assert "1 record added, 0 here already." in shown(app)


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b'{"start": NaN}', b"=1+1", b"<script>alert(1)</script>"])
def test_a_hostile_file_is_told_in_one_sentence(app: AppTest, content: bytes) -> None:
    upload(app.run(), content)
    assert "This is no file of corrections: choose one that was downloaded here." in shown(app)


def test_a_stale_correction_is_listed_with_the_reason(app: AppTest, make: Callable[..., Correction]) -> None:
    said = make("speaker", "The minister from", "Ann Berg", "Carla Ruiz")
    upload(app.run(), corrections_file([said]))
    assert "set aside: no quotation stands there any more" in shown(app)
