"""How often does each engine hear the right tone, and how far is its confidence to be trusted?

python -m tests.benchmarks.tone_accuracy [--data ../shared/eval] [--engines model vader textblob]

News: the tenth of NewsMTSC's articles on which nothing was trained. Statements: the four topics held out. Editorials
and the debate: no engine was trained on them. Quotations and stances: the invented articles, with the tone and speakers
that the whole parse gives.
"""

from __future__ import annotations

import argparse
import json
import statistics
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.article import Article, Span
from components.tone.by_model import contents
from components.tone.examples import HELD_OUT_TOPICS, held_out, news_examples, tenth_of_the_groups
from components.tone.find import tones_of
from components.tone.model import hear
from components.tone.stances import attitude_of, attitudes
from components.tone.statements import read_statements
from dashboard.parsing import Settings, parse_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.records import Engine, Tone

BINS = 15
SURE = 0.8
SIGNS = {"negative": -1, "neutral": 0, "mixed": 0, "positive": 1, None: None}
GOLD = Path(__file__).resolve().parents[1] / "gold" / "diplomatic.jsonl"


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, what it should be, and how sure the engine was of it."""

    truth: object
    label: object
    confidence: float | None


def main(data: Path, engines: Sequence[Engine]) -> None:
    """Print the figures, one line for each engine and set."""
    for engine in engines:
        for name, file in (("editorials", "nyt_editorials.dev"), ("debate", "eu_sotu2010.dev")):
            rows = rows_of(data / "tone" / f"{file}.jsonl")
            heard = tones([row["text"] for row in rows], engine)
            pairs = [(row["score"], tone.score or 0.0) for row, tone in zip(rows, heard, strict=True)]
            print(engine, name, "r", f"{statistics.correlation(*map(list, zip(*pairs, strict=True))):.3f}", end="  ")
            print(scored([Judged(r["label"], SIGNS[t.label], t.confidence) for r, t in zip(rows, heard, strict=True)]))
        statements = [each for each in read_statements() if each.topic in HELD_OUT_TOPICS]
        heard = tones([each.text for each in statements], engine)
        print(engine, "statements, four tones", end="  ")
        print(scored([Judged(s.tone, t.label, t.confidence) for s, t in zip(statements, heard, strict=True)]))
        print(engine, "quotations of the invented articles, four tones", scored(quotations(engine)), sep="  ")
    if "model" in engines:
        plain, toward = news(data)
        print("model news, sentences", scored(plain), sep="  ")
        print("model news, toward the target", scored(toward), sep="  ")
        spans = [(each, span, stance) for each in statements for span, stance in each.targets]
        hearings = map(attitude_of, attitudes([(each.text, span) for each, span, _ in spans]))
        judged = [Judged(stance, label, sure) for (_, _, stance), (label, _, sure) in zip(spans, hearings, strict=True)]
        print("model statements, toward the target", scored(judged), sep="  ")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tones(texts: Sequence[str], engine: Engine) -> list[Tone]:
    """The tone of each text."""
    return [tones_of(text, [[Span(0, len(text))]], engine)[0] for text in texts]


def news(data: Path) -> tuple[list[Judged], list[Judged]]:
    """What the model hears in the news held out: in sentences whose targets agree, and toward each target."""
    every = list(news_examples(data / "tone" / "newsmtsc.train.jsonl"))
    _, aside = held_out(every, tenth_of_the_groups(every))
    hearings = hear([(example.ids, example.types) for example in aside])
    plain, toward = [], []
    for example, hearing in zip(aside, hearings, strict=True):
        if example.attitude is None:
            label, confidence = sign(*contents([example.text])[example.text])
            plain.append(Judged(SIGNS[example.tone], label, confidence))
        else:
            stance, _, confidence = attitude_of(hearing)
            toward.append(Judged(example.attitude, ("critical", "neutral", "supportive").index(stance), confidence))
    return plain, toward


def sign(positive: float, negative: float) -> tuple[int, float]:
    """−1, 0 or 1 and its probability, where content both good and bad counts as neither."""
    chances = {1: positive * (1 - negative), -1: negative * (1 - positive)}
    chances[0] = 1 - sum(chances.values())
    label = max(chances, key=lambda label: chances[label])
    return label, chances[label]


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
    return f"{text}  calibration error {error(known):.3f}  sure of {len(sure)}, right in {share(sure):.3f}"


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "eval")
    parser.add_argument("--engines", nargs="+", default=["model", "vader", "textblob"])
    options = parser.parse_args()
    main(options.data, options.engines)
