"""Is nothing lost, and nothing there twice, when an ingest is killed at a random moment?"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dashboard.archive.manifest import manifest_names
from dashboard.archive.place import place_at
from dashboard.archive.reading import query
from dashboard.archive.verify import verify

if TYPE_CHECKING:
    from dashboard.archive.place import Place

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from invented_articles import invented_rows

ARTICLES, KILLS = 60, 4
SMALL = "from dashboard import batch, cli; from dashboard.archive import ingest; batch.CHUNK_LINES = 8; "
INGEST = SMALL + "ingest.BATCH_ARTICLES = 3; raise SystemExit(cli.main())"
LONGEST = 60
"""Seconds that a run may take to commit something."""


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


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_nothing_is_lost_and_nothing_twice_whenever_the_driver_is_killed(tmp_path: Path, root: Path, jobs: str) -> None:
    wanted = sorted(row["text"] for row in invented_rows(ARTICLES))
    source, place, chance = tmp_path / "rows.jsonl", place_at(str(tmp_path / "archive")), random.Random(int(jobs))
    source.write_text("".join(json.dumps(row) + "\n" for row in invented_rows(ARTICLES)), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        INGEST,
        "ingest",
        str(source),
        "--archive",
        place.root,
        "--tone=none",
        "--jobs",
        jobs,
    ]
    for _ in range(KILLS):
        killed_at_random(command, root, place, chance)
        held = texts(place)
        assert len(held) == len(set(held))
        assert set(held) <= set(wanted)
        assert not held or verify(place).problems == ()
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    verdict = verify(place)
    assert (verdict.articles, verdict.problems, verdict.left) == (ARTICLES, (), ())
    assert texts(place) == wanted
    twice = "SELECT article FROM sentences GROUP BY article, number HAVING count(*) > 1"
    assert query(place, twice).num_rows == 0
