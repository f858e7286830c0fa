"""Which stretches of a text could be its key phrases, and what is each of them like?

A candidate is one to five words inside a run of names, nouns and adjectives that ends in a name or noun. Singular and
plural are one candidate. What a candidate is like is a short row of numbers, on which `ranking` puts its weights.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.keywords.words import Words

LONGEST = 5
"""Words of the longest candidate."""

RUN = re.compile(r"[jkpn][jkpnw]*")
HEADS = frozenset("npk")
"""Letters of the words that a phrase can end in."""

OPENING = 25
"""A candidate that begins within so many words stands in the headline or the first line."""

Place = tuple[int, int, int, int]
"""First word, word after the last, and the run around it: its first word and the word after its last."""


def candidates(words: Words, keys: list[str]) -> dict[str, list[Place]]:
    """The places of each candidate phrase, by its key: the words' keys parted by spaces."""
    found: dict[str, list[Place]] = {}
    letters = words.letters
    for run in RUN.finditer(letters):
        start, end = run.span()
        while end > start and letters[end - 1] not in HEADS:
            end -= 1
        for last in range(start + 1, end + 1):
            if letters[last - 1] in HEADS:
                for first in range(max(start, last - LONGEST), last):
                    if letters[first] != "w":
                        key = " ".join(keys[first:last])
                        found.setdefault(key, []).append((first, last, start, end))
    return found


def features(places: list[Place], words: Words, counts: list[float], length: float) -> tuple[float, ...]:
    """What a candidate is like, from its `places`.

    `counts` holds for each word of the text the logarithm of how often it stands in the text; `length` is the
    logarithm of the text's length in units of 400 words. The order is that of the weights' file.
    """
    first, last, _, _ = places[0]
    size = last - first
    single = size == 1
    whole = heads = capitals = 0
    for begin, end, start, stop in places:
        whole += begin == start and end == stop
        heads += end == stop
        capitals += words.letters[begin:end].count("p")
    total = len(places)
    position = log(first + 10)
    return (
        log(whole + 0.5),
        whole / total,
        position,
        position * single,
        float(single),
        float(size == 3),  # noqa: PLR2004  three words
        float(size > 3),  # noqa: PLR2004  four words and five
        capitals / total / size,
        sum(counts[first:last]) / size,
        heads / total,
        float(first < OPENING),
        length * single,
        float(single and len(words.forms[first]) < 4),  # noqa: PLR2004  too short to say much
        float(single and words.letters[first] == "k"),
    )


FEATURES = (
    "log of how often it fills its run",
    "share of its places where it fills its run",
    "log of its first position",
    "the same for a single word",
    "single word",
    "three words",
    "four or five words",
    "share of its words that are names",
    "mean log count of its words",
    "share of its places at the end of a run",
    "in the first line",
    "log length of the text, for a single word",
    "single word of three letters or fewer",
    "single word that may be an adjective",
)
"""The names of the features, in their order."""


@lru_cache(maxsize=1 << 16)
def key_of(form: str) -> str:
    """A word without case, possessive and plural (Harman's S stemmer, 1991), so that its variants are one."""
    word = form.lower().removesuffix("'s").removesuffix("’s")
    if len(word) < 4 or word[-1] != "s" or word[-2] in "us":  # noqa: PLR2004  `gas`, `bus`
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
