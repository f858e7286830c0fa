"""Which invented statements teach the model the diplomatic register, and how is one written down?

A line of `data/statements/*.tsv` is `tone<TAB>kind<TAB>topic<TAB>text`; targets stand in the text as `[Georgia|+]`. The
tone may have a strength up to 4, the mean of several readers: `n2.5`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from components.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.tone.records import Attitude, Label

STATEMENTS = Path(__file__).with_name("data") / "statements"

TONES: dict[str, Label] = {"p": "positive", "n": "negative", "z": "neutral", "m": "mixed"}
ATTITUDES: dict[str, Attitude] = {"+": "supportive", "-": "critical", "0": "neutral"}
TONE = re.compile(r"([pnzm])([0-4](?:\.[0-9]+)?)?")
TARGET = re.compile(r"\[([^\[\]|]+)\|([+\-0])\]")

REPORTED = "r:"
"""Before the kind of a reporter's sentence; every other statement is a quotation."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An invented statement: its words, its tone, and the speaker's attitude toward each target in it."""

    text: str
    tone: Label
    kind: str
    topic: str
    voice: Literal["quoted", "reported"]
    targets: tuple[tuple[Span, Attitude], ...]
    strength: float | None = None


def read_statement(line: str) -> Statement:
    """The statement in one line; raises `ValueError` when the line is none."""
    tone, kind, topic, marked = line.rstrip("\n").split("\t")
    graded = TONE.fullmatch(tone)
    if not graded:
        raise ValueError(f"no tone: {tone!r}")
    text, targets, here = "", [], 0
    for target in TARGET.finditer(marked):
        text += marked[here : target.start()]
        targets.append((Span(len(text), len(text) + len(target[1])), ATTITUDES[target[2]]))
        text += target[1]
        here = target.end()
    voice: Literal["quoted", "reported"] = "reported" if kind.startswith(REPORTED) else "quoted"
    strength = float(graded[2]) if graded[2] else None
    label = TONES[graded[1]]
    return Statement(text + marked[here:], label, kind.removeprefix(REPORTED), topic, voice, tuple(targets), strength)


def read_statements(folder: Path = STATEMENTS) -> Iterator[Statement]:
    """All statements of a folder, topic by topic; lines that begin with `#` are comments."""
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield read_statement(line)
