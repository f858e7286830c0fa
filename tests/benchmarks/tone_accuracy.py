"""How often does each engine hear the right tone, and how far is its confidence to be trusted?

python -m tests.benchmarks.tone_accuracy [--data ../shared/eval] [--engines model vader textblob]

News: the tenth of NewsMTSC's articles on which nothing was trained. Statements: the four topics held out. Editorials
and the debate: no engine was trained on them. Quotations and stances: the invented articles, with the tone and speakers
that the whole parse gives.

Beside each calibration error stands what an engine whose confidence is right would show on so few texts: the mean over
draws in which each label is right as often as it says.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.article import Article, Span
from components.tone.examples import HELD_OUT_TOPICS, news_examples, tenth_of_the_groups
from components.tone.find import tones_of
from components.tone.stances import attitude_of, attitudes
from components.tone.statements import read_statements
from dashboard.parsing import Settings, parse_article
from dashboard.tone_rows import tone_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.records import Engine, Tone

BINS = 15
DRAWS = 200
SURE = 0.8
GOLD = Path(__file__).resolve().parents[1] / "gold" / "diplomatic.jsonl"


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, what it should be, and how sure the engine was of it."""

    truth: object
    label: object
    confidence: float | None


def main(data: Path, engines: Sequence[Engine]) -> None:
    """Print the figures, one line for each engine and set."""
    news, targets = news_aside(data)
    statements = [each for each in read_statements() if each.topic in HELD_OUT_TOPICS]
    for engine in engines:
        for name, file in (("editorials", "nyt_editorials.dev"), ("debate", "eu_sotu2010.dev")):
            rows = rows_of(data / "tone" / f"{file}.jsonl")
            told = answers([{"text": row["text"]} for row in rows], engine)
            pairs = [(row["score"], answer["score"] or 0.0) for row, answer in zip(rows, told, strict=True)]
            r = statistics.correlation(*map(list, zip(*pairs, strict=True)))
            print(engine, name, f"r {r:.3f}", scored(judged(rows, told)), sep="  ")
        print(engine, "news, sentences", scored(judged(news, answers(news, engine))), sep="  ")
        heard = tones([each.text for each in statements], engine)
        four = [Judged(s.tone, t.label, t.confidence) for s, t in zip(statements, heard, strict=True)]
        print(engine, "statements, four tones", scored(four), sep="  ")
        print(engine, "quotations of the invented articles, four tones", scored(quotations(engine)), sep="  ")
    if "model" in engines:
        print("model", "news, toward the target", scored(judged(targets, answers(targets, "model"))), sep="  ")
        spans = [(each, span, stance) for each in statements for span, stance in each.targets]
        hearings = map(attitude_of, attitudes([(each.text, span) for each, span, _ in spans]))
        three = [Judged(stance, label, sure) for (_, _, stance), (label, _, sure) in zip(spans, hearings, strict=True)]
        print("model", "statements, toward the target", scored(three), sep="  ")


def news_aside(data: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of the news held out: sentences whose targets agree, and one for each target."""
    rows = rows_of(data / "tone" / "newsmtsc.train.jsonl")
    examples = [example for example in news_examples(rows) if example.attitude is not None]
    aside = tenth_of_the_groups(examples)
    targets = [row for row, example in zip(rows, examples, strict=True) if example.group in aside]
    agreed: dict[str, set[int]] = {}
    for row in rows:
        agreed.setdefault(row["text"], set()).add(row["label"])
    sentences = {row["text"]: {"text": row["text"], "label": row["label"]} for row in targets}
    return [row for text, row in sentences.items() if len(agreed[text]) == 1], targets


def answers(rows: Sequence[dict[str, Any]], engine: Engine) -> list[dict[str, Any]]:
    """What `readout tone` answers to each row."""
    return [json.loads(line.row) for line in tone_lines((json.dumps(row).encode() for row in rows), engine)]


def judged(rows: Sequence[dict[str, Any]], told: Sequence[dict[str, Any]]) -> list[Judged]:
    """The answers beside the labels of the rows."""
    return [Judged(row["label"], answer["label"], answer["confidence"]) for row, answer in zip(rows, told, strict=True)]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tones(texts: Sequence[str], engine: Engine) -> list[Tone]:
    """The tone of each text."""
    return [tones_of(text, [[Span(0, len(text))]], engine)[0] for text in texts]


def quotations(engine: Engine) -> list[Judged]:
    """The tones of the quotations that the parse finds where the annotator marked one."""
    judged = []
    for row in rows_of(GOLD):
        parsed = parse_article(Article(row["text"]), replace(Settings(), tone=engine))
        pairs = zip(parsed.quotations, parsed.quotation_tones, strict=True)
        heard = {quotation.spans[0].start: tone for quotation, tone in pairs}
        for quote in row["quotes"]:
            tone = heard.get(quote["spans"][0][0])
            if quote["tone"] and tone:
                judged.append(Judged(quote["tone"], tone.label, tone.confidence))
    return judged


def scored(judged: Sequence[Judged]) -> str:
    """Accuracy, macro-F1 over the true labels, calibration error, and accuracy where the engine is sure."""
    truth, labels = [each.truth for each in judged], [each.label for each in judged]
    f1 = [
        2 * sum(each.truth == each.label == label for each in judged) / (truth.count(label) + labels.count(label))
        for label in set(truth)
    ]
    text = f"accuracy {share(judged):.3f}  macro-F1 {statistics.mean(f1):.3f}  n {len(judged)}"
    known = [each for each in judged if each.confidence is not None]
    if not known:
        return text
    sure = [each for each in known if (each.confidence or 0) >= SURE]
    chance = f"(by chance {error_by_chance(known):.3f})"
    return f"{text}  calibration error {error(known):.3f} {chance}  sure of {len(sure)}, right in {share(sure):.3f}"


def share(judged: Sequence[Judged]) -> float:
    """The share of labels that are right; 0 of none."""
    return sum(each.truth == each.label for each in judged) / max(len(judged), 1)


def error(judged: Sequence[Judged]) -> float:
    """Expected calibration error over `BINS` bins of equal width (Guo et al. 2017)."""
    bins: dict[int, list[Judged]] = {}
    for each in judged:
        bins.setdefault(min(int((each.confidence or 0) * BINS), BINS - 1), []).append(each)
    return sum(
        len(some) / len(judged) * abs(share(some) - statistics.mean(each.confidence or 0 for each in some))
        for some in bins.values()
    )


def error_by_chance(judged: Sequence[Judged]) -> float:
    """The calibration error that the same confidences would have if all of them were right, the mean of `DRAWS`."""
    drawn = random.Random(0)
    draws = (
        [replace(each, truth=True, label=drawn.random() < (each.confidence or 0)) for each in judged]
        for _ in range(DRAWS)
    )
    return statistics.mean(map(error, draws))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "eval")
    parser.add_argument("--engines", nargs="+", default=["model", "vader", "textblob"])
    options = parser.parse_args()
    main(options.data, options.engines)
