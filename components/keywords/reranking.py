"""Which phrases come first once the encoder has its say?"""

from __future__ import annotations

import json
from functools import cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

from components.article import Span
from components.keywords.encoder import nearness

if TYPE_CHECKING:
    from components.keywords.phrases import Place
    from components.keywords.words import Words

WEIGHTS = Path(__file__).parent / "data" / "reranking.json"
RERANKED = 50
"""So many of the first candidates are ranked anew."""

Candidate = tuple[float, str, list["Place"]]
"""Score, key and places."""


def reranked(candidates: list[Candidate], words: Words, text: str) -> list[Candidate]:
    """The first candidates by score and nearness to the text together, the others behind them as they were.

    All as they were where the encoder cannot be used.
    """
    first = candidates[:RERANKED]
    near = near_text(first, words, text)
    if near is None:
        return candidates
    weights = reranking_weights()
    anew = [
        (sum(map(mul, weights, (score, *row))), key, places)
        for (score, key, places), row in zip(first, near, strict=True)
    ]
    anew.sort(key=lambda candidate: -candidate[0])
    below = anew[-1][0] - candidates[0][0]
    return [*anew, *((score + below, key, places) for score, key, places in candidates[RERANKED:])]


def near_text(candidates: list[Candidate], words: Words, text: str) -> list[tuple[float, ...]] | None:
    """How near each candidate stands to the text, see `encoder.nearness`; None where the encoder cannot be used."""
    phrases = [
        (
            " ".join(words.forms[places[0][0] : places[0][1]]),
            [
                Span(words.starts[first], words.starts[last - 1] + len(words.forms[last - 1]))
                for first, last, _, _ in places
            ],
        )
        for _, _, places in candidates
    ]
    return nearness(text, phrases)


@cache
def reranking_weights() -> tuple[float, ...]:
    """The weights of the ranker's score and of each of the encoder's numbers, by `train_reranking.py`."""
    return tuple(map(float, json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"].values()))
