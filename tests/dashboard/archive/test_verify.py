"""Does `readout verify` name everything that is wrong with an archive, and nothing else?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.archive.manifest import manifest_names
from dashboard.archive.place import Place, place_at
from dashboard.archive.reading import committed_parts
from dashboard.cli import main


@pytest.fixture
def place(tmp_path: Path) -> Place:
    source = tmp_path / "rows.jsonl"
    rows = [{"text": f"Norway met Sweden {number} times.", "date": "2024-05-03"} for number in range(3)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    place = place_at(str(tmp_path / "archive"))
    assert main(["ingest", str(source), "--archive", place.root, "--tone", "none", "--jobs", "1"]) == 0
    return place


def verified(place: Place, capfd: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capfd.readouterr()
    status = main(["verify", place.root])
    out, err = capfd.readouterr()
    return status, err + out


def test_ingest_closes_with_its_counts(tmp_path: Path, place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    main(["ingest", str(tmp_path / "rows.jsonl"), "--archive", place.root, "--tone", "none", "--jobs", "1"])
    assert capfd.readouterr().out == "3 rows read: 0 new, 3 already there, 0 duplicates, 0 rejected.\n"


def test_a_whole_archive_has_nothing_wrong(place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    status, said = verified(place, capfd)
    assert (status, said.split(" in ")[0], said.endswith("parts: nothing wrong.\n")) == (0, "3 articles", True)


def test_a_torn_part_and_a_missing_one_are_named(place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    (torn,), (gone,) = committed_parts(place, "articles"), committed_parts(place, "sentences")
    path = Path(place.path(torn.name))
    path.write_bytes(path.read_bytes()[:-9])
    place.remove(gone.name)
    status, said = verified(place, capfd)
    assert status == 1
    assert f"{torn.name}: is damaged" in said
    assert f"{gone.name}: is missing" in said
    assert "parts: 2 wrong." in said


def test_a_torn_manifest_is_named_and_mended_by_the_next_ingest(
    tmp_path: Path, place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    (name,) = manifest_names(place)
    path = Path(place.path(name))
    path.write_bytes(path.read_bytes()[:-9])
    status, said = verified(place, capfd)
    assert status == 1
    assert f"{name}: is damaged or missing; the next ingest mends it from its copy." in said
    assert main(["ingest", str(tmp_path / "rows.jsonl"), "--archive", place.root, "--tone", "none", "--jobs", "1"]) == 0
    assert verified(place, capfd)[0] == 0


def test_a_manifest_torn_in_both_copies_is_named_and_nothing_is_written_over_it(
    tmp_path: Path, place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    (name,) = manifest_names(place)
    for copy in place.names("manifest"):
        path = Path(place.path(copy))
        path.write_bytes(path.read_bytes()[:-9])
    status, said = verified(place, capfd)
    assert status == 1
    assert f"{name}: is damaged, and so is its copy" in said
    files = place.names("")
    assert main(["ingest", str(tmp_path / "rows.jsonl"), "--archive", place.root, "--tone", "none"]) == 1
    assert place.names("") == files


def test_what_a_stopped_run_left_is_named_and_removed_by_the_next(
    tmp_path: Path, place: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    place.write("articles/month=2024-05/left.parquet", b"half")
    status, said = verified(place, capfd)
    assert status == 0
    assert "articles/month=2024-05/left.parquet: is listed by no manifest" in said
    main(["ingest", str(tmp_path / "rows.jsonl"), "--archive", place.root, "--tone", "none", "--jobs", "1"])
    assert "left.parquet" not in verified(place, capfd)[1]


def test_a_place_without_an_archive_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "nothing")]) == 1
    assert capfd.readouterr().err == f"readout: {tmp_path / 'nothing'}: holds no archive.\n"


def test_a_misspelt_column_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ingest", "x", "--archive", "y", "--column", "words=body"])
    assert "must look like text=body" in capfd.readouterr().err


def test_a_second_ingest_at_once_is_refused(place: Place, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dashboard", "ingest", str(tmp_path / "rows.jsonl"), "--archive", place.root]
    with place.locked():
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "another ingest is at work there" in done.stderr
