"""How good a key phrase is each candidate of a text?"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from math import log
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from components.keywords.phrases import FEATURES, Place, Setting, candidates, features

if TYPE_CHECKING:
    from components.keywords.words import Words

WEIGHTS = Path(__file__).parent / "data" / "ranking.json"
QUOTATION = re.compile(r'“[^“”\n]{12,}|"[^"\n]{12,}"')
"""A stretch between quotation marks, up to the end of the paragraph at the most; shorter ones quote a word or title."""

USUAL_LENGTH = 400
"""Words of a middling news article: lengths are measured against it."""


def ranked(words: Words, text: str) -> list[tuple[float, str, list[Place]]]:
    """The candidates of a text with score and places, best first; among equals, the first in the text first."""
    weights = ranking_weights()
    scored = [(sum(map(mul, weights, row)), key, places) for key, places, row in described(words, text)]
    scored.sort(key=lambda candidate: -candidate[0])
    return scored


def described(words: Words, text: str) -> list[tuple[str, list[Place], tuple[float, ...]]]:
    """The candidates with their places and features."""
    count = Counter(words.keys)
    logarithm = {times: log(times) for times in set(count.values())}
    counts = [logarithm[count[key]] for key in words.keys]
    setting = Setting(counts, quoted_words(words, text), log(len(words.keys) / USUAL_LENGTH + 0.3))
    return [(key, places, features(key, places, words, setting)) for key, places in candidates(words).items()]


def quoted_words(words: Words, text: str) -> bytearray:
    """1 for each word within quotation marks, 0 for the others."""
    quoted = bytearray(len(words.starts))
    for quotation in QUOTATION.finditer(text):
        first = bisect_left(words.starts, quotation.start())
        last = bisect_left(words.starts, quotation.end())
        quoted[first:last] = b"\x01" * (last - first)
    return quoted


@cache
def ranking_weights() -> tuple[float, ...]:
    """A weight for each feature, fitted by `components/keywords/train.py`."""
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return tuple(float(weights[name]) for name in FEATURES)
