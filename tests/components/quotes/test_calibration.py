"""Probabilities that are right as often as they say."""

from __future__ import annotations

import random

import pytest

from components.quotes.calibration import calibrated, calibration_error, fit_line


def answers(slope: float, shift: float) -> tuple[list[float], list[bool]]:
    """What an engine says that is as often right as the line makes of it."""
    chance = random.Random(3)
    said = [chance.random() for _ in range(20_000)]
    return said, [chance.random() < calibrated(p, slope, shift) for p in said]


def test_the_line_that_makes_an_engine_honest_is_found() -> None:
    slope, shift = fit_line(*answers(0.6, -0.5))
    assert slope == pytest.approx(0.6, abs=0.05)
    assert shift == pytest.approx(-0.5, abs=0.05)


def test_a_line_is_found_where_newtons_method_alone_runs_away() -> None:
    said = [0.999_999] * 9 + [0.6, 0.7, 0.8, 0.9] * 12
    slope, shift = fit_line(said, [False] * 9 + [True] * 48)
    assert slope < 0
    assert calibrated(0.999_999, slope, shift) < 0.1
    assert calibrated(0.6, slope, shift) > 0.9


def test_error_shrinks_when_probabilities_are_calibrated() -> None:
    said, right = answers(0.3, 1.0)
    line = fit_line(said, right)
    assert calibration_error(said, right) > 0.2
    assert calibration_error([calibrated(p, *line) for p in said], right) < 0.02


def test_error_of_a_worked_example() -> None:
    assert calibration_error([0.9, 0.9, 0.1, 0.1], [True, False, False, False]) == pytest.approx(0.25)
    assert calibration_error([], []) == 0


@pytest.mark.parametrize("right", [[True, True], [False, False]])
def test_one_sided_answers_are_refused(right: list[bool]) -> None:
    with pytest.raises(ValueError, match="right and some wrong"):
        fit_line([0.2, 0.8], right)


def test_certain_answers_do_not_break_it() -> None:
    assert 0 < calibrated(0.0, 1.0, 0.0) < 0.001
    assert 0.999 < calibrated(1.0, 1.0, 0.0) <= 1
