"""The learned decision: what is a quotation, and who said it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from components.article import outline
from components.quotes.calibration import Lines
from components.quotes.network import Network
from components.quotes.rank import MODEL, MOST_ASKED, Attribution, Model, Ranker, attribute, decided, model
from components.quotes.reading import Reading, read
from components.quotes.token_inputs import FLAGS, LETTERS, QUOTATION_SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.context import Context
    from components.quotes.phrases import Phrase


def network(speaker: dict[str, float] | None = None, base: float = 0.0) -> Network:
    """A network that has learned nothing but these weights of features, and `base` for every stretch."""
    shapes = {
        "words": (1, 2), "letters": (len(LETTERS), 2), "flags": (FLAGS, 2), "first_word": (2,),
        "from_quotation": (2, 1), "from_phrase": (6, 1), "from_between": (2, 1), "from_nobody": (1,),
        "speaker_bias": (1,), "speaker_from_features": (1, 1), "speaker_out": (1,),
        "quote": (1, 2), "kept_from_quotation": (2, 1), "kept_from_features": (1, 1), "kept_bias": (1,),
        "kept_out": (1,), **{f"told{n}": (size, 2) for n, size in enumerate(QUOTATION_SIZES)},
    }  # fmt: skip
    weights = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    weights["kept_base"] = np.array([base], np.float32)
    weights["speaker"] = np.array([[0, 0], *([0, own] for own in (speaker or {}).values())], np.float32)
    rows = {name: number for number, name in enumerate(speaker or {}, 1)}
    return Network(weights, {"words": {}, "speaker": rows, "quote": {}}, ())


NEUTRAL = Model(network(), Lines(0.4))
"""A model that has learned nothing: every stretch is kept, every candidate equally likely."""


def read_whole(text: str) -> Reading:
    return read(text, outline(text).paragraphs)


def attributions(text: str, weights: Model) -> list[Attribution]:
    return attribute(read_whole(text), weights)


def test_nothing_learned_keeps_every_stretch() -> None:
    assert len(attributions("The “one” and the “two”.", NEUTRAL)) == 2


def test_threshold_above_the_probability_drops_it() -> None:
    strict = Model(network(), Lines(0.6))
    assert attributions("The “one” and the “two”.", strict) == []


def test_headlines_have_a_threshold_of_their_own() -> None:
    text = "Berg sees ‘lasting peace’ in the north\nThe “one” and the “two”."
    found = attributions(text, Model(network(), Lines(threshold=0.6, headline_threshold=0.4)))
    assert [each.context.stretch.paragraph for each in found] == [0]


def test_stretches_that_run_on_into_the_next_paragraph_are_kept_whatever_the_filter_says() -> None:
    strict = Model(network(base=-9.0), Lines(0.6))
    assert len(attributions("“One is here.\n“Two is here.”", strict)) == 2


def test_nobody_is_named_when_that_answer_is_the_likeliest() -> None:
    shy = Model(network({"nobody": 9.0}), Lines(0.4))
    (found,) = attributions("Ann Lee saw a sign: “Home to what?”", shy)
    assert found.speaker is None


def test_without_candidates_nobody_is_named() -> None:
    (found,) = attributions("“Home to what?”", NEUTRAL)
    assert found.speaker is None
    assert found.speaker_probability == pytest.approx(0.5)
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


def test_slope_and_shift_read_the_score_as_a_probability() -> None:
    (plain,) = attributions("The “one”.", Model(network(base=2.0), Lines(0.4)))
    milder_lines = Lines(0.4, quotation_slope=0.5, quotation_shift=-1.0)
    (milder,) = attributions("The “one”.", Model(network(base=2.0), milder_lines))
    assert plain.quotation_probability > 0.85
    assert milder.quotation_probability == pytest.approx(0.5)


def test_a_gentler_slope_makes_the_speaker_less_sure() -> None:
    text = "Ann Lee told Bo Day: “We are going home to stay.”"
    (bold,) = attributions(text, Model(model().network, Lines(speaker_slope=2.0)))
    (mild,) = attributions(text, Model(model().network, Lines(speaker_slope=0.5)))
    assert bold.speaker == mild.speaker
    assert bold.speaker_probability > mild.speaker_probability


class Opinionated:
    """A second reader who is sure that every stretch is said by whoever is named last, and remembers what was asked."""

    def __init__(self, threshold: float = 0.8) -> None:
        self.asked: list[int] = []
        self.lines = Lines(threshold, quotation_shift=2.0)

    def __call__(self, _reading: Reading, stretches: Sequence[int]) -> Opinionated:
        self.asked = list(stretches)
        return self

    def __contains__(self, number: object) -> bool:
        return number in self.asked

    def scores(self, _context: Context, pool: Sequence[Phrase], _scores: Sequence[float]) -> list[float]:
        return [9.0 * (phrase is pool[-1]) for phrase in pool] + [0.0]

    def odds(self, _context: Context, odds: float) -> float:
        return odds


def test_where_the_network_is_unsure_the_second_reader_decides() -> None:
    reading = read_whole("Ann Lee met Bo Day in town: “Home to what?”")
    (alone,) = attribute(reading, NEUTRAL)
    (found,) = attribute(reading, NEUTRAL, Opinionated())
    assert alone.speaker_probability < 0.5 < found.speaker_probability
    assert found.speaker is not None
    assert found.speaker.word == "day"
    assert (alone.second_opinion, found.second_opinion) == (False, True)
    assert found.quotation_probability == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_a_second_reader_has_a_threshold_of_their_own() -> None:
    reading = read_whole("Peace came.\nAnn Lee met Bo Day in town: “Home to what?”")
    assert len(attribute(reading, NEUTRAL, Opinionated())) == 1
    assert attribute(reading, NEUTRAL, Opinionated(threshold=0.9)) == []


def test_what_was_decided_before_the_first_doubt_stays() -> None:
    text = "“We are going home to stay,” said Ann Lee.\nBerg thanked Kovacs, who answered: “A lighthouse in the storm.”"
    ranker = Ranker(read_whole(text), model())
    first = decided(ranker)
    again = decided(ranker, first[:1])
    assert again[0] is first[0]
    assert again[1] is not first[1]
    assert again == first


def test_a_sure_network_asks_nobody() -> None:
    second = Opinionated()
    attribute(read_whole("“We are going home to stay,” said Ann Lee."), model(), second)
    attribute(read_whole("The “one”."), Model(network(base=-9.0), Lines(0.4)), second)
    assert second.asked == []


def test_no_more_is_asked_than_can_be_answered_soon() -> None:
    second = Opinionated()
    found = attribute(read_whole("\n".join(["Lee met Day: “Home to what?”"] * (MOST_ASKED + 30))), NEUTRAL, second)
    assert len(second.asked) == MOST_ASKED
    assert second.asked == sorted(second.asked)
    assert len(found) == MOST_ASKED + 30


def test_weights_stay_small_enough_to_ship() -> None:
    assert 100_000 < MODEL.stat().st_size < 600_000
    assert 0.5 <= model().lines.threshold < 1


def test_no_weight_rests_on_a_name_of_the_corpus() -> None:
    learned = " ".join(name for names in model().network.rows.values() for name in names).lower()
    assert "kind=crole" in learned
    assert not re.search(r"\b(trump|clinton|obama|sanders)\b", learned)
