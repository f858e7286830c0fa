"""How sure may the tone model be? The weights that make probabilities of its logits, fitted to what it never learnt.

`python -m components.tone.calibrate NEWS GOLD` writes `data/calibration.json`: for either question of tone the weights
of the network's two logits and of VADER's three scores (logistic regression), and for the attitude a temperature and
offsets (Guo et al. 2017). Fitted to the news, the topics and the articles that training held out; to the last alone,
what a quotation's own tone weighs beside that within its paragraph. It prints how many quotations of the annotated
articles GOLD, to which nothing is fitted, are read right. Needs the extra `train`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

from components.article import Span
from components.tone.articles import JudgedQuotation, Judgement, read_articles
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
from components.tone.examples import (
    CONTENT,
    HELD_OUT_TOPICS,
    article_examples,
    held_out,
    news_examples,
    read_news,
    sixth_of_the_articles,
    statement_examples,
)
from components.tone.examples import tenth_of_the_groups as tenth
from components.tone.model import CALIBRATION, SETTINGS, calibration, computed, hear
from components.tone.statements import read_statements
from components.tone.within import in_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from components.tone.by_model import Content
    from components.tone.examples import Example
    from components.tone.records import Label

    Floats = NDArray[np.float64]

DIGITS = 4
SHRINKAGE, QUOTED_SHRINKAGE = 1e-3, 0.03
"""The squares of the weights' distance from what they are without data cost so much of the mean log loss."""

ABOUT = (
    "Fitted by components/tone/calibrate.py to what training held out: a tenth of NewsMTSC's articles, four topics of "
    "the statements, a sixth of the invented articles."
)


def main(news: Path, gold: Path) -> None:
    """Fit and write the calibration."""
    write({head: dict.fromkeys(names, 1.0) for head, names in SETTINGS.items()})  # a model runs with a calibration only
    rows = list(news_examples(read_news(news)))
    _, rows = held_out(rows, tenth(rows))
    _, statements = held_out(list(statement_examples(read_statements())), HELD_OUT_TOPICS)
    articles = list(read_articles())
    aside = [article for article in articles if article.name in sixth_of_the_articles(articles)]
    plain = [example for example in (*rows, *statements) if example.tone and example.attitude is None]
    aimed = [example for example in (*rows, *statements, *article_examples(aside)) if example.attitude is not None]
    found = {**tone_weights(plain), "attitude": attitude_weights(aimed)}
    write({**found, **{head: dict.fromkeys(SETTINGS[head], 0.0) for head in QUOTED_HEADS}})
    pairs = ((article.text, quotation) for article in aside for quotation in article.quotations)
    weights = quoted_weights([each for each in map(quoted, *zip(*pairs, strict=True)) if each.told])
    write({**found, **weights})
    judged = list(map(quoted, *zip(*gold_quotations(gold), strict=True)))
    print(
        f"quotations of {gold.name}, own words: {_right(judged, reading_alone)}; within: {_right(judged, reading_in)}"
    )


class Quoted(NamedTuple):
    """A quotation: its true tone, its content by its own words, and what tells of it in its paragraph.

    `told` is in the order of `by_model.QUOTED`, empty where it stands alone.
    """

    tone: Label
    own: Content
    told: tuple[float, ...]


def quoted(text: str, quotation: JudgedQuotation) -> Quoted:
    """What is heard of a quotation of `text`."""
    passages, within = passages_of(text, quotation.spans), in_paragraph(text, quotation.spans)
    own = content_of(passages, heard_in(passages))
    return Quoted(quotation.judgement.tone, own, told_by(own, hear([within])[0]) if within else ())


def gold_quotations(gold: Path) -> Iterator[tuple[str, JudgedQuotation]]:
    """The quotations with a tone in the rows of annotated articles, each with the text."""
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        for quote in row["quotes"]:
            if quote["tone"]:
                spans = tuple(Span(start, end) for start, end in quote["spans"])
                yield row["text"], JudgedQuotation(spans, Judgement(quote["tone"], ()))


def quoted_weights(examples: Sequence[Quoted]) -> dict[str, dict[str, float]]:
    """For positive and negative content the weight of each of `QUOTED`, and an offset.

    Drawn toward the mean of what is heard of the words by themselves and within their paragraph.
    """
    values = np.array([example.told for example in examples])
    truth = np.array([CONTENT[example.tone] for example in examples])
    halves = np.array([(0.5, 0.0, 0.5, 0.0), (0.0, 0.5, 0.0, 0.5)])
    return {
        head: _logistic(QUOTED, values, truth[:, side], halves[side], QUOTED_SHRINKAGE)
        for side, head in enumerate(QUOTED_HEADS)
    }


def reading_alone(each: Quoted) -> Label:
    """The tone by the quoted words alone."""
    return reading(each.own)[0]


def reading_in(each: Quoted) -> Label:
    """The tone by the words and by what is heard of them in their paragraph, if they stand in one."""
    if not each.told:
        return reading_alone(each)
    positive, negative = (weighed(QUOTED, each.told, calibration()[head]) for head in QUOTED_HEADS)
    return reading((positive, negative))[0]


def _right(examples: Sequence[Quoted], read: Callable[[Quoted], Label]) -> str:
    return f"{sum(read(each) == each.tone for each in examples)} of {len(examples)}"


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
