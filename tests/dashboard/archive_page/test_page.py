"""The archive page without a browser: what it asks, says and shows, and what it says when there is nothing to show."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive_page import answers, places
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

PLEDGE = "We stand by Moldova, today and tomorrow, and for as long as it takes"
VIEWS = ("Keywords", "Countries", "Tone", "Speakers", "Silence", "Same quotation", "Articles")
COUNT = "**{} of 5 articles**"


def said(page: AppTest) -> str:
    every = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return " ".join(str(element.value) for element in every).replace("\\", "")


def alts(page: AppTest) -> list[str]:
    return [str(chart.proto.alt) for chart in page.get("plotly_chart")]


def markup(page: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in page.get("html"))


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_from_the_address(page: Callable[..., AppTest], view: str) -> None:
    shown = page(show=view)
    assert not shown.exception
    assert not shown.error
    assert COUNT.format(5) in said(shown)


@pytest.mark.parametrize("view", ["Keywords", "Countries", "Tone"])
def test_each_figure_has_its_takeaway_and_its_data(page: Callable[..., AppTest], view: str) -> None:
    shown = page(show=view)
    assert alts(shown)
    assert all(alts(shown))
    assert any(button.proto.label == "Data (CSV)" for button in shown.get("download_button"))


def test_only_the_chosen_view_is_drawn(page: Callable[..., AppTest]) -> None:
    assert len(alts(page(show="Keywords"))) == 1
    assert not alts(page(show="Articles"))


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("from", "2024-01-01", 2),
        ("to", "2023-12-31", 2),
        ("find", "drones", 1),
        ("find", '"peace needs"', 0),
        ("find", "“needs friends”", 1),
        ("find", "drone*|weather", 2),
        ("outlet", "Wire", 2),
        ("country", "Russia", 2),
        ("speaker", "Bo Dahl", 1),
        ("speaker", "Nobody Known", 0),
        ("copies", "true", 5),
    ],
)
def test_each_filter_is_taken_from_the_address_and_counted_exactly(
    page: Callable[..., AppTest], name: str, value: str, number: int
) -> None:
    shown = page(**{name: value})
    assert not shown.exception
    assert COUNT.format(number) in said(shown)


def test_filters_hold_together_and_are_told_in_words(page: Callable[..., AppTest]) -> None:
    shown = page(**{"outlet": "Wire", "country": "Russia", "from": "2024-01-01"})
    assert "**1 of 5 articles** from 1 Jan 2024, in Wire, on Russia" in said(shown)


def test_one_click_takes_every_filter_away(page: Callable[..., AppTest]) -> None:
    shown = page(**{"find": "peace", "outlet": "Wire", "from": "2023-01-01", "copies": "true"})
    shown.button(key="reset-filters").click().run()
    assert not shown.exception
    assert COUNT.format(5) in said(shown)
    assert all("reset" not in str(button.key) for button in shown.button)


def test_filters_with_no_article_say_so(page: Callable[..., AppTest]) -> None:
    assert "No article is left under these filters" in said(page(find="unheardof"))


def test_words_of_the_readers_own_are_counted(page: Callable[..., AppTest]) -> None:
    shown = page(words=["drone*|sanctions"])
    assert "drone*|sanctions, 2 times in 1 of 4 articles" in alts(shown)[0]


def test_a_blank_pattern_is_told(page: Callable[..., AppTest]) -> None:
    shown = page(words="|")
    assert not shown.exception
    assert "Type a word to look for" in said(shown)


def test_a_point_opens_its_articles_and_an_article_its_sentences(page: Callable[..., AppTest]) -> None:
    shown = page(words="peace", by="Year", point="peace, 2024")
    assert "“peace”, 2024** · 1 article" in said(shown)
    shown.selectbox(key="read").select_index(0).run()
    assert not shown.exception
    assert "called for <mark>peace</mark> and <mark>peace</mark> again" in markup(shown)


def test_untrusted_text_is_shown_and_not_obeyed(page: Callable[..., AppTest]) -> None:
    shown = page(show="Articles", find="formula")
    shown.selectbox(key="read").select_index(0).run()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup(shown)
    assert "<script>" not in markup(shown)
    assert not [text for text in [*shown.markdown, *shown.caption] if "![leak](" in str(text.value)]


@pytest.mark.parametrize(
    "chosen",
    [
        {"show": "Tone", "who": "![x](http://evil.example/a.png)"},
        {"show": "Speakers", "profile": "![x](http://evil.example/a.png)"},
        {"find": "![x](http://evil.example/a.png)"},
        {"words": "![x](http://evil.example/a.png)"},
        {"speaker": "![x](http://evil.example/a.png)"},
    ],
)
def test_what_an_address_carries_is_not_obeyed(page: Callable[..., AppTest], chosen: dict[str, str]) -> None:
    shown = page(**chosen)
    assert not shown.exception
    every = [*shown.markdown, *shown.caption, *shown.info, *shown.warning, *shown.error]
    assert not [text for text in every if "![x](" in str(text.value)]


def test_an_article_without_a_title_is_listed(page: Callable[..., AppTest]) -> None:
    shown = page(show="Articles", find="weather")
    assert shown.selectbox(key="read").options == ["Untitled article"]


def test_the_tone_of_a_speaker_toward_a_country(page: Callable[..., AppTest]) -> None:
    assert "Tone of 3 quotations" in alts(page(show="Tone", who="Ann Berg", by="Year"))[0]
    assert (
        "Tone of 1 stance by year: 1 negative" in alts(page(show="Tone", who="Bo Dahl", toward="Russia", by="Year"))[0]
    )
    assert "No quotation of Nobody" in said(page(show="Tone", who="Nobody"))


def test_a_speaker_has_a_profile_with_articles(page: Callable[..., AppTest]) -> None:
    shown = page(show="Speakers", profile="Ann Berg", by="Year")
    assert "3 quotations of" in said(shown)
    assert "**Ann Berg, quoted** · 3 articles" in said(shown)
    assert any("Stances of Ann Berg: Moldova (supportive 2" in alt for alt in alts(shown))
    assert "have no quotation of Nobody" in said(page(show="Speakers", profile="Nobody"))


def test_a_profile_has_the_words_of_the_speaker(page: Callable[..., AppTest]) -> None:
    shown = page(show="Speakers", profile="Ann Berg", by="Year")
    shown.session_state["archive-quoted"] = True
    shown.run()
    assert not shown.exception
    quoted = next(frame.value for frame in shown.dataframe if "Quotation" in frame.value.columns)
    assert list(quoted["Quotation"])[1:] == ["We stand by Moldova, today and tomorrow,", f"{PLEDGE},"]


def test_a_profile_is_narrowed_by_country_and_by_period(page: Callable[..., AppTest]) -> None:
    chosen = {"speaks_of": "Moldova", "in": "2024"}
    shown = page(show="Speakers", profile="Ann Berg", by="Year", **chosen)
    assert "**Ann Berg on Moldova, 2024** · 1 article" in said(shown)


def test_silence_asks_whose_and_then_says_on_what(page: Callable[..., AppTest]) -> None:
    assert "Whose silence?" in said(page(show="Silence"))
    shown = page(show="Silence", outlet="Wire")
    assert "Of 2 articles, fewer than expected speak of: France" in alts(shown)[0]


def test_a_quotation_is_shown_with_its_wordings_and_the_words_that_changed(page: Callable[..., AppTest]) -> None:
    shown = page(show="Same quotation")
    shown.selectbox(key="said").select_index(0).run()
    assert not shown.exception
    assert "<del>" in markup(shown) or "<ins>" in markup(shown)
    assert "· 2 articles" in said(shown)


def test_the_strip_tells_the_health_of_the_whole_archive_whatever_is_filtered(page: Callable[..., AppTest]) -> None:
    told = said(page(find="drones"))
    assert "5 articles, 0 of them near-duplicates, 1 undated; 0 rows rejected" in told


def test_the_sample_is_said_to_be_invented_and_another_archive_is_not(
    page: Callable[..., AppTest], talks_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SAMPLE_FOLDERS", (Path(talks_place),))
    assert "invented articles" in said(page(""))
    assert "invented articles" not in said(page())


def test_what_an_ingest_adds_is_seen_without_a_new_start(
    page: Callable[..., AppTest], talks_place: str, tmp_path: Path
) -> None:
    own = copied(talks_place, tmp_path)
    shown = page(str(own))
    assert COUNT.format(5) in said(shown)
    (tmp_path / "more.txt").write_text("Chad met Niger.", encoding="utf-8")
    ingest([str(tmp_path / "more.txt")], place_at(str(own)), settings=Settings(tone=None))
    answers._manifests.clear()
    assert "**6 of 6 articles**" in said(shown.run())


def test_an_archive_without_an_article_is_one_sentence(page: Callable[..., AppTest], tmp_path: Path) -> None:
    shown = page(str(tmp_path / "nowhere"))
    assert not shown.exception
    assert [element.value.replace("\\", "") for element in shown.error] == [f"{tmp_path}/nowhere: holds no archive."]


def test_a_damaged_manifest_is_one_sentence(page: Callable[..., AppTest], talks_place: str, tmp_path: Path) -> None:
    broken = copied(talks_place, tmp_path)
    for manifest in (broken / "manifest").iterdir():
        manifest.write_bytes(b"{}")
    shown = page(str(broken))
    assert not shown.exception
    assert len(shown.error) == 1
    assert "is damaged" in shown.error[0].value


def test_a_part_that_is_gone_is_one_sentence(page: Callable[..., AppTest], talks_place: str, tmp_path: Path) -> None:
    broken = copied(talks_place, tmp_path)
    for part in (broken / "counts").rglob("*.parquet"):
        part.unlink()
    shown = page(str(broken))
    assert not shown.exception
    assert len(shown.error) == 1


def test_a_place_that_nobody_knows_is_one_sentence(page: Callable[..., AppTest]) -> None:
    shown = page("nosuch://bucket/archive")
    assert not shown.exception
    assert "is no place that can be reached" in shown.error[0].value


def test_a_reader_cannot_open_a_folder_unless_a_setting_says_so(
    page: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert COUNT.format(5) in said(page(place=str(tmp_path)))
    monkeypatch.setenv("READOUT_ARCHIVE_ANY", "1")
    assert "holds no archive" in said(page(place=str(tmp_path)))


def copied(place: str, folder: Path) -> Path:
    return Path(shutil.copytree(place, folder / "copy"))


def test_the_health_opens_with_how_sure_the_findings_are_and_who_read_them(page: Callable[..., AppTest]) -> None:
    shown = page()
    shown.session_state["archive-health"] = True
    shown.run()
    assert not shown.exception
    assert {"speaker", "stance"} <= set(next(frame.value["Of"] for frame in shown.dataframe if "Of" in frame.value))
