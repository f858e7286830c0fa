"""What can be asked of Readout at a command line?"""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from components.tone.model import problem
from dashboard import cli
from dashboard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Norway’s minister spoke. “We stand by Ukraine,” Ann Berg said in Oslo."
READOUT = [sys.executable, "-m", "dashboard"]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "oslo.txt"
    path.write_text(f"title: Talks in Oslo\ndate: 2024-05-03\n---\n{TEXT}", encoding="utf-8")
    return str(path)


def rows_file(folder: Path, *rows: object) -> str:
    path = folder / "rows.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_file_is_printed_as_tables(article: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["parse", article]) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert shown.startswith("Talks in Oslo\n2024-05-03\n")
    assert "Ann Berg" in shown
    assert "Norway" in shown


def test_a_file_is_printed_as_one_line_of_json(article: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["parse", "--json", article, article]) == 0
    rows = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == [article, article]
    assert rows[0]["quotes"][0]["text"] == ["We stand by Ukraine,"]


def test_the_encoder_ranks_the_phrases_where_it_is_asked_to(
    root: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    seed = str(root / "seeds" / "nato-bucharest-2022.txt")
    phrases = []
    for options in ([], ["--rerank"]):
        assert main(["parse", "--json", "--tone", "none", *options, seed]) == 0
        phrases.append(json.loads(capfdbinary.readouterr().out)["keyphrases"])
    assert "lasting peace" in phrases[0]
    assert "lasting peace" in phrases[1]
    assert (phrases[0] == phrases[1]) == (problem() is not None)


def test_standard_input_is_a_file(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["parse", "-"]) == 0
    assert "Ann Berg" in capfdbinary.readouterr().out.decode()


def test_a_missing_file_is_told_in_one_sentence_and_the_next_one_is_parsed(
    article: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["parse", "nowhere.txt", article]) == 1
    captured = capfdbinary.readouterr()
    assert captured.err.decode() == "readout: nowhere.txt: no such file.\n"
    assert "Talks in Oslo" in captured.out.decode()


def test_a_missing_file_is_a_row_with_its_error_in_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["parse", "--json", "nowhere.txt"]) == 1
    assert json.loads(capfdbinary.readouterr().out) == {"id": "nowhere.txt", "error": "nowhere.txt: no such file."}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_archive_is_parsed_in_order(tmp_path: Path, jobs: str) -> None:
    source = rows_file(tmp_path, *({"id": number, "text": TEXT} for number in range(150)))
    out = tmp_path / "parsed.jsonl"
    assert main(["parse", "--in", source, "--out", str(out), "--jobs", jobs]) == 0
    rows = read_rows(out)
    assert [row["id"] for row in rows] == list(range(150))
    assert {row["quotes"][0]["speaker"] for row in rows} == {"Ann Berg"}


def test_bad_rows_are_told_by_line_number_and_become_errors(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = rows_file(
        tmp_path, {"id": 1, "text": TEXT}, "{oops", {"id": 3}, {"id": 4, "text": " \n"}, {"id": 5, "text": TEXT}
    )
    out = tmp_path / "parsed.jsonl"
    assert main(["parse", "--in", source, "--out", str(out)]) == 1
    assert capfd.readouterr().err.splitlines() == [
        "readout: line 2: is not JSON.",
        "readout: line 3: has no 'text'.",
        "readout: line 4: its 'text' is empty.",
    ]
    rows = read_rows(out)
    assert [row["id"] for row in rows] == [1, None, 3, 4, 5]
    assert [set(row) == {"id", "error"} for row in rows] == [False, True, True, True, False]


def test_a_bad_date_is_told_but_fails_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = rows_file(tmp_path, {"id": 1, "text": TEXT, "date": "May"})
    assert main(["parse", "--in", source, "--out", str(tmp_path / "parsed.jsonl")]) == 0
    assert "line 1: its 'date'" in capfd.readouterr().err


def test_a_file_and_a_row_with_the_same_article_say_the_same(
    tmp_path: Path, article: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["parse", "--json", article])
    main(["parse", "--in", rows_file(tmp_path, {"id": article, "text": TEXT, "date": "2024-05-03"})])
    first, second = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert first == second


def test_an_archive_that_is_missing_is_told_in_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "parsed.jsonl"
    assert main(["parse", "--in", "nowhere.jsonl", "--out", str(out)]) == 1
    assert capfd.readouterr().err == "readout: nowhere.jsonl: no such file or directory.\n"
    assert not out.exists()


def test_an_archive_is_never_written_over_itself(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = rows_file(tmp_path, {"id": 1, "text": TEXT})
    assert main(["parse", "--in", source, "--out", source]) == 1
    assert "is the file that --in reads" in capfd.readouterr().err
    assert "text" in (tmp_path / "rows.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "a.txt", "--in", "rows.jsonl"],
        ["parse", "a.txt", "--out", "parsed.jsonl"],
        ["parse", "--in", "rows.jsonl", "--jobs", "0"],
        ["parse", "--in", "rows.jsonl", "--jobs", "many"],
        ["prase"],
    ],
)
def test_a_misspelt_command_is_refused_with_its_usage(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert capfd.readouterr().err.startswith("usage: readout")


def test_no_command_opens_the_dashboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "open_dashboard", lambda: 0)
    assert main([]) == 0


def test_no_progress_is_shown_where_standard_error_is_no_terminal(tmp_path: Path) -> None:
    source = rows_file(tmp_path, {"id": 1, "text": TEXT})
    done = subprocess.run([*READOUT, "parse", "--in", source], capture_output=True, check=True)
    assert done.stderr == b""
    assert json.loads(done.stdout)["id"] == 1


def test_a_progress_bar_is_shown_on_a_terminal(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415  these three are not on every system
    import pty  # noqa: PLC0415
    import termios  # noqa: PLC0415

    source = rows_file(tmp_path, {"id": 1, "text": TEXT}, "{oops")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [*READOUT, "parse", "--in", source, "--out", str(tmp_path / "parsed.jsonl")]
    assert subprocess.run(command, stderr=theirs, check=False).returncode == 1
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert "0%|" in shown
    assert "readout: line 2: is not JSON." in shown


def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    source = rows_file(tmp_path, *({"id": number, "text": TEXT} for number in range(3000)))
    with subprocess.Popen(
        [*READOUT, "parse", "--in", source], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_says_so_and_keeps_what_was_finished(tmp_path: Path, jobs: str) -> None:
    out = tmp_path / "parsed.jsonl"
    command = [*READOUT, "parse", "--in", "-", "--out", str(out), "--jobs", jobs]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell starts in the background ignores it
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stdin is not None
        assert running.stderr is not None
        for number in range(1000):
            running.stdin.write(json.dumps({"id": number, "text": TEXT}).encode() + b"\n")
        running.stdin.flush()
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        assert running.stderr.read().decode() == "readout: stopped; what was finished is written.\n"
    assert running.returncode == 130
    assert read_rows(out)[0]["id"] == 0


@pytest.mark.parametrize(("given", "served"), [(None, "127.0.0.1"), ("0.0.0.0", "0.0.0.0")])  # noqa: S104  what a reader may ask for
def test_only_this_machine_can_open_the_dashboard_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, given: str | None, served: str
) -> None:
    seen = []
    monkeypatch.chdir(".")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", given or "")
    if given is None:
        monkeypatch.delenv("STREAMLIT_SERVER_ADDRESS")
    monkeypatch.setattr("streamlit.web.cli.main", lambda *_, **__: seen.append(os.environ["STREAMLIT_SERVER_ADDRESS"]))
    assert main([]) == 0
    assert seen == [served]
