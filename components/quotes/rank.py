"""Which stretches are quotations, and which phrase said each: the learned decision, from left to right.

A linear ranker gives every candidate a score; the probabilities of mentions of one speaker add up. A logistic filter
that sees the ranker's answer decides whether the stretch is a quotation at all. Weights: data/model.json, fitted by
train.py; what they rest on stands in data/MODEL_CARD.md.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from components.quotes.candidates import Previous, candidates, traits_of
from components.quotes.context import context_of
from components.quotes.quote_features import Memory, Ranked, quote_features, wording_of
from components.quotes.speaker_features import no_speaker_features, pair_features

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.quotes.context import Context
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

MODEL = Path(__file__).parent / "data" / "model.json"
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the ranker (`speaker`) and the filter (`quote`, its bias under the empty name).

    A stretch is kept from probability `threshold` on; nobody is named when that answer beats the best phrase by
    `nobody_margin` (log odds).
    """

    speaker: dict[str, float]
    quote: dict[str, float]
    threshold: float
    nobody_margin: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one quotation, best first as speakers: phrase and probability (None is nobody)."""

    best: Ranked
    nobody: float
    shares: tuple[tuple[Phrase, float], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch that is a quotation: its speaker's phrase or None, both probabilities, and who comes second."""

    context: Context
    speaker: Phrase | None
    quotation_probability: float
    speaker_probability: float
    runner_up: Phrase | None


@cache
def model() -> Model:
    """The fitted weights, read once."""
    stored = json.loads(MODEL.read_text(encoding="utf-8"))
    return Model(stored["speaker"], stored["quote"], stored["threshold"], stored["nobody_margin"])


def attribute(reading: Reading, weights: Model) -> list[Attribution]:
    """The quotations of an article in reading order, each with its speaker."""
    memory = Memory()
    previous: Previous | None = None
    base: dict[int, float] = {}
    found = []
    for number in range(len(reading.stretches)):
        context = context_of(reading, number)
        ranking = rank(reading, context, previous, weights.speaker, base)
        features = quote_features(reading, context, ranking.best, memory)
        odds = weights.quote[""] + score(weights.quote, features)
        probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
        kept = probability >= weights.threshold or _reopened(reading, number)
        memory.note(context, wording_of(reading, context), kept=kept)
        if kept:
            found.append(_answer(context, ranking, probability, weights.nobody_margin))
            previous = Previous(context, found[-1].speaker)
    return found


def rank(
    reading: Reading, context: Context, previous: Previous | None, weights: dict[str, float], base: dict[int, float]
) -> Ranking:
    """The candidates' probabilities; `base` remembers the part of a phrase's score that needs no quotation."""
    scored = []
    for phrase in candidates(reading, context, previous):
        known = base.get(phrase.number)
        if known is None:
            known = base[phrase.number] = score(weights, traits_of(reading, phrase).features)
        scored.append((known + score(weights, pair_features(reading, context, phrase, previous)), phrase))
    nobody = score(weights, no_speaker_features(reading, context))
    return _ranking(scored, nobody)


def _reopened(reading: Reading, number: int) -> bool:
    """Whether the stretch runs on from one paragraph into another: nobody writes titles or terms like that."""
    after = reading.stretches[number + 1 : number + 2]
    return reading.stretches[number].reopens or (bool(after) and after[0].reopens)


def score(weights: dict[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the features."""
    return sum(map(weights.get, features, repeat(0.0)))


def _ranking(scored: list[tuple[float, Phrase]], nobody: float) -> Ranking:
    if not scored:
        return Ranking(Ranked(None, 0.0, 0.0), 1.0, ())
    top = max(nobody, *(value for value, _ in scored))
    sums: dict[str, float] = {}
    best: dict[str, tuple[float, Phrase]] = {}
    for value, phrase in scored:
        key = phrase.key
        sums[key] = sums.get(key, 0.0) + math.exp(value - top)
        if key not in best or value > best[key][0]:
            best[key] = (value, phrase)
    total, none = sum(sums.values()), math.exp(nobody - top)
    order = sorted(sums, key=lambda key: (-sums[key], best[key][1].number))
    shares = tuple((best[key][1], sums[key] / (total + none)) for key in order)
    odds = math.log(sums[order[0]] / (total - sums[order[0]] + 1e-4 * total) + TINY)
    return Ranking(Ranked(shares[0][0], best[order[0]][0], odds), none / (total + none), shares)


def _answer(context: Context, ranking: Ranking, probability: float, nobody_margin: float) -> Attribution:
    shares = ranking.shares
    first = shares[0][1] if shares else 0.0
    if not shares or math.log(ranking.nobody + TINY) - math.log(first + TINY) > nobody_margin:
        return Attribution(context, None, probability, ranking.nobody, shares[0][0] if shares else None)
    second = shares[1][0] if len(shares) > 1 else None
    return Attribution(context, shares[0][0], probability, first, second)
