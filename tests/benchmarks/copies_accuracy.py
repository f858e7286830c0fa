"""How many wire copies are linked to their original, and how many other articles by mistake?

`python tests/benchmarks/copies_accuracy.py [ORIGINALS]` invents articles, edits each of them as outlets do, and adds as
many articles that share only some paragraphs. Prints recall by kind of edit, precision, time and bytes an article.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from invented_articles import invented_rows

from dashboard.archive.copies import Originals, signature
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

BATCH = 1_000


def cut(paragraphs: list[str], _: list[str]) -> list[str]:
    """The last third is left out."""
    return paragraphs[: max(1, len(paragraphs) * 2 // 3)]


def halved(paragraphs: list[str], _: list[str]) -> list[str]:
    """The last half is left out."""
    return paragraphs[: max(1, len(paragraphs) // 2)]


def headed(paragraphs: list[str], other: list[str]) -> list[str]:
    """Another first paragraph, and a line by the outlet at the end."""
    return [other[0], *paragraphs[1:], "Reporting by our correspondents; editing by the night desk."]


def reordered(paragraphs: list[str], _: list[str]) -> list[str]:
    """The paragraphs in another order."""
    return chance.sample(paragraphs, len(paragraphs))


def reworded(paragraphs: list[str], _: list[str]) -> list[str]:
    """One word in twenty is another one."""
    words = [paragraph.split(" ") for paragraph in paragraphs]
    return [" ".join("instead" if chance.random() < 0.05 else word for word in line) for line in words]


def edited(paragraphs: list[str], other: list[str]) -> list[str]:
    """Another head, the last quarter left out, one word in fifty another one."""
    kept = headed(paragraphs[: max(2, len(paragraphs) * 3 // 4)], other)
    return [" ".join("instead" if chance.random() < 0.02 else word for word in line.split(" ")) for line in kept]


def background(paragraphs: list[str], other: list[str]) -> list[str]:
    """A near miss: another article that closes with a quarter of this one."""
    return other + paragraphs[-max(1, len(paragraphs) // 4) :]


COPIES: list[Callable[[list[str], list[str]], list[str]]] = [cut, halved, headed, reordered, reworded, edited]
count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
chance = random.Random(3)
originals = [row["text"].split("\n\n") for row in invented_rows(2 * count)]
others = originals[count:]
texts: list[tuple[str, int, str]] = []
for number in range(count):
    texts.append(("original", number, "\n\n".join(originals[number])))
    kind = COPIES[number % len(COPIES)]
    texts.append((kind.__name__, number, "\n\n".join(kind(originals[number], others[number]))))
    texts.append(("near miss", number, "\n\n".join(background(originals[number], others[number]))))
first, rest = texts[::3], texts[1::3] + texts[2::3]
chance.shuffle(rest)
texts = first + rest
start = time.perf_counter()
signatures = [signature(text) for _, _, text in texts]
signing = time.perf_counter() - start
hashes = [fingerprint(text) for _, _, text in texts]
of_original = {hashes[number]: texts[number][1] for number in range(count)}
tracemalloc.start()
index, links = Originals(), []
start = time.perf_counter()
for begin in range(0, len(texts), BATCH):
    links += index.linked(hashes[begin : begin + BATCH], signatures[begin : begin + BATCH])
linking = time.perf_counter() - start
held, _ = tracemalloc.get_traced_memory()
seen, right, wrong = Counter(), Counter(), defaultdict(int)
for (kind, number, _), link in zip(texts, links, strict=True):
    seen[kind] += 1
    if link is not None:
        is_right = kind not in {"original", "near miss"} and of_original.get(link[0]) == number
        right[kind] += is_right
        wrong[kind] += not is_right
for kind in seen:
    print(f"{kind:10} {right[kind]:6} of {seen[kind]} linked to their original, {wrong[kind]} to another")
found, made = sum(right.values()), sum(right.values()) + sum(wrong.values())
wanted = len(texts) - seen["original"] - seen["near miss"]
print(f"recall {found / wanted:.3f} ({found} of {wanted}), precision {found / made:.3f} ({found} of {made} links)")
print(f"{signing / len(texts) * 1e3:.2f} ms a signature, {linking / len(texts) * 1e3:.2f} ms to link it")
print(f"{held / len(index):.0f} bytes an original, {len(index)} of them")
