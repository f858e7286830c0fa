"""How is the encoder of the second opinion fitted, and what does it add?

    python -m components.quotes.train_encoder cv ARTICLES.jsonl --published MINILM/model.safetensors --out FOLDER
    python -m components.quotes.train_encoder fit ARTICLES.jsonl --published MINILM/model.safetensors

`cv` validates by document in five folds as `train.py` does. It leaves in FOLDER each fold's encoder and the
predictions of the small network alone (`alone.jsonl`), with the encoder asked (`second.jsonl`), and those of the latter
that the encoder had a say in (`asked.jsonl`), for `train.py calibrate`. `fit` fits on everything and writes
data/encoder.onnx and data/encoder.json. Needs the extra `train`: a fold takes 20 minutes on two cores with numbers of
16 bits (bf16).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import load_file

from components.quotes.calibration import Lines
from components.quotes.context import context_of
from components.quotes.encoder import GRAPH, Encoder
from components.quotes.passages import passages
from components.quotes.rank import Model, Ranker
from components.quotes.train import (
    EPOCHS,
    FOLDS,
    INNER,
    OWN,
    SEED,
    first_readings,
    fit_to,
    learnt,
    predict,
    rows_of,
    shuffled,
)
from components.quotes.training_encoder import Asked, Exercise, SpeakerEncoder, learn_encoder
from components.quotes.training_examples import Followed, Indexes, example
from components.quotes.training_labels import Labelled, is_right, labelled, own_articles
from components.tone.export import write_graph

if TYPE_CHECKING:
    from components.quotes.passages import Passage

THREADS = 2
LINES = Lines(
    threshold=0.73,
    headline_threshold=0.5,
    quotation_slope=0.555,
    quotation_shift=-0.079,
    speaker_slope=0.560,
    speaker_shift=0.023,
)
"""How the probabilities with a second opinion are read: what `train.py calibrate` printed for `asked.jsonl` of folds 0
and 1, and a threshold at which no more scare quotes and titles came back there than by the small network alone."""


def main() -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("cv", "fit"))
    parser.add_argument("articles", type=Path)
    parser.add_argument("--published", type=Path, required=True, help="the encoder's published weights")
    parser.add_argument("--out", type=Path, help="the folder of cv, or the graph of fit")
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(FOLDS)))
    options = parser.parse_args()
    articles = shuffled([labelled(row) for row in rows_of(options.articles)])
    own = [labelled(row) for row in own_articles(OWN)]
    published = load_file(options.published)
    if options.task == "fit":
        everything = articles + own
        _fit(everything, first_readings(everything), published, options.out or GRAPH, LINES)
    else:
        for fold in options.folds:
            _validate(articles, own, fold, published, options.out)


def _validate(articles: list[Labelled], own: list[Labelled], fold: int, published: dict[str, Any], out: Path) -> None:
    """Predict a fold by models of the others and the project's own articles, and add the predictions to the files."""
    known = [article for number, article in enumerate(articles) if number % FOLDS != fold] + own
    followed = first_readings(known)
    model = Model(fit_to(known, followed))
    second = _fit(known, followed, published, out / f"fold{fold}.onnx", Lines())
    rows: dict[str, list[dict[str, Any]]] = {"alone": [], "second": [], "asked": []}
    for article in articles[fold::FOLDS]:
        rows["alone"].append(predict(article, model))
        row = predict(article, model, second)
        rows["second"].append(row)
        rows["asked"].append({**row, "quotes": [quote for quote in row["quotes"] if quote["second_opinion"]]})
    for name, every in rows.items():
        with (out / f"{name}.jsonl").open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in every)


def _fit(
    articles: list[Labelled], followed: list[Followed], published: dict[str, Any], graph: Path, lines: Lines
) -> Encoder:
    torch.set_num_threads(1)
    learnt_from = exercises(articles, followed)
    torch.set_num_threads(THREADS)
    export(learn_encoder(learnt_from, published, SEED), graph, lines)
    return Encoder(graph)


def exercises(articles: list[Labelled], followed: list[Followed]) -> list[Exercise]:
    """What the encoder learns from: each article as a small network sees it that was fitted to others of them."""
    indexes = Indexes()
    examples = [example(a, f.previous, f.features, indexes) for a, f in zip(articles, followed, strict=True)]
    found: list[Exercise] = []
    for part in range(INNER):
        network, rows, _ = learnt([e for n, e in enumerate(examples) if n % INNER != part], indexes, EPOCHS)
        model = Model(network.exported(rows))
        for number in range(part, len(articles), INNER):
            found += _exercises(articles[number], Ranker(articles[number].reading, model), followed[number])
    return found


def _exercises(article: Labelled, ranker: Ranker, followed: Followed) -> list[Exercise]:
    every = range(len(article.truths))
    return [
        (passage, tuple(_asked(article, ranker, followed, passage, number) for number in passage.stretches))
        for passage in passages(article.reading, every)
    ]


def _asked(article: Labelled, ranker: Ranker, followed: Followed, passage: Passage, number: int) -> Asked:
    context, truth = context_of(article.reading, number), article.truths[number]
    pool, scores = ranker.scores(context, followed.previous[number])
    right = is_right(truth, pool, article.text) if truth else [-1] * len(pool)
    places = tuple(map(passage.rows, pool))
    labels = (*right, int(truth.speaker is None) if truth else -1)
    odds = ranker.odds(context, followed.features[number])
    return Asked(passage.row(context.token), places, tuple(scores), labels, odds, truth is not None)


def export(network: SpeakerEncoder, graph: Path, lines: Lines) -> None:
    """Write the encoder as an 8-bit graph, and beside it how what it tells is weighed, with these lines."""
    write_graph(network, graph, ["told"])
    settings = {
        "nobody": [round(each, 5) for each in network.nobody.tolist()],
        "scale": round(network.scale.item(), 4),
        "quotation_scale": round(network.quotation_scale.item(), 4),
        "lines": asdict(lines),
    }
    graph.with_suffix(".json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
