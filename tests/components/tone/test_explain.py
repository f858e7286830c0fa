"""Which words made the model hear a tone."""

from __future__ import annotations

from components.article import Span
from components.tone.explain import explained


def words(text: str) -> dict[str, float]:
    return {word.span.of(text): word.weight for word in explained(text, [Span(0, len(text))])}


def test_words_that_make_the_tone_have_its_sign() -> None:
    assert words("We condemn this murder in Oslo.")["condemn"] < 0
    assert words("We thank you warmly for your support.")["thank"] > 0


def test_the_strongest_words_are_not_those_of_grammar() -> None:
    weights = words("The ministers condemn the attack on the port.")
    strongest = sorted(weights, key=lambda word: -abs(weights[word]))
    assert set(strongest[:2]) == {"condemn", "attack"}
    assert abs(weights[strongest[1]]) > 2 * abs(weights[strongest[2]])


def test_two_words_that_say_the_same_are_both_named() -> None:
    weights = words("We welcome the agreement, but we deeply regret the loss of life.")
    assert weights["welcome"] > 0.1
    assert weights["regret"] < -0.2
    assert weights["loss"] < -0.2


def test_words_stand_in_reading_order_where_they_are_in_the_text() -> None:
    text = "He said: “We regret the tragic loss.”"
    spans = [word.span for word in explained(text, [Span(10, 36)])]
    assert spans == sorted(spans)
    assert all(span in Span(10, 36) for span in spans)


def test_a_text_without_words_has_no_explanation() -> None:
    assert explained("… !", [Span(0, 3)]) == ()
