"""Measures of spread, difference and bursts, against published worked examples and plain arithmetic."""

from __future__ import annotations

from itertools import product
from math import isnan, lgamma, log

import pytest

from components.article import Span, outline
from components.keywords.measures import (
    counts_by_sentence,
    dispersion_of,
    gries_dp,
    juilland_d,
    kleinberg_bursts,
    log_likelihood,
    log_ratio,
    rolling_rate,
    spread_reading,
    wilson,
)

COUNTS, SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
"""The worked example of Gries (2008, 2020): the letter a in a corpus of five parts."""


def test_juilland_d_gives_gries_worked_example() -> None:
    assert juilland_d(COUNTS, SIZES) == pytest.approx(0.785, abs=0.001)


def test_gries_dp_gives_its_worked_example() -> None:
    assert gries_dp(COUNTS, SIZES, normalised=False) == pytest.approx(0.18, abs=0.001)
    assert gries_dp(COUNTS, SIZES) == pytest.approx(0.2195, abs=0.001)


def test_a_word_as_common_in_every_part_is_spread_evenly() -> None:
    assert juilland_d([2, 2, 2], [10, 10, 10]) == pytest.approx(1)
    assert gries_dp([2, 2, 2], [10, 10, 10]) == pytest.approx(0)
    assert spread_reading([2, 2, 2], [10, 10, 10]) == "spread evenly"


def test_a_word_in_one_part_only_is_one_burst() -> None:
    assert juilland_d([0, 0, 6], [10, 10, 10]) == pytest.approx(0)
    assert gries_dp([0, 0, 6], [10, 10, 10]) == pytest.approx(1)
    assert spread_reading([0, 0, 6], [10, 10, 10]) == "in one burst"


def test_a_single_occurrence_has_no_spread() -> None:
    assert spread_reading([0, 1, 0], [10, 10, 10]) == "once only"


def test_a_word_that_never_occurs_has_no_dispersion() -> None:
    assert isnan(juilland_d([0, 0], [5, 5]))
    assert isnan(gries_dp([0, 0], [5, 5]))


def test_the_rate_counts_hits_per_hundred_words_around_each_sentence() -> None:
    text = "War is here. Peace is far. War is war."
    hits = [Span(0, 3), Span(27, 30), Span(34, 37)]
    assert rolling_rate(hits, outline(text), text, window=1) == pytest.approx([100 / 3, 0, 200 / 3])
    assert rolling_rate(hits, outline(text), text, window=3) == pytest.approx([100 / 6, 300 / 9, 200 / 6])


def test_the_rate_of_a_blank_text_is_empty() -> None:
    assert rolling_rate([], outline(""), "") == []


def test_an_occurrence_counts_in_the_sentence_where_it_begins() -> None:
    assert counts_by_sentence([Span(0, 3), Span(5, 8), Span(5, 6)], outline("One. Two.")) == [1, 2]


def test_a_single_sentence_has_no_dispersion() -> None:
    assert dispersion_of([Span(0, 3)], outline("One two three.")) is None


def test_log_likelihood_gives_rayson_and_garsides_formula() -> None:
    share = 40 / 3000
    expected = 2 * (30 * log(30 / (1000 * share)) + 10 * log(10 / (2000 * share)))
    assert log_likelihood(30, 10, 1000, 2000) == pytest.approx(expected)
    assert log_likelihood(10, 30, 2000, 1000) == pytest.approx(-expected)


def test_equal_rates_differ_by_nothing() -> None:
    assert log_likelihood(5, 10, 100, 200) == pytest.approx(0)
    assert log_ratio(5, 10, 100, 200) == pytest.approx(0)


def test_one_point_of_log_ratio_is_a_doubling() -> None:
    assert log_ratio(8, 4, 100, 100) == pytest.approx(1)
    assert log_ratio(4, 0, 100, 100) == pytest.approx(3)


def test_nothing_counted_differs_by_nothing() -> None:
    assert log_likelihood(0, 0, 10, 10) == 0
    assert log_ratio(0, 0, 0, 0) == 0


def test_wilson_gives_newcombes_published_intervals() -> None:
    """Newcombe (1998), table I, method 3."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=0.0001)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=0.0001)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=0.0001)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=0.0001)


def test_no_trials_leave_the_share_open() -> None:
    assert wilson(0, 0) == (0, 1)


def cheapest(hits: list[int], totals: list[int]) -> float:
    """The least cost over all sequences of states, by trying every one."""
    return min(cost(hits, totals, states) for states in product((0, 1), repeat=len(hits)))


def cost(hits: list[int], totals: list[int], states: tuple[int, ...]) -> float:
    base = sum(hits) / sum(totals)
    total, before = 0.0, 0
    for hit, size, state in zip(hits, totals, states, strict=True):
        rate = min(base * 2, 0.9999) if state else base
        total += log(len(hits)) * (state > before)
        total -= lgamma(size + 1) - lgamma(hit + 1) - lgamma(size - hit + 1)
        total -= hit * log(rate) + (size - hit) * log(1 - rate)
        before = state
    return total


@pytest.mark.parametrize("hits", [[1, 2, 1, 0, 9, 12, 8, 1, 2, 1], [9, 9, 0, 0, 0, 0], [0, 0, 0, 9], [2, 2, 2, 2]])
def test_bursts_are_those_of_the_cheapest_sequence_of_states(hits: list[int]) -> None:
    totals = [40] * len(hits)
    bursts = kleinberg_bursts(hits, totals)
    states = tuple(int(any(first <= period <= last for first, last in bursts)) for period in range(len(hits)))
    assert cost(hits, totals, states) == pytest.approx(cheapest(hits, totals))


def test_a_rise_in_the_middle_is_one_burst() -> None:
    assert kleinberg_bursts([1, 2, 1, 0, 9, 12, 8, 1, 2, 1], [40] * 10) == [(4, 6)]


@pytest.mark.parametrize(("hits", "totals"), [([], []), ([0, 0], [5, 5]), ([5, 5], [5, 5])])
def test_nothing_or_everything_is_no_burst(hits: list[int], totals: list[int]) -> None:
    assert kleinberg_bursts(hits, totals) == []
