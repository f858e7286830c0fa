"""Does a Dask cluster parse what one process parses, also when it loses a worker?"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from distributed import Client, LocalCluster

from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.place import Place, place_at
from dashboard.archive.reading import committed_parts
from dashboard.archive.verify import verify
from dashboard.batch import parse_lines
from dashboard.cli import main
from dashboard.cluster import ClusterError, _by_the_same_analysis
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.archive.ingest import Progress

FAST = Settings(tone=None)
ARTICLES = 400


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers on loopback, each a process of one thread."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "rows.jsonl"
    rows = [{"text": f"“We stand by Ukraine,” Ann Berg said {number} times."} for number in range(ARTICLES)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def at(folder: Path) -> Place:
    return place_at(str(folder))


def test_a_cluster_writes_what_one_process_writes(tmp_path: Path, source: str, scheduler: str) -> None:
    assert ingest([source], at(tmp_path / "one"), settings=FAST).new == ARTICLES
    assert ingest([source], at(tmp_path / "two"), settings=FAST, dask=scheduler) == Counts(read=ARTICLES, new=ARTICLES)
    assert [part.sha256 for part in committed_parts(at(tmp_path / "one"), "quotations")] == [
        part.sha256 for part in committed_parts(at(tmp_path / "two"), "quotations")
    ]


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, source: str, scheduler: str) -> None:
    with Client(scheduler, set_as_default=False) as client:
        victims = list(client.run(os.getpid).values())[:1]

    def kill(progress: Progress) -> None:
        if progress.counts.new and victims:
            os.kill(victims.pop(), signal.SIGKILL)

    place = at(tmp_path / "archive")
    assert ingest([source], place, settings=FAST, dask=scheduler, told=kill) == Counts(read=ARTICLES, new=ARTICLES)
    assert victims == []
    assert (verify(place).articles, verify(place).problems) == (ARTICLES, ())


def test_lines_that_cannot_be_read_are_told_by_their_number(scheduler: str) -> None:
    lines = [json.dumps({"text": "Norway met Sweden."}).encode(), b"{broken"]
    assert [parsed.problem for parsed in parse_lines(lines, dask=scheduler)] == [None, "is not JSON"]


def test_the_command_takes_a_schedulers_address(
    tmp_path: Path, source: str, scheduler: str, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = ["ingest", source, "--archive", str(tmp_path / "archive"), "--tone", "none", "--dask", scheduler]
    assert main(asked) == 0
    assert f"{ARTICLES} new" in capfd.readouterr().out


def test_a_scheduler_that_is_not_there_is_told_in_one_sentence(
    tmp_path: Path, source: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.cluster.SECONDS", 1)
    assert main(["ingest", source, "--archive", str(tmp_path / "a"), "--dask", "tcp://127.0.0.1:9", "--tone=none"]) == 1
    said = capfd.readouterr().err
    assert "readout: tcp://127.0.0.1:9: no Dask scheduler answers there; start one with `dask scheduler`.\n" in said


def test_an_address_that_is_none_is_told_in_one_sentence(
    tmp_path: Path, source: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", source, "--archive", str(tmp_path / "a"), "--dask", "what://ever", "--tone=none"]) == 1
    assert "readout: what://ever: no Dask scheduler answers there" in capfd.readouterr().err


def test_without_the_package_the_sentence_says_what_to_install(
    tmp_path: Path, source: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["ingest", source, "--archive", str(tmp_path / "a"), "--dask", "tcp://127.0.0.1:9", "--tone=none"]) == 1
    assert "--dask needs one more package: pip install 'readout[cluster]'." in capfd.readouterr().err


def test_a_worker_with_another_analysis_is_refused() -> None:
    with pytest.raises(ClusterError, match="a worker has another version of readout"):
        _by_the_same_analysis(list, (("tone", "older"),))
