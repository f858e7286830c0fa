"""Taking along from the page, and opening a link that another has sent."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.article import Article
from dashboard.out.bundle import every_table
from dashboard.out.link import CARRIED, carried, link_to
from dashboard.parsing import Settings, parse_article
from dashboard.take_along import FIGURE_TABLES, PANEL

if TYPE_CHECKING:
    from pathlib import Path

TALKS = Article(
    "OSLO - Norway and Moldova agreed on Friday.\n\n“We stand by Moldova,” said Ann Berg of Norway. Bo Dahl agreed.",
    "Talks in Oslo",
)


@pytest.fixture
def app(root: Path) -> AppTest:
    st.cache_resource.clear()
    app = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=60)
    app.query_params["tone"] = "TextBlob"
    return app


def link_on(app: AppTest) -> str:
    return str(app.code[0].value)


def opened(app: AppTest) -> AppTest:
    app.session_state[PANEL] = True
    return app.run()


def test_a_link_opens_its_article_with_its_choices(app: AppTest) -> None:
    app.query_params[CARRIED] = carried(TALKS)
    app.query_params["focus"] = "Country: Moldova"
    app.query_params["sentence"] = "2"
    app.run()
    assert not app.exception
    assert app.title[0].value == "Talks in Oslo"
    assert app.selectbox(key="focus").value == "country:MDA"
    assert app.number_input(key="sentence").value == 2


@pytest.mark.parametrize("value", ["1.broken", "nonsense", "9.AAAA", carried(TALKS)[:-4], "1." + "A" * 5_000])
def test_a_broken_link_says_so_and_opens_the_seed(app: AppTest, value: str) -> None:
    app.query_params[CARRIED] = value
    app.run()
    assert not app.exception
    assert len(app.warning) == 1
    assert app.warning[0].value.startswith("This link")
    assert "NATO" in app.title[0].value


def test_a_link_with_script_in_it_shows_the_script(app: AppTest) -> None:
    app.query_params[CARRIED] = carried(Article("<script>alert(1)</script> Norway.", "<script>alert(2)</script>"))
    app.run()
    assert not app.exception
    assert r"\<script\>" in app.title[0].value


def test_a_removed_article_does_not_come_back_with_the_next_run(app: AppTest) -> None:
    app.query_params[CARRIED] = carried(TALKS)
    app.run()
    next(button for button in app.button if button.label == "Remove").click().run()
    assert "NATO" in app.title[0].value
    app.run()
    assert CARRIED not in app.query_params


def test_an_article_of_a_link_is_in_nobody_elses_session(app: AppTest, root: Path) -> None:
    app.query_params[CARRIED] = carried(TALKS)
    app.run()
    other = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=60)
    other.query_params["tone"] = "TextBlob"
    other.run()
    assert app.title[0].value == "Talks in Oslo"
    assert "NATO" in other.title[0].value
    assert not any("Talks" in option for box in other.selectbox for option in box.options)


def test_the_panel_is_empty_until_it_is_opened(app: AppTest) -> None:
    app.run()
    assert not app.code
    assert "Report" not in [button.label for button in app.get("download_button")]


def test_the_panel_offers_report_zip_a_table_and_a_link(app: AppTest) -> None:
    app.query_params["focus"] = "Country: Ukraine"
    opened(app)
    assert not app.exception
    labels = [button.label for button in app.get("download_button")]
    assert {"Report", "CSV + JSON (zip)", "CSV"} <= {*labels}
    assert dict(parse_qsl(urlsplit(link_on(app)).query))["focus"] == "Country: Ukraine"
    assert CARRIED not in link_on(app)


def test_the_link_of_an_own_article_carries_it(app: AppTest) -> None:
    app.query_params[CARRIED] = carried(TALKS)
    app.run()
    opened(app)
    assert dict(parse_qsl(urlsplit(link_on(app)).query))[CARRIED] == carried(TALKS)


def test_an_article_too_long_for_a_link_gets_the_report_instead(app: AppTest) -> None:
    text = " ".join(f"Minister {number * 7919 % 10007} met {number * 104729 % 99991}." for number in range(2_000))
    app.query_params[CARRIED] = carried(Article(text, "Long"))
    app.run()
    opened(app)
    assert not app.exception
    assert not app.code
    assert any("hand on the report instead" in info.value for info in app.info)


def test_a_link_keeps_every_choice_and_no_article_of_another_link() -> None:
    choices = [("quoted", "Ann Berg"), ("quoted", "Bo & Dahl"), (CARRIED, "1.old")]
    pairs = parse_qsl(urlsplit(link_to("http://127.0.0.1/", choices, {CARRIED: TALKS})).query)
    assert pairs == [*choices[:2], (CARRIED, carried(TALKS))]
    assert link_to("http://127.0.0.1/", [], {}) == "http://127.0.0.1/"


@pytest.mark.parametrize(
    ("key", "view", "table"),
    [
        ("country_view", "Map", "countries"),
        ("country_view", "Text", "country-mentions"),
        ("country_view", "Together", "countries-together"),
        ("country_view", "Who on whom", "who-on-whom"),
        ("tone_view", "Tone", "quotations"),
        ("tone_view", "Share of voice", "share-of-voice"),
        ("tone_view", "Stance", "stances"),
    ],
)
def test_a_figure_has_its_data_beside_it(app: AppTest, key: str, view: str, table: str) -> None:
    app.query_params[key] = view
    app.run()
    assert not app.exception
    assert f"{table}-csv" in [button.key for button in app.get("download_button")]


def test_every_view_that_offers_its_data_has_a_table() -> None:
    parsed = parse_article(TALKS, Settings(tone=None))
    assert set(FIGURE_TABLES.values()) <= {table.name for table in every_table(parsed, (), 1)}
