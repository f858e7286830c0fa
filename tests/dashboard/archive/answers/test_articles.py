"""Are the articles those that were asked for, each page of them, and their sentences?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from components.article import Span
from dashboard.archive.answers import Filters, article_count, article_page, choices, sentences
from dashboard.archive.answers.articles import Order, article_record

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


@pytest.mark.parametrize(("order", "column", "falling"), [("longest", "words", True), ("oldest", "date", False)])
def test_a_list_may_be_put_in_another_order(archive: Archive, order: Order, column: str, falling: bool) -> None:
    found = [article_page(archive, Filters(first=date(2024, 1, 1)), page, 7, order)[column] for page in range(6)]
    values = [value for page in found for value in page]
    assert values == sorted(values, reverse=falling)
    assert len(values) == article_count(archive, Filters(first=date(2024, 1, 1)))


def test_the_most_negative_come_first_and_those_without_a_tone_last(archived: Callable[..., Archive]) -> None:
    texts = ("They condemn the terrible attack.", "They praise the wonderful treaty.", "The 3 of 4.")
    archive = archived(*({"text": text} for text in texts), tone="vader")
    listed = {order: article_page(archive, Filters(), 0, 9, order)["article"] for order in get_args(Order)}
    told = {order: [article_record(archive, each)["text"] for each in own] for order, own in listed.items()}
    assert told["most negative"] == list(texts)
    assert told["most positive"] == [texts[1], texts[0], texts[2]]


def test_an_article_comes_with_all_that_is_known_of_it(archived: Callable[..., Archive]) -> None:
    archive = archived(ROWS[0])
    record = article_record(archive, article_page(archive, Filters(), 0, 1)["article"][0])
    assert {name: record[name] for name in ("text", "title", "outlet")} == {
        name: ROWS[0][name] for name in ("text", "title", "outlet")
    }
    assert article_record(archive, "nothing") is None
