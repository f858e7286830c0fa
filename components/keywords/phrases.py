"""Which stretches of a text could be its key phrases, and what is each of them like?

A candidate is the last two to five words of a run of names, nouns and adjectives, or any single name or noun in it.
Singular and plural are one candidate. What a candidate is like is a short row of numbers; `ranking` puts weights on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import log
from typing import TYPE_CHECKING

from components.keywords.words import DATA, key_of

if TYPE_CHECKING:
    from components.keywords.words import Words

LONGEST = 5
"""Words of the longest candidate."""

RUN = re.compile(r"[jkpn][jkpnw]*")
HEADS = frozenset("npk")
"""Letters of the words that a phrase can end in."""

SHORT = 4
"""A single word of fewer letters says little."""

OPENING = 25
"""A candidate that begins within so many words stands in the headline or the first line."""

Place = tuple[int, int, int, int]
"""First word, word after the last, and the run around it: its first word and the word after its last."""


def candidates(words: Words) -> dict[str, list[Place]]:
    """The places of each candidate phrase, by its key: the words' keys parted by spaces."""
    found: dict[str, list[Place]] = {}
    letters, keys = words.letters, words.keys
    for run in RUN.finditer(letters):
        start, end = run.span()
        while end > start and letters[end - 1] not in HEADS:
            end -= 1
        for first in range(max(start, end - LONGEST), end - 1):
            if letters[first] != "w":
                found.setdefault(" ".join(keys[first:end]), []).append((first, end, start, end))
        for alone in range(start, end):
            if letters[alone] in HEADS:
                found.setdefault(keys[alone], []).append((alone, alone + 1, start, end))
    return found


@dataclass(frozen=True, slots=True)
class Setting:
    """What the features need of the text around a candidate, a number for each word.

    `counts` holds the logarithm of how often the word stands in the text, `quoted` 1 where it stands within quotation
    marks; `length` is the logarithm of the text's length in units of a usual article.
    """

    counts: list[float]
    quoted: bytearray
    length: float


def features(key: str, places: list[Place], words: Words, setting: Setting) -> tuple[float, ...]:
    """What a candidate is like, in the order of `FEATURES`."""
    first, last, _, _ = places[0]
    size = last - first
    single = size == 1
    whole = heads = capitals = quoted = 0
    for begin, end, start, stop in places:
        if end == stop:
            heads += 1
            whole += begin == start
        capitals += words.letters.count("p", begin, end)
        quoted += setting.quoted[begin]
    total = len(places)
    position = log(first + 10)
    return (
        whole / total,
        heads / total,
        position,
        position * single,
        log(places[-1][0] - first + 1) if total > 1 else 0.0,
        float(first < OPENING),
        float(single),
        float(size == 3),  # noqa: PLR2004  three words
        float(size > 3),  # noqa: PLR2004  four words and five
        capitals / total / size,
        setting.counts[first] if single else sum(setting.counts[first:last]) / size,
        log(total) * single,
        setting.length * single,
        len(key) / size,
        float(single and len(key) < SHORT),
        float(single and key in bland_words()),
        quoted / total,
    )


FEATURES = (
    "share of its places where it fills its run",
    "share of its places at the end of a run",
    "log of its first position",
    "the same for a single word",
    "log of the way from its first place to its last",
    "in the first line",
    "single word",
    "three words",
    "four or five words",
    "share of its words that are names",
    "mean log count of its words",
    "log count of a single word",
    "log length of the text, for a single word",
    "letters a word",
    "single word of three letters or fewer",
    "single word that is bland",
    "share of its places within quotation marks",
)
"""The names of the features, in their order."""


@cache
def bland_words() -> frozenset[str]:
    """The keys of words that say nothing alone."""
    lines = (DATA / "bland_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(key_of(word) for line in lines if not line.startswith("#") for word in line.split())
