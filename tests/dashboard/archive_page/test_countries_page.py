"""The countries of the archive page without a browser: the map, its dates, the course of roles and who began one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def said(page: AppTest) -> str:
    every = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return " ".join(str(element.value) for element in every).replace("\\", "")


def alts(page: AppTest) -> list[str]:
    return [str(chart.proto.alt) for chart in page.get("plotly_chart")]


def filled(folder: Path, rows: list[dict[str, str]]) -> str:
    source = folder.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ingest([str(source)], place_at(str(folder)), settings=Settings(tone=None))
    return str(folder)


def test_a_country_that_became_an_adversary_is_told_with_the_day(page: Callable[..., AppTest]) -> None:
    shown = page(show="Countries", role="adversary")
    shown.session_state["archive-changes"] = True
    shown.run()
    assert not shown.exception
    changes = next(frame.value for frame in shown.dataframe if "As adversary" in frame.value.columns)
    assert list(changes["Country"]) == ["Russia"]
    assert str(changes["First"].iloc[0]) == "2024-02-01"
    assert list(changes["Before"]) == ["partner"]


def test_more_countries_than_rows_are_counted_and_each_can_be_opened(
    page: Callable[..., AppTest], tmp_path: Path
) -> None:
    names = "Chad Niger Mali Kenya Ghana Togo Benin Peru Chile Cuba Haiti Nepal Laos Qatar Oman".split()
    rows = [{"text": f"{name} met Norway.", "date": "2024-05-06"} for name in names]
    place = filled(tmp_path / "many", rows)
    shown = page(place, show="Countries", by="Year", at="Togo, 2024")
    assert not shown.exception
    assert "The 12 countries of most articles among 16 have a row" in said(shown)
    assert "**Togo, 2024** · 1 article" in said(shown)


def test_the_map_shows_the_years_of_its_slider(page: Callable[..., AppTest]) -> None:
    shown = page(show="Countries", by="Year", during=["2024", "2024"])
    assert "Russia (1)" in alts(shown)[0]
    assert "World map of 4 countries in 2 articles" in alts(shown)[0]


def test_the_map_goes_from_day_to_day_and_from_week_to_week_where_days_are_few(page: Callable[..., AppTest]) -> None:
    days = {"from": "2023-05-01", "to": "2024-02-10", "during": ["9 Jun 2023", "1 Feb 2024"]}
    shown = page(show="Countries", by="Day", **days)
    assert not shown.exception
    assert shown.select_slider(key="during").options == ["3 May 2023", "9 Jun 2023", "1 Feb 2024"]
    assert "World map of 5 countries in 2 articles" in alts(shown)[0]
    assert "Roles by day, 3 May 2023 to 1 Feb 2024" in alts(shown)[1]
    assert page(show="Countries", by="Week").select_slider(key="during").options[0] == "week of 1 May 2023"


def test_days_that_are_too_many_for_the_slider_are_told_and_not_offered(
    page: Callable[..., AppTest], tmp_path: Path
) -> None:
    rows = [{"text": f"Chad met Norway on {day}.", "date": day} for day in ("2014-01-01", "2023-12-31")]
    place = filled(tmp_path / "long", rows)
    shown = page(place, show="Countries", by="Day")
    assert not shown.exception
    assert "3,652 days or 521 weeks are too many steps for the map" in said(shown)
    assert "World map of 2 countries in 2 articles" in alts(shown)[0]
    assert "too many" not in said(page(show="Countries", **{"from": "2024-01-01"}))
