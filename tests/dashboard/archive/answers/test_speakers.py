"""Is everyone who is quoted counted, and a speaker's profile what the articles have of them?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.article.outline import count_words
from components.keywords.periods import period_of
from dashboard.archive.answers import Filters, speaker_count, speaker_profile, speakers

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle


def test_those_most_quoted_come_first_page_by_page(archive: Archive, parsed: list[ParsedArticle]) -> None:
    quotations = Counter(said.speaker for each in parsed for said in each.quotations if said.speaker)
    ordered = sorted(quotations.items(), key=lambda pair: (-pair[1], pair[0]))
    pages = [speakers(archive, Filters(), page, 3) for page in range(5)]
    found = [pair for page in pages for pair in zip(page["speaker"], page["quotations"].tolist(), strict=True)]
    assert found == ordered[:15]
    assert speaker_count(archive, Filters()) == len(ordered)


def test_sums_kept_beside_give_what_the_articles_give(archive: Archive, request: pytest.FixtureRequest) -> None:
    summed = speakers(archive, Filters(), 0, 99).round(5).to_dict()
    archive.memory.clear()
    request.getfixturevalue("unsummed")
    assert speakers(archive, Filters(), 0, 99).round(5).to_dict() == summed


def test_whoever_is_quoted_without_a_date_is_in_no_month(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": "“We stand by Ukraine,” Ann Berg said."},
        {"text": "“We stand by Sweden,” Bo Ek said.", "date": "2024-05-03"},
    )
    for filters in (Filters(date(2024, 1, 1)), Filters(date(2024, 1, 2)), Filters(last=date(2024, 12, 31))):
        assert speakers(archive, filters, 0, 9)["speaker"].tolist() == ["Bo Ek"]


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
    assert profile.countries[["iso3", "name", "supportive", "critical"]].values.tolist() == [["UKR", "Ukraine", 1, 0]]
    assert profile.roles["role"].tolist() == ["Foreign Minister"]


def test_nobody_has_an_empty_profile(archive: Archive) -> None:
    profile = speaker_profile(archive, Filters(), "Nobody", "month")
    assert (profile.quotations, profile.words, profile.first) == (0, 0, None)
    assert profile.over_time.empty
    assert profile.others.empty
