"""VADER's tone, and the words that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from components.article import Span
from components.tone.by_vader import tones

if TYPE_CHECKING:
    from components.tone.records import Tone


def tone(text: str) -> Tone:
    return tones(text, [[Span(0, len(text))]])[0]


@pytest.mark.parametrize(
    "text",
    [
        "We strongly condemn this brutal attack.",
        "The talks were good, but the result is terrible.",
        "It is NOT very helpful!!!",
        "Kind of a friendly talk, at least.",
    ],
)
def test_the_score_of_a_sentence_is_vaders_own(text: str) -> None:
    assert tone(text).score == pytest.approx(SentimentIntensityAnalyzer().polarity_scores(text)["compound"])


def test_the_words_are_shown_with_their_weights() -> None:
    text = "A terrible war and a good peace."
    shown = {word.span.of(text): word.weight for word in tone(text).evidence}
    assert set(shown) == {"terrible", "war", "good", "peace"}
    assert shown["war"] < 0 < shown["peace"]


def test_sentences_count_by_their_length() -> None:
    reading = tone("Great. This was a terrible and horrible and awful day for all of us here.")
    assert reading.label in {"negative", "mixed"}
    assert [part.label for part in reading.parts] == ["positive", "negative"]


def test_words_that_vader_does_not_know_give_no_signal() -> None:
    assert tone("Ministers meet in Bucharest.").label is None
    assert tone("Ministers meet in Bucharest.").score is None


def test_no_spans_give_no_signal() -> None:
    assert tones("Good.", [[]])[0].label is None


def test_evidence_is_placed_in_the_whole_text() -> None:
    text = "Good. “Good,” he said."
    (reading,) = tones(text, [[Span(7, 12)]])
    assert [word.span.start for word in reading.evidence] == [7]


@pytest.mark.parametrize("unit", ["good but ", "(", "! ", "😀", "\n", "x", "but "])
def test_long_runs_are_read_in_the_end(unit: str) -> None:
    tone(unit * 50_000)
