"""Are the articles those that were asked for, each page of them, and their sentences?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from components.article import Span
from dashboard.archive.answers import Filters, article_count, article_page, choices, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive

ROWS = [
    {"text": "Norway met Sweden. “We agree,” Ann Berg said.", "title": "A", "date": "2024-05-03", "outlet": "Wire"},
    {"text": "Norway met Finland. Talks were short.", "title": "B", "date": "2024-06-01", "outlet": "Post"},
    {"text": "Moldova met Romania.", "title": "C"},
]


def titles(archive: Archive, filters: Filters, page: int = 0, size: int = 9) -> list[str]:
    return article_page(archive, filters, page, size)["title"].tolist()


def test_pages_have_the_newest_first_and_those_without_a_date_last(archived: Callable[..., Archive]) -> None:
    archive = archived(*ROWS)
    assert titles(archive, Filters()) == ["B", "A", "C"]
    assert (titles(archive, Filters(), 0, 2), titles(archive, Filters(), 1, 2)) == (["B", "A"], ["C"])
    assert article_count(archive, Filters()) == 3


def test_what_may_be_chosen_comes_with_its_number_of_articles(archived: Callable[..., Archive]) -> None:
    found = choices(archived(*ROWS))
    assert (found.first, found.last) == (date(2024, 5, 3), date(2024, 6, 1))
    assert dict(zip(found.countries["item"], found.countries["articles"], strict=True))["NOR"] == 2
    assert found.speakers["item"].tolist() == ["Ann Berg"]
    assert found.outlets["item"].tolist() == ["Post", "Wire"]


def test_evidence_is_the_sentence_that_holds_it(archived: Callable[..., Archive]) -> None:
    archive = archived(*ROWS)
    article = article_page(archive, Filters(text="short"), 0, 1)["article"][0]
    assert sentences(archive, article, [Span(22, 24)]) == ["Talks were short."]
    assert sentences(archive, "nothing", [Span(0, 9)]) == []
