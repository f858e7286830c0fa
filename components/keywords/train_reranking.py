"""How much does the encoder's nearness weigh beside the ranker's score? Fits `data/reranking.json` (run by hand).

`python -m components.keywords.train_reranking FOLDER` reads `duc2001.dev.jsonl` and `kp500n.dev.jsonl` there. Prints
F1 at 5, 10 and 15 by cross-validation over the articles of DUC 2001, through the choice of phrases that the page makes,
the ranker's weights fitted anew in each fold, without and with the encoder; then fits on all of DUC 2001.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from components.keywords.encoder import FEATURES
from components.keywords.find import Candidate, chosen_candidates
from components.keywords.ranking import described, ranked
from components.keywords.reranking import RERANKED, WEIGHTS, near_text
from components.keywords.train import SETS, Numbers, f1, fit, read, stemmed
from components.keywords.words import Words, words_of

FOLDS = 6
LIMIT = 15
DUC, OTHER = SETS
ABOUT = (
    "Weights of the ranker's score and of the nearness of phrase and text as the encoder of the tone model reads them, "
    "fitted by components/keywords/train_reranking.py on DUC 2001: softmax over the first candidates of an article, "
    "ridge penalty. No text of it is contained."
)


class Read(NamedTuple):
    """An article: its words, all candidates with their features, its gold phrases, and the nearness of the first."""

    words: Words
    rows: list[tuple[str, list[Any], tuple[float, ...]]]
    stems: list[str]
    gold: set[str]
    near: dict[str, tuple[float, ...]]

    @property
    def wanted(self) -> Numbers:
        """1 for each candidate that the annotators chose."""
        return np.array([float(stem in self.gold) for stem in self.stems])


def read_article(text: str, keyphrases: list[str]) -> Read:
    """An article as the ranker and the encoder read it."""
    words = words_of(text)
    rows = described(words, text)
    stems = [stemmed(" ".join(words.forms[places[0][0] : places[0][1]])) for _, places, _ in rows]
    first = ranked(words, text)[:RERANKED]
    near = near_text(first, words, text) or []
    gold = {stemmed(phrase) for phrase in keyphrases} - {""}
    return Read(words, rows, stems, gold, dict(zip((key for _, key, _ in first), near, strict=True)))


def stage_two(article: Read, weights: Numbers) -> tuple[list[int], Numbers]:
    """The candidates with nearness, and for each the ranker's score under `weights` beside it."""
    scores = np.array([row for _, _, row in article.rows]) @ weights
    known = [number for number, (key, _, _) in enumerate(article.rows) if key in article.near]
    return known, np.array([[scores[number], *article.near[article.rows[number][0]]] for number in known])


def phrases_of(article: Read, weights: Numbers, second: Numbers | None) -> list[str]:
    """The phrases that the page would show, stemmed, best first."""
    scores = np.array([row for _, _, row in article.rows]) @ weights
    if second is not None:
        known, table = stage_two(article, weights)
        scores -= scores.max() + 1e3
        scores[known] = table @ second
    order = np.argsort(-scores, kind="stable")
    candidates: list[Candidate] = [(float(scores[n]), article.rows[n][0], article.rows[n][1]) for n in order]
    best = chosen_candidates(candidates, article.words, LIMIT)
    forms = (" ".join(article.words.forms[places[0][0] : places[0][1]]) for _, _, places in best)
    return list(dict.fromkeys(map(stemmed, forms)))


def fit_second(articles: list[Read], weights: Numbers) -> Numbers:
    """The weights of score and nearness."""
    rows = []
    for article in articles:
        known, table = stage_two(article, weights)
        stems = [article.stems[number] for number in known]
        rows.append(((stems, table, article.wanted[known]), 1.0))
    return fit(rows)


def _fit_first(articles: list[Read], others: list[Any]) -> Numbers:
    own = [((each.stems, np.array([row for _, _, row in each.rows]), each.wanted), SETS[DUC]) for each in articles]
    return fit([*own, *others])


def _cross_validate(articles: list[Read], others: list[Any]) -> None:
    folds = np.random.default_rng(0).permutation(len(articles)) % FOLDS
    found: dict[str, dict[int, list[str]]] = {"without": {}, "with": {}}
    for fold in range(FOLDS):
        rest = [article for article, other in zip(articles, folds, strict=True) if other != fold]
        weights = _fit_first(rest, others)
        second = fit_second(rest, weights)
        for number in map(int, np.flatnonzero(folds == fold)):
            found["without"][number] = phrases_of(articles[number], weights, None)
            found["with"][number] = phrases_of(articles[number], weights, second)
    gold = [article.gold for article in articles]
    for name, phrases in found.items():
        order = [phrases[number] for number in range(len(articles))]
        print(name, "encoder:", " ".join(f"F1@{best} {f1(order, gold, best)[0]:.1f}" for best in (5, 10, 15)))


def main() -> None:
    """Read the command line, print the scores, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go (data/reranking.json)")
    options = parser.parse_args()
    lines = (options.folder / DUC).read_text(encoding="utf-8").splitlines()
    articles = [read_article(row["text"], row["keyphrases"]) for row in map(json.loads, lines)]
    others = [(candidates, SETS[OTHER]) for candidates, _ in read(options.folder / OTHER)]
    _cross_validate(articles, others)
    second = fit_second(articles, _fit_first(articles, others))
    card = {"about": ABOUT, "weights": dict(zip(("score", *FEATURES), second.round(3).tolist(), strict=True))}
    options.out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
