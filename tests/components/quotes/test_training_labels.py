"""The labels that the model learns from."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="the extra `train` is not installed")

from components.quotes.rank import MODEL
from components.quotes.train import fit
from components.quotes.training_labels import heads, is_right, labelled, own_articles

MARKUP = """# a comment
Ann Lee spoke. “We are ready,” {she} she said. The “red phone” is grey.
=====
“Home to what?” {-} it read."""


def test_own_articles_are_parted_and_freed_of_their_markup() -> None:
    first, second = own_articles(MARKUP)
    assert first["text"] == "Ann Lee spoke. “We are ready,” she said. The “red phone” is grey."
    assert second["quotes"][0]["speaker"] is None


def test_marks_without_braces_are_no_quotation() -> None:
    article = labelled(own_articles(MARKUP)[0])
    assert [truth is not None for truth in article.truths] == [True, False]


def test_right_phrase_is_the_mention_that_was_annotated() -> None:
    article = labelled(own_articles(MARKUP)[0])
    (truth,) = [truth for truth in article.truths if truth]
    pool = article.reading.phrases.every
    right = [
        article.text[p.start : p.end]
        for p, label in zip(pool, is_right(truth, pool, article.text), strict=True)
        if label
    ]
    assert right == ["she"]


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


def test_every_brace_of_the_own_articles_marks_a_stretch() -> None:
    markup = MODEL.with_name("own_articles.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in markup.splitlines() if not line.startswith("#"))
    assert sum(len(row["quotes"]) for row in own_articles(markup)) == body.count("{")


def test_fitting_twice_gives_the_same_weights() -> None:
    articles = [labelled(row) for row in own_articles(MODEL.with_name("own_articles.txt").read_text(encoding="utf-8"))]
    assert fit(articles) == fit(articles)
