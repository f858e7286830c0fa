"""The invented articles in which the tone of each quotation is told."""

from __future__ import annotations

from collections import Counter

import pytest

from components.tone.articles import Judgement, read_article, read_articles
from components.tone.examples import article_examples, sixth_of_the_articles, unlabelled_examples

MARKUP = """Minister thanks Oslo

“We thank Norway,” {Hale|p|NOR+} Ada Hale said. “It held the door open.” {Hale|p|NOR+}

The plan, called “Open Door”, {-} is a year old. ‘A scandal,’ {a critic|n|} said a critic in Paris."""


def test_a_brace_says_tone_and_stances_of_the_quotation_before_it() -> None:
    article = read_article("a", MARKUP)
    assert "{" not in article.text
    said = [(" ".join(span.of(article.text) for span in each.spans), each.judgement) for each in article.quotations]
    assert said == [
        ("We thank Norway, It held the door open.", Judgement("positive", (("NOR", "supportive"),))),
        ("A scandal,", Judgement("negative", ())),
    ]


@pytest.mark.parametrize(
    ("brace", "reason"),
    [
        ("{Hale|q|}", "is not {speaker|tone|stances}"),
        ("{Hale|p}", "is not {speaker|tone|stances}"),
        ("{Hale|p|Norway+}", "a stance that is not like"),
    ],
)
def test_a_brace_that_says_nothing_is_named(brace: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_article("a", f"“We thank Norway,” {brace} she said.")


def test_a_brace_without_a_mark_before_it_is_named() -> None:
    with pytest.raises(ValueError, match="no closing mark before"):
        read_article("a", "We thank Norway {Hale|p|NOR+} she said.")


def test_the_articles_are_many_and_told_apart() -> None:
    articles = list(read_articles())
    assert len(articles) > 200
    assert len({article.text for article in articles}) == len(articles)
    tones = Counter(quotation.judgement.tone for article in articles for quotation in article.quotations)
    assert set(tones) == {"positive", "negative", "neutral", "mixed"}
    assert min(tones.values()) > 300


def test_about_a_sixth_is_kept_for_judging() -> None:
    articles = list(read_articles())
    assert 0.1 < len(sixth_of_the_articles(articles)) / len(articles) < 0.25


def test_a_quotation_teaches_by_its_words_and_within_its_paragraph() -> None:
    examples = list(article_examples([read_article("a", MARKUP)]))
    alone, within, toward, toward_within, *rest = examples
    assert set(alone.types) == {0}
    assert set(within.types) == {0, 2}
    assert set(toward.types) == {0, 1}
    assert set(toward_within.types) == {0, 1, 2}
    assert [each.attitude for each in examples] == [None, None, 2, 2, None, None]
    assert {each.content for each in rest} == {(0.0, 1.0)}


def test_without_labels_sentences_and_quotations_are_read_and_countries_and_speakers_are_targets() -> None:
    text = "Norway met Hale. “We thank Chad,” said Hale."
    quote = {"start": 18, "end": 32, "speaker": {"start": text.rindex("Hale"), "end": text.rindex("Hale") + 4}}
    examples = list(unlabelled_examples([{"id": "x", "text": text, "quotes": [quote]}]))
    assert {(each.tone, each.attitude, each.content, each.source) for each in examples} == {
        (None, None, None, "unlabelled")
    }
    marks = [tuple(sorted(set(each.types))) for each in examples]
    assert marks == [(0,), (0, 1), (0,), (0, 1), (0, 1), (0,), (0, 2), (0, 1), (0, 1, 2)]
