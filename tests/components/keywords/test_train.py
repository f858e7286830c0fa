"""Fitting the weights of the ranking."""

from __future__ import annotations

import pytest

np = pytest.importorskip("numpy")

from components.keywords.train import f1, fit, stemmed  # noqa: E402  numpy first


def test_what_tells_the_chosen_apart_gets_the_weight() -> None:
    rows = np.array([[1.0, 0.2], [0.0, 0.1], [0.0, 0.3]])
    weights = fit([((["a", "b", "c"], rows, np.array([1.0, 0.0, 0.0])), 1.0)] * 50)
    assert weights[0] > 1
    assert abs(weights[1]) < weights[0]


def test_scores_are_summed_over_articles() -> None:
    score, precision = f1([["a", "b"], ["c"]], [{"a"}, {"c", "d"}], 5)
    assert score == pytest.approx(200 * 2 / 6)
    assert precision == pytest.approx(200 / 3)


def test_phrases_are_compared_by_their_stems() -> None:
    assert stemmed("Foreign-Ministers") == stemmed("foreign minister")
