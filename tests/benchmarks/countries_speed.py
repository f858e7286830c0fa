"""How many articles a CPU-second, how much memory, how long to load?

python -m tests.benchmarks.countries_speed [--data ../shared/eval]
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path
from time import process_time

from components.article import Article, outline
from components.countries.find import find_countries

ROUNDS = 5
PAGE = 4096
LOAD = """
from pathlib import Path
from time import process_time
def pages():
    return int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
start, before = process_time(), pages()
from components.article import Article, outline
from components.countries.find import find_countries
find_countries(Article("Iran"), outline("Iran"))
print(process_time() - start, pages() - before)
"""
"""Run in a fresh interpreter: CPU-seconds and pages of memory from nothing to the first article read."""


def main(data: Path) -> None:
    """Prints the figures; articles are those of the country data, or the invented ones where it is absent."""
    dev = data / "countries" / "dev.jsonl"
    source = dev if dev.is_file() else Path(__file__).parents[1] / "gold" / "diplomatic.jsonl"
    texts = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]
    loads = [load() for _ in range(ROUNDS)]
    seconds_to_load = statistics.median(seconds for seconds, _ in loads)
    memory = statistics.median(memory for _, memory in loads)
    mebibytes = memory * PAGE / 2**20
    print(f"to the first article, fresh process: {seconds_to_load:.3f} CPU-seconds, {mebibytes:.0f} MiB added")
    pages = [(Article(text), outline(text)) for text in texts]
    for article, page in pages[:ROUNDS]:
        find_countries(article, page)
    seconds = []
    for _ in range(ROUNDS):
        start = process_time()
        for article, page in pages:
            find_countries(article, page)
        seconds.append(process_time() - start)
    rate = len(pages) / min(seconds)
    length = statistics.mean(map(len, texts))
    print(f"{len(texts)} articles of {length:.0f} characters: {rate:,.0f} articles a CPU-second (best of {ROUNDS})")


def load() -> tuple[float, float]:
    """CPU-seconds and pages of memory from an empty interpreter to the first article read."""
    run = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    seconds, memory = map(float, run.stdout.split())
    return seconds, memory


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "eval")
    main(parser.parse_args().data)
