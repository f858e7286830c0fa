"""How fast are quotations found, how does the time grow with the text, and what does loading cost?

Run from the repository root: `python tests/benchmarks/quotes_speed.py [ARTICLES.jsonl]`; without a file the invented
articles in tests/gold are read. Prints medians over repetitions, in CPU time of one process.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from components.article import Article, outline  # noqa: E402
from components.quotes.encoder import encoder  # noqa: E402
from components.quotes.find import find_quotations  # noqa: E402

REPETITIONS = 5
WORDS = 563
"""The length of an article in the project's goal."""
SHORT_ARTICLES = 100
PATHOLOGICAL = {
    "openers": "“",
    "straight": '" ',
    "single": "'a ",
    "single closers": "a' ‘b ",
    "nested": "“a ‘b “c ",
    "short quotations": "“ab” he said. ",
    "one wording": "“a” ",
    "names": "Ann Lee said “no” to Bo Day, ",
}


def cpu_seconds(texts: list[str], *, second_opinion: bool = False) -> float:
    """The median CPU time to find the quotations of all texts, their outlines not counted."""
    articles = [(Article(text), outline(text)) for text in texts]
    times = []
    for _ in range(REPETITIONS):
        start = time.process_time()
        for article, lines in articles:
            find_quotations(article, lines, second_opinion=second_opinion)
        times.append(time.process_time() - start)
    return statistics.median(times)


def print_throughput(texts: list[str]) -> None:
    seconds = cpu_seconds(texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words / len(texts):.0f} words each: {len(texts) / seconds:.0f} a CPU-second")
    print(f"that is {words / WORDS / seconds:.0f} articles of {WORDS} words a CPU-second")


def print_second_opinion(texts: list[str]) -> None:
    """What the encoder costs, loaded and then asked of the unsure quotations; nothing where it cannot be used."""
    memory, start = peak(), time.process_time()
    if encoder() is None:
        print("second opinion: the encoder cannot be used here")
        return
    loaded = time.process_time() - start
    alone, asked = cpu_seconds(texts), cpu_seconds(texts, second_opinion=True)
    words = sum(len(text.split()) for text in texts)
    print(f"second opinion: {words / WORDS / asked:.0f} articles of {WORDS} words a CPU-second,", end=" ")
    print(f"{asked / alone:.1f} times as long; {loaded:.2f} s to load, {peak() - memory:.0f} MB in all")


def peak() -> float:
    """The most memory that this process has held so far, in MB (of Linux; `getrusage` counts the parent's too)."""
    return int(Path("/proc/self/status").read_text(encoding="utf-8").split("VmHWM:")[1].split()[0]) / 1024


def joined(texts: list[str], words: int, seed: int) -> str:
    """An article of so many words: sentences of all the texts in random order, two to a paragraph."""
    drawn = random.Random(seed)
    every = [part.span.of(text) for text in texts for part in outline(text).sentences]
    sentences: list[str] = []
    count = 0
    while count < words:
        sentences.append(drawn.choice(every))
        count += len(sentences[-1].split())
    return "\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def print_growth(texts: list[str]) -> None:
    """The time a character of articles 10 and 100 times as long, against that of as many words in short articles."""
    short = [joined(texts, WORDS, seed) for seed in range(SHORT_ARTICLES)]
    once = cpu_seconds(short) / sum(map(len, short))
    for times in (10, 100):
        long = joined(texts, WORDS * times, times)
        print(f"{times} times {WORDS} words: {cpu_seconds([long]) / len(long) / once:.2f} of the time a character")


def print_pathological(length: int) -> None:
    """Texts made to be hard; `length` in characters."""
    for name, piece in PATHOLOGICAL.items():
        for label, joint in (("one line", ""), ("many lines", "\n")):
            text = ((piece + joint) * (length // len(piece) + 1))[:length]
            start = time.process_time()
            find_quotations(Article(text), outline(text))
            print(f"{length:,} characters of {name}, {label}: {time.process_time() - start:.2f} s")


def print_load() -> None:
    code = (
        "import time;from components.article import Article,outline;"
        "peak=lambda:int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])/1024;"
        "a,m=time.process_time(),peak();from components.quotes.find import find_quotations;"
        "t='“Yes,” said Ann Lee.';find_quotations(Article(t),outline(t));"
        "print(time.process_time()-a,peak()-m)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(REPETITIONS)
    ]
    print(f"import and first article: {statistics.median(float(s) for s, _ in runs):.3f} CPU-seconds,", end=" ")
    print(f"{statistics.median(float(m) for _, m in runs):.0f} MB")


if __name__ == "__main__":
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "gold" / "diplomatic.jsonl"
    rows = [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]
    print_load()
    print_throughput(rows)
    print_second_opinion(rows)
    print_growth(rows)
    print_pathological(300_000)
