"""Are a speaker's own words listed, the newest first, on pages and in a file?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dashboard.archive.answers import Filters
from dashboard.archive.answers.findings import article_of
from dashboard.archive.answers.quoted import quoted_page, quoted_rows

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive


def test_a_page_has_the_newest_quotations_with_where_they_stand(talks: Archive) -> None:
    page = quoted_page(talks, Filters(), "Ann Berg", 1, 2)
    assert list(page["quotation"]) == ["We stand by Moldova, today and tomorrow, and for as long as it takes,"]
    assert (page["date"].iloc[0], page["outlet"].iloc[0], page["title"].iloc[0]) == (
        date(2023, 5, 3),
        "Wire",
        "Talks in Oslo",
    )
    text = article_of(talks, page["article"].iloc[0]).text
    assert text[page["start"].iloc[0] : page["end"].iloc[0]] == page["quotation"].iloc[0]


def test_the_file_has_every_quotation_that_the_filters_leave(talks: Archive) -> None:
    assert len(list(quoted_rows(talks, Filters(), "Ann Berg"))) == 3
    assert [row["tone"] for row in quoted_rows(talks, Filters(outlets=("Post",)), "Ann Berg")] == ["positive"]
    assert list(quoted_rows(talks, Filters(), "Nobody")) == []
