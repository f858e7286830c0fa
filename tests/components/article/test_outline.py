"""Paragraphs, sentences and words of plain, awkward and hostile texts."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Span, outline
from components.article.outline import count_words


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in outline(text).sentences]


def paragraphs(text: str) -> list[str]:
    return [paragraph.of(text) for paragraph in outline(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met. They talked.", ["They met.", "They talked."]),
        ("No full stop", ["No full stop"]),
        ("Yes! No?! Perhaps.", ["Yes!", "No?!", "Perhaps."]),
        ("He met Sen. J. R. Smith. They talked.", ["He met Sen. J. R. Smith.", "They talked."]),
        ("Dr. Ann B. Lee of St. Petersburg spoke.", ["Dr. Ann B. Lee of St. Petersburg spoke."]),
        (
            "The U.S. Army left. It was 5 p.m. The talks ended.",
            ["The U.S. Army left.", "It was 5 p.m.", "The talks ended."],
        ),
        ("At 5 a.m. Monday he left.", ["At 5 a.m. Monday he left."]),
        ("NATO vs. Russia. The end.", ["NATO vs. Russia.", "The end."]),
        ("Prices rose 3.5 per cent. In Jan. 2022 they fell.", ["Prices rose 3.5 per cent.", "In Jan. 2022 they fell."]),
        ("The plan (see p. 3) stands.", ["The plan (see p. 3) stands."]),
        ("It was No. 10. Nobody came.", ["It was No. 10.", "Nobody came."]),
        ("It ended in 1990. Then came peace.", ["It ended in 1990.", "Then came peace."]),
        ("1. The parties agree. 2. They sign.", ["1. The parties agree.", "2. They sign."]),
        ("Visit www.example.com. Then go.", ["Visit www.example.com.", "Then go."]),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will go.” He left.", ["“We will go.”", "He left."]),
        ("“We will go,” he said. “Now.”", ["“We will go,” he said.", "“Now.”"]),
        ('"Is it?" she asked.', ['"Is it?" she asked.']),
        ("She said: “Stop!” and left.", ["She said: “Stop!” and left."]),
        ("‘We go.’ ‘They stay.’", ["‘We go.’", "‘They stay.’"]),
        ("He left (it was late.) She stayed.", ["He left (it was late.)", "She stayed."]),
        ("He said “stop.” Then he left.", ["He said “stop.”", "Then he left."]),
    ],
)
def test_closing_marks_stay_with_the_sentence_they_close(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_an_ellipsis_ends_a_sentence_only_before_a_capital() -> None:
    assert sentences("It was... over. Wait… Then he came.") == ["It was... over.", "Wait…", "Then he came."]


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"]
)
def test_every_line_break_parts_paragraphs_and_sentences(line_break: str) -> None:
    assert paragraphs(f"One of two{line_break}Two of two.") == ["One of two", "Two of two."]
    assert sentences(f"One of two{line_break}Two of two.") == ["One of two", "Two of two."]


def test_blank_lines_and_margins_are_no_paragraphs() -> None:
    assert paragraphs("  one \n \t \n\n two  ") == ["one", "two"]


def test_a_null_character_is_kept_inside_its_sentence() -> None:
    assert sentences("A\x00B is here. C came.") == ["A\x00B is here.", "C came."]


def test_sentences_know_their_paragraph() -> None:
    assert [sentence.paragraph for sentence in outline("One. Two.\n\nThree.").sentences] == [0, 0, 1]


def test_the_sentence_at_an_offset_is_the_one_that_holds_it() -> None:
    parts = outline("One. Two.")
    assert [parts.sentence_at(offset) for offset in (0, 3, 5, 8)] == [0, 0, 1, 1]


def test_a_span_over_a_full_stop_touches_both_sentences() -> None:
    assert list(outline("One. Two. Three.").sentences_of(Span(2, 7))) == [0, 1]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \r\n"])
def test_a_blank_text_has_no_sentences(text: str) -> None:
    parts = outline(text)
    assert parts.paragraphs == ()
    assert list(parts.sentences_of(Span(0, 1))) == []


def test_words_are_counted_with_their_apostrophes_and_hyphens_as_one() -> None:
    assert count_words("NATO’s long-term plan isn't over — U.S. troops stay…") == 8


@pytest.mark.parametrize(
    "unit",
    [".", "A. ", "“", ".)", " ", "\n", "\r\n", "word ", "1. ", "\u202e\u05d0. ", "\U0001f600", "'", ".”", "…\x00"],
)
def test_a_megabyte_of_anything_is_read_in_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    began = time.process_time()
    parts = outline(text)
    assert time.process_time() - began < 20
    assert all(span.start < span.end for span in parts.paragraphs)


@given(st.text())
def test_sentences_are_in_order_inside_their_paragraphs_and_leave_out_only_white_space(text: str) -> None:
    parts = outline(text)
    spans = [sentence.span for sentence in parts.sentences]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(sentence.span in parts.paragraphs[sentence.paragraph] for sentence in parts.sentences)
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
