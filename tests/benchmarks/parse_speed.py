"""How long does it take to parse the seed article, once everything is imported?

`python tests/benchmarks/parse_speed.py [RUNS]` prints the first run, which loads the lists and weights, and the median,
10th and 90th percentile of the runs after it, in milliseconds of wall time and of CPU time.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dashboard.parsing import parse_article
from dashboard.sources.seeds import seed_articles

RUNS = 200


def timed() -> tuple[float, float]:
    """Milliseconds that one parse of the seed takes, by the wall clock and of CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    parse_article(seed)
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)


def spread(values: list[float]) -> str:
    """Median and the percentiles 10 and 90, in milliseconds."""
    tenths = statistics.quantiles(values, n=10)
    return f"median {statistics.median(values):6.1f}   p10 {tenths[0]:6.1f}   p90 {tenths[-1]:6.1f}"


(seed,) = seed_articles()
runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
print(f"first run {timed()[0]:.0f} ms (loads lists and weights)")
walls, cpus = zip(*(timed() for _ in range(runs)), strict=True)
print(f"wall ms  {spread(list(walls))}   of {runs} runs")
print(f"CPU ms   {spread(list(cpus))}")
