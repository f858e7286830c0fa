"""The labels that the model learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.quotes.training_labels import heads, is_right, labelled, own_article, own_articles

if TYPE_CHECKING:
    from pathlib import Path

MARKUP = "Ann Lee spoke. “We are ready,” {she} she said. The “red phone” is grey."


def test_own_articles_are_read_in_order_and_freed_of_their_markup(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("“Home to what?” {-} it read.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(MARKUP, encoding="utf-8")
    first, second = own_articles(tmp_path)
    assert first["text"] == "Ann Lee spoke. “We are ready,” she said. The “red phone” is grey."
    assert second["quotes"][0]["speaker"] is None


def test_marks_without_braces_are_no_quotation() -> None:
    article = labelled(own_article("a", MARKUP))
    assert [truth is not None for truth in article.truths] == [True, False]


def test_right_phrase_is_the_mention_that_was_annotated() -> None:
    article = labelled(own_article("a", MARKUP))
    (truth,) = [truth for truth in article.truths if truth]
    pool = article.reading.phrases.every
    right = [
        article.text[p.start : p.end]
        for p, label in zip(pool, is_right(truth, pool, article.text), strict=True)
        if label
    ]
    assert right == ["she"]


def test_the_same_words_inside_the_quotation_are_not_the_mention() -> None:
    row = own_article("a", "He spoke. “I know that he knows,” {he} said Bo, as he left.")
    (quote,) = row["quotes"]
    assert row["text"][quote["speaker"]["start"] :] == "he left."


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Ann Lee", {"lee"}),
        ("Ann Lee, the envoy", {"lee"}),
        ("a spokesman for the bank", {"spokesman"}),
        ("the envoy who left", {"envoy"}),
    ],
)
def test_head_of_a_mention(mention: str, expected: set[str]) -> None:
    assert heads(mention) == expected
