"""Posts on social media without quotation marks."""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.quotes.find import find_quotations

OPENING = "Ann Berg, the envoy, left Oslo on Monday.\n"


def posts(text: str) -> list[tuple[str | None, str]]:
    found = find_quotations(Article(text), outline(text))
    return [(post.speaker, post.spans[0].of(text)) for post in found if post.form == "post"]


@pytest.mark.parametrize(
    "clause",
    [
        "She wrote on X:",
        "Berg tweeted:",
        "On Monday Berg posted on Telegram:",
        "In a post on Facebook, Ann Berg wrote:",
        "Berg said in a tweet on Monday:",
        "Berg replied on social media:",
    ],
)
def test_rest_of_the_line_after_a_clause_that_posts_is_the_subjects_words(clause: str) -> None:
    assert posts(f"{OPENING}{clause} We stand with Togo.\nHe left.") == [("Ann Berg", "We stand with Togo.")]


def test_paragraph_after_the_colon_is_the_post_without_its_signature() -> None:
    text = OPENING + "Berg tweeted:\nWe stand with Togo. #togo — Ann Berg (@annberg) May 3, 2024\nHe left."
    assert posts(text) == [("Ann Berg", "We stand with Togo. #togo")]


def test_post_of_several_sentences_ends_with_the_line_when_its_end_speaks() -> None:
    text = OPENING + "Berg tweeted: Togo is not alone. We stand with it. #togo"
    assert posts(text) == [("Ann Berg", "Togo is not alone. We stand with it. #togo")]


@pytest.mark.parametrize(
    "text",
    [
        "Berg said: We stand with Togo.",
        "Berg tweeted: It was the third attack, the ministry said.",
        "Berg tweeted: We stand with Togo. The message was deleted within hours.",
        "Berg wrote on X that it failed for one reason: The money is gone.",
        "Berg tweeted:\nThe talks in Bonn go on.",
        "The plan, which mirrors a tweet on Facebook, is misleading: The talks are a rousing success.",
        "Berg tweeted: no",
        "Somebody wrote on X: We stand with Togo.",
        "It was posted on Facebook: The talks are over now.",
    ],
)
def test_where_the_writer_may_speak_again_or_nobody_posts_nothing_is_found(text: str) -> None:
    assert posts(OPENING + text) == []


def test_post_in_marks_is_a_marked_quotation() -> None:
    text = OPENING + "Berg wrote on X: “We stand with Togo.”"
    assert [found.form for found in find_quotations(Article(text), outline(text))] == ["marked"]
