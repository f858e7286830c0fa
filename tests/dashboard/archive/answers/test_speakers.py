"""Is everyone who is quoted counted?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from dashboard.archive.answers import Filters, speaker_count, speakers

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

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
