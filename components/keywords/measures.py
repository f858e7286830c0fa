"""How do a keyword's places spread over a text, and how do its counts run over time or differ between two texts?

Each measure is one short function with its source. Rates within a text are per 100 words.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import fsum, inf, lgamma, log, log2, nan, sqrt
from typing import TYPE_CHECKING, Literal

from components.article.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Outline, Span

EVEN = 0.35
"""Gries' DP (normalised) up to which a word counts as spread evenly."""

BURST = 0.8
"""Gries' DP (normalised) from which all places of a word stand together."""

HALF = 0.5
"""What stands for a count of 0 in a log ratio: half an occurrence (Hardie, 2014)."""

Z95 = 1.959963984540054
"""The standard normal deviate of a 95% band."""


def rolling_rate(occurrences: Sequence[Span], outline: Outline, text: str, window: int = 5) -> list[float]:
    """For each sentence the occurrences per 100 words in the `window` sentences around it, fewer at the ends."""
    hits = list(accumulate(counts_by_sentence(occurrences, outline), initial=0))
    words = list(accumulate(words_by_sentence(outline, text), initial=0))
    before, total = (max(window, 1) - 1) // 2, len(outline.sentences)
    rates = []
    for sentence in range(total):
        first = max(sentence - before, 0)
        last = min(sentence - before + max(window, 1), total)
        size = words[last] - words[first]
        rates.append(100 * (hits[last] - hits[first]) / size if size else 0.0)
    return rates


def counts_by_sentence(occurrences: Sequence[Span], outline: Outline) -> list[int]:
    """How many occurrences begin in each sentence."""
    counts = [0] * len(outline.sentences)
    for span in occurrences:
        if counts:
            counts[outline.sentence_at(span.start)] += 1
    return counts


def words_by_sentence(outline: Outline, text: str) -> list[int]:
    """How many words each sentence has."""
    return [count_words(sentence.span.of(text)) for sentence in outline.sentences]


def juilland_d(counts: Sequence[int], sizes: Sequence[float]) -> float:
    """Juilland's D of a word over the parts of a text: 1 spread evenly, 0 all in one part; NaN without an occurrence.

    `counts` are the word's per part, `sizes` the parts' words. Juilland & Chang-Rodríguez (1964), after Gries (2020).
    """
    rates = [count / size for count, size in zip(counts, sizes, strict=True) if size]
    if len(rates) < 2 or not any(rates):  # noqa: PLR2004  one part has no spread
        return nan
    mean = fsum(rates) / len(rates)
    deviation = sqrt(fsum((rate - mean) ** 2 for rate in rates) / len(rates))
    return 1 - deviation / mean / sqrt(len(rates) - 1)


def gries_dp(counts: Sequence[int], sizes: Sequence[float], *, normalised: bool = True) -> float:
    """Gries' deviation of proportions: 0 spread as the parts' sizes would have it, to 1 all in one part.

    NaN without an occurrence. Gries (2008); normalised by the smallest part after Lijffijt & Gries (2012).
    """
    found, words = sum(counts), fsum(sizes)
    if not found or not words:
        return nan
    deviation = fsum(abs(count / found - size / words) for count, size in zip(counts, sizes, strict=True)) / 2
    smallest = min(sizes) / words
    return deviation / (1 - smallest) if normalised and smallest < 1 else deviation


def dispersion_of(occurrences: Sequence[Span], outline: Outline) -> float | None:
    """Gries' DP, normalised, over the sentences by their lengths in characters; None with fewer than two sentences."""
    sizes = [sentence.span.end - sentence.span.start for sentence in outline.sentences]
    if len(sizes) < 2 or not occurrences:  # noqa: PLR2004  one sentence has no spread
        return None
    return gries_dp(counts_by_sentence(occurrences, outline), sizes)


Spread = Literal["once only", "spread evenly", "spread unevenly", "in one burst"]


def spread_reading(counts: Sequence[int], sizes: Sequence[float]) -> Spread:
    """Gries' DP in words, over as many equal stretches of the text as there are occurrences, 4 at least and 10 at most.

    Over more parts than occurrences DP is high however they stand. `counts` and `sizes` are those of the sentences.
    """
    if sum(counts) < 2:  # noqa: PLR2004  one occurrence has no spread
        return "once only"
    dispersion = gries_dp(*_stretches(counts, sizes, min(max(sum(counts), 4), 10)))
    if dispersion <= EVEN:
        return "spread evenly"
    return "in one burst" if dispersion >= BURST else "spread unevenly"


def _stretches(counts: Sequence[int], sizes: Sequence[float], number: int) -> tuple[list[int], list[float]]:
    """The counts and sizes of the sentences, summed over stretches of about equal size; none of them is empty."""
    total, before = fsum(sizes) or 1, 0.0
    found, lengths = [0] * number, [0.0] * number
    for count, size in zip(counts, sizes, strict=True):
        place = min(int((before + size / 2) / total * number), number - 1)
        found[place] += count
        lengths[place] += size
        before += size
    kept = [place for place, length in enumerate(lengths) if length]
    return [found[place] for place in kept], [lengths[place] for place in kept]


def log_likelihood(count: int, other_count: int, size: int, other_size: int) -> float:
    """Signed G² of a word with `count` of `size` words here, against `other_count` of `other_size` there.

    Positive if the word is commoner here. Dunning (1993); Rayson & Garside (2000).
    """
    if not count + other_count or not size or not other_size:
        return 0.0
    share = (count + other_count) / (size + other_size)
    parts = ((count, size * share), (other_count, other_size * share))
    statistic = 2 * fsum(seen * log(seen / expected) for seen, expected in parts if seen)
    return statistic if count / size >= other_count / other_size else -statistic


def log_ratio(count: int, other_count: int, size: int, other_size: int) -> float:
    """How many times a word's rate doubles from there to here; a count of 0 stands as ½. Hardie (2014)."""
    if not count + other_count or not size or not other_size:
        return 0.0
    return log2(max(count, HALF) / size) - log2(max(other_count, HALF) / other_size)


def wilson(hits: int, total: int, z: float = Z95) -> tuple[float, float]:
    """The score interval of a share, low and high, 0 to 1; (0, 1) when nothing was counted. Wilson (1927)."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    centre = share + z * z / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    below = 1 + z * z / total
    return max((centre - reach) / below, 0.0), min((centre + reach) / below, 1.0)


def kleinberg_bursts(
    hits: Sequence[int], totals: Sequence[int], scaling: float = 2.0, effort: float = 1.0
) -> list[tuple[int, int]]:
    """The periods in which a word bursts, as (first, last), both inclusive.

    `hits` of `totals` documents hold the word in each period. Two states, in the second the word is `scaling` times as
    likely; to enter it costs `effort` × ln(periods). Kleinberg (2002), batched arrivals.
    """
    states = _burst_states(hits, totals, scaling, effort)
    edges = [0, *states, 0]
    starts = [number for number, (left, right) in enumerate(pairwise(edges)) if right > left]
    ends = [number - 1 for number, (left, right) in enumerate(pairwise(edges)) if right < left]
    return list(zip(starts, ends, strict=True))


def _burst_states(hits: Sequence[int], totals: Sequence[int], scaling: float, effort: float) -> list[int]:
    """The cheapest sequence of states, 0 base and 1 burst (Viterbi)."""
    found, documents = sum(hits), sum(totals)
    if not found or found >= documents:
        return [0] * len(hits)
    base = found / documents
    rates = (base, min(base * scaling, 0.9999))
    entry = effort * log(len(hits))
    costs, steps = [0.0, inf], []
    for hit, total in zip(hits, totals, strict=True):
        into = ((costs[0], 0), (costs[1], 1)), ((costs[0] + entry, 0), (costs[1], 1))
        best = [min(ways) for ways in into]
        steps.append([before for _, before in best])
        costs = [cost + _misfit(hit, total, rate) for (cost, _), rate in zip(best, rates, strict=True)]
    state = int(costs[1] < costs[0])
    states = []
    for step in reversed(steps):
        states.append(state)
        state = step[state]
    return states[::-1]


def _misfit(hit: int, total: int, rate: float) -> float:
    """Minus the logarithm of the binomial probability of `hit` of `total` at `rate`."""
    ways = lgamma(total + 1) - lgamma(hit + 1) - lgamma(total - hit + 1)
    return -(ways + hit * log(rate) + (total - hit) * log(1 - rate))
