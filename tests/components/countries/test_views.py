"""The views of the countries panel on the page, without a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def opened(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The page on an article of its own: `opened(text, country_view="Together")`."""

    def run(text: str, **choices: str) -> AppTest:
        st.cache_resource.clear()
        (tmp_path / "a.txt").write_text(f"title: A\n---\n{text}", encoding="utf-8")
        monkeypatch.setenv("READOUT_SEEDS", str(tmp_path))
        app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=60)
        for name, value in choices.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return run


def told(app: AppTest) -> str:
    kinds = ("info", "caption", "markdown")
    return " ".join(str(element.value) for kind in kinds for element in app.get(kind))


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ("Together", "No two of these countries stand in one sentence."),
        ("Who on whom", "No quotation speaks of one of these countries."),
    ],
)
def test_a_view_with_nothing_to_draw_says_so(opened: Callable[..., AppTest], view: str, sentence: str) -> None:
    assert sentence in told(opened("Norway waits. Malta waits.", country_view=view))


def test_a_role_that_no_country_has_leaves_no_table_and_says_so(opened: Callable[..., AppTest]) -> None:
    app = opened("Norway waits. Malta waits.", country_view="Text", roles="adversary")
    assert "No country has this role here." in told(app)
    assert not [frame for frame in app.dataframe if "Roles" in frame.value]


def test_an_article_without_countries_still_shows_its_organisations(opened: Callable[..., AppTest]) -> None:
    app = opened("NATO waits. NATO is ready.", actor="NATO 2× (central)")
    assert "No country was found in this article." in told(app)
    assert app.get("button_group")[0].value in ("NATO", ["NATO"])


def test_official_names_stand_in_the_table(opened: Callable[..., AppTest]) -> None:
    app = opened("Moldova waits.", names="official")
    table = next(frame.value for frame in app.dataframe if "Roles" in frame.value)
    assert list(table["Country"]) == ["Republic of Moldova"]


def test_a_chosen_pair_shows_in_how_many_sentences_it_stands(opened: Callable[..., AppTest]) -> None:
    app = opened("Malta met Norway. Norway thanked Malta.", country_view="Together", pair="Malta and Norway")
    assert "**Together** · 2 sentences" in told(app)


def test_a_pair_that_another_role_hides_is_forgotten(opened: Callable[..., AppTest]) -> None:
    app = opened("Malta met Norway.", country_view="Together", pair="Malta and Atlantis")
    assert app.selectbox(key="pair").value is None


def test_disputed_places_have_their_note_under_the_map(opened: Callable[..., AppTest]) -> None:
    assert "Kosovo: drawn with an outline of its own" in told(opened("Kosovo waits.")).replace("\\", "")
