"""How the tone of one quotation is told: the words that made it, and the verdict."""

from __future__ import annotations

from components.article import Span
from components.tone.wording import signed, verdict, weighed
from components.tone.records import Tone, ToneWord

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
