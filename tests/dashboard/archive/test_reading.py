"""Does an opened archive answer several askers at once, and say what it is and what it cannot?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from dashboard.archive import reading
from dashboard.archive.ingest import ingest
from dashboard.archive.place import ArchiveError, Place
from dashboard.archive.reading import open_archive
from dashboard.archive.sql import Sql
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive


def test_several_threads_ask_at_once(archive: Archive) -> None:
    def hits(number: int) -> int:
        asked = archive.ask("SELECT count(*) AS n FROM words WHERE hits >= $least", {"least": number})
        return int(asked["n"].iloc[0])

    alone = [hits(number) for number in range(1, 9)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(hits, [*range(1, 9)] * 4)) == alone * 4
    assert alone == sorted(alone, reverse=True)
    assert alone[0] > alone[3] > 0


def test_the_version_changes_with_what_the_archive_holds(place: Place, rows_file: Callable[..., str]) -> None:
    def version(*texts: str) -> str:
        ingest([rows_file(*({"text": text} for text in texts))], place, settings=Settings(tone=None))
        with open_archive(place) as archive:
            return archive.version

    first = version("Norway met Sweden.")
    assert version("Norway met Sweden.") == first
    assert version("Norway met Sweden.", "Norway met Finland.") != first


def test_an_open_archive_stays_what_it_was(
    place: Place, archived: Callable[..., Archive], rows_file: Callable[..., str]
) -> None:
    archive = archived({"text": "Norway met Sweden."})
    ingest([rows_file({"text": "Norway met Finland."})], place, settings=Settings(tone=None))
    assert len(archive.ask("SELECT * FROM articles")) == 1
    assert list(archive.readers.values()) == [1]


def test_where_there_is_no_archive_one_sentence_says_so(place: Place) -> None:
    with pytest.raises(ArchiveError, match="holds no archive"):
        open_archive(place)


def test_a_value_is_never_read_as_sql_and_one_too_many_does_no_harm(archive: Archive) -> None:
    asked = archive.ask("SELECT $it AS it", {"it": "'; DROP VIEW articles; --", "more": 1})
    assert asked["it"].tolist() == ["'; DROP VIEW articles; --"]
    with pytest.raises(ArchiveError, match="cannot answer"):
        archive.ask("SELECT nothing FROM nowhere")


def test_what_is_kept_is_found_once_and_bounded(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "memory", type(archive.memory)())
    monkeypatch.setattr(reading, "KEPT_BYTES", 20)
    calls: list[int] = []

    def found(number: int) -> pa.Table:
        calls.append(number)
        return pa.table({"n": [number, number]})

    for number in (1, 1, 2, 1):
        assert archive.kept(number, lambda number=number: found(number))["n"][0].as_py() == number
    assert calls == [1, 2, 1]
    assert list(archive.memory) == [1]


def test_tables_of_one_question_are_seen_by_no_other(archive: Archive) -> None:
    asked = Sql("SELECT n FROM own", tables={"own": pa.table({"n": [7]})})
    assert archive.ask(asked)["n"].tolist() == [7]
    with pytest.raises(ArchiveError):
        archive.ask("SELECT n FROM own")
