"""How a tone is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Span
from components.tone.records import Stance, Tone, TonePart, ToneWord
from components.tone.wording import (
    AGREEMENTS,
    SIGNS,
    agreement,
    attitude_words,
    labelled,
    signed,
    stance_key,
    sureness,
    verdict,
    weighed,
)

if TYPE_CHECKING:
    from components.tone.records import Label
    from components.tone.wording import Agreement

TEXT = "A good and bad day"


def tone(*weights: tuple[str, float]) -> Tone:
    words = tuple(ToneWord(Span(TEXT.index(w), TEXT.index(w) + len(w)), weight) for w, weight in weights)
    return Tone("mixed", 0.1, None, words, "textblob") if words else Tone(None, None, None, (), "textblob")


def test_the_words_that_made_the_tone_are_marked_with_sign_and_weight() -> None:
    block = weighed(TEXT, Span(0, len(TEXT)), tone(("good", 0.7), ("bad", -0.7)))
    assert [(words, style, note) for words, style, note, _ in block if style] == [
        ("good", "plus", "+0.70"),
        ("bad", "minus", "−0.70"),
    ]
    assert "".join(words for words, *_ in block) == TEXT


def test_words_outside_the_stretch_and_words_without_weight_are_not_marked() -> None:
    block = weighed(TEXT, Span(2, 10), tone(("good", 0.0), ("bad", -0.7)))
    assert [words for words, style, *_ in block if style] == []
    assert "".join(words for words, *_ in block) == "good and"


def test_the_verdict_tells_label_score_and_the_words_it_rests_on() -> None:
    assert verdict(tone(("good", 0.7))) == "Mixed, +0.10 over 1 known word (TextBlob)"


def test_a_quotation_without_signal_says_so() -> None:
    assert verdict(tone()) == "No signal: TextBlob knows none of these words."


def test_a_negative_score_has_a_true_minus_sign() -> None:
    assert signed(-0.5) == "−0.50"


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.95, "very likely"), (0.9, "very likely"), (0.7, "likely"), (0.4, "unsure")]
)
def test_a_confidence_is_told_in_words(confidence: float, words: str) -> None:
    assert sureness(confidence) == words


def test_the_models_verdict_tells_how_sure_it_is_and_of_how_many_sentences() -> None:
    parts = tuple(TonePart(Span(start, start + 1), "positive", 0.5) for start in range(3))
    assert verdict(Tone("positive", 0.5, 0.7, (), "model")) == "Positive, +0.50, likely (the model)"
    assert verdict(Tone("positive", 0.5, 0.7, (), "model", parts)).endswith("likely, 3 sentences together (the model)")


def test_a_tone_that_nobody_read_or_that_has_no_word_says_so() -> None:
    assert verdict(Tone(None, None, None, (), None)) == "Tone not read."
    assert verdict(Tone(None, None, None, (), "model")) == "No signal: there is no word to hear."
    assert verdict(Tone(None, None, None, (), "vader")) == "No signal: VADER knows none of these words."


def test_every_label_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert (labelled("mixed", 0.1), labelled(None, None)) == ("± mixed +0.10", "∅ no signal")


def test_each_sentence_of_a_long_quotation_carries_its_own_tone() -> None:
    text = "Good. Bad."
    parts = (TonePart(Span(0, 5), "positive", 0.5), TonePart(Span(6, 10), None, None))
    block = weighed(text, Span(0, 10), Tone("mixed", 0.1, 0.5, (), "model", parts))
    assert [(words, note) for words, _, note, _ in block if note] == [
        ("", "[+\u00a0positive\u00a0+0.50]"),
        ("", "[∅\u00a0no\u00a0signal]"),
    ]
    assert "".join(words for words, *_ in block) == text


def test_a_quotation_of_one_sentence_carries_no_second_tone() -> None:
    part = TonePart(Span(0, len(TEXT)), "positive", 0.5)
    assert len(weighed(TEXT, Span(0, len(TEXT)), Tone("positive", 0.5, 0.5, (), "model", (part,)))) == 1


def test_sentences_of_another_stretch_leave_this_one_as_it_is() -> None:
    text = "Good. Bad. Fine."
    parts = (TonePart(Span(0, 5), "positive", 0.5), TonePart(Span(11, 16), "positive", 0.5))
    block = weighed(text, Span(6, 10), Tone("positive", 0.5, 0.5, (), "model", parts))
    assert [words for words, *_ in block] == ["Bad."]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12), st.floats(-1, 1)), max_size=8),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8),
    st.integers(0, 15),
    st.integers(16, 40),
)
def test_the_pieces_joined_are_the_text_whatever_is_marked(
    words: list[tuple[int, int, float]], sentences: list[tuple[int, int]], start: int, end: int
) -> None:
    text = "abcdefghij" * 5
    evidence = tuple(ToneWord(Span(at, at + size), weight) for at, size, weight in words)
    parts = tuple(TonePart(Span(at, at + size), "neutral", 0.0) for at, size in sentences)
    block = weighed(text, Span(start, end), Tone("neutral", 0.0, None, evidence, "vader", parts))
    assert "".join(piece for piece, *_ in block) == text[start:end]


@pytest.mark.parametrize(
    ("labels", "agreed"),
    [
        (["positive", "negative", None], "opposite"),
        (["positive", "mixed", "positive"], "different"),
        (["positive", "positive", None], "alike"),
        (["neutral", None, None], "one alone"),
        ([None, None, None], "silent"),
    ],
)
def test_engines_without_signal_neither_agree_nor_disagree(labels: list[Label | None], agreed: Agreement) -> None:
    assert agreement(labels) == agreed


def test_agreements_are_told_apart_by_sign() -> None:
    assert len({told[0] for told in AGREEMENTS.values()}) == len(AGREEMENTS)


def test_a_stance_is_told_with_its_sureness_and_the_author_has_a_key_too() -> None:
    assert attitude_words(Stance("Ann", "NOR", "critical", -0.8, 0.7)) == "critical, −0.80, likely"
    assert stance_key(Stance("Ann", "NOR", "critical")) == "stance:NOR-Ann"
    assert stance_key(Stance(None, "NOR", "critical")) == "stance:NOR-"
