"""Is a pattern read as the keywords panel reads it?"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from components.article import Article, outline
from components.keywords.find import BlankPatternError, own_keyword
from dashboard.archive.patterns import alternatives, one_word, only_words, postings, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive


def test_a_search_is_words_and_phrases_between_marks() -> None:
    assert terms('nato "security  council" sanction* a|b') == ("nato", "security  council", "sanction*", "a|b")
    assert terms('"open end') == ("open end",)
    assert terms(' "" | ') == ()


def test_which_patterns_the_words_alone_can_answer() -> None:
    assert [only_words(each) for each in ("aid", "a*|b", "x_2", "stand by", "U.S.", "don’t", "*", "a b|c")] == [
        True, True, True, False, False, False, False, False,
    ]  # fmt: skip
    assert [one_word(each) for each in ("Aid", "aid|AID", "aid*", "aid|arms", "stand by")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_a_blank_pattern_is_told() -> None:
    with pytest.raises(BlankPatternError):
        alternatives(" | ")


def test_a_pattern_with_too_many_signs_is_looked_for_as_it_stands(archived: Callable[..., Archive]) -> None:
    stars = "a*b*c*d*e*f*g*h*i*j"
    archive = archived({"text": f"It said {stars} twice: {stars}"}, {"text": "abcdefghij and no more"})
    assert archive.table(postings(archive, stars, "p"))["hits"].to_pylist() == [2]


def test_a_phrase_is_found_in_every_month_and_without_a_date(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {"text": "They stand by Ukraine.", "date": "2024-05-03"},
        {"text": "By and by they stand.", "date": "2024-05-04"},
        {"text": "We stand by, and stand by again.", "date": "2025-01-02"},
        {"text": "Stand by!"},
    )
    rows = archive.table(postings(archive, "stand by|no such words", "p")).to_pylist()
    assert sorted((row["month"], row["hits"]) for row in rows) == [("2024-05", 1), ("2025-01", 2), ("undated", 1)]
    assert archive.table(postings(archive, "stand nowhere", "p")).num_rows == 0


def test_any_pattern_in_any_text_counts_as_the_panel_counts(archived: Callable[..., Archive]) -> None:
    chance = random.Random(5)
    letters = [
        "a",
        "b",
        "ab",
        "Ab",
        "é",
        "Ж",
        "ж",
        "_",
        "2",
        "'",
        "’",
        "-",
        ".",
        " ",
        " ",
        "  ",
        "\n",
        "\xa0",
        "*",
        "%",
        "a b",
    ]
    found = ["".join(chance.choices(letters, k=chance.randint(9, 60))) for _ in range(60)]
    texts = list(dict.fromkeys(text for text in found if text.strip()))
    archive = archived(*({"text": text, "date": "2024-05-03"} for text in texts))
    signs = [letter for letter in letters if letter != "\n"] + ["|", "*", "*"]
    seen = 0
    for _ in range(300):
        pattern = "".join(chance.choices(signs, k=chance.randint(1, 5)))
        if not pattern.strip(" |\xa0"):
            continue
        rows = archive.table(postings(archive, pattern, "p")).to_pylist()
        expected = sorted(
            count for text in texts if (count := len(own_keyword(Article(text), outline(text), pattern).occurrences))
        )
        assert sorted(row["hits"] for row in rows) == expected, pattern
        seen += bool(expected)
    assert seen > 100
