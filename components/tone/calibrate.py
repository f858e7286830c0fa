"""How sure may the tone model be? The weights that make probabilities of its logits, fitted to what it never learnt.

`python -m components.tone.calibrate NEWS` writes `data/calibration.json`: for either question of tone the weights of
the network's two logits and of VADER's three scores (logistic regression), and for the attitude a temperature and
offsets (Guo et al. 2017). Fitted to the news and the topics that training held out. Needs the extra `train`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from components.tone.by_model import SIGNALS, signals
from components.tone.examples import CONTENT, HELD_OUT_TOPICS, held_out, news_examples, read_news, statement_examples
from components.tone.examples import tenth_of_the_groups as tenth
from components.tone.model import CALIBRATION, SETTINGS, calibration, computed, hear
from components.tone.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from components.tone.examples import Example

    Floats = NDArray[np.float64]

DIGITS = 4
SHRINKAGE = 1e-3
"""The weights' squares cost so much of the mean log loss."""

ABOUT = "Fitted by components/tone/calibrate.py to the held-out tenth of NewsMTSC and the held-out statements."


def main(news: Path) -> None:
    """Fit and write the calibration."""
    write({head: dict.fromkeys(names, 1.0) for head, names in SETTINGS.items()})  # a model runs with a calibration only
    rows = list(news_examples(read_news(news)))
    _, rows = held_out(rows, tenth(rows))
    _, statements = held_out(list(statement_examples(read_statements())), HELD_OUT_TOPICS)
    every = [*rows, *statements]
    plain = [example for example in every if example.tone and example.attitude is None]
    aimed = [example for example in every if example.attitude is not None]
    write({**tone_weights(plain), "attitude": attitude_weights(aimed)})


def write(values: dict[str, dict[str, float]]) -> None:
    """Keep the calibration beside the graph, and forget the one that was read before."""
    CALIBRATION.write_text(json.dumps({"about": ABOUT, **values}, indent=1) + "\n", encoding="utf-8")
    calibration.cache_clear()


def tone_weights(plain: Sequence[Example]) -> dict[str, dict[str, float]]:
    """For positive and negative content the weight of each signal, and an offset."""
    hearings = hear([(example.ids, example.types) for example in plain])
    values = np.array([signals(example.text, hearing) for example, hearing in zip(plain, hearings, strict=True)])
    truth = np.array([CONTENT[example.tone] for example in plain if example.tone])
    return {side: _logistic(values, truth[:, column]) for column, side in enumerate(("positive", "negative"))}


def attitude_weights(aimed: Sequence[Example]) -> dict[str, float]:
    """The temperature, and the offsets of the two attitudes that are not neutral."""
    logits = np.array([attitude for _, attitude in computed([(example.ids, example.types) for example in aimed])])
    truth = np.array([example.attitude for example in aimed])

    def loss(free: Floats) -> float:
        warm = logits / np.exp(free[0]) + np.array([free[1], 0.0, free[2]])
        likely = warm[np.arange(len(truth)), truth] - np.logaddexp.reduce(warm, axis=1)
        return float(-likely.mean())

    best = minimize(loss, np.zeros(3)).x
    values = [float(np.exp(best[0])), *map(float, best[1:])]
    return {name: round(v, DIGITS) for name, v in zip(("temperature", "critical", "supportive"), values, strict=True)}


def _logistic(values: Floats, truth: Floats) -> dict[str, float]:
    def loss(weights: Floats) -> float:
        score = values @ weights[:-1] + weights[-1]
        return float((np.logaddexp(0, score) - truth * score).mean() + SHRINKAGE * (weights[:-1] ** 2).sum())

    best = minimize(loss, np.zeros(values.shape[1] + 1)).x
    return {name: round(float(value), DIGITS) for name, value in zip((*SIGNALS, "offset"), best, strict=True)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
