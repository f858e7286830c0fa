"""How many articles a CPU-second are split and searched for key phrases? `keywords_speed.py ROWS.jsonl …`."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from components.article import Article, outline
from components.keywords.find import find_keywords

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "eval" / "keywords"
ROUNDS = 5


def seconds(texts: list[str]) -> float:
    """CPU seconds of this process for all texts."""
    began = time.process_time()
    for text in texts:
        find_keywords(Article(text), outline(text))
    return time.process_time() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=Path, default=sorted(DEFAULT.glob("*.jsonl")))
    for path in parser.parse_args().rows:
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        words = sum(len(text.split()) for text in texts) / len(texts)
        best = min(seconds(texts) for _ in range(ROUNDS))
        print(
            f"{path.name}: {len(texts) / best:.0f} articles of {words:.0f} words a CPU-second (best of {ROUNDS} rounds)"
        )
