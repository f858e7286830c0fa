"""How much weight should each feature of a candidate phrase have? Fits `data/ranking.json` (run by hand).

`python -m components.keywords.train FOLDER` reads `duc2001.dev.jsonl` and `kp500n.dev.jsonl` there, prints scores by
cross-validation over articles, then fits on everything. Needs the extra `train`, and NLTK, which TextBlob brings.
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from nltk.stem.porter import PorterStemmer  # type: ignore[import-untyped]
from numpy.typing import NDArray

from components.keywords.phrases import FEATURES
from components.keywords.ranking import WEIGHTS, described
from components.keywords.words import Words, words_of

Numbers = NDArray[np.float64]
Candidates = tuple[list[str], Numbers, Numbers]
"""The phrases of an article, stemmed; their features; and 1 for those that the annotators chose."""

SETS = {"duc2001.dev.jsonl": 1.0, "kp500n.dev.jsonl": 1.4}
"""Each set and the weight of an article in it."""

FOLDS = 6
RIDGE = 0.3
STEPS = 12

ABOUT = (
    "Weights of a linear ranker of candidate phrases, fitted by components/keywords/train.py on DUC 2001 (news, about "
    "8 key phrases an article) and 500N-KPCrowd (news, about 48): softmax over an article's candidates, ridge penalty. "
    "No text of either is contained."
)


def read(path: Path) -> list[tuple[Candidates, set[str]]]:
    """The candidates of each article of a set, and its gold phrases, stemmed."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_read(row["text"], {stemmed(phrase) for phrase in row["keyphrases"]} - {""}) for row in rows]


def fit(articles: list[tuple[Candidates, float]]) -> Numbers:
    """The weights under which the annotators' phrases are likeliest (Newton's method), articles weighing as given."""
    chosen = [(rows, gold, weight) for (_, rows, gold), weight in articles if gold.any()]
    sizes = np.array([len(gold) for _, gold, _ in chosen])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    rows = np.vstack([rows for rows, _, _ in chosen])
    wanted = np.concatenate([weight * gold / gold.sum() for _, gold, weight in chosen])
    shares = np.array([weight for _, _, weight in chosen])

    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        scores = rows @ weights
        likelihood = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        likelihood /= np.repeat(np.add.reduceat(likelihood, starts), sizes)
        means = np.add.reduceat(rows * likelihood[:, None], starts)
        slope = rows.T @ (np.repeat(shares, sizes) * likelihood - wanted) + RIDGE * weights
        spread = (rows * (np.repeat(shares, sizes) * likelihood)[:, None]).T @ rows - (
            means * shares[:, None]
        ).T @ means
        weights -= np.linalg.solve(spread + RIDGE * np.eye(len(weights)), slope)
    return weights


def f1(ranked: list[list[str]], gold: list[set[str]], best: int) -> tuple[float, float]:
    """F1 and precision in per cent of the `best` first phrases, summed over articles."""
    hits = sum(len(wanted.intersection(phrases[:best])) for phrases, wanted in zip(ranked, gold, strict=True))
    proposed, wanted = sum(len(phrases[:best]) for phrases in ranked), sum(map(len, gold))
    return 200 * hits / (proposed + wanted), 100 * hits / proposed


@cache
def stemmed(phrase: str) -> str:
    """A phrase as the scorer compares it: Porter stems of its words."""
    return " ".join(map(_stem, re.findall(r"[a-z0-9]+", phrase.lower())))


_stem = cache(PorterStemmer().stem)


def _read(text: str, gold: set[str]) -> tuple[Candidates, set[str]]:
    words: Words = words_of(text)
    rows = described(words, text)
    phrases = [stemmed(" ".join(words.forms[places[0][0] : places[0][1]])) for _, places, _ in rows]
    features = np.array([row for _, _, row in rows], dtype=float).reshape(len(rows), len(FEATURES))
    return (phrases, features, np.array([float(phrase in gold) for phrase in phrases])), gold


def _ranked(candidates: Candidates, weights: Numbers) -> list[str]:
    phrases, rows, _ = candidates
    order = np.argsort(-(rows @ weights), kind="stable")
    return list(dict.fromkeys(phrases[number] for number in order))


def _cross_validate(sets: dict[str, list[tuple[Candidates, set[str]]]]) -> None:
    generator = np.random.default_rng(0)
    folds = {name: generator.permutation(len(articles)) % FOLDS for name, articles in sets.items()}
    ranked: dict[str, dict[int, list[str]]] = {name: {} for name in sets}
    for fold in range(FOLDS):
        weights = fit(
            [
                (candidates, SETS[name])
                for name, articles in sets.items()
                for number, (candidates, _) in enumerate(articles)
                if folds[name][number] != fold
            ]
        )
        for name, articles in sets.items():
            for number in np.flatnonzero(folds[name] == fold):
                ranked[name][int(number)] = _ranked(articles[number][0], weights)
    for name, articles in sets.items():
        phrases = [ranked[name][number] for number in range(len(articles))]
        scores = ((best, *f1(phrases, [gold for _, gold in articles], best)) for best in (5, 10, 15))
        print(name, " ".join(f"F1@{best} {score:.1f} P@{best} {precision:.1f}" for best, score, precision in scores))


def _weights_file(weights: Numbers) -> str:
    card: dict[str, Any] = {"about": ABOUT, "weights": dict(zip(FEATURES, weights.round(3).tolist(), strict=True))}
    return json.dumps(card, indent=1) + "\n"


if __name__ == "__main__":
    sets = {name: read(Path(sys.argv[1]) / name) for name in SETS}
    _cross_validate(sets)
    everything = [(candidates, SETS[name]) for name, articles in sets.items() for candidates, _ in articles]
    WEIGHTS.write_text(_weights_file(fit(everything)), encoding="utf-8")
