"""In which tone is the text of each row written, or in which tone does it speak of a target?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from components.tone.model import problem
from components.tone.records import Tone
from dashboard.cli import main
from dashboard.tone_rows import CHUNK, _sign, tone_lines

if TYPE_CHECKING:
    from pathlib import Path

    from components.tone.records import Engine

needs_model = pytest.mark.skipif(problem() is not None, reason=str(problem()))
TWO_SIDES = "We condemn the attack on Ukraine by Russia."


def line(text: object, **fields: object) -> bytes:
    return json.dumps({"text": text, **fields}).encode()


def tones(*lines: bytes, engine: Engine = "vader") -> list[dict[str, Any]]:
    return [json.loads(parsed.row) for parsed in tone_lines(lines, engine)]


@pytest.mark.parametrize("engine", ["vader", "textblob"])
def test_rows_come_out_in_order_with_sign_score_and_engine(engine: Engine) -> None:
    good, bad = tones(line("Excellent, wonderful."), line("Terrible, horrible."), engine=engine)
    assert (good["label"], bad["label"]) == (1, -1)
    assert good["score"] > 0 > bad["score"]
    assert good["engine"] == engine
    assert good["confidence"] is None


def test_no_signal_is_null_and_not_neutral() -> None:
    (row,) = tones(line("Ministers meet in Bucharest."))
    assert (row["label"], row["score"]) == (None, None)


@pytest.mark.parametrize(
    ("tone", "sign"),
    [
        (Tone("mixed", 0.3, None, (), "model"), 1),
        (Tone("mixed", -0.3, None, (), "model"), -1),
        (Tone("mixed", 0.01, None, (), "model"), 0),
        (Tone("neutral", 0.3, None, (), "model"), 0),
    ],
)
def test_a_mixed_tone_counts_for_the_side_that_outweighs(tone: Tone, sign: int) -> None:
    assert _sign(tone) == sign


def test_more_rows_than_are_read_together_stay_in_order() -> None:
    rows = tones(*(line("Excellent." if number % 3 else "Terrible.") for number in range(CHUNK + 10)))
    assert [row["label"] for row in rows] == [1 if number % 3 else -1 for number in range(CHUNK + 10)]


@pytest.mark.parametrize("span", [(0, 0), (5, 2), (-1, 3), (0, 999), ("0", "3"), (0, None), (True, 3)])
def test_a_target_that_is_no_stretch_of_the_text_is_told_and_the_next_row_is_read(span: tuple[Any, Any]) -> None:
    bad, good = tone_lines([line("Good day.", id=7, start=span[0], end=span[1]), line("Good day.")], "vader")
    assert bad.failed
    assert json.loads(bad.row) == {"id": 7, "error": "its 'start' and 'end' are no stretch of its text"}
    assert not good.failed


def test_a_row_that_cannot_be_read_is_told_by_its_number() -> None:
    parsed = list(tone_lines([line("Good."), b"{oops", line("Good.")], "vader"))
    assert [(one.number, one.failed) for one in parsed] == [(1, False), (2, True), (3, False)]


def test_the_lexicons_know_no_targets_and_read_the_whole_text() -> None:
    start = TWO_SIDES.index("Ukraine")
    assert tones(line(TWO_SIDES, start=start, end=start + 7)) == tones(line(TWO_SIDES))


@needs_model
def test_the_model_tells_two_targets_of_one_text_apart() -> None:
    spans = [(TWO_SIDES.index(name), TWO_SIDES.index(name) + len(name)) for name in ("Ukraine", "Russia")]
    ukraine, russia = tones(*(line(TWO_SIDES, start=start, end=end) for start, end in spans), engine="model")
    assert ukraine["score"] > russia["score"]
    assert russia["label"] == -1
    assert all(0 <= row["confidence"] <= 1 and row["engine"] == "model" for row in (ukraine, russia))


@needs_model
@pytest.mark.parametrize("text", ["\x00", "🙂", "\u202eabc", "word " * 20_000, "x" * 50_000, "“", "\ud800"])
def test_hostile_texts_and_targets_get_a_row(text: str) -> None:
    for row in tones(line(text), line(text, start=0, end=len(text)), engine="model"):
        assert set(row) == {"label", "score", "confidence", "engine"}


def rows_file(folder: Path, *lines: bytes) -> str:
    path = folder / "rows.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    return str(path)


def test_the_command_writes_a_tone_for_each_row(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, out = rows_file(tmp_path, line("Excellent."), line("Terrible.")), tmp_path / "tones.jsonl"
    assert main(["tone", "--in", source, "--out", str(out), "--engine", "vader"]) == 0
    assert [json.loads(row)["label"] for row in out.read_text(encoding="utf-8").splitlines()] == [1, -1]
    assert capfd.readouterr().err == ""


def test_the_command_tells_bad_rows_by_their_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = rows_file(tmp_path, line("Good."), b"{oops")
    assert main(["tone", "--in", source, "--out", str(tmp_path / "tones.jsonl"), "--engine", "textblob"]) == 1
    assert capfd.readouterr().err == "readout: line 2: is not JSON.\n"


@pytest.mark.usefixtures("no_model")
def test_without_weights_the_command_says_so_once_and_vader_reads(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tones.jsonl"
    assert main(["tone", "--in", rows_file(tmp_path, line("Excellent.")), "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["engine"] == "vader"
    said = capfd.readouterr().err
    assert said == "readout: the tone model cannot be used (model.onnx is missing); VADER reads in its place.\n"


@pytest.mark.parametrize(("asked", "read"), [("vader", "vader"), ("textblob", "textblob"), ("none", None)])
def test_an_article_is_parsed_with_the_tone_that_is_asked_for(tmp_path: Path, asked: str, read: str | None) -> None:
    source, out = rows_file(tmp_path, line("“Excellent,” Ann Berg said.")), tmp_path / "parsed.jsonl"
    assert main(["parse", "--in", source, "--out", str(out), "--tone", asked]) == 0
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["tone"]["engine"] == read
    assert row["quotes"][0]["tone"] == ("positive" if read else None)


def test_a_misspelt_engine_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["tone", "--engine", "bert"])
    assert "invalid choice: 'bert'" in capfd.readouterr().err
