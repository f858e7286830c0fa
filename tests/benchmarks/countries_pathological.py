"""Does the time to find countries grow in step with the length of texts made to be hard for it?

Run from the repository root: `python tests/benchmarks/countries_pathological.py [CHARACTERS]`. It prints for each kind
the CPU seconds for 400,000 characters, the median of three, and how they compare with four times those for a quarter
of it (1.0 is linear); then the worst of each.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from components.article import Article, outline  # noqa: E402
from components.countries.find import find_countries  # noqa: E402

CHARACTERS = 400_000
REPETITIONS = 3
UNITS = ("x", "Iran ", "Iran, ", "accused ", "Chad, which ", "support for ", "A. ", "Paris, ", "Iran and the ")


def seconds(unit: str, size: int) -> float:
    """The CPU seconds, a median, for `unit` repeated up to `size` characters; the outline is not counted."""
    text = unit * (size // len(unit))
    article, page = Article(text), outline(text)
    spent = []
    for _ in range(REPETITIONS):
        began = time.process_time()
        find_countries(article, page)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def main(characters: int) -> None:
    """Print the table for texts of `characters` characters."""
    seconds(UNITS[1], 20_000)
    rows = [(unit, seconds(unit, characters), seconds(unit, characters // 4)) for unit in UNITS]
    for unit, whole, quarter in rows:
        print(f"{unit!r:18}{whole:8.3f} s  {whole / (4 * quarter):6.2f} × linear")
    print(f"worst: {max(w for _, w, _ in rows):.3f} s, {max(w / (4 * q) for _, w, q in rows):.2f} × linear")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CHARACTERS)
