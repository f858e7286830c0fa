"""The words behind a finding, cut and marked."""

from __future__ import annotations

from components.article import Span
from components.countries.evidence import LONGEST, excerpt, marked

TEXT = "Ministers met in Bucharest to support Ukraine."


def test_the_pieces_joined_are_the_passage_and_the_marks_its_words() -> None:
    where = Span(TEXT.index("Ukraine"), TEXT.index("Ukraine") + 7)
    pieces = marked(TEXT, Span(0, len(TEXT)), [where])
    assert "".join(words for words, *_ in pieces) == TEXT
    assert [words for words, style, *_ in pieces if style] == ["Ukraine"]


def test_marks_outside_the_passage_or_over_one_another_do_no_harm() -> None:
    pieces = marked(TEXT, Span(0, 20), [Span(0, 9), Span(3, 12), Span(30, 40)])
    assert "".join(words for words, *_ in pieces) == TEXT[:20]


def test_a_passage_of_megabytes_is_cut_around_its_first_mark() -> None:
    text = "word " * 500_000 + "Ukraine waits. " + "word " * 100
    where = Span(text.index("Ukraine"), text.index("Ukraine") + 7)
    words = "".join(words for words, *_ in marked(text, Span(0, len(text)), [where]))
    assert "Ukraine" in words
    assert len(words) < LONGEST + 10


def test_an_excerpt_is_one_line_of_bounded_length() -> None:
    assert excerpt("A\n b", Span(0, 4)) == "A b"
    assert len(excerpt("word " * 1_000, Span(0, 5_000))) <= LONGEST + 2
