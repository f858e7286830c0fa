"""How many days that an article speaks of are found and resolved? `dates_accuracy.py [GOLD.jsonl …]`.

Rows: `{"text", "date", "dates": [{"span", "iso"}]}`. A day counts when the spans overlap and the day is the same.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from components.article import Article, Span, outline
from components.keywords.dates import find_dates

DEFAULT = Path(__file__).resolve().parents[1] / "gold"


def counts(row: dict[str, Any]) -> tuple[int, int, int]:
    """Days found right, days proposed, days annotated."""
    article = Article(row["text"], date=date.fromisoformat(row["date"]))
    found = find_dates(article, outline(article.text))
    wanted = [(Span(*day["span"]), day["iso"]) for day in row["dates"]]
    hits = sum(any(span.overlaps(day.span) and iso == day.iso for day in found) for span, iso in wanted)
    return hits, len(found), len(wanted)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=sorted(DEFAULT.glob("*.jsonl")))
    for path in parser.parse_args().gold:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        hits, proposed, wanted = (sum(column) for column in zip(*map(counts, rows), strict=True))
        f1 = 200 * hits / max(proposed + wanted, 1)
        print(
            f"{path.name}: P {100 * hits / max(proposed, 1):.1f}  R {100 * hits / max(wanted, 1):.1f}  F1 {f1:.1f}"
            f"  ({hits} of {wanted} found, {proposed} proposed)"
        )
