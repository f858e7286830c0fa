"""How many sentences a second does the tone model hear on one core, how much memory does it take, how long to load?

python -m tests.benchmarks.tone_speed

A statement of several sentences is heard as a whole and by sentence; single sentences show the rate of hearing.
Also: how long an explanation of 60 words takes, and the rates of VADER and TextBlob in the same run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from components.article import Span
from components.tone import explain
from components.tone.find import ENGINES, tones_of
from components.tone.pieces import pieces_of
from components.tone.statements import read_statements

if TYPE_CHECKING:
    from components.tone.records import Engine

ROUNDS = 5
MANY = 600
EXPLAINED_WORDS = 60
LOAD = """
from pathlib import Path
from time import perf_counter
import components.tone.find, numpy
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20
begun, before = perf_counter(), resident()
from components.article import Span
from components.tone.find import tones_of
tones_of("We are grateful.", [[Span(0, 16)]], "model")
print(perf_counter() - begun, resident() - before)
"""
"""Run in a fresh interpreter: seconds and MiB from the imports to the first sentence heard."""


def main() -> None:
    """Print the figures, as medians of `ROUNDS`."""
    loads = [load() for _ in range(ROUNDS)]
    seconds, mebibytes = (statistics.median(column) for column in zip(*loads, strict=True))
    print(f"model, from the imports to the first sentence: {seconds:.2f} s, {mebibytes:.0f} MiB added")
    statements = [each.text for each in read_statements()]
    for kind, texts in (("statements", statements), ("single sentences", [*filter(_is_one_sentence, statements)])):
        report(kind, texts[:MANY])
    texts = statements[:MANY]
    text = " ".join(texts)
    end = [place for place, letter in enumerate(text) if letter == " "][EXPLAINED_WORDS - 1]
    times = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        explain.explained(text, [Span(0, end)])
        times.append(perf_counter() - begun)
    print(f"explanation of {EXPLAINED_WORDS} words: {statistics.median(times):.2f} s")


def report(kind: str, texts: list[str]) -> None:
    """Print how fast each engine reads texts of a kind."""
    words = sum(len(text.split()) for text in texts) / len(texts)
    for engine in ENGINES:
        print(f"{engine}: {rate(texts, engine):,.0f} {kind} of {words:.0f} words a CPU-second")


def _is_one_sentence(text: str) -> bool:
    return len(pieces_of(text, [Span(0, len(text))])) == 1


def rate(texts: list[str], engine: Engine) -> float:
    """Texts a CPU-second, the median of `ROUNDS`."""
    spans, start = [], 0
    for text in texts:
        spans.append([Span(start, start + len(text))])
        start += len(text) + 1
    whole = "\n".join(texts)
    tones_of(whole, spans[:1], engine)
    times = []
    for _ in range(ROUNDS):
        begun = process_time()
        tones_of(whole, spans, engine)
        times.append(process_time() - begun)
    return len(texts) / statistics.median(times)


def load() -> tuple[float, float]:
    """Seconds and MiB of the first sentence in a fresh interpreter."""
    run = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True, env=os.environ)
    seconds, mebibytes = map(float, run.stdout.split())
    return seconds, mebibytes


if __name__ == "__main__":
    main()
