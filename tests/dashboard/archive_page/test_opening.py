"""Does an article of the archive open at the finding through which the reader came to it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.article import Span
from dashboard.archive.answers.findings import Finding
from dashboard.archive.filters import Filters
from dashboard.archive_page.opening import landing_of
from dashboard.landing import Landing

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

PLACE = Span(3, 9)


@pytest.mark.parametrize(
    ("chosen", "name", "sentence", "focus"),
    [
        ({"words": "drones", "by": "Year", "point": "drones, 2024"}, "Drones over Chisinau", 1, "keyword:drones"),
        (
            {"words": "friend*|sanctions", "by": "Year", "point": "friend*|sanctions, 2024"},
            "Drones over Chisinau",
            3,
            "keyword:friend*|sanctions",
        ),
        ({"show": "Countries", "by": "Year", "at": "Germany, 2023"}, "Moldova's friends", 3, "country:DEU"),
        (
            {"show": "Tone", "by": "Year", "who": "Bo Dahl", "tone_at": "2024"},
            "Drones over Chisinau",
            2,
            "quotation:1",
        ),
        (
            {"show": "Tone", "by": "Year", "who": "Bo Dahl", "toward": "Russia", "tone_at": "2024"},
            "Drones over Chisinau",
            2,
            "stance:RUS-Bo Dahl",
        ),
        ({"show": "Articles"}, "Drones over Chisinau", None, None),
    ],
)
def test_an_article_opens_at_what_its_list_counts(
    page: Callable[..., AppTest], chosen: dict[str, str], name: str, sentence: int | None, focus: str | None
) -> None:
    shown = page(**chosen)
    options = shown.selectbox(key="read").options
    shown.selectbox(key="read").select_index(next(at for at, each in enumerate(options) if name in each)).run()
    opened = shown.button(key="open-article").click().run()
    assert not opened.exception
    assert [title.value.replace("\\", "") for title in opened.title] == [name]
    assert opened.number_input(key="sentence").value == sentence
    assert opened.selectbox(key="focus").value == focus


def test_of_several_sentences_the_reader_chooses_one(page: Callable[..., AppTest]) -> None:
    shown = page(show="Countries", by="Year", at="Russia, 2024")
    shown.selectbox(key="read").select_index(0).run()
    (at,) = (box for box in shown.selectbox if str(box.key).startswith("open-article-at"))
    assert at.options == ["Sentence 1", "Sentence 2", "Sentence 3"]
    at.select_index(2).run()
    opened = shown.button(key="open-article").click().run()
    assert opened.number_input(key="sentence").value == 3
    assert opened.selectbox(key="focus").value == "country:RUS"


def test_a_quotation_of_a_speaker_opens_its_article_there(page: Callable[..., AppTest]) -> None:
    shown = page(show="Speakers", profile="Ann Berg", by="Year")
    shown.session_state["archive-quoted"] = True
    shown.run()
    assert not shown.exception
    shown.selectbox(key="quoted").select_index(1).run()
    opened = shown.button(key="open-quoted").click().run()
    assert not opened.exception
    assert [title.value.replace("\\", "") for title in opened.title] == ["Moldova's friends"]
    assert opened.number_input(key="sentence").value == 2
    assert opened.selectbox(key="focus").value == "quotation:1"


def test_a_shared_address_brings_the_chosen_quotation_back(page: Callable[..., AppTest]) -> None:
    shown = page(show="Speakers", profile="Bo Dahl", by="Year", quoted="We condemn Russia for this vile attack,")
    assert not shown.exception
    assert shown.button(key="open-quoted").label == "Open this article"


def test_the_next_article_opens_at_its_top_again(page: Callable[..., AppTest]) -> None:
    shown = page(words="drones", by="Year", point="drones, 2024")
    shown.selectbox(key="read").select_index(0).run()
    opened = shown.button(key="open-article").click().run()
    assert opened.number_input(key="sentence").value == 1
    shown = opened.switch_page("app_pages/archive.py")
    shown.query_params["show"] = "Articles"
    shown.run()
    shown.selectbox(key="read").select_index(2).run()
    opened = shown.button(key="open-article").click().run()
    assert opened.number_input(key="sentence").value is None
    assert opened.selectbox(key="focus").value is None


def test_a_finding_tells_what_will_stand_in_focus() -> None:
    every = Filters()
    assert landing_of(Finding("all", every), PLACE) is None
    assert landing_of(Finding("peace", every, "phrase", word="peace"), PLACE) == Landing(PLACE, "keyword", "peace")
    assert landing_of(Finding("said", every, "wording", key=7), PLACE) == Landing(PLACE, "quotation")
    stance = Finding("on Russia", every, "stance", country="RUS")
    assert landing_of(stance, PLACE) == Landing(PLACE, "stance")
