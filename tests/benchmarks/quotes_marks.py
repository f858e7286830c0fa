"""How many of the stretches that readers marked does the scanner of quotation marks find, to the character?

Run from the repository root: `python tests/benchmarks/quotes_marks.py [ARTICLES.jsonl] [SHOWN]`; without a file the
invented articles in tests/gold are read. Two kinds of rows are read: quotations with `start`, `end` and `marks`, and
quotations with `spans`. Prints the share found by kind of marks, then SHOWN of those missed by their offsets.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from components.article import outline  # noqa: E402
from components.quotes.marks import scan  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator


def wanted(row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """The kind of marks, start and end of each stretch that a reader marked in an article."""
    for quotation in row["quotes"]:
        for start, end in quotation.get("spans") or [(quotation["start"], quotation["end"])]:
            yield quotation.get("marks", "any"), start, end
    for other in row.get("other_quoted", ()):
        yield f"no quotation, {other['marks']}", other["start"], other["end"]


def print_shares(rows: list[dict[str, Any]], shown: int) -> None:
    every, found, missed = Counter[str](), Counter[str](), []
    for row in rows:
        scanned = {(s.inner.start, s.inner.end) for s in scan(row["text"], outline(row["text"]).paragraphs)}
        for kind, start, end in wanted(row):
            every[kind] += 1
            found[kind] += (start, end) in scanned
            if (start, end) not in scanned:
                missed.append((kind, row["id"], start, end, row["text"]))
    for kind, number in every.items():
        print(f"{kind:24s} {found[kind]} of {number} stretches found to the character ({found[kind] / number:.2%})")
    for kind, name, start, end, text in missed[:shown]:
        print(f"{kind} | {name} {start}-{end} | {text[max(0, start - 60) : end + 60]!r}")


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "gold" / "diplomatic.jsonl"
    articles = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    print_shares(articles, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
