"""Is nothing lost, and nothing there twice, when an ingest is killed at a random moment?"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.manifest import live, manifest_names
from dashboard.archive.place import place_at
from dashboard.archive.reading import query
from dashboard.archive.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.archive.place import Place

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from invented_articles import invented_rows

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
ARTICLES, REAL_KILLS = 60, 2
SMALL = "from dashboard import batch, cli; from dashboard.archive import ingest; batch.CHUNK_LINES = 8; "
INGEST = SMALL + "ingest.BATCH_ARTICLES = 3; raise SystemExit(cli.main())"
LONGEST = 60
"""Seconds that a run may take to commit something."""

MENDED = "the next ingest mends it"
"""What is told of a manifest whose writer was killed between its two copies."""

LIGHT_ARTICLES, KILLS, WORKERS_LOST, MONTHS = 240, 50, 4, 6
STARTER = """
import os, sys
from dashboard import batch, cli
from dashboard.archive import commands, ingest, replacing
import light_parsing
light_parsing.light()
batch.CHUNK_LINES, ingest.BATCH_ARTICLES, ingest.COMPACTED_AFTER, replacing.FEW = 4, 6, 3, 3
for line in sys.stdin:
    if not (child := os.fork()):
        os.setpgid(0, 0)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1), os.dup2(null, 2)
        os._exit(cli.main(line.split()))
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Starts a driver for each line of arguments; everything is loaded once, so that fifty of them take seconds."""


class Starter:
    """Starts ingests whose parser is light, and whose batches are small."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def start(self, *arguments: str) -> int:
        """The process id of a new driver."""
        assert self.process.stdin
        self.process.stdin.write(" ".join(arguments) + "\n")
        self.process.stdin.flush()
        return self._number()

    def status(self) -> int:
        """How the driver has ended: its exit status, below 0 the signal."""
        return self._number()

    def _number(self) -> int:
        assert self.process.stdout
        return int(self.process.stdout.readline())


@contextmanager
def starter(root: Path) -> Iterator[Starter]:
    environment = {**os.environ, "PYTHONPATH": f"{root}:{BENCHMARKS}"}
    with subprocess.Popen(
        [sys.executable, "-c", STARTER],
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Starter(process)


def light_rows(count: int) -> list[dict[str, str]]:
    return [
        {"text": f"Norway met Sweden {number} times.", "date": f"2024-0{1 + number % MONTHS}-03"}
        for number in range(count)
    ]


def killed_at_random(command: list[str], root: Path, place: Place, chance: random.Random) -> None:
    """Start an ingest and kill it some time after its first commit, or before that."""
    before, patience = len(manifest_names(place)), chance.choice([chance.random() * 4, LONGEST, LONGEST])
    driver = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE)
    until = time.monotonic() + patience
    while driver.poll() is None and len(manifest_names(place)) == before and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(chance.random() * 0.3)
    driver.send_signal(signal.SIGKILL)
    driver.communicate(timeout=LONGEST)  # the pipe closes when the last of its workers has ended, too


def texts(place: Place) -> list[str]:
    return sorted(query(place, "SELECT text FROM articles")["text"].to_pylist())


def engines(place: Place) -> set[str | None]:
    return {portion.engine for manifest in live(place).values() for portion in manifest.portions}


def assert_whole(place: Place, wanted: set[str]) -> list[str]:
    """Each article that is there is there once, and what was found in it too; gives the texts."""
    held = texts(place)
    assert len(held) == len(set(held))
    assert set(held) <= wanted
    assert not held or [each for each in verify(place).problems if MENDED not in each] == []
    assert query(place, "SELECT 1 FROM sentences GROUP BY article, number HAVING count(*) > 1").num_rows == 0
    assert query(place, "SELECT 1 FROM articles ANTI JOIN sentences USING (article)").num_rows == 0
    return held


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_is_lost_and_nothing_twice_whenever_the_driver_is_killed(tmp_path: Path, root: Path, jobs: str) -> None:
    wanted = sorted(row["text"] for row in invented_rows(ARTICLES))
    source, place, chance = tmp_path / "rows.jsonl", place_at(str(tmp_path / "archive")), random.Random(int(jobs))
    source.write_text("".join(json.dumps(row) + "\n" for row in invented_rows(ARTICLES)), encoding="utf-8")
    asked = ["ingest", str(source), "--archive", place.root, "--tone=none", "--jobs", jobs]
    command = [sys.executable, "-c", INGEST, *asked]
    for _ in range(REAL_KILLS):
        killed_at_random(command, root, place, chance)
        assert_whole(place, set(wanted))
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    verdict = verify(place)
    assert (verdict.articles, verdict.problems, verdict.left) == (ARTICLES, (), ())
    assert assert_whole(place, set(wanted)) == wanted


def test_fifty_kills_while_articles_are_taken_in_put_together_and_read_again(
    tmp_path: Path, root: Path, rows_file: Callable[..., str]
) -> None:
    chance, killed, rounds = random.Random(50), 0, 0
    wanted = sorted(row["text"] for row in light_rows(LIGHT_ARTICLES))
    source = rows_file(*light_rows(LIGHT_ARTICLES))
    with starter(root) as drivers:
        while killed < KILLS:
            rounds += 1
            place, held = place_at(str(tmp_path / f"archive-{rounds}")), []
            for engine in ("none", "vader", "textblob"):  # from the second on all articles are to be read again
                asked = ("ingest", source, "--archive", place.root, "--reparse", "--tone", engine, "--jobs")
                done = False
                while not done:
                    pid = drivers.start(*asked, str(1 + killed % 2))
                    if killed < KILLS:
                        time.sleep(chance.random() * 0.4)
                        end(pid)
                    status = drivers.status()
                    assert status in {0, -signal.SIGKILL}
                    done = status == 0
                    killed += not done
                    now = assert_whole(place, set(wanted))
                    assert set(held) <= set(now)
                    held = now
                assert held == wanted
                assert engines(place) == {None if engine == "none" else engine}
            assert drivers.start("ingest", source, "--archive", place.root, "--tone", engine, "--jobs", "1")
            assert drivers.status() == 0
            assert (verify(place).articles, verify(place).problems, verify(place).left) == (LIGHT_ARTICLES, (), ())
    assert killed == KILLS


def test_a_killed_worker_costs_nothing_that_was_committed_and_the_next_run_completes(
    tmp_path: Path, root: Path, rows_file: Callable[..., str]
) -> None:
    chance, place = random.Random(5), place_at(str(tmp_path / "archive"))
    rows = light_rows(LIGHT_ARTICLES)
    source, wanted = rows_file(*rows), sorted(row["text"] for row in rows)
    asked = ("ingest", source, "--archive", place.root, "--tone", "none", "--jobs", "2")
    losses, status = 0, 1
    with starter(root) as drivers:
        while status:
            pid = drivers.start(*asked)
            if losses < WORKERS_LOST and (worker := a_worker_of(pid)):
                time.sleep(chance.random() * 0.1)
                end(worker)
            status = drivers.status()
            assert status in {0, 1}
            losses += status
            assert_whole(place, set(wanted))
    assert losses >= 1
    assert texts(place) == wanted
    assert verify(place).problems == ()


def end(pid: int) -> None:
    """Kill a process, unless it has ended by itself."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def a_worker_of(driver: int) -> int | None:
    """One of a driver's worker processes, as soon as there is one; None when it has ended before."""
    children = Path(f"/proc/{driver}/task/{driver}/children")
    until = time.monotonic() + 2
    while time.monotonic() < until:
        try:
            if found := children.read_text(encoding="ascii").split():
                return int(found[-1])
        except (FileNotFoundError, ProcessLookupError):
            return None
    return None
