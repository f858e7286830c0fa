"""Which stretches are quotations, and which phrase said each: the learned decision, from left to right.

The network gives every candidate a score; the probabilities of mentions of one speaker add up. Its second answer,
which sees the first, decides whether the stretch is a quotation at all. Weights: data/model.npz, fitted by train.py;
what they rest on stands in data/MODEL_CARD.md.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from components.quotes.calibration import Lines
from components.quotes.candidates import Previous, candidates, following, traits_of
from components.quotes.context import context_of
from components.quotes.network import Network, Surroundings, load
from components.quotes.quote_features import Memory, Ranked, quote_features, wording_of
from components.quotes.speaker_features import no_speaker_features, pair_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.context import Context
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

MODEL = Path(__file__).parent / "data" / "model.npz"
TINY = 1e-9
FARTHEST = 30.0
NO_CANDIDATES = 0.5
"""How sure it is that nobody is named where nobody was found who could be."""
UNSURE_SPEAKER = 0.8
UNSURE_ODDS = (-1.4, 2.2)
"""A second opinion is asked between such log odds of a quotation, and below such a share of the best speaker."""
MOST_ASKED = 100
"""Of so many stretches of an article at most, the least sure ones: a second opinion takes some 10 milliseconds each."""


@dataclass(frozen=True, slots=True)
class Model:
    """The network and how its answers are read."""

    network: Network
    lines: Lines = field(default_factory=Lines)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one quotation, best first as speakers: phrase and probability (None is nobody)."""

    best: Ranked
    nobody: float
    shares: tuple[tuple[Phrase, float], ...]

    @property
    def share(self) -> float:
        """The probability of the best one."""
        return self.shares[0][1] if self.shares else 0.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch that is a quotation: its speaker's phrase or None, both probabilities, and who comes second.

    `nobody` is the share of the answer that the text names nobody; `second_opinion` tells whether one was asked.
    """

    context: Context
    speaker: Phrase | None
    quotation_probability: float
    speaker_probability: float
    runner_up: Phrase | None
    nobody: float = 0.0
    second_opinion: bool = False


class Opinions(Protocol):
    """What a second reader says of some stretches of an article; `lines` tell how the probabilities are read then."""

    @property
    def lines(self) -> Lines: ...  # noqa: D102 - told above

    def __contains__(self, number: object) -> bool:
        """Whether it was asked of stretch `number`."""

    def scores(self, context: Context, pool: Sequence[Phrase], scores: Sequence[float]) -> list[float]:
        """The scores of the candidates, nobody's at last, where the network gave these."""

    def odds(self, context: Context, odds: float) -> float:
        """The log odds that the stretch is a quotation, where the network gave these."""


SecondOpinion = Callable[["Reading", "Sequence[int]"], Opinions]
"""Asks of the stretches of an article that have these numbers."""


@cache
def model() -> Model:
    """The fitted weights, read once."""
    network, settings = load(MODEL)
    return Model(network, Lines(**settings))


def attribute(reading: Reading, weights: Model, second: SecondOpinion | None = None) -> list[Attribution]:
    """The quotations of an article in reading order, each with its speaker.

    Where the network is unsure of a stretch, `second` is asked, and the article decided once more.
    """
    if not reading.stretches:
        return []
    ranker = Ranker(reading, weights)
    decisions = decided(ranker)
    if second and (unsure := _unsure(decisions)):
        ranker.opinions = second(reading, unsure)
        decisions = decided(ranker, decisions[: unsure[0]])
    return [each.answer for each in decisions if each.answer]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one stretch: `odds` are those before calibration, `answer` is None if it is no quotation."""

    context: Context
    ranking: Ranking
    odds: float
    probability: float
    answer: Attribution | None


def decided(ranker: Ranker, known: Sequence[Decision] = ()) -> list[Decision]:
    """What the ranker decides of the stretches of its article, one after the other; `known` of the first ones stays."""
    reading, memory = ranker.reading, Memory()
    previous: Previous | None = None
    decisions: list[Decision] = []
    for number in range(len(reading.stretches)):
        decision = known[number] if number < len(known) else _decision(ranker, number, previous, memory)
        context, answer = decision.context, decision.answer
        memory.note(context, wording_of(reading, context), kept=answer is not None)
        if answer:
            previous = following(previous, context, answer.speaker)
        decisions.append(decision)
    return decisions


def _decision(ranker: Ranker, number: int, previous: Previous | None, memory: Memory) -> Decision:
    context = context_of(ranker.reading, number)
    ranking = ranker.rank(context, previous)
    odds = ranker.odds(context, quote_features(ranker.reading, context, ranking.best, memory))
    probability = ranker.probability(context, odds)
    headline = ranker.reading.is_headline(context.stretch.paragraph)
    kept = ranker.lines(context).keep(probability, headline=headline) or _reopened(ranker.reading, number)
    return Decision(context, ranking, odds, probability, ranker.answer(context, ranking, probability) if kept else None)


def _unsure(decisions: Sequence[Decision]) -> list[int]:
    """The stretches to ask of once more, in reading order; the least sure ones if there are too many."""
    low, high = UNSURE_ODDS
    unsure = [d for d in decisions if d.odds > low and (d.odds < high or d.ranking.share < UNSURE_SPEAKER)]
    least = sorted(unsure, key=lambda decision: min(decision.probability, decision.ranking.share))[:MOST_ASKED]
    return sorted(decision.context.number for decision in least)


class Ranker:
    """Ranks the candidates of one article's quotations."""

    def __init__(self, reading: Reading, weights: Model) -> None:
        """Run the network over `reading`."""
        self.reading, self.weights, self.network = reading, weights, weights.network
        self.surroundings = Surroundings(reading, self.network)
        self.traits: dict[int, list[int]] = {}
        self.opinions: Opinions | None = None

    def rank(self, context: Context, previous: Previous | None) -> Ranking:
        """The probabilities of the candidates of a stretch, given the quotation before it."""
        return _ranking(*self.scores(context, previous))

    def scores(self, context: Context, previous: Previous | None) -> tuple[list[Phrase], list[float]]:
        """The candidates of a stretch and their scores, nobody's at last."""
        pool = candidates(self.reading, context, previous)
        scores = self.surroundings.speaker_scores(context.number, pool, self.rows(context, pool, previous))
        opinions = self._opinions(context)
        return pool, opinions.scores(context, pool, scores) if opinions else scores

    def probability(self, context: Context, odds: float) -> float:
        """The probability, calibrated, of a quotation with these log odds."""
        raw = 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, odds))))
        return self.lines(context).quotation(raw)

    def odds(self, context: Context, features: list[str]) -> float:
        """The log odds, before calibration, that a stretch with these features is a quotation."""
        odds = self.surroundings.quotation_score(context.number, self.network.known("quote", features))
        opinions = self._opinions(context)
        return opinions.odds(context, odds) if opinions else odds

    def answer(self, context: Context, ranking: Ranking, probability: float) -> Attribution:
        """Who said a stretch that is a quotation with this probability."""
        shares = ranking.shares
        first = ranking.share
        second = shares[1][0] if len(shares) > 1 else None
        speaker = shares[0][0] if shares else None
        if speaker is None or ranking.nobody > first:
            speaker, second, first = None, speaker, ranking.nobody
        sure = self.lines(context).speaker(first)
        asked = self._opinions(context) is not None
        return Attribution(context, speaker, probability, sure, second, ranking.nobody, asked)

    def _opinions(self, context: Context) -> Opinions | None:
        """The second opinion, if it was asked of this stretch."""
        return self.opinions if self.opinions and context.number in self.opinions else None

    def lines(self, context: Context) -> Lines:
        """How the answers about a stretch are read."""
        return (self._opinions(context) or self.weights).lines

    def rows(self, context: Context, pool: Sequence[Phrase], previous: Previous | None) -> list[list[int]]:
        """For each candidate, and at last for nobody, the rows of its features in the network's table."""
        pairs = [pair_features(self.reading, context, phrase, previous) for phrase in pool]
        rows = [self._traits(p) + self.network.known("speaker", pair) for p, pair in zip(pool, pairs, strict=True)]
        return [*rows, self.network.known("speaker", no_speaker_features(self.reading, context))]

    def _traits(self, phrase: Phrase) -> list[int]:
        """The rows of the features that need no quotation, looked up once."""
        rows = self.traits.get(phrase.number)
        if rows is None:
            features = traits_of(self.reading, phrase).features
            rows = self.traits[phrase.number] = self.network.known("speaker", features)
        return rows


def _reopened(reading: Reading, number: int) -> bool:
    """Whether the stretch runs on from one paragraph into another: nobody writes titles or terms like that."""
    after = reading.stretches[number + 1 : number + 2]
    return reading.stretches[number].reopens or (bool(after) and after[0].reopens)


def _ranking(pool: Sequence[Phrase], scores: list[float]) -> Ranking:
    """Phrases of one key are one speaker; the last score is that of nobody."""
    if not pool:
        return Ranking(Ranked(None, 0.0, 0.0), NO_CANDIDATES, ())
    top = max(scores)
    sums: dict[str, float] = {}
    best: dict[str, tuple[float, Phrase]] = {}
    for phrase, value in zip(pool, scores, strict=False):
        key = phrase.key
        sums[key] = sums.get(key, 0.0) + math.exp(value - top)
        if key not in best or value > best[key][0]:
            best[key] = (value, phrase)
    total, none = sum(sums.values()), math.exp(scores[-1] - top)
    order = sorted(sums, key=lambda key: (-sums[key], best[key][1].number))
    shares = tuple((best[key][1], sums[key] / (total + none)) for key in order)
    odds = math.log(sums[order[0]] / (total - sums[order[0]] + none + 1e-4 * (total + none)) + TINY)
    return Ranking(Ranked(shares[0][0], best[order[0]][0], odds), none / (total + none), shares)
