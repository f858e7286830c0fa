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
    lines = [line.rstrip() for line in printed.splitlines() if not line.startswith("stance")]  # not read yet
    assert [line for line in lines if line not in readme] == []
