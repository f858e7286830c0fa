"""TextBlob's tone of a stretch of text, and the words that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import TextBlob

from components.article import Span
from components.tone.find import tone_of

if TYPE_CHECKING:
    from components.tone.records import Tone


def tone(text: str) -> Tone:
    return tone_of(text, [Span(0, len(text))])


def evidence(text: str) -> list[str]:
    return [word.span.of(text) for word in tone(text).evidence]


def test_praise_is_positive_and_shows_its_words() -> None:
    text = "This was a wonderful meeting of good friends."
    assert tone(text).label == "positive"
    assert evidence(text) == ["wonderful", "good"]


def test_horror_is_negative() -> None:
    assert tone("It was a terrible, horrible day.").label == "negative"


def test_words_that_textblob_does_not_know_give_no_signal() -> None:
    reading = tone("NATO ministers will meet in Bucharest.")
    assert reading.label is None
    assert reading.score is None
    assert reading.evidence == ()


def test_known_words_without_weight_are_neutral() -> None:
    assert tone("A political question.").label == "neutral"


def test_strong_words_on_both_sides_are_mixed() -> None:
    assert tone("An excellent plan and a terrible delay.").label == "mixed"


def test_a_negation_and_a_modifier_belong_to_the_word_they_change() -> None:
    assert evidence("It is not a very good idea.") == ["not a very good"]
    assert tone("It is not a very good idea.").label == "negative"


def test_evidence_is_placed_in_the_whole_text() -> None:
    text = "A terrible start. “A good end,” he said. Good."
    reading = tone_of(text, [Span(19, 29)])
    assert [(word.span.of(text), word.span.start) for word in reading.evidence] == [("good", 21)]


def test_parts_of_a_split_quotation_are_read_each_on_its_own() -> None:
    text = "“It is not,” he said, “good.”"
    reading = tone_of(text, [Span(1, 11), Span(23, 28)])
    assert [word.span.of(text) for word in reading.evidence] == ["good"]


def test_the_same_word_twice_stands_at_two_places() -> None:
    assert [word.span.start for word in tone("good, good").evidence] == [0, 6]


def test_a_smiley_written_apart_is_found() -> None:
    assert evidence("We agreed : ) on it") == [": )"]


def test_no_spans_mean_no_signal() -> None:
    assert tone_of("A good day.", []).label is None


@pytest.mark.parametrize(
    "text",
    ["Good!!! “Great,” (very nice) İstanbul.", "good\x00bad \u202e awful", "It's (!) not n't never good :-( ... bad"],
)
def test_the_score_is_textblobs_own(text: str) -> None:
    own, blob = tone(text), TextBlob(text).sentiment_assessments
    assert own.score == pytest.approx(blob.polarity)
    assert [word.weight for word in own.evidence] == pytest.approx([weight for _, weight, *_ in blob.assessments])


@given(st.lists(st.sampled_from(["good", "not", "very", "bad", "n't", "(!)", ":)", "“", "İ", "...", "\n\n", "the"])))
@settings(max_examples=60)
def test_the_words_of_each_assessment_lie_at_its_span(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for word, (words, *_) in zip(tone(text).evidence, TextBlob(text).sentiment_assessments.assessments, strict=True):
        written = word.span.of(text).lower()
        assert written.startswith(words[0])
        assert all(part in written for part in words if part != "!")


@pytest.mark.parametrize("unit", ["(", "!", "not ", "....", "’", "\n", "x"])
def test_long_runs_of_one_mark_are_read_in_the_end(unit: str) -> None:
    tone(unit * 50_000)
