"""The pieces in which tone is heard."""

from __future__ import annotations

from components.article import Span
from components.tone.pieces import LONGEST_PIECE, MOST_PIECES, pieces_of


def test_a_stretch_is_cut_into_its_sentences() -> None:
    text = "He said: We met. We talked! Bye."
    assert [piece.of(text) for piece in pieces_of(text, [Span(9, len(text))])] == ["We met.", "We talked!", "Bye."]


def test_every_span_begins_a_piece_of_its_own() -> None:
    assert pieces_of("not good", [Span(0, 3), Span(4, 8)]) == (Span(0, 3), Span(4, 8))


def test_a_sentence_without_end_is_cut_at_white_space() -> None:
    text = "Norway " * 1000
    pieces = pieces_of(text, [Span(0, len(text))])
    assert all(len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(piece.of(text).split()[0] == "Norway" for piece in pieces)


def test_a_word_without_end_is_cut_too() -> None:
    assert len(pieces_of("x" * 2000, [Span(0, 2000)])) == 4


def test_what_has_no_letter_is_left_out() -> None:
    assert pieces_of("— … “”", [Span(0, 6)]) == ()


def test_of_a_very_long_stretch_pieces_all_over_it_are_taken() -> None:
    text = "We met. " * 5000
    pieces = pieces_of(text, [Span(0, len(text))])
    assert len(pieces) == MOST_PIECES
    assert pieces[0].start == 0
    assert pieces[-1].start > 0.98 * len(text)
