"""How sure may the tone model be? The weights that make probabilities of its logits, fitted to what it never learnt.

`python -m components.tone.calibrate NEWS GOLD` writes `data/calibration.json`: for either question of tone the weights
of the network's two logits and of VADER's three scores (logistic regression), and for the attitude a temperature and
offsets (Guo et al. 2017). Fitted to the news and the topics that training held out. What a quotation's own tone weighs
beside the paragraph around it is fitted to the quotations of the annotated articles GOLD; it prints how many of them
are read right by weights fitted to the other articles. Needs the extra `train`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

from components.article import Span
from components.tone.by_model import (
    QUOTED,
    QUOTED_HEADS,
    SIGNALS,
    content_of,
    heard_in,
    passages_of,
    reading,
    signals,
    told_by,
    weighed,
)
from components.tone.examples import CONTENT, HELD_OUT_TOPICS, held_out, news_examples, read_news, statement_examples
from components.tone.examples import tenth_of_the_groups as tenth
from components.tone.model import CALIBRATION, SETTINGS, calibration, computed, hear
from components.tone.pieces import around
from components.tone.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from components.tone.by_model import Content
    from components.tone.examples import Example
    from components.tone.records import Label

    Floats = NDArray[np.float64]

DIGITS = 4
SHRINKAGE, QUOTED_SHRINKAGE = 1e-3, 0.03
"""The squares of the weights' distance from what they are without data cost so much of the mean log loss."""

ABOUT = (
    "Fitted by components/tone/calibrate.py to the held-out tenth of NewsMTSC and the held-out statements; what a "
    "quotation weighs beside its paragraph to the quotations of the project's invented articles."
)


def main(news: Path, gold: Path) -> None:
    """Fit and write the calibration."""
    write({head: dict.fromkeys(names, 1.0) for head, names in SETTINGS.items()})  # a model runs with a calibration only
    rows = list(news_examples(read_news(news)))
    _, rows = held_out(rows, tenth(rows))
    _, statements = held_out(list(statement_examples(read_statements())), HELD_OUT_TOPICS)
    every = [*rows, *statements]
    plain = [example for example in every if example.tone and example.attitude is None]
    aimed = [example for example in every if example.attitude is not None]
    found = {**tone_weights(plain), "attitude": attitude_weights(aimed)}
    write({**found, **{head: dict.fromkeys(SETTINGS[head], 0.0) for head in QUOTED_HEADS}})
    quoted = list(quoted_examples(gold))
    within, alone = ([each for each in quoted if bool(each.told) == there] for there in (True, False))
    print(f"quotations within other words, by weights fitted to the other articles: {right_by_folds(within)}")
    print(f"the same by their own words: {right_by_their_words(within)}")
    print(f"quotations alone in a paragraph: {right_by_their_words(alone)}")
    write({**found, **quoted_weights(within)})


class Quoted(NamedTuple):
    """A quotation of an article: its true tone, its content by its own words, and what tells of it in its paragraph.

    `told` is in the order of `by_model.QUOTED`, empty where it stands alone.
    """

    article: str
    tone: Label
    own: Content
    told: tuple[float, ...]


def quoted_examples(gold: Path) -> Iterator[Quoted]:
    """The quotations with a tone in the rows of annotated articles."""
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        for quote in row["quotes"]:
            if quote["tone"]:
                spans = [Span(start, end) for start, end in quote["spans"]]
                lines = around(row["text"], spans)
                passages, setting = passages_of(row["text"], spans), passages_of(row["text"], [lines] if lines else [])
                heard = heard_in([*passages, *setting])
                own = content_of(passages, heard)
                told = told_by(own, [heard[each] for each in setting], setting) if setting else ()
                yield Quoted(row["id"], quote["tone"], own, told)


def quoted_weights(examples: Sequence[Quoted]) -> dict[str, dict[str, float]]:
    """For positive and negative content the weight of each of `QUOTED`, and an offset."""
    values = np.array([example.told for example in examples])
    truth = np.array([CONTENT[example.tone] for example in examples])
    return {
        head: _logistic(QUOTED, values, truth[:, side], np.eye(len(QUOTED))[side], QUOTED_SHRINKAGE)
        for side, head in enumerate(QUOTED_HEADS)
    }


def right_by_folds(examples: Sequence[Quoted]) -> str:
    """`140 of 199`: how many tones are right, each article read with weights fitted to the others."""
    right = 0
    for article in {example.article for example in examples}:
        weights = quoted_weights([example for example in examples if example.article != article])
        for example in examples:
            if example.article == article:
                content = tuple(weighed(QUOTED, example.told, weights[head]) for head in QUOTED_HEADS)
                right += reading((content[0], content[1]))[0] == example.tone
    return f"{right} of {len(examples)}"


def right_by_their_words(examples: Sequence[Quoted]) -> str:
    """`12 of 20`: how many tones are right by the quoted words alone."""
    return f"{sum(reading(each.own)[0] == each.tone for each in examples)} of {len(examples)}"


def write(values: dict[str, dict[str, float]]) -> None:
    """Keep the calibration beside the graph, and forget the one that was read before."""
    CALIBRATION.write_text(json.dumps({"about": ABOUT, **values}, indent=1) + "\n", encoding="utf-8")
    calibration.cache_clear()


def tone_weights(plain: Sequence[Example]) -> dict[str, dict[str, float]]:
    """For positive and negative content the weight of each signal, and an offset."""
    hearings = hear([(example.ids, example.types) for example in plain])
    values = np.array([signals(example.text, hearing) for example, hearing in zip(plain, hearings, strict=True)])
    truth = np.array([CONTENT[example.tone] for example in plain if example.tone])
    nothing = np.zeros(len(SIGNALS))
    return {
        side: _logistic(SIGNALS, values, truth[:, column], nothing, SHRINKAGE)
        for column, side in enumerate(("positive", "negative"))
    }


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


def _logistic(
    names: Sequence[str], values: Floats, truth: Floats, toward: Floats, shrinkage: float
) -> dict[str, float]:
    def loss(weights: Floats) -> float:
        score = values @ weights[:-1] + weights[-1]
        return float((np.logaddexp(0, score) - truth * score).mean() + shrinkage * ((weights[:-1] - toward) ** 2).sum())

    best = minimize(loss, np.append(toward, 0.0)).x
    return {name: round(float(value), DIGITS) for name, value in zip((*names, "offset"), best, strict=True)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
