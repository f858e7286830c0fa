"""How much faster do two processes fill an archive than one, and a Dask cluster of two workers than two processes?

`python tests/benchmarks/archive_scaling.py [ARTICLES] [ENGINE] [ROUNDS]` ingests the same invented articles in turn by
one process, by two, and by a cluster of two workers on loopback, ROUNDS times, and prints the median rates, the ratios
of wall times, and how busy the machine was. ENGINE is `none` unless named. On a machine with other work to do the
ratios of wall time say little: look at the share of the processors that was free.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from invented_articles import invented_rows

KINDS = ("one process", "two processes", "two Dask workers")


def busy() -> tuple[float, float]:
    """Seconds that all processors of the machine were at work, and those that they had."""
    fields = [int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:9]]
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / os.sysconf("SC_CLK_TCK"), sum(fields) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Ingest in turn and print; workers of the cluster import this file, so nothing runs when it is imported."""
    from distributed import LocalCluster  # noqa: PLC0415

    from dashboard.archive.ingest import ingest  # noqa: PLC0415
    from dashboard.archive.place import place_at  # noqa: PLC0415
    from dashboard.parsing import Settings  # noqa: PLC0415

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    engine = sys.argv[2] if len(sys.argv) > 2 else "none"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    settings = Settings(tone=None if engine == "none" else engine)  # type: ignore[arg-type]
    walls: dict[str, list[float]] = {kind: [] for kind in KINDS}
    loads: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
    ):
        source = Path(folder, "rows.jsonl")
        source.write_text("".join(json.dumps(row) + "\n" for row in invented_rows(count)), encoding="utf-8")
        workers = dict(zip(KINDS, ({"jobs": 1}, {"jobs": 2}, {"dask": cluster.scheduler_address}), strict=True))
        for number in range(rounds + 1):  # the first one loads lists and weights, and is not counted
            for kind in KINDS:
                start, (work, all_) = time.perf_counter(), busy()
                ingest([str(source)], place_at(f"{folder}/{kind} {number}"), settings=settings, **workers[kind])  # type: ignore[arg-type]
                if number:
                    walls[kind].append(time.perf_counter() - start)
                    loads[kind].append((busy()[0] - work) / (busy()[1] - all_))
    for kind in KINDS:
        rate, load = count / statistics.median(walls[kind]), statistics.median(loads[kind])
        print(f"{kind:17} {rate:6.1f} articles a second, the machine {load:4.0%} busy")
    one, two, dask = (walls[kind] for kind in KINDS)
    for name, slow, fast in (("two processes against one", one, two), ("Dask against two processes", two, dask)):
        ratios = [a / b for a, b in zip(slow, fast, strict=True)]
        print(f"{name}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) in {rounds} rounds")


if __name__ == "__main__":
    main()
