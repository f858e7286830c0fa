"""Is a speaker's profile what the articles have of them, whether or not it comes from the sums beside them?"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from components.article.outline import count_words
from components.keywords.periods import period_of
from dashboard.archive.answers import Filters, speaker_profile, speakers

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.keywords.periods import Unit
    from dashboard.archive.answers.profiles import SpeakerProfile
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

TONED = (
    {"text": "“We stand by Ukraine, our friend,” Foreign Minister Ann Berg said. “So do we,” Bo Ek said."},
    {"text": "“We condemn Russia,” President Ann Berg said in Oslo. “And Belarus,” she added.", "date": "2024-02-03"},
    {"text": "“We thank Ukraine,” Ann Berg said. “We condemn Ukraine,” Cy Dow said.", "date": "2024-05-03"},
    {"text": "“We thank Ukraine again,” Ann Berg said. “I met Ann,” Bo Ek said.", "date": "2024-05-04"},
)


def told(profile: SpeakerProfile) -> dict[str, Any]:
    """The profile with its numbers rounded and its tables as dictionaries."""
    frames = {name: value for name, value in asdict(profile).items() if isinstance(value, pd.DataFrame)}
    tables = {name: (dict(frame.dtypes), frame.round(5).astype(object)) for name, frame in frames.items()}
    plain = {name: (kinds, rows.where(rows.notna(), None).to_dict()) for name, (kinds, rows) in tables.items()}
    return {**asdict(profile), **plain}


@pytest.mark.parametrize("outlet", [None, "Wire 2"])
def test_a_profile_is_of_the_articles_that_are_meant(
    archive: Archive, parsed: list[ParsedArticle], outlet: str | None
) -> None:
    own = [each for each in parsed if outlet in (None, each.article.outlet)]
    said = [(each, quotation) for each in own for quotation in each.quotations if quotation.speaker == "Ann Berg"]
    profile = speaker_profile(archive, Filters(outlets=(outlet,) if outlet else ()), "Ann Berg", "week")
    assert (profile.quotations, profile.articles) == (len(said), len({id(each) for each, _ in said}))
    words = sum(count_words(span.of(each.article.text)) for each, quotation in said for span in quotation.spans)
    assert profile.words == words
    weeks = Counter(period_of(each.article.date, "week").first for each, _ in said if each.article.date)
    assert dict(zip(profile.over_time["period"], profile.over_time["quotations"], strict=True)) == weeks
    assert dict(zip(profile.tones["period"], profile.tones["n"], strict=True)) == weeks
    with_her = Counter(
        name for each in own if "Ann Berg" in each.speakers for name in each.speakers if name != "Ann Berg"
    )
    assert dict(zip(profile.others["speaker"], profile.others["articles"], strict=True)) == with_her
    days = [each.article.date for each, _ in said if each.article.date]
    assert (profile.first, profile.last) == (min(days), max(days))


def test_whom_they_speak_of_and_what_they_are_called(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": "“We stand by Ukraine, our friend,” Foreign Minister Ann Berg said in Oslo.", "date": "2024-05-03"},
        tone="model",
    )
    profile = speaker_profile(archive, Filters(), "Ann Berg", "month")
    columns = ["iso3", "name", "supportive", "critical"]
    assert profile.countries[columns].to_dict("split")["data"] == [["UKR", "Ukraine", 1, 0]]
    assert profile.roles["role"].tolist() == ["Foreign Minister"]


def test_nobody_has_an_empty_profile(archive: Archive) -> None:
    profile = speaker_profile(archive, Filters(), "Nobody", "month")
    assert (profile.quotations, profile.words, profile.first) == (0, 0, None)
    assert profile.over_time.empty
    assert profile.others.empty


@pytest.mark.parametrize("unit", ["month", "year"])
def test_sums_kept_beside_give_what_the_articles_give(
    archive: Archive, request: pytest.FixtureRequest, unit: Unit
) -> None:
    everybody = [*speakers(archive, Filters(), 0, 99)["speaker"], "Nobody"]
    some = [Filters(), Filters(date(2024, 2, 1)), Filters(date(2024, 2, 1), date(2024, 2, 29))]
    summed = [told(speaker_profile(archive, each, name, unit)) for each in some for name in everybody]
    assert any(each["others"][1]["speaker"] for each in summed)
    request.getfixturevalue("unsummed")
    assert [told(speaker_profile(archive, each, name, unit)) for each in some for name in everybody] == summed


def test_sums_of_stances_and_roles_are_those_of_the_articles(
    archived: Callable[..., Archive], request: pytest.FixtureRequest
) -> None:
    archive = archived(*TONED, tone="model")
    summed = [told(speaker_profile(archive, Filters(), name, "month")) for name in ("Ann Berg", "Bo Ek", "Cy Dow")]
    assert len(summed[0]["countries"][1]["iso3"]) > 1
    assert len(summed[0]["roles"][1]["role"]) > 1
    request.getfixturevalue("unsummed")
    assert [
        told(speaker_profile(archive, Filters(), name, "month")) for name in ("Ann Berg", "Bo Ek", "Cy Dow")
    ] == summed
