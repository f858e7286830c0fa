"""How good a key phrase is each candidate of a text?"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from math import log
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from components.keywords.phrases import FEATURES, Place, candidates, features, key_of

if TYPE_CHECKING:
    from components.keywords.words import Words

WEIGHTS = Path(__file__).parent / "data" / "ranking.json"
USUAL_LENGTH = 400
"""Words of a middling news article: lengths are measured against it."""


def ranked(words: Words) -> list[tuple[float, str, list[Place]]]:
    """The candidates of a text with score and places, best first; among equals, the first in the text first."""
    keys = [key_of(form) for form in words.forms]
    rows = described(words, keys)
    weights = ranking_weights()
    scored = [(sum(map(mul, weights, row)), key, places) for key, places, row in rows]
    scored.sort(key=lambda candidate: -candidate[0])
    return scored


def described(words: Words, keys: list[str]) -> list[tuple[str, list[Place], tuple[float, ...]]]:
    """The candidates with their places and features."""
    count = Counter(keys)
    counts = [log(count[key]) for key in keys]
    length = log(len(keys) / USUAL_LENGTH + 0.3)
    found = candidates(words, keys)
    return [(key, places, features(places, words, counts, length)) for key, places in found.items()]


@cache
def ranking_weights() -> tuple[float, ...]:
    """A weight for each feature, fitted by `components/keywords/train.py`."""
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return tuple(float(weights[name]) for name in FEATURES)
