"""What kind of word each word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.keywords.words import key_of, words_of


def letters(text: str) -> dict[str, str]:
    words = words_of(text)
    return dict(zip(words.forms, words.letters, strict=True))


@pytest.mark.parametrize(
    ("text", "word", "letter"),
    [
        ("They support peace.", "support", "v"),
        ("Their support came.", "support", "n"),
        ("We want to step up.", "step", "v"),
        ("The step was bold.", "step", "n"),
        ("At the negotiating table.", "negotiating", "j"),
        ("He was using force.", "using", "v"),
        ("The armed forces.", "armed", "j"),
        ("The military came.", "military", "k"),
        ("They met Putin there.", "Putin", "p"),
        ("They met quickly.", "quickly", "r"),
        ("The summit of NATO.", "of", "i"),
        ("The zorbic plan.", "zorbic", "j"),
        ("A zorbing plan.", "plan", "n"),
    ],
)
def test_neighbours_settle_what_a_word_is(text: str, word: str, letter: str) -> None:
    assert letters(text)[word] == letter


def test_a_word_that_opens_a_sentence_is_no_name_if_it_is_known() -> None:
    assert letters("Ministers met.")["Ministers"] == "n"
    assert letters("Darchiashvili met.")["Darchiashvili"] == "p"


def test_marks_and_line_ends_are_breaks_but_spaces_are_not() -> None:
    assert words_of("war, peace").forms == ["", "war", "", "peace"]
    assert words_of("war\npeace").forms == ["", "war", "", "peace"]
    assert words_of("war \t peace").forms == ["", "war", "peace"]


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Partners", "partner"),
        ("Russia’s", "russia"),
        ("policies", "policy"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("taxes", "tax"),
    ],
)
def test_the_forms_of_a_word_share_a_key(form: str, key: str) -> None:
    assert key_of(form) == key


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    words = words_of(text)
    assert len(words.forms) == len(words.keys) == len(words.starts) == len(words.letters)
    assert all(text.startswith(form, start) for form, start in zip(words.forms, words.starts, strict=True))
