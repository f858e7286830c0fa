"""Keywords of one article in other texts, and within quotations."""

from __future__ import annotations

import pytest

from components.article import Article, Span, outline
from components.keywords.find import find_keywords, merged, only_quoted, own_keyword, places_in
from components.keywords.records import Keyword


def keyword(phrase: str, *spans: tuple[int, int]) -> Keyword:
    return Keyword(phrase, 1.0, tuple(Span(*span) for span in spans), None)


def test_a_phrase_is_found_elsewhere_in_all_its_forms() -> None:
    text = "Peace plans fail. A peace plan’s end. The plan for peace."
    assert [span.of(text) for span in places_in(text, keyword("peace plan"))] == ["Peace plans", "peace plan"]


def test_the_readers_pattern_is_found_elsewhere() -> None:
    text = "Arms and weapons."
    own = own_keyword(Article(""), outline(""), "weapon*|arms")
    assert [span.of(text) for span in places_in(text, own)] == ["Arms", "weapons"]


def test_in_its_own_article_a_phrase_is_found_where_it_was(gold_texts: list[str]) -> None:
    for text in gold_texts:
        for found in find_keywords(Article(text), outline(text)):
            assert places_in(text, found) == found.occurrences


@pytest.mark.parametrize("phrase", ["", "…", "\x00"])
def test_a_phrase_without_a_word_is_nowhere(phrase: str) -> None:
    assert places_in("A text …", keyword(phrase)) == ()


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(2, 4)], True),
        ([(2, 4), (12, 14)], True),
        ([(2, 4), (9, 11)], False),
        ([(0, 3)], False),
        ([(3, 6)], False),
        ([(30, 31)], False),
        ([], False),
    ],
)
def test_a_phrase_is_only_quoted_when_every_occurrence_is(spans: list[tuple[int, int]], expected: bool) -> None:
    assert only_quoted(keyword("x", *spans), [Span(12, 20), Span(1, 5)]) is expected


def test_overlapping_stretches_are_one() -> None:
    assert merged([Span(5, 9), Span(0, 3), Span(2, 4), Span(6, 7)]) == [Span(0, 4), Span(5, 9)]
