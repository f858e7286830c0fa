"""How are the weights of the quotations' model fitted, and how good are they?

`python -m components.quotes.train cv ARTICLES.jsonl` validates by document in five folds and prints the scores;
`… calibrate ARTICLES.jsonl --out P.jsonl` fits and prints how the probabilities in those predictions must be read, and
their calibration error before and after. `… fit ARTICLES.jsonl` fits on everything and writes data/model.npz. Needs
torch (extra `train`).

Three networks, each fitted on two thirds of the articles with the true speakers of the quotations before, read the
third they did not see. What they find there is what the shipped network meets in use: the speaker found for the
quotation before, and a ranking of the candidates, from which the features of the second answer come. It is fitted on
those.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from components.article import Span, outline
from components.quotes.calibration import Lines, calibrated, calibration_error, fit_line
from components.quotes.network import Network, store
from components.quotes.rank import MODEL, Model, Ranker, attribute
from components.quotes.reading import read
from components.quotes.training_examples import Followed, Indexes, example, followed, true_previous
from components.quotes.training_labels import Labelled, labelled, own_articles, same_speaker
from components.quotes.training_network import Sizes, SpeakerNetwork, learn

if TYPE_CHECKING:
    from components.quotes.candidates import Previous
    from components.quotes.context import Context
    from components.quotes.quote_features import Ranked
    from components.quotes.rank import SecondOpinion
    from components.quotes.training_examples import Example

FOLDS, INNER = 5, 3
INNER_EPOCHS, EPOCHS = 3, 5
WORD_MIN, SPEAKER_MIN, QUOTE_MIN = 3, 10, 6
LINES = Lines(
    threshold=0.73,
    headline_threshold=0.5,
    quotation_slope=0.751,
    quotation_shift=-0.090,
    speaker_slope=0.758,
    speaker_shift=0.089,
)
"""How the shipped network is read: what `calibrate` printed for the predictions of folds 0 and 1, and the threshold at
which no more scare quotes and titles came back there than before."""
SEED = 7
OWN = MODEL.parent / "articles"
OWN_TIMES = 1


def main() -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("cv", "calibrate", "fit"))
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="the predictions of cv and calibrate, or the weights of fit")
    parser.add_argument(
        "--own", type=int, default=OWN_TIMES, help="how often each of the project's own articles counts"
    )
    parser.add_argument("--folds", type=int, nargs="*", default=list(range(FOLDS)))
    options = parser.parse_args()
    articles = [labelled(row) for path in options.articles for row in rows_of(path)]
    own = [labelled(row) for row in own_articles(OWN)] * options.own
    articles = shuffled(articles)
    if options.task == "calibrate":
        _calibrate(articles, {row["id"]: row["quotes"] for row in rows_of(options.out)})
    elif options.task == "fit":
        store(options.out or MODEL, fit(articles + own), asdict(LINES))
    else:
        _validate(articles, own, options.folds, options.out)
    sys.stdout.flush()


def shuffled(articles: list[Labelled]) -> list[Labelled]:
    """The articles in the order in which they are dealt to the folds."""
    return [articles[number] for number in np.random.default_rng(SEED).permutation(len(articles))]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one in each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _validate(articles: list[Labelled], own: list[Labelled], folds: list[int], out: Path | None) -> None:
    """Predict every fold by a model of the others and the project's own articles, and write the predictions."""
    rows = []
    for fold in folds:
        network = fit([a for i, a in enumerate(articles) if i % FOLDS != fold] + own)
        rows += [predict(a, Model(network)) for i, a in enumerate(articles) if i % FOLDS == fold]
        print(f"fold {fold}: {sum(array.size for array in network.weights.values())} weights", flush=True)
    if out:
        out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _calibrate(articles: list[Labelled], predictions: dict[str, list[dict[str, Any]]]) -> None:
    """Print the lines that make the probabilities right as often as they say, and the error before and after."""
    said: dict[str, tuple[list[float], list[bool]]] = {"quotation": ([], []), "speaker": ([], [])}
    for article in articles:
        inner = [stretch.inner for stretch in article.reading.stretches]
        truths = dict(zip(inner, article.truths, strict=True))
        for quote in predictions.get(article.name, ()):
            truth = truths.get(Span(quote["start"], quote["end"]))
            said["quotation"][0].append(quote["probability"])
            said["quotation"][1].append(truth is not None)
            if truth is not None:
                said["speaker"][0].append(quote["speaker_probability"])
                said["speaker"][1].append(same_speaker(truth.speaker, quote["speaker"]))
    for name, (probabilities, right) in said.items():
        slope, shift = fit_line(probabilities, right)
        before = calibration_error(probabilities, right)
        after = calibration_error([calibrated(p, slope, shift) for p in probabilities], right)
        print(f"{name}: slope {slope:.3f}, shift {shift:.3f}; calibration error {before:.3f}, after it {after:.3f}")


def predict(article: Labelled, weights: Model, second: SecondOpinion | None = None) -> dict[str, Any]:
    """The quotations a model finds in one article, as its scorer reads them."""
    reading = read(article.text, outline(article.text).paragraphs)
    quotes = []
    for found in attribute(reading, weights, second):
        speaker, inner = found.speaker, found.context.stretch.inner
        quotes.append(
            {
                "start": inner.start,
                "end": inner.end,
                "speaker": article.text[speaker.start : speaker.end] if speaker else None,
                "probability": round(found.quotation_probability, 4),
                "speaker_probability": round(found.speaker_probability, 4),
                "nobody": round(found.nobody, 4),
                "second_opinion": found.second_opinion,
                "headline": reading.is_headline(found.context.stretch.paragraph),
            }
        )
    return {"id": article.name, "quotes": quotes}


def fit(articles: list[Labelled]) -> Network:
    """A network fitted on the articles."""
    return fit_to(articles, first_readings(articles))


def fit_to(articles: list[Labelled], followed: list[Followed]) -> Network:
    """A network fitted on the articles as others read them first."""
    indexes = Indexes()
    examples = [example(a, f.previous, f.features, indexes) for a, f in zip(articles, followed, strict=True)]
    network, rows, _ = learnt(examples, indexes, EPOCHS)
    return network.exported(rows)


def first_readings(articles: list[Labelled]) -> list[Followed]:
    """Each article as a network reads it that was fitted to others of them."""
    indexes = Indexes()
    examples = [example(article, true_previous(article), None, indexes) for article in articles]
    found: dict[int, Followed] = {}
    for part in range(INNER):
        others = [n for n in range(len(articles)) if n % INNER != part]
        network, rows, _ = learnt([examples[n] for n in others], indexes, INNER_EPOCHS)
        for number in range(part, len(articles), INNER):
            found[number] = _read_by(network.exported(rows), articles[number])
    return [found[number] for number in range(len(articles))]


def _read_by(network: Network, article: Labelled) -> Followed:
    """What a network that did not see the article makes of it."""
    return followed(article, partial(_best, Ranker(article.reading, Model(network))))


def _best(ranker: Ranker, context: Context, previous: Previous | None) -> Ranked:
    return ranker.rank(context, previous).best


def learnt(
    examples: list[Example], indexes: Indexes, epochs: int
) -> tuple[SpeakerNetwork, dict[str, dict[str, int]], dict[str, Any]]:
    """A network fitted to examples whose numbers are those of the indexes.

    Besides it the row of each name in its tables, and the row of each number of the indexes by column.
    """
    words, word_rows = indexes.words.frequent(WORD_MIN)
    speaker, speaker_rows = indexes.speaker.frequent(SPEAKER_MIN)
    quote, quote_rows = indexes.quote.frequent(QUOTE_MIN)
    tables = {"words": words, "first_words": words, "features": speaker, "quote": quote}
    rows = {"words": word_rows, "speaker": speaker_rows, "quote": quote_rows}
    sizes = Sizes(*(len(names) + 1 for names in rows.values()))
    return learn([one.renumbered(tables) for one in examples], sizes, epochs, SEED), rows, tables


if __name__ == "__main__":
    main()
