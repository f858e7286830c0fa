"""The learned decision: what is a quotation, and who said it."""

from __future__ import annotations

from components.article import outline
from components.quotes.rank import Attribution, Model, attribute, model, score
from components.quotes.reading import read

NEUTRAL = Model({}, {"": 0.0}, 0.4, 0.0)
"""A model that has learned nothing: every stretch is kept, every candidate equally likely."""


def attributions(text: str, weights: Model) -> list[Attribution]:
    return attribute(read(text, outline(text).paragraphs), weights)


def test_score_adds_known_features_and_ignores_others() -> None:
    assert score({"a": 1.0, "b": -0.25}, ["a", "b", "unheard of"]) == 0.75


def test_nothing_learned_keeps_every_stretch() -> None:
    assert len(attributions("The “one” and the “two”.", NEUTRAL)) == 2


def test_threshold_above_the_probability_drops_it() -> None:
    strict = Model({}, {"": 0.0}, 0.6, 0.0)
    assert attributions("The “one” and the “two”.", strict) == []


def test_stretches_that_run_on_into_the_next_paragraph_are_kept_whatever_the_filter_says() -> None:
    strict = Model({}, {"": -9.0}, 0.6, 0.0)
    assert len(attributions("“One is here.\n“Two is here.”", strict)) == 2


def test_nobody_is_named_when_that_answer_is_the_likeliest() -> None:
    shy = Model({"nobody": 9.0}, {"": 0.0}, 0.4, 0.0)
    (found,) = attributions("Ann Lee saw a sign: “Home to what?”", shy)
    assert found.speaker is None


def test_without_candidates_nobody_is_named() -> None:
    (found,) = attributions("“Home to what?”", NEUTRAL)
    assert found.speaker is None
    assert found.runner_up is None


def test_probabilities_of_mentions_of_one_speaker_add_up() -> None:
    text = "Lee came. Lee sat. Lee rose. Bo Day left. “Home at last, and to what?” came the call."
    (found,) = attributions(text, NEUTRAL)
    assert found.speaker is not None
    assert found.speaker.word == "lee"


def test_second_best_speaker_is_told() -> None:
    (found,) = attributions("Ann Lee told Bo Day: “We are going home to stay.”", model())
    assert found.speaker is not None
    assert found.runner_up is not None
    assert (found.speaker.word, found.runner_up.word) == ("lee", "day")


def test_weights_stay_small_enough_to_ship() -> None:
    stored = model()
    assert 1_000 < len(stored.speaker) + len(stored.quote) < 20_000
    assert 0.5 <= stored.threshold < 1


def test_no_weight_rests_on_a_name_of_the_corpus() -> None:
    learned = " ".join([*model().speaker, *model().quote]).lower()
    assert not any(name in learned for name in ("trump", "clinton", "obama", "sanders"))
