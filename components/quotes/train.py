"""How are the weights of the quotations' model fitted, and how good are they?

`python -m components.quotes.train cv ARTICLES.jsonl` validates by document in five folds and prints the scores;
`… fit ARTICLES.jsonl` fits on everything and writes data/model.json. Needs numpy and scipy (extra `train`). The ranker
is a softmax over the candidates that sums over all right mentions (marginal likelihood); the filter is a logistic
regression on features that include the ranker's answer, from rankers that did not see the document. Both by L-BFGS.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from components.article import outline
from components.quotes.candidates import Previous, candidates, traits_of
from components.quotes.context import context_of
from components.quotes.quote_features import Memory, quote_features, wording_of
from components.quotes.rank import MODEL, Model, attribute, rank
from components.quotes.reading import Reading, read
from components.quotes.speaker_features import no_speaker_features, pair_features
from components.quotes.training_labels import Labelled, is_right, labelled, own_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from components.quotes.context import Context
    from components.quotes.phrases import Phrase

FOLDS, INNER = 5, 3
RANK_L2, QUOTE_L2 = 3.0, 3.0
RANK_MIN, QUOTE_MIN = 3, 2
RANK_STEPS, INNER_STEPS, QUOTE_STEPS = 120, 60, 150
THRESHOLD, NOBODY_MARGIN = 0.75, 0.0
NEGLIGIBLE = 0.01
SEED = 7
OWN = MODEL.with_name("own_articles.txt")
OWN_TIMES = 2

Vector = Any
Instance = tuple[int, list[list[int]], list[int]]
"""One quotation to learn from: its article, the features of each answer, and 1 right, 0 wrong, -1 left out."""


def main() -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("cv", "fit"))
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="where cv writes its predictions, fit its weights")
    parser.add_argument(
        "--own", type=int, default=OWN_TIMES, help="how often each of the project's own articles counts"
    )
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(FOLDS)))
    options = parser.parse_args()
    articles = [labelled(row) for path in options.articles for row in _rows(path)]
    own = [labelled(row) for row in own_articles(OWN.read_text(encoding="utf-8"))] * options.own
    order = np.random.default_rng(SEED).permutation(len(articles))
    articles = [articles[i] for i in order]
    if options.task == "fit":
        _store(fit(articles + own), options.out or MODEL)
    else:
        _validate(articles, own, options.folds, options.out)
    sys.stdout.flush()


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _validate(articles: list[Labelled], own: list[Labelled], folds: list[int], out: Path | None) -> None:
    """Predict every fold by a model of the others and the project's own articles, and write the predictions."""
    rows = []
    for fold in folds:
        weights = fit([a for i, a in enumerate(articles) if i % FOLDS != fold] + own)
        rows += [predict(a, weights) for i, a in enumerate(articles) if i % FOLDS == fold]
        print(f"fold {fold}: {len(weights.speaker)} ranker and {len(weights.quote)} filter weights", flush=True)
    if out:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def predict(article: Labelled, weights: Model) -> dict[str, Any]:
    """The quotations a model finds in one article, as its scorer reads them."""
    reading = read(article.text, outline(article.text).paragraphs)
    quotes = []
    for found in attribute(reading, weights):
        speaker, inner = found.speaker, found.context.stretch.inner
        quotes.append(
            {
                "start": inner.start,
                "end": inner.end,
                "speaker": article.text[speaker.start : speaker.end] if speaker else None,
                "probability": round(found.quotation_probability, 4),
                "speaker_probability": round(found.speaker_probability, 4),
            }
        )
    return {"id": article.name, "quotes": quotes}


def fit(articles: list[Labelled]) -> Model:
    """A model fitted on the articles."""
    index = _Index()
    gold = {(n, k): v for n, a in enumerate(articles) for k, v in _gold_previous(a).items()}
    instances = _instances(articles, index, gold)
    parts = [[n for n in range(len(articles)) if n % INNER == part] for part in range(INNER)]
    predicted: dict[tuple[int, int], Previous | None] = {}
    for part in parts:
        ranker = _fit_ranker([i for i in instances if i[0] not in set(part)], index, INNER_STEPS)
        for number in part:
            _follow(articles[number], number, ranker, predicted)
    instances = _instances(articles, index, predicted)
    speaker = _fit_ranker(instances, index, RANK_STEPS)
    rows: list[list[str]] = []
    truths: list[bool] = []
    for part in parts:
        ranker = _fit_ranker([i for i in instances if i[0] not in set(part)], index, INNER_STEPS)
        for number in part:
            _filter_rows(articles[number], ranker, rows, truths)
    return Model(speaker, _fit_filter(rows, truths), THRESHOLD, NOBODY_MARGIN)


class _Index:
    """Numbers for feature names."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, features: Iterable[str]) -> list[int]:
        numbers = self.numbers
        return [numbers.setdefault(name, len(numbers)) for name in features]


def _gold_previous(article: Labelled) -> dict[int, Previous | None]:
    """For each stretch the quotation before it, with its right speaker."""
    previous: Previous | None = None
    found: dict[int, Previous | None] = {}
    for number, truth in enumerate(article.truths):
        found[number] = previous
        if truth is not None:
            context = context_of(article.reading, number)
            pool = candidates(article.reading, context, previous)
            right = [p for p, label in zip(pool, is_right(truth, pool, article.text), strict=True) if label == 1]
            previous = Previous(context, right[0] if right else None)
    return found


def _follow(
    article: Labelled, number: int, ranker: dict[str, float], found: dict[tuple[int, int], Previous | None]
) -> None:
    """Note for each quotation the quotation before it with the speaker that a ranker finds."""
    previous: Previous | None = None
    base: dict[int, float] = {}
    for stretch, truth in enumerate(article.truths):
        found[number, stretch] = previous
        if truth is not None:
            context = context_of(article.reading, stretch)
            best = rank(article.reading, context, previous, ranker, base).best
            previous = Previous(context, best.phrase)


def _instances(
    articles: list[Labelled], index: _Index, before: dict[tuple[int, int], Previous | None]
) -> list[Instance]:
    found = []
    for number, article in enumerate(articles):
        for stretch, truth in enumerate(article.truths):
            if truth is None:
                continue
            context, previous = context_of(article.reading, stretch), before[number, stretch]
            pool = candidates(article.reading, context, previous)
            features = [_features(article.reading, context, p, previous, index) for p in pool]
            features.append(index.of(no_speaker_features(article.reading, context)))
            labels = [*is_right(truth, pool, article.text), int(truth.speaker is None)]
            if 1 in labels:
                found.append((number, features, labels))
    return found


def _features(
    reading: Reading, context: Context, phrase: Phrase, previous: Previous | None, index: _Index
) -> list[int]:
    return index.of((*traits_of(reading, phrase).features, *pair_features(reading, context, phrase, previous)))


def _filter_rows(article: Labelled, ranker: dict[str, float], rows: list[list[str]], truths: list[bool]) -> None:
    memory = Memory()
    previous: Previous | None = None
    base: dict[int, float] = {}
    for number, truth in enumerate(article.truths):
        context = context_of(article.reading, number)
        best = rank(article.reading, context, previous, ranker, base).best
        rows.append(quote_features(article.reading, context, best, memory))
        truths.append(truth is not None)
        memory.note(context, wording_of(article.reading, context), kept=truth is not None)
        if truth is not None:
            previous = Previous(context, best.phrase)


def _fit_ranker(instances: list[Instance], index: _Index, steps: int) -> dict[str, float]:
    """Weights of the softmax that maximise the summed probability of the right answers."""
    kept = [
        [(f, label) for f, label in zip(features, labels, strict=True) if label >= 0]
        for _, features, labels in instances
    ]
    flat = [pair for answers in kept for pair in answers]
    starts = np.cumsum([0] + [len(answers) for answers in kept[:-1]])
    matrix, names = _matrix([f for f, _ in flat], len(index.numbers), RANK_MIN)
    right = np.array([float(label) for _, label in flat])
    group = np.repeat(np.arange(len(kept)), [len(answers) for answers in kept])
    transposed = matrix.T.tocsr()

    def loss(w: Vector) -> tuple[float, Vector]:
        s = matrix @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[group])
        total = np.add.reduceat(e, starts)
        good = np.add.reduceat(e * right, starts) + 1e-300
        value = float(np.sum(np.log(total) - np.log(good)) + 0.5 * RANK_L2 * (w @ w))
        return value, transposed @ (e / total[group] - e * right / good[group]) + RANK_L2 * w

    w = _minimise(loss, matrix.shape[1], steps)
    words = list(index.numbers)
    return {words[n]: float(v) for n, v in zip(names, w, strict=True) if abs(v) > NEGLIGIBLE}


def _fit_filter(rows: list[list[str]], truths: list[bool]) -> dict[str, float]:
    """Weights of the logistic regression; its bias stands under the empty name."""
    index = _Index()
    numbers = [index.of(["", *row]) for row in rows]
    matrix, names = _matrix(numbers, len(index.numbers), QUOTE_MIN)
    sign = 2 * np.array(truths, float) - 1
    transposed = matrix.T.tocsr()
    words = [list(index.numbers)[n] for n in names]
    strength = np.array([0.0 if word == "" else QUOTE_L2 for word in words])

    def loss(w: Vector) -> tuple[float, Vector]:
        s = sign * (matrix @ w)
        value = float(np.sum(np.logaddexp(0, -s)) + 0.5 * np.sum(strength * w * w))
        return value, transposed @ (-sign / (1 + np.exp(np.clip(s, -50, 50)))) + strength * w

    w = _minimise(loss, matrix.shape[1], QUOTE_STEPS)
    return {word: float(v) for word, v in zip(words, w, strict=True) if word == "" or abs(v) > NEGLIGIBLE}


def _matrix(rows: list[list[int]], width: int, least: int) -> tuple[Any, list[int]]:
    """A matrix of ones with the columns that occur `least` times, and the old numbers of these columns."""
    lengths = [len(row) for row in rows]
    columns = np.fromiter((n for row in rows for n in row), np.int32, sum(lengths))
    bounds = np.concatenate(([0], np.cumsum(lengths)))
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, bounds), shape=(len(rows), width))
    names = np.flatnonzero(np.bincount(columns, minlength=width) >= least)
    return matrix[:, names].tocsr(), [int(n) for n in names]


def _minimise(loss: Callable[[Vector], tuple[float, Vector]], width: int, steps: int) -> Vector:
    return minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x


def _store(weights: Model, path: Path) -> None:
    """Write a model with its weights rounded to three digits."""
    stored = {
        "speaker": {name: round(v, 3) for name, v in sorted(weights.speaker.items())},
        "quote": {name: round(v, 3) for name, v in sorted(weights.quote.items())},
        "threshold": weights.threshold,
        "nobody_margin": weights.nobody_margin,
    }
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
