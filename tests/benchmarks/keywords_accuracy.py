"""How many of the annotators' key phrases are found? `python tests/benchmarks/keywords_accuracy.py GOLD.jsonl …`.

Rows: `{"id", "text", "keyphrases"}`. Prints micro-averaged F1, precision and recall at 5, 10 and 15, in per
cent; phrases are compared by Porter stems (NLTK's, which TextBlob brings).
"""

from __future__ import annotations

import argparse
import json
import re
from functools import cache
from pathlib import Path

from nltk.stem.porter import PorterStemmer  # type: ignore[import-untyped]

from components.article import Article, outline
from components.keywords.find import find_keywords

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "eval" / "keywords"
stem = cache(PorterStemmer().stem)


def stemmed(phrases: list[str]) -> list[str]:
    """The phrases as stems, each once, in their order."""
    stems = (" ".join(map(stem, re.findall(r"[a-z0-9]+", phrase.lower()))) for phrase in phrases)
    return [phrase for phrase in dict.fromkeys(stems) if phrase]


def score(found: list[list[str]], gold: list[list[str]], best: int) -> tuple[float, float, float]:
    """F1, precision and recall of the first `best` phrases."""
    hits = sum(len(set(wanted) & set(phrases[:best])) for phrases, wanted in zip(found, gold, strict=True))
    proposed, wanted = sum(len(phrases[:best]) for phrases in found), sum(map(len, gold))
    return 200 * hits / (proposed + wanted), 100 * hits / proposed, 100 * hits / wanted


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=sorted(DEFAULT.glob("*.jsonl")))
    for path in parser.parse_args().gold:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found = [
            stemmed([keyword.phrase for keyword in find_keywords(Article(row["text"]), outline(row["text"]))])
            for row in rows
        ]
        gold = [stemmed(row["keyphrases"]) for row in rows]
        for best in (5, 10, 15):
            f1, precision, recall = score(found, gold, best)
            print(f"{path.name} @{best}: F1 {f1:.1f}  P {precision:.1f}  R {recall:.1f}")
