"""Keywords in context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Article, Span, outline
from components.keywords.concordance import Hit, Order, arranged, as_lines, concordance, speakers_at
from components.keywords.find import own_keyword
from components.quotes.find import read_speech
from components.quotes.records import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Peace waits. “A just peace needs time,” said Zoe Ash. “War ends peace,” said Ann Berg of Norway. No peace yet."


def hits(text: str, pattern: str = "peace", width: int = 60) -> list[Hit]:
    parts = outline(text)
    quotations, _ = read_speech(Article(text), parts)
    places = [(pattern, span) for span in own_keyword(Article(text), parts, pattern).occurrences]
    return concordance(text, parts, places, quotations, width)


def test_every_hit_stands_in_its_context_with_its_speaker() -> None:
    first, second, third, last = hits(TEXT)
    assert (first.left, first.words, first.right[:6]) == ("", "Peace", "waits.")
    assert second.left.endswith("“A just")
    assert [hit.speaker for hit in (first, second, third, last)] == ["", "Zoe Ash", "Ann Berg", ""]
    assert [hit.sentence for hit in (first, second, third, last)] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("position", [0, 1, 2, 3]),
        ("left", [0, 2, 1, 3]),
        ("right", [1, 2, 0, 3]),
        ("speaker", [2, 1, 0, 3]),
    ],
)
def test_hits_are_sorted_by_what_the_reader_chooses(order: Order, expected: list[int]) -> None:
    """Left: nothing, ends, just, No. Right: needs, said, waits, yet."""
    assert [hit.sentence for hit in arranged(hits(TEXT), order)] == expected


def test_the_words_nearest_on_the_left_are_compared_first() -> None:
    found = arranged(hits("zeal and peace. All for peace. Old and peace."), "left")
    assert [hit.left for hit in found] == [
        "zeal and peace. All for peace. Old and",
        "zeal and",
        "zeal and peace. All for",
    ]


def test_context_is_cut_between_words_at_the_width() -> None:
    (hit,) = hits("One two three four five peace six seven eight nine ten", width=12)
    assert (hit.left, hit.right) == ("four five", "six seven")


def test_a_context_is_one_line() -> None:
    (hit,) = hits("We want\n\n  a lasting\tpeace\nsoon.")
    assert (hit.left, hit.right) == ("We want a lasting", "soon.")


def test_the_innermost_quotation_tells_the_speaker() -> None:
    def said(speaker: str | None, *spans: Span) -> Quotation:
        return Quotation(spans, speaker, None, None, "name", 1.0)

    quotations = [said("Ann", Span(0, 20)), said("Bo", Span(5, 10)), said(None, Span(30, 40))]
    assert list(speakers_at([2, 7, 12, 25, 33, 50], quotations)) == ["Ann", "Bo", "Ann", None, "unattributed", None]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8), st.lists(st.integers(0, 60)))
def test_the_speaker_is_that_of_the_latest_quotation_still_open(
    ends: list[tuple[int, int]], offsets: list[int]
) -> None:
    spans: Sequence[Span] = sorted({Span(min(pair), max(pair)) for pair in ends})
    quotations = [Quotation((span,), str(span.start), None, None, "name", 1.0) for span in spans]
    for offset, speaker in zip(sorted(offsets), speakers_at(sorted(offsets), quotations), strict=True):
        around = [span.start for span in spans if span.start <= offset < span.end]
        assert speaker == (str(max(around)) if around else None)


def test_copied_lines_have_sentence_left_words_right_and_speaker() -> None:
    assert as_lines(hits("A just peace\nneeds time.")) == "1\tA just\tpeace\tneeds time.\t–"


def test_no_hit_gives_no_line() -> None:
    assert hits(TEXT, "treaty") == []
    assert as_lines([]) == ""


@pytest.mark.parametrize("unit", ["peace ", "peace\u202e", "“peace” ", "peace\n", "peace\x00", "peace" + " " * 500])
def test_a_hostile_text_is_read(unit: str) -> None:
    assert len(hits(unit * 2_000)) >= 2_000
