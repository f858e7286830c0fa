"""Is a quotation that is called 0.8 likely right in eight of ten cases? What makes it so, and how far off is it?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 1e-6
"""Probabilities are kept this far from 0 and 1, where log odds have no end."""
STEPS = 50
SHORTEST = 1e-9
"""A step of Newton's method is halved while it makes the fit worse, and no more than to this part of it."""
BINS = 15
Line = tuple[float, float]
"""Slope and shift."""


@dataclass(frozen=True, slots=True)
class Lines:
    """How the probabilities of a model are read.

    A stretch is kept from probability `threshold` on, in a headline from `headline_threshold` on. The log odds of the
    probabilities are taken `slope` times and moved by `shift`, so that they are right as often as they say.
    """

    threshold: float = 0.5
    headline_threshold: float = 0.5
    quotation_slope: float = 1.0
    quotation_shift: float = 0.0
    speaker_slope: float = 1.0
    speaker_shift: float = 0.0

    def quotation(self, probability: float) -> float:
        """How likely it is a quotation."""
        return calibrated(probability, self.quotation_slope, self.quotation_shift)

    def speaker(self, probability: float) -> float:
        """How likely it is the right speaker."""
        return calibrated(probability, self.speaker_slope, self.speaker_shift)

    def keep(self, probability: float, *, headline: bool) -> bool:
        """Whether what is so likely a quotation is shown as one."""
        return probability >= (self.headline_threshold if headline else self.threshold)


def log_odds(probability: float) -> float:
    """The log odds of a probability, which is kept away from 0 and 1."""
    kept = min(1 - NEAR, max(NEAR, probability))
    return math.log(kept / (1 - kept))


def calibrated(probability: float, slope: float, shift: float) -> float:
    """The probability with its log odds taken `slope` times and moved by `shift`."""
    return 1 / (1 + math.exp(-(slope * log_odds(probability) + shift)))


def fit_line(probabilities: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """The slope and shift with which the probabilities are right as often as they say.

    Logistic regression on the log odds by Newton's method (Platt 1999, "Probabilistic outputs for support vector
    machines"). Raises ValueError when nothing or everything is right, as no line fits that.
    """
    if not any(right) or all(right):
        raise ValueError("Some answers must be right and some wrong to calibrate on.")
    odds = [log_odds(p) for p in probabilities]
    line = (1.0, 0.0)
    loss = _loss(odds, right, line)
    for _ in range(STEPS):
        step, length = _step(odds, right, line), 1.0
        while length > SHORTEST and _loss(odds, right, _moved(line, step, length)) > loss:
            length /= 2
        line = _moved(line, step, length)
        loss = _loss(odds, right, line)
    return line


def _moved(line: Line, step: Line, length: float) -> Line:
    return line[0] + length * step[0], line[1] + length * step[1]


def _loss(odds: Sequence[float], right: Sequence[bool], line: Line) -> float:
    """The negative log likelihood of a line."""
    heights = ((line[0] * x + line[1]) * (1 - 2 * truth) for x, truth in zip(odds, right, strict=True))
    return sum(max(height, 0) + math.log1p(math.exp(-abs(height))) for height in heights)


def _step(odds: Sequence[float], right: Sequence[bool], line: Line) -> Line:
    """The step of Newton's method; from far away it may lead too far, see `fit_line`."""
    g0 = g1 = h00 = h01 = h11 = 0.0
    for x, truth in zip(odds, right, strict=True):
        p = 1 / (1 + math.exp(-(line[0] * x + line[1])))
        weight = max(p * (1 - p), NEAR)
        g0, g1 = g0 + (truth - p), g1 + (truth - p) * x
        h00, h01, h11 = h00 + weight, h01 + weight * x, h11 + weight * x * x
    determinant = h00 * h11 - h01 * h01
    return (h00 * g1 - h01 * g0) / determinant, (h11 * g0 - h01 * g1) / determinant


def calibration_error(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """How far, 0 to 1, the mean probability lies from the share that is right, over 15 bins of equal width.

    The expected calibration error of Naeini et al. 2015, "Obtaining well calibrated probabilities".
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for probability, truth in zip(probabilities, right, strict=True):
        bins[min(int(probability * BINS), BINS - 1)].append((probability, truth))
    gaps = (abs(sum(p for p, _ in part) - sum(truth for _, truth in part)) for part in bins)
    return sum(gaps) / max(1, len(probabilities))
