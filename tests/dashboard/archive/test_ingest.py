"""Does every article of the sources get into the archive, once?"""

from __future__ import annotations

import json
import os
import zipfile
from itertools import count
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.article import Span
from dashboard.archive import ingest as ingesting
from dashboard.archive.ingest import Counts, Progress, ingest
from dashboard.archive.place import ArchiveError, Place, place_at
from dashboard.archive.reading import committed_parts, query
from dashboard.archive.verify import verify
from dashboard.archive.writing import rejected_rows
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from pathlib import Path

FAST = Settings(tone=None)
TEXT = "“We stand by Ukraine,” Ann Berg said in Oslo."


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return place_at(str(tmp_path / "archive"))


def rows_file(folder: Path, *rows: object, name: str = "rows.jsonl") -> str:
    path = folder / name
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(path)


def texts(place: Place) -> list[str]:
    return sorted(query(place, "SELECT text FROM articles")["text"].to_pylist())


def taken(place: Place, *sources: str, **columns: str) -> Counts:
    return ingest(sources, place, columns=columns, settings=FAST)


def test_what_was_found_is_asked_in_sql_and_its_offsets_are_those_of_the_text(tmp_path: Path, place: Place) -> None:
    taken(place, rows_file(tmp_path, {"id": 7, "text": TEXT, "date": "2024-05-03", "outlet": "Wire"}))
    (quotation,) = query(
        place, "SELECT q.*, a.text AS whole FROM quotations q JOIN articles a USING (article)"
    ).to_pylist()
    assert (quotation["speaker"], quotation["month"]) == ("Ann Berg", "2024-05")
    assert [Span(**span).of(quotation["whole"]) for span in quotation["spans"]] == quotation["text"]
    assert query(place, "SELECT id, outlet, line FROM articles").to_pylist() == [
        {"id": "7", "outlet": "Wire", "line": 1}
    ]
    assert sorted(query(place, "SELECT iso3 FROM countries")["iso3"].to_pylist()) == ["NOR", "UKR"]
    assert query(place, "SELECT count(*) AS n FROM sentences").to_pylist() == [{"n": 1}]


def test_a_second_run_adds_nothing(tmp_path: Path, place: Place) -> None:
    source = rows_file(tmp_path, *({"text": f"{TEXT} {number}"} for number in range(5)), "{broken")
    assert taken(place, source) == Counts(read=6, new=5, rejected=1)
    files = place.names("")
    assert taken(place, source) == Counts(read=6, there=5, rejected=1)
    assert place.names("") == files


def test_the_same_text_is_counted_once(tmp_path: Path, place: Place) -> None:
    source = rows_file(tmp_path, {"text": TEXT}, {"text": TEXT, "title": "Again"}, {"text": "Norway met Sweden."})
    assert taken(place, source) == Counts(read=3, new=2, duplicates=1)
    assert texts(place) == sorted([TEXT, "Norway met Sweden."])


def test_half_a_character_is_known_again(tmp_path: Path, place: Place) -> None:
    half = {name: f"{name} \ud800" for name in ("id", "title", "outlet", "url")}
    source = rows_file(tmp_path, {**half, "text": "Norway \ud800 met Sweden."})
    assert taken(place, source).new == 1
    assert taken(place, source).there == 1


def test_bad_rows_go_to_the_rejects_with_source_line_and_reason(tmp_path: Path, place: Place) -> None:
    source = rows_file(tmp_path, "{broken", {"text": " "}, {"title": "x"}, {"text": TEXT, "date": "May"})
    assert taken(place, source) == Counts(read=4, new=1, rejected=3, undated=1)
    assert [(row["line"], row["reason"], row["kept"]) for row in rejected_rows(place)] == [
        (1, "is not JSON", False),
        (2, "its 'text' is empty", False),
        (3, "has no 'text'", False),
        (4, "its 'date' is not like 2022-11-29 and was left out: 'May'", True),
    ]
    assert {row["source"] for row in rejected_rows(place)} == {source}
    assert [part.month for part in committed_parts(place, "articles")] == ["undated"]


def test_columns_have_usual_names_or_those_that_were_named(tmp_path: Path, place: Place) -> None:
    path = tmp_path / "news.csv"
    path.write_text('Headline,Words,published\nTalks,"Norway met\nSweden.",2024-05-03T10:00\n', encoding="utf-8")
    assert taken(place, str(path), text="words").new == 1
    (row,) = query(place, "SELECT title, text, CAST(date AS VARCHAR) AS day FROM articles").to_pylist()
    assert row == {"title": "Talks", "text": "Norway met\nSweden.", "day": "2024-05-03"}


def test_a_row_of_csv_with_too_few_cells_or_another_encoding_costs_only_itself(tmp_path: Path, place: Place) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"title,text\na,Norway met Sweden.\nb\nc,Caf\xe9\nd,Norway met Finland.\n")
    assert taken(place, str(path)) == Counts(read=4, new=2, rejected=2)
    reasons = [(row["line"], row["reason"]) for row in rejected_rows(place)]
    assert reasons == [(3, "has more or fewer cells than the header"), (4, "is not UTF-8")]


def test_parquet_is_read_with_its_own_types(tmp_path: Path, place: Place) -> None:
    day = pa.array(["2024-05-03"]).cast(pa.date32())
    pq.write_table(pa.table({"body": [TEXT], "date": day, "more": [1]}), tmp_path / "news.parquet")
    assert taken(place, str(tmp_path / "news.parquet")).new == 1
    assert [part.month for part in committed_parts(place, "articles")] == ["2024-05"]


def test_a_zip_with_a_bad_member_gives_its_other_articles(tmp_path: Path, place: Place) -> None:
    path = tmp_path / "news.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "title: Talks\n---\nNorway met Sweden.")
        archive.writestr("bad.txt", "Norway met Denmark.")
        archive.writestr("table.parquet", b"none")
        archive.writestr("rows.jsonl", json.dumps({"text": TEXT}))
    path.write_bytes(path.read_bytes().replace(b"Norway met Denmark.", b"Norway met Danmark."))
    assert taken(place, str(path)) == Counts(read=4, new=2, rejected=2)
    assert [(row["source"], row["reason"]) for row in rejected_rows(place)] == [
        (f"{path}/bad.txt", "is damaged inside its archive"),
        (f"{path}/table.parquet", "is no Parquet file, or a damaged one"),
    ]


def test_a_folder_is_read_whole_and_what_is_no_article_is_told(tmp_path: Path, place: Place) -> None:
    folder = tmp_path / "news"
    (folder / "may").mkdir(parents=True)
    (folder / "may" / "a.txt").write_text("Norway met Sweden.", encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\xff\xfe")
    (folder / "c.png").write_bytes(b"x")
    (folder / "broken.zip").write_bytes(b"PK")
    assert taken(place, str(folder)) == Counts(read=4, new=1, rejected=3)


def test_batches_are_committed_as_they_fill(tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 2)
    taken(place, rows_file(tmp_path, *({"text": f"Norway met Sweden {number} times."} for number in range(5))))
    assert [part.rows for part in committed_parts(place, "articles")] == [2, 2, 1]


def test_several_processes_write_what_one_writes(tmp_path: Path, place: Place) -> None:
    source = rows_file(tmp_path, *({"text": f"{TEXT} {number}"} for number in range(70)))
    other = place_at(str(tmp_path / "other"))
    taken(place, source)
    ingest([source], other, jobs=2, settings=FAST)
    assert [part.sha256 for part in committed_parts(other, "quotations")] == [
        part.sha256 for part in committed_parts(place, "quotations")
    ]


def test_an_article_that_breaks_the_parser_is_rejected_and_tried_again(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = rows_file(tmp_path, {"text": TEXT})

    def broken(*_: Any) -> None:
        raise IndexError("out of range")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.batch.parse_article", broken)
        assert taken(place, source) == Counts(read=1, rejected=1)
    assert taken(place, source) == Counts(read=1, new=1)


def test_a_full_disk_is_told_in_one_sentence_and_the_next_run_completes_the_archive(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = rows_file(tmp_path, {"text": TEXT})

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(ArchiveError, match=r"cannot be written \(no space left on device\); what was committed"):
            taken(place, source)
    assert taken(place, source) == Counts(read=1, new=1)


@pytest.mark.parametrize("written", [3, 12, 20, 28, 40])
def test_wherever_the_disk_is_full_the_archive_is_whole_and_the_next_run_completes_it(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    monkeypatch.setattr(ingesting, "BATCH_ARTICLES", 2)
    source = rows_file(tmp_path, *({"text": f"Norway met Sweden {number} times."} for number in range(9)))
    calls, synced = count(), os.fsync

    def full(opened: int) -> None:
        if next(calls) >= written:
            raise OSError(28, "No space left on device")
        synced(opened)

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(ArchiveError, match="no space left on device"):
            taken(place, source)
    held = texts(place)
    assert len(held) in {0, 2, 4, 6}
    assert not held or verify(place).problems == ()
    assert taken(place, source) == Counts(read=9, new=9 - len(held), there=len(held))
    assert (verify(place).articles, verify(place).problems, verify(place).left) == (9, (), ())


def test_missing_sources_and_an_archive_inside_its_source_are_refused(tmp_path: Path, place: Place) -> None:
    with pytest.raises(ArchiveError, match="no such file or folder"):
        taken(place, str(tmp_path / "missing"))
    with pytest.raises(ArchiveError, match="the archive lies inside it"):
        taken(place, str(tmp_path))


def test_wrong_sql_is_told_in_one_line(tmp_path: Path, place: Place) -> None:
    taken(place, rows_file(tmp_path, {"text": TEXT}))
    assert query(place, "SELECT * FROM stances").num_rows == 0
    with pytest.raises(ArchiveError, match="the archive cannot answer"):
        query(place, "SELECT nothing FROM nowhere")


def test_an_archive_may_lie_in_another_file_system(tmp_path: Path) -> None:
    place = place_at(f"memory://{tmp_path.name}")
    source = rows_file(tmp_path, {"text": TEXT})
    assert (taken(place, source).new, taken(place, source).there) == (1, 1)
    assert texts(place) == [TEXT]


def test_an_archive_in_a_folder_of_sources_is_told_and_not_taken_apart(tmp_path: Path, place: Place) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.txt").write_text("Ann Berg came.", encoding="utf-8")
    ingest([str(folder / "one.txt")], place_at(str(folder / "old")), settings=FAST)
    counts = ingest([str(folder)], place, settings=FAST)
    assert (counts.read, counts.new, counts.rejected) == (2, 1, 1)
    [told] = rejected_rows(place)
    assert told["reason"] == "is an archive already; name what it was made from"


def test_an_archive_may_lie_in_a_folder_of_any_name(tmp_path: Path) -> None:
    place = place_at(str(tmp_path / "date=2020-01-01" / "it's [1] * ?"))
    taken(place, rows_file(tmp_path, {"text": TEXT, "date": "2024-05-03"}))
    assert query(place, "SELECT year(date) AS year, month FROM articles").to_pylist() == [
        {"year": 2024, "month": "2024-05"}
    ]


def test_an_interrupted_run_keeps_what_was_parsed(tmp_path: Path, place: Place) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.counts.new == 2:
            raise KeyboardInterrupt

    source = rows_file(tmp_path, *({"text": f"Norway met Sweden {number} times."} for number in range(5)))
    with pytest.raises(KeyboardInterrupt):
        ingest([source], place, settings=FAST, told=interrupt)
    assert len(texts(place)) == 2
    assert taken(place, source) == Counts(read=5, new=3, there=2)


def test_progress_ends_where_the_sources_end(tmp_path: Path, place: Place) -> None:
    source, heard = rows_file(tmp_path, *({"text": f"Norway met Sweden {number} times."} for number in range(3))), []
    ingest([source], place, settings=FAST, told=lambda progress: heard.append((progress.done, progress.total)))
    size = (tmp_path / "rows.jsonl").stat().st_size
    assert heard == sorted(heard)
    assert heard[-1] == (size, size)
