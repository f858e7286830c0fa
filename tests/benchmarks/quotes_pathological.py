"""How long do texts made to be hard for the quotations take, and does the time grow in step with the length?

Run from the repository root: `python tests/benchmarks/quotes_pathological.py [CHARACTERS]`. It prints for each kind the
CPU seconds for 300,000 characters (the goal is 2 at most) and how they compare with three times those for a third
of it
(1.0 is linear); then the worst of each.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from components.article import Article, outline  # noqa: E402
from components.quotes.find import find_quotations  # noqa: E402

CHARACTERS = 300_000
REPETITIONS = 3
GOAL = 2.0

PIECES = {
    "opening marks": "“",
    "closing marks": "”",
    "opening and closing": "“”",
    "straight marks": '"',
    "straight, spaced": '" ',
    "single marks": "'a ",
    "single opening": "‘a ",
    "single closing": "a’ ",
    "apostrophes": "ministers' ",
    "single, far closers": "a' ‘b ",
    "angle, one way": "«a ",
    "angle, both ways": "»a« ",
    "low and high": "„a“ ",
    "TeX marks": "``a'' ",
    "inches": '5" ',
    "feet and inches": "5' 6\" ",
    "decades": "the '90s, ",
    "mixed styles": '“a "b ‘c «d „e ``f ',
    "nested one after another": "“a ‘b “c” d’ e” ",
    "one-word quotations": "“no” ",
    "one letter": "“a” ",
    "split quotations": "“We agree,” she said. ",
    "names and quotations": "Ann Lee said “no” to Bo Day, ",
    "said chain": "he said ",
    "said and quoted": "he said “we agree” and ",
    "according chain": "according to ",
    "who chain": "the envoy who met ",
    "of chain": "Minister of the ",
    "Secretary chain": "Secretary of State and ",
    "for chain": "a spokesman for ",
    "genitive chain": "Ann Lee’s ",
    "noun genitives": "the minister’s ",
    "capitals": "Ann ",
    "different capitals": None,
    "different names quoted": None,
    "different wordings": None,
    "one long paragraph of different names": None,
    "Title Case": "Minister Meets ",
    "commas": ",",
    "spaced commas": ", ",
    "names and commas": "Ann Lee, ",
    "numbers": "30, ",
    "adverbs": "very ",
    "auxiliaries": "has been ",
    "pronouns": "he ",
    "pronoun and quotation": "he said: “no.” ",
    "participles": "saying ",
    "full stops": ".",
    "sentences": "He left. ",
    "dashes": "— ",
    "brackets": "(",
    "colons": ": ",
    "one giant word": "a",
    "one hyphened word": "a-",
    "one dotted word": "a.",
    "initials": "A.",
    "apostrophes inside words": "a'",
    "spaces": " ",
    "no-break spaces in marks": "“\xa0",
    "emoji": "🕊",
    "quoted emoji": "“🕊” ",
    "right to left": "\u200f“שלום” ",
    "combining marks": "e\u0301\u0301",
    "null characters": "\x00“a” ",
    "interview": "Q: ",
    "names and colons": "ANN LEE: no. ",
    "handles": "@ministry: ",
    "day names": "Monday ",
    "of in names": "Bank of Togo of Bonn of ",
}
JOINTS = {"one line": "", "lines": "\n"}


def made(kind: str, length: int) -> str:
    """A text of a kind that does not repeat itself."""
    letters = random.Random(1)

    def word() -> str:
        return "".join(letters.choices("bcdfglmnprst", k=2)) + "".join(letters.choices("aeiou", k=3))

    shapes = {
        "different capitals": lambda: word().title() + " ",
        "different names quoted": lambda: f"“{word()} {word()},” {word().title()} {word().title()} said. ",
        "different wordings": lambda: f"“{word()}” ",
        "one long paragraph of different names": lambda: f"{word().title()} {word().title()} left, ",
    }
    return "".join(itertools.islice(iter(shapes[kind], None), length // 7 + 1))[:length]


def texts(length: int) -> dict[str, str]:
    """Every kind of text, in one line and with a line for each piece."""
    found = {}
    for kind, piece in PIECES.items():
        if piece is None:
            found[kind] = made(kind, length)
            found[f"{kind}, lines"] = found[kind].replace(". ", ".\n").replace(", ", ",\n")
            continue
        for label, joint in JOINTS.items():
            found[f"{kind}, {label}"] = ((piece + joint) * (length // len(piece + joint) + 1))[:length]
    return found


def cpu_seconds(text: str) -> float:
    """The least CPU time of a few runs; one run when that already takes a second."""
    article, lines = Article(text), outline(text)
    least = float("inf")
    for _ in range(REPETITIONS):
        start = time.process_time()
        find_quotations(article, lines)
        least = min(least, time.process_time() - start)
        if least > 1:
            break
    return least


if __name__ == "__main__":
    full = int(sys.argv[1]) if len(sys.argv) > 1 else CHARACTERS
    third = texts(full // 3)
    rows = []
    for name, text in texts(full).items():
        seconds, before = cpu_seconds(text), cpu_seconds(third[name])
        rows.append((seconds, seconds / max(3 * before, 1e-9), name))
        print(f"{name:50s} {seconds:7.3f} s   {rows[-1][1]:5.2f} of linear", flush=True)
    seconds, _, name = max(rows)
    print(f"{len(rows)} kinds; slowest: {name}, {seconds:.2f} s; above {GOAL} s: {sum(r[0] > GOAL for r in rows)}")
    steep = [row for row in rows if row[1] > 1.2 and row[0] > 0.05]  # shorter times are noise
    print("steeper than 1.2:", "; ".join(f"{name} {ratio:.2f} ({s:.2f} s)" for s, ratio, name in steep) or "none")
