"""How much faster do two processes fill an archive than one, and a Dask cluster of two workers than two processes?

`python tests/benchmarks/archive_scaling.py [ARTICLES] [ENGINE] [ROUNDS]` ingests the same invented articles in turn by
one process, by two, and by a cluster of two workers on loopback, ROUNDS times, and prints the median rates, the ratios
of wall times, the seconds of CPU that driver, workers and scheduler took together, and how busy the machine was.
ENGINE is `none` unless named. On a machine with other work to do the ratios of wall time say little; where nothing
waits for the driver, two workers with free processors are 2 · CPU of one / CPU of two times as fast.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from invented_articles import invented_rows

if TYPE_CHECKING:
    from distributed import Client

KINDS = ("one process", "two processes", "two Dask workers")


def busy() -> tuple[float, float]:
    """Seconds that all processors of the machine were at work, and those that they had."""
    fields = [int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:9]]
    idle = fields[3] + fields[4]
    return (sum(fields) - idle) / os.sysconf("SC_CLK_TCK"), sum(fields) / os.sysconf("SC_CLK_TCK")


def used(client: Client) -> float:
    """Seconds of CPU of this process, which is driver and scheduler, of its ended workers, and of the cluster's."""
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum([own.ru_utime, own.ru_stime, ended.ru_utime, ended.ru_stime, *client.run(time.process_time).values()])


def main() -> None:
    """Ingest in turn and print; workers of the cluster import this file, so nothing runs when it is imported."""
    from distributed import Client, LocalCluster  # noqa: PLC0415  a worker that imports this file needs none of these

    from dashboard.archive.ingest import ingest  # noqa: PLC0415  same
    from dashboard.archive.place import place_at  # noqa: PLC0415  same
    from dashboard.parsing import Settings  # noqa: PLC0415  same

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    engine = sys.argv[2] if len(sys.argv) > 2 else "none"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    settings = Settings(tone=None if engine == "none" else engine, by_sentence=False)
    walls: dict[str, list[float]] = {kind: [] for kind in KINDS}
    loads: dict[str, list[float]] = {kind: [] for kind in KINDS}
    cpus: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        source = Path(folder, "rows.jsonl")
        source.write_text("".join(json.dumps(row) + "\n" for row in invented_rows(count)), encoding="utf-8")
        workers = dict(zip(KINDS, ({"jobs": 1}, {"jobs": 2}, {"dask": cluster.scheduler_address}), strict=True))
        for number in range(rounds + 1):  # the first one loads lists and weights, and is not counted
            for kind in KINDS:
                cpu, start, (work, all_) = used(client), time.perf_counter(), busy()
                ingest([str(source)], place_at(f"{folder}/{kind} {number}"), settings=settings, **workers[kind])
                if number:
                    walls[kind].append(time.perf_counter() - start)
                    cpus[kind].append(used(client) - cpu)
                    loads[kind].append((busy()[0] - work) / (busy()[1] - all_))
    for kind in KINDS:
        rate, load = count / statistics.median(walls[kind]), statistics.median(loads[kind])
        cpu = statistics.median(cpus[kind]) / count * 1e3
        print(f"{kind:17} {rate:6.1f} articles a second, {cpu:5.1f} ms of CPU each, the machine {load:4.0%} busy")
    one, two, dask = (walls[kind] for kind in KINDS)
    for name, slow, fast in (("two processes against one", one, two), ("Dask against two processes", two, dask)):
        ratios = [a / b for a, b in zip(slow, fast, strict=True)]
        print(f"{name}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) by the clock")
    for name, slow, fast, by in (("two processes against one", *KINDS[:2], 2), ("Dask against two", *KINDS[1:], 1)):
        ratios = [by * a / b for a, b in zip(cpus[slow], cpus[fast], strict=True)]
        print(f"{name}: {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) by the CPU used")


if __name__ == "__main__":
    main()
