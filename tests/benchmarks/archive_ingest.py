"""What does it cost to put articles into the archive, above parsing them?

`python tests/benchmarks/archive_ingest.py [ARTICLES] [ENGINE] [ROUNDS]` parses invented articles and ingests them, in
turn, in one process, and prints articles a second of CPU and of wall time and the ratio of the two medians; then what
the driver alone takes when others parse, how long it takes to check the archive and to know its articles again, and the
bytes of each table. ENGINE is `none` unless named.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from invented_articles import invented_rows

from dashboard.archive.ingest import ingest
from dashboard.archive.manifest import manifests
from dashboard.archive.place import place_at
from dashboard.archive.verify import verify
from dashboard.batch import parse_lines
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of CPU and of wall time that `work` takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def bare() -> None:
    """Parse every article and drop what was found."""
    with source.open("rb") as lines:
        for _ in parse_lines(lines, 1, settings):
            pass


def rates(times: list[float]) -> str:
    """The median rate and the slowest and fastest round."""
    return f"{count / statistics.median(times):6.1f}   ({count / max(times):.1f} to {count / min(times):.1f})"


count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
engine = sys.argv[2] if len(sys.argv) > 2 else "none"
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
settings = Settings(tone=None if engine == "none" else engine, by_sentence=False)
with tempfile.TemporaryDirectory() as folder:
    source = Path(folder, "rows.jsonl")
    source.write_text("".join(json.dumps(row) + "\n" for row in invented_rows(count)), encoding="utf-8")
    next(parse_lines([source.read_bytes().splitlines()[0]], 1, settings))  # loads lists and weights
    parsed, ingested = [], []
    for number in range(rounds):
        parsed.append(timed(bare))
        place = place_at(str(Path(folder, f"archive-{number}")))
        ingested.append(timed(lambda place=place: ingest([str(source)], place, settings=settings)))
    again, checked = timed(lambda: ingest([str(source)], place, settings=settings)), timed(lambda: verify(place))
    driver = timed(lambda: ingest([str(source)], place_at(f"{folder}/two"), jobs=2, settings=settings))
    sizes = Counter[str]()
    for manifest in manifests(place):
        sizes.update({part.table: 0 for part in manifest.parts})
        for part in manifest.parts:
            sizes[part.table] += part.size
for index, clock in enumerate(("CPU", "wall")):
    alone, stored = ([times[index] for times in kind] for kind in (parsed, ingested))
    print(f"bare parsing, articles a {clock} second  {rates(alone)}")
    print(f"ingest, articles a {clock} second        {rates(stored)}")
    print(f"ingest takes {statistics.median(stored) / statistics.median(alone):.3f} times the {clock} time")
print(f"the driver of two processes takes {driver[0] / count * 1e3:.2f} ms of CPU an article")
print(f"all known: {again[0] / count * 1e3:.2f} ms of CPU an article; checked: {checked[0] / count * 1e3:.2f} ms")
print(
    f"{sum(sizes.values()) / count:,.0f} bytes an article:", *(f"{name} {n / count:.0f}" for name, n in sizes.items())
)
