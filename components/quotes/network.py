"""What do a quotation's surroundings and its features say about who said it, and whether it is a quotation at all?

A small network, run with numpy. Each token gets a vector from its word (if a closed list holds it), letter and flags;
residual convolutions with growing gaps (Yu and Koltun 2016, "Multi-scale context aggregation by dilated convolutions")
let the vectors hear their neighbours. A candidate's score is a layer over the vectors of the quotation, of the phrase
and of what stands between them, and over the summed vectors of its features, plus the features' own weights. The
weights are fitted by train.py and lie in data/model.npz as integers of eight bits with one scale a row.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from components.quotes.token_inputs import TokenInputs, quotation_inputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

Floats = NDArray[np.float32]

ALONE = 1 << 18
"""Up to so many multiplications OpenBLAS works in one thread."""
TINY = 1e-5
"""Keeps the variance of a vector, and the scale of a row, from being 0."""
LARGEST = 127
"""The largest whole number that a weight is stored as."""
NAMES = ("words", "speaker", "quote")
"""The tables whose rows have names: tokens, features of a candidate, features of a stretch."""


@dataclass(frozen=True)
class Network:
    """The weights: arrays by name, and for the tables of `NAMES` the row of each name.

    Row 0 of each table stands for what it does not know.
    """

    weights: dict[str, Floats]
    rows: dict[str, dict[str, int]]
    gaps: tuple[int, ...]

    def known(self, table: str, names: Iterable[str]) -> list[int]:
        """The rows of those names that a table knows, after its row 0."""
        numbers = self.rows[table]
        return [0, *filter(None, map(numbers.get, names))]

    @cached_property
    def width(self) -> int:
        """How many numbers a token's vector has."""
        return int(self.weights["words"].shape[1])


class Surroundings:
    """The vectors of one article's tokens, phrases and quotations."""

    def __init__(self, reading: Reading, network: Network) -> None:
        """Run the network over `reading`."""
        self.network = network
        inputs = TokenInputs(reading)
        self.vectors = _encode(reading, inputs, network)
        weights, every = network.weights, reading.phrases.every
        self.quotation_at = _places(inputs, reading.tokens.quote_at)
        self.first = _places(inputs, [phrase.first for phrase in every])
        self.last = _places(inputs, [phrase.after - 1 for phrase in every])
        self.head = _places(inputs, [phrase.head for phrase in every])
        parts = [self.vectors.take(places, axis=0) for places in (self.first, self.head, self.last)]
        self.of_phrase = _times(np.hstack(parts), weights["from_phrase"])
        quotations = self.vectors.take(self.quotation_at, axis=0)
        self.of_quotation = _times(quotations, weights["from_quotation"]) + weights["speaker_bias"]
        self.of_nobody = _times(np.hstack((quotations,) * 3), weights["from_phrase"]) + weights["from_nobody"]
        self.kept = _times(quotations, weights["kept_from_quotation"]) + weights["kept_bias"]
        self.sums: Floats = np.vstack((np.zeros((1, network.width), np.float32), np.cumsum(self.vectors, axis=0)))

    def speaker_scores(self, number: int, pool: Sequence[Phrase], rows: Sequence[list[int]]) -> list[float]:
        """The score of each phrase of a pool for stretch `number`, and at last that of nobody.

        `rows` are the rows in the table `speaker` of each one's features.
        """
        weights, phrases = self.network.weights, [phrase.number for phrase in pool]
        features = _summed(weights["speaker"], rows)
        hidden = features[:, :-1] @ weights["speaker_from_features"] + self.of_quotation[number]
        if phrases:
            hidden[:-1] += self.of_phrase.take(phrases, axis=0) + self._between(number, phrases)
        hidden[-1] += self.of_nobody[number]
        scores: list[float] = (np.maximum(hidden, 0) @ weights["speaker_out"] + features[:, -1]).tolist()
        return scores

    def quotation_score(self, number: int, rows: list[int]) -> float:
        """The log odds that stretch `number` is a quotation; `rows` are those of its features in the table `quote`."""
        weights = self.network.weights
        features = weights["quote"].take(rows, axis=0).sum(axis=0)
        hidden = self.kept[number] + features[:-1] @ weights["kept_from_features"]
        return float(np.maximum(hidden, 0) @ weights["kept_out"] + features[-1] + weights["kept_base"][0])

    def _between(self, number: int, phrases: list[int]) -> Floats:
        """What stands between a stretch and each phrase."""
        at, first, head, last = self.quotation_at[number], self.first, self.head, self.last
        gaps = [(last[n] + 1, at) if head[n] < at else (at + 1, first[n]) for n in phrases]
        low = [start for start, _ in gaps]
        high = [max(gap) for gap in gaps]
        scale = np.array([[math.sqrt(max(end - start, 1))] for start, end in gaps], np.float32)
        sums = self.sums.take(high, axis=0) - self.sums.take(low, axis=0)
        between: Floats = np.matmul(sums / scale, self.network.weights["from_between"], dtype=np.float32)
        return between


def _places(inputs: TokenInputs, tokens: Sequence[int]) -> list[int]:
    places: list[int] = inputs.place[np.array(tokens, np.int64)].tolist()
    return places


def _encode(reading: Reading, inputs: TokenInputs, network: Network) -> Floats:
    weights, numbers = network.weights, network.rows["words"]
    rows = [numbers.get(name, 0) for name in inputs.words]
    vectors: Floats = weights["words"][rows] + weights["letters"][inputs.letters] + weights["flags"][inputs.flags]
    if reading.stretches:
        first_words, told = quotation_inputs(reading)
        at = inputs.place[reading.tokens.quote_at]
        vectors[at] += weights["words"][[numbers.get(name, 0) for name in first_words]] * weights["first_word"]
        vectors[at] += sum(weights[f"told{column}"][told[:, column]] for column in range(told.shape[1]))
    for layer, gap in enumerate(network.gaps):
        vectors += _convolved(_normal(vectors), weights[f"layer{layer}"], weights[f"layer{layer}_bias"], gap)
    return _normal(vectors)


def _convolved(vectors: Floats, kernel: Floats, bias: Floats, gap: int) -> Floats:
    """Each vector with those `gap` places before and after it, through one layer."""
    out = _times(vectors, kernel[1]) + bias
    if len(vectors) > gap:
        out[gap:] += _times(vectors[:-gap], kernel[0])
        out[:-gap] += _times(vectors[gap:], kernel[2])
    rectified: Floats = np.maximum(out, 0, out=out)
    return rectified


def _times(rows: Floats, matrix: Floats) -> Floats:
    """The product of both, in blocks for which BLAS starts no threads: waking them takes longer than the work."""
    height = max(1, ALONE // matrix.size)
    whole = len(rows) // height * height
    blocks = rows[:whole].reshape(-1, height, rows.shape[1]) @ matrix
    product: Floats = np.concatenate((blocks.reshape(whole, matrix.shape[1]), rows[whole:] @ matrix))
    return product


def _normal(vectors: Floats) -> Floats:
    """Each vector with mean 0 and variance 1 (Ba et al. 2016, "Layer normalization", without gain and bias)."""
    centred = vectors - vectors.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred)[:, None] / vectors.shape[1]
    normal: Floats = centred / np.sqrt(variance + np.float32(TINY))
    return normal


def _summed(table: Floats, rows: Sequence[list[int]]) -> Floats:
    """For each list of rows, none of them empty, their sum."""
    ends = np.cumsum([len(part) for part in rows])
    flat = np.fromiter(chain.from_iterable(rows), np.intp, ends[-1])
    summed: Floats = np.add.reduceat(table.take(flat, axis=0), np.concatenate(([0], ends[:-1])), axis=0)
    return summed


def load(path: Path) -> tuple[Network, dict[str, float]]:
    """The network in a file that `store` wrote, and the settings stored with it."""
    with np.load(path) as file:
        about = json.loads(bytes(file["about"]).decode("utf-8"))
        weights = {name: file[name] * file[f"{name}_scale"].astype(np.float32) for name in about["arrays"]}
    rows = {table: {name: number for number, name in enumerate(about[table], 1)} for table in NAMES}
    return Network(weights, rows, tuple(about["gaps"])), about["settings"]


def store(path: Path, network: Network, settings: dict[str, float]) -> None:
    """Write a network: each array as integers of eight bits, with one scale for each of its rows."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, array in network.weights.items():
        scale = np.maximum(np.abs(array).max(axis=-1, keepdims=True) / LARGEST, TINY).astype(np.float16)
        arrays[name], arrays[f"{name}_scale"] = (
            np.round(array / scale.astype(np.float32)).clip(-LARGEST, LARGEST).astype(np.int8),
            scale,
        )
    about = {
        "arrays": list(network.weights),
        "gaps": list(network.gaps),
        "settings": settings,
        **{table: list(network.rows[table]) for table in NAMES},
    }
    text = json.dumps(about, ensure_ascii=False).encode("utf-8")
    np.savez_compressed(path, about=np.frombuffer(text, np.uint8), **arrays)  # type: ignore[arg-type]
