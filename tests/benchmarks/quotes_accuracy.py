"""How well are quotations and speakers found, by type, with what the cross-validation predicted?

`python tests/benchmarks/quotes_accuracy.py ARTICLES.jsonl SCORE.py PREDICTIONS.jsonl …` reads the annotated articles,
the set's own scorer, and predictions of `train cv` or `train_encoder cv`. Their probabilities are calibrated and cut as
the shipped models are. Prints joint F1, the recall of quotation with speaker by type, which share of the other words
between marks (scare quotes, titles) came back, and the calibration error of the quotations.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from components.quotes.calibration import calibration_error
from components.quotes.encoder import encoder
from components.quotes.rank import model

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_as_shipped(quote: Row) -> Row | None:
    """The quotation with its probability calibrated; None if that is below the threshold."""
    asked = encoder() if quote.get("second_opinion") else None
    lines = (asked.settings if asked else model()).lines
    probability = lines.quotation(quote["probability"])
    return {**quote, "probability": probability} if lines.keep(probability, headline=quote["headline"]) else None


def types(text: str, quote: Row) -> Iterator[str]:
    """What an annotated quotation counts as."""
    speaker = quote["speaker"]
    yield speaker["kind"] if speaker else "none"
    if quote["title"]:
        yield "headline"
    if speaker and "\n" in text[min(speaker["start"], quote["start"]) : max(speaker["end"], quote["end"])]:
        yield "other paragraph"
    if quote["marks"] == "single":
        yield "single marks"


def is_right(score: Row, quote: Row, found: Row | None) -> bool:
    """Whether the quotation was found, with its speaker as the set's scorer compares them."""
    speaker = quote["speaker"]
    if found is None or not speaker or not found["speaker"]:
        return found is not None and not speaker and not found["speaker"]
    same = score["norm"](found["speaker"]) == score["norm"](speaker["text"])
    return same or (speaker["kind"] != "pronoun" and score["head_match"](speaker["text"], found["speaker"]))


def print_accuracy(gold: dict[str, Row], score: Row, predicted: list[Row]) -> None:
    kept = {row["id"]: [q for q in map(read_as_shipped, row["quotes"]) if q] for row in predicted}
    articles = [gold[name] for name in kept]
    every, right, returned, other = Counter[str](), Counter[str](), 0, 0
    chances: list[tuple[float, bool]] = []
    for article in articles:
        found = {(quote["start"], quote["end"]): quote for quote in kept[article["id"]]}
        annotated = {(quote["start"], quote["end"]) for quote in article["quotes"]}
        chances += [(quote["probability"], place in annotated) for place, quote in found.items()]
        for quote in article["quotes"]:
            correct = is_right(score, quote, found.get((quote["start"], quote["end"])))
            every.update(types(article["text"], quote))
            right.update(kind for kind in types(article["text"], quote) if correct)
        other += len(article["other_quoted"])
        returned += sum(any(a < o["end"] and o["start"] < b for a, b in found) for o in article["other_quoted"])
    for kind in ("direct", "all"):
        scores = score["evaluate"](articles, kept, kind)
        print(f"{kind}: joint F1 {scores['joint']['F1']}, found {scores['overlap']['F1']}", end=", ")
        print(f"speaker right {scores['attr_head_acc']}%")
    print("recall:", ", ".join(f"{kind} {right[kind] / n:.1%} of {n}" for kind, n in sorted(every.items())))
    print(f"scare quotes and titles returned: {returned / other:.1%} of {other}")
    print(f"calibration error of the quotations kept: {calibration_error(*zip(*chances, strict=True)):.3f}")


if __name__ == "__main__":
    source, scorer, *predictions = map(Path, sys.argv[1:])
    annotated_articles = {row["id"]: row for row in rows(source)}
    for path in predictions:
        print(f"{path.name}:")
        print_accuracy(annotated_articles, runpy.run_path(str(scorer)), rows(path))
