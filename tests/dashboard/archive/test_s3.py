"""Is an archive in an S3 store what one in a folder is? Against moto's server on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import s3fs

from dashboard.archive import ingest as ingesting
from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.manifest import commit, manifest_names
from dashboard.archive.place import ArchiveError, Place, place_at
from dashboard.archive.reading import committed_parts, query
from dashboard.archive.verify import verify
from dashboard.cli import main
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from moto.server import ThreadedMotoServer

FAST = Settings(tone=None)
ROWS = [{"text": f"Norway met Sweden {number} times.", "date": f"2024-0{1 + number % 2}-03"} for number in range(12)]


@pytest.fixture
def place(s3_server: ThreadedMotoServer) -> Place:  # noqa: ARG001  it must be up
    bucket = f"bucket-{uuid4()}"
    s3fs.S3FileSystem().mkdir(bucket)
    return place_at(f"s3://{bucket}/archive")


def texts(place: Place) -> list[str]:
    return sorted(query(place, "SELECT text FROM articles")["text"].to_pylist())


def test_articles_are_taken_in_once_asked_by_sql_and_verified(place: Place, rows_file: Callable[..., str]) -> None:
    source = rows_file(*ROWS, "{broken")
    assert ingest([source], place, settings=FAST) == Counts(read=13, new=12, rejected=1)
    assert ingest([source], place, settings=FAST) == Counts(read=13, there=12, rejected=1)
    assert texts(place) == sorted(row["text"] for row in ROWS)
    assert query(place, "SELECT month, count(*) AS n FROM articles GROUP BY month ORDER BY month").to_pylist() == [
        {"month": "2024-01", "n": 6},
        {"month": "2024-02", "n": 6},
    ]
    assert (verify(place).articles, verify(place).problems, verify(place).left) == (12, (), ())


def test_small_parts_are_put_together_and_read_again(
    place: Place, rows_file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 2)
    monkeypatch.setattr("dashboard.archive.replacing.FEW", 3)
    ingest([rows_file(*ROWS)], place, settings=FAST)
    assert len(committed_parts(place, "articles")) <= 4
    assert ingest([], place, settings=Settings(tone="vader"), reparse=True).again == 12
    assert (verify(place).articles, verify(place).problems) == (12, ())


def test_a_part_and_a_manifests_copy_that_are_gone_come_back(place: Place, rows_file: Callable[..., str]) -> None:
    ingest([rows_file(*ROWS)], place, settings=FAST)
    place.remove(committed_parts(place, "sentences")[0].name)
    place.remove(manifest_names(place)[0])
    assert len(verify(place).problems) == 2
    assert ingest([], place, settings=FAST).again == 6
    assert (verify(place).articles, verify(place).problems) == (12, ())


@pytest.mark.parametrize("lost_at", ["parts", "manifest"])
def test_a_connection_lost_in_a_commit_costs_nothing(
    place: Place,
    s3_server: ThreadedMotoServer,
    rows_file: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    lost_at: str,
) -> None:
    source = rows_file(*ROWS)
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 5)
    put, commits = Place.write_all, []

    def losing(place: Place, contents: dict[str, bytes]) -> None:
        if lost_at == "parts" and commits:
            s3_server.stop()
        put(place, contents)

    def losing_commit(*arguments: object) -> str:
        if lost_at == "manifest" and commits:
            s3_server.stop()
        commits.append(1)
        return commit(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("s3fs.core.S3FileSystem.retries", 1)
    with monkeypatch.context() as patch:
        patch.setattr(Place, "write_all", losing)
        patch.setattr(ingesting, "commit", losing_commit)
        with pytest.raises(ArchiveError, match=r"cannot be written .*; what was committed stands"):
            ingest([source], place, settings=FAST)
    s3_server.start()
    assert len(texts(place)) == 5
    assert verify(place).problems == ()
    assert ingest([source], place, settings=FAST) == Counts(read=12, new=7, there=5)
    assert (verify(place).articles, verify(place).problems, verify(place).left) == (12, (), ())


@pytest.mark.usefixtures("s3_server")
def test_a_bucket_that_is_not_there_is_told_in_one_sentence(
    rows_file: Callable[..., str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["ingest", rows_file(*ROWS), "--archive", "s3://nowhere/archive", "--tone=none", "--jobs=1"]) == 1
    said = capfd.readouterr().err
    assert said.startswith("readout: ")
    assert said.count("\n") == 1
    assert "bucket does not exist" in said


def test_without_the_package_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def lacking(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", lacking)
    assert main(["verify", "s3://bucket/archive"]) == 1
    assert capfd.readouterr().err == (
        "readout: s3://bucket/archive: needs one more package: pip install 'readout[s3]'.\n"
    )
