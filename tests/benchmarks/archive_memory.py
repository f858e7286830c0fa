"""How much memory does the process take that fills an archive, while the archive grows?

`python tests/benchmarks/archive_memory.py [ROWS] [MONTHS]` writes a file of ROWS invented short articles (1,000,000) of
MONTHS months (12) in no order, takes them in with a parser that finds next to nothing, so that what is measured is the
driver, and prints its resident memory, the seconds and the parts after each tenth. A second run over the same file then
shows what it takes to know them all.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import light_parsing

from dashboard.archive.ingest import ingest
from dashboard.archive.manifest import manifests
from dashboard.archive.place import place_at
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from dashboard.archive.ingest import Progress

WORDS = 60
VOCABULARY = [f"{first}{middle}{last}" for first in "bdfglmnprst" for middle in "aeiou" for last in "bdlmnrstxz"]
PAGE = 4_096
MB = 1_000_000


def memory() -> float:
    """Resident memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / MB


def told(progress: Progress) -> None:
    """Print a line after each tenth of the rows."""
    if progress.counts.read % (count // 10) == 0 and progress.counts.read not in said:
        said[progress.counts.read] = memory()
        print(f"{progress.counts.read:10,} rows {memory():7.0f} MB {time.perf_counter() - start:8.0f} s", flush=True)


count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
months = int(sys.argv[2]) if len(sys.argv) > 2 else 12
chance = random.Random(7)
light_parsing.light()
with tempfile.TemporaryDirectory() as folder:
    source, place = Path(folder, "rows.jsonl"), place_at(str(Path(folder, "archive")))
    with source.open("w", encoding="utf-8") as out:
        for _ in range(count):
            month = chance.randrange(months)
            day = f"{2015 + month // 12}-{1 + month % 12:02d}-{chance.randint(1, 28):02d}"
            out.write(json.dumps({"text": " ".join(chance.choices(VOCABULARY, k=WORDS)), "date": day}) + "\n")
    print(f"{source.stat().st_size / MB:.0f} MB of rows; before the first {memory():.0f} MB", flush=True)
    for run in ("first run", "second run"):
        said: dict[int, float] = {}
        start = time.perf_counter()
        counts = ingest([str(source)], place, settings=Settings(tone=None), told=told)
        portions = [portion for manifest in manifests(place) for portion in manifest.portions]
        parts = sum(len(portion.parts) for portion in portions)
        size = sum(part.size for portion in portions for part in portion.parts) / MB
        print(
            f"{run}: {counts.new:,} new, {counts.there:,} there; most {max(said.values()):.0f} MB; "
            f"{len(portions):,} portions, {parts:,} parts, {size:.0f} MB"
        )
