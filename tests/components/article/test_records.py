"""Spans and what they hold."""

from __future__ import annotations

from components.article import Span


def test_a_span_is_as_long_as_its_words() -> None:
    assert len(Span(3, 7)) == 4
    assert Span(3, 7).of("On Monday they met.") == "Mond"


def test_a_span_holds_another_only_when_all_of_it_lies_inside() -> None:
    assert Span(2, 4) in Span(2, 5)
    assert Span(2, 6) not in Span(2, 5)


def test_neighbouring_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(1, 9)]) == [Span(1, 9), Span(5, 6)]
