"""Has the table of words every word of every article, in its order?"""

from __future__ import annotations

from dashboard.archive.vocabulary import word_hits, words_table


def test_words_are_runs_of_letters_and_digits_in_lower_case() -> None:
    found = word_hits("The U.S. and the jet-powered 'F16' don’t. THE END")
    assert dict(zip(found["word"], found["hits"], strict=True)) == {
        "the": 3, "u": 1, "s": 1, "and": 1, "jet": 1, "powered": 1, "f16": 1, "don": 1, "t": 1, "end": 1,
    }  # fmt: skip


def test_rows_are_ordered_by_word_and_within_it_as_the_articles_come() -> None:
    own = {"month": "2024-05", "date": "2024-05-03"}
    rows = [{"article": "z", **own, **word_hits("b a b é")}, {"article": "y", **own, **word_hits("a c é")}]
    table = words_table(rows)
    assert list(zip(*(table[name].to_pylist() for name in ("word", "article", "hits")), strict=True)) == [
        ("a", "z", 1), ("a", "y", 1), ("b", "z", 2), ("c", "y", 1), ("é", "z", 1), ("é", "y", 1),
    ]  # fmt: skip


def test_a_text_without_a_word_gives_no_row() -> None:
    assert words_table([{"article": "a", "month": "undated", "date": None, **word_hits("… —")}]).num_rows == 0
