"""Is what the README says so?"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dashboard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

BY_MODEL = ("tone ", "stance ")
NUMBER = re.compile(r"(?<![A-Za-z])\d+(?:\.\d+)?")
WITHIN = {True: 0.0201, False: 2}
"""Shares, which have a point, may differ by 0.02 from those in the table, and counts by two."""


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_two_commands_set_up_everything(readme: str) -> None:
    start = readme.partition("## Start")[2].partition("## Use")[0]
    commands = re.findall(r"^python3 .*$", start, re.MULTILINE)
    assert len(commands) == 2
    assert all(command.startswith("python3 -m venv .venv && ") for command in commands)
    assert commands[0].endswith(".venv/bin/readout")
    assert commands[1].endswith(".venv/bin/python -m pytest")


def test_the_examples_of_the_command_line_run(
    readme: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = re.findall(r"^\$ readout (.*)$", readme, re.MULTILINE)
    assert len(examples) >= 3
    (tmp_path / "rows.jsonl").write_text('{"id": 1, "text": "Norway thanked Sweden."}\n', encoding="utf-8")
    for folder in ("seeds", "tests"):
        (tmp_path / folder).symlink_to(root / folder)
    monkeypatch.chdir(tmp_path)
    for example in examples:
        assert main(shlex.split(example)) == 0, example
    assert (tmp_path / "parsed.jsonl").stat().st_size
    for example, told in re.findall(r"^```python\n(.*?# (\[.*?\])\n)```", readme, re.DOTALL | re.MULTILINE):
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(root)!r})\n{example}"]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == told


def test_every_file_that_is_linked_is_there(readme: str, root: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not (root / link).exists()] == []


def test_the_accuracy_table_is_true_today(readme: str, root: Path, tmp_path: Path) -> None:
    score = root.parent / "shared" / "eval" / "diplomatic" / "score.py"
    if not score.is_file():
        pytest.skip("the evaluation folder is not beside the checkout")
    gold = root / "tests" / "gold" / "diplomatic.jsonl"
    out = tmp_path / "parsed.jsonl"
    assert main(["parse", "--in", str(gold), "--out", str(out)]) == 0
    command = [sys.executable, str(score), str(gold), str(out)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told = readme.partition("```text\n")[2].partition("```")[0]
    assert untrue(told, printed) == []


def test_a_wrong_line_of_the_accuracy_table_is_found() -> None:
    measured = "quote     P 0.980  F1 0.982  (240 of 244 found)\ntone      accuracy 0.660  n 197\n"
    assert untrue(measured, measured) == []
    assert untrue(measured.replace("0.660", "0.645"), measured) == []
    assert untrue(measured.replace("0.660", "0.690"), measured) == ["tone      accuracy 0.660  n 197"]
    assert untrue(measured.replace("197", "190"), measured) == ["tone      accuracy 0.660  n 197"]
    assert untrue(measured.replace("0.982", "0.981"), measured) == ["quote     P 0.980  F1 0.982  (240 of 244 found)"]
    assert untrue("", measured) == measured.splitlines()


def untrue(told: str, measured: str) -> list[str]:
    """The lines of `measured` that the table does not tell.

    A model computes with floating-point numbers, whose last digits are the processor's: one text may fall to the other
    side. So the lines of `BY_MODEL` are true within `WITHIN`; what rules find is the same everywhere.
    """
    lines = [line.rstrip() for line in told.splitlines()]
    return [line for line in map(str.rstrip, measured.splitlines()) if not any(agree(line, each) for each in lines)]


def agree(measured: str, told: str) -> bool:
    """Whether a line of the table tells the line that was measured."""
    if not measured.startswith(BY_MODEL) or NUMBER.split(measured) != NUMBER.split(told):
        return measured == told
    pairs = zip(NUMBER.findall(measured), NUMBER.findall(told), strict=True)
    return all(abs(float(one) - float(other)) <= WITHIN["." in one] for one, other in pairs)
