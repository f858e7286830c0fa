"""Are the counts over dates those that the keywords panel counts, whatever is filtered?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.keywords.find import BlankPatternError, own_keyword
from components.keywords.over_dates import Tally, binned
from components.keywords.periods import UNITS
from dashboard.archive.answers import Filters, keyword_timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.keywords.over_dates import Bin
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

TODAY = date(2024, 3, 15)
WORDS = (
    "moldova",
    "Treaty",
    "sup*",
    "*ort",
    "s*t",
    "treaty|Summit",
    "sup*|support",
    "the of",
    "stand by Moldova",
    "Moldova,” Ann",
    "we condemn the pressure on|security",
    "nowhere",
    "of|of",
    "s*t of",
    "in|a in",
)


def expected(articles: Sequence[ParsedArticle], word: str, unit: str) -> tuple[Bin, ...]:
    tallies = [
        Tally(
            each.article.text,
            each.article.date,
            each.words,
            len(own_keyword(each.article, each.outline, word).occurrences),
        )
        for each in articles
        if each.article.date
    ]
    return binned(tallies, unit, TODAY)


@pytest.mark.parametrize("unit", UNITS)
def test_every_kind_of_word_counts_as_in_the_keywords_panel(
    archive: Archive, parsed: list[ParsedArticle], unit: str
) -> None:
    found = keyword_timeline(archive, Filters(), WORDS, unit, TODAY)
    assert found == {word: expected(parsed, word, unit) for word in WORDS}
    assert any(each.hits for each in found["Moldova,” Ann"])


@pytest.mark.parametrize("unit", UNITS)
def test_sums_kept_beside_give_what_the_articles_give(
    archive: Archive, request: pytest.FixtureRequest, unit: str
) -> None:
    months = Filters(date(2024, 2, 1), date(2024, 3, 31))
    summed = [keyword_timeline(archive, each, WORDS, unit, TODAY) for each in (Filters(), months)]
    request.getfixturevalue("unsummed")
    assert [keyword_timeline(archive, each, WORDS, unit, TODAY) for each in (Filters(), months)] == summed


def test_filters_leave_the_bins_of_the_articles_that_are_meant(archive: Archive, parsed: list[ParsedArticle]) -> None:
    chosen = Filters(date(2024, 1, 9), date(2024, 3, 3), outlets=("Wire 1", "Wire 2"), text="treaty")
    meant = [
        each
        for each in parsed
        if each.article.date
        and chosen.first <= each.article.date <= chosen.last
        and each.article.outlet in chosen.outlets
        and own_keyword(each.article, each.outline, "treaty").occurrences
    ]
    assert len(meant) > 2
    found = keyword_timeline(archive, chosen, WORDS, "week", TODAY)
    assert found == {word: expected(meant, word, "week") for word in WORDS}


def test_without_a_dated_article_there_are_no_bins(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "Norway met Sweden."})
    assert keyword_timeline(archive, Filters(), ["met"], "month", TODAY) == {"met": ()}


def test_case_and_letters_of_any_script_are_words(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "Łódź met ŁÓDŹ; Київ, Київ_2 and x2.", "date": "2024-05-03"})
    found = keyword_timeline(archive, Filters(), ["łódź", "КИЇВ", "київ*", "x2"], "month", TODAY)
    assert [bins[0].hits for bins in found.values()] == [2, 1, 2, 1]


def test_signs_that_mean_something_in_sql_mean_themselves(archived: Callable[..., Archive]) -> None:
    archive = archived({"text": "100% of a_b, 'x' and ab.", "date": "2024-05-03"})
    words = ["100%", "a_b", "a_*", "a*", "'x'", "%", "a*_b"]
    found = keyword_timeline(archive, Filters(), words, "month", TODAY)
    assert [bins[0].hits for bins in found.values()] == [1, 1, 1, 3, 1, 1, 1]


def test_a_blank_word_is_told(archive: Archive) -> None:
    with pytest.raises(BlankPatternError, match="Type a word"):
        keyword_timeline(archive, Filters(), [" | "], "month", TODAY)
