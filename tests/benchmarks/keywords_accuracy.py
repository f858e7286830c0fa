"""How many of the annotators' key phrases are found? `keywords_accuracy.py [--encoder] GOLD.jsonl …`.

Rows: `{"id", "text", "keyphrases"}`. Prints micro-averaged F1, precision and recall at 5, 10 and 15, in per
cent; phrases are compared by Porter stems (NLTK's, which TextBlob brings). With `--encoder` the encoder ranks them too.
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
    parser.add_argument("--encoder", action="store_true", help="let the tone model's encoder rank the phrases too")
    options = parser.parse_args()
    for path in options.gold:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        articles = [Article(row["text"]) for row in rows]
        keywords = [find_keywords(each, outline(each.text), reranked=options.encoder) for each in articles]
        found = [stemmed([keyword.phrase for keyword in those]) for those in keywords]
        gold = [stemmed(row["keyphrases"]) for row in rows]
        for best in (5, 10, 15):
            f1, precision, recall = score(found, gold, best)
            print(f"{path.name} @{best}: F1 {f1:.1f}  P {precision:.1f}  R {recall:.1f}")
