"""How does the network of network.py learn? The same layers in PyTorch, fitted by gradient descent.

The loss of a quotation is the negative log of the summed probability of its right mentions; that of a stretch the
cross-entropy of quotation or not; a third, small one asks of each phrase whether anybody is quoted by it. AdamW with a
cosine schedule (Loshchilov and Hutter 2019, "Decoupled weight decay regularization"), dropout on vectors, features and
words, and averaged weights (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from components.quotes.network import Network
from components.quotes.token_inputs import FLAGS, LETTERS, QUOTATION_SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.training_examples import Counted, Example

WIDTH, HIDDEN, FEATURE_WIDTH = 48, 64, 24
GAPS = (1, 2, 4, 8, 1)
DROPOUT, FEATURE_DROPOUT, WORD_DROPOUT = 0.35, 0.5, 0.15
RATE, DECAY, WARM_UP, AVERAGING = 2e-3, 0.3, 40, 0.98
BATCH = 8
QUOTATION_LOSS, MENTION_LOSS = 0.7, 0.3
LEFT_OUT = -1
FLAG_BITS = FLAGS.bit_length() - 1

Tensor = Any


@dataclass(frozen=True)
class Sizes:
    """How many rows each table has, with its row 0."""

    words: int
    speaker: int
    quote: int


class SpeakerNetwork(nn.Module):
    """The layers of network.py with the same names."""

    def __init__(self, sizes: Sizes) -> None:
        """Begin with small random weights."""
        super().__init__()
        self.words, self.letters = _table(sizes.words, WIDTH, 0.3), _table(len(LETTERS), WIDTH, 0.3)
        self.flags = nn.Linear(FLAG_BITS, WIDTH)
        self.first_word = nn.Parameter(torch.full((WIDTH,), 0.5))
        self.told = nn.ModuleList(_table(size, WIDTH, 0.3) for size in QUOTATION_SIZES)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=gap, dilation=gap) for gap in GAPS)
        self.normal = nn.LayerNorm(WIDTH, elementwise_affine=False)
        self.from_quotation = nn.Linear(WIDTH, HIDDEN)
        self.from_phrase = nn.Linear(3 * WIDTH, HIDDEN, bias=False)
        self.from_between = nn.Linear(WIDTH, HIDDEN, bias=False)
        self.from_nobody = nn.Parameter(torch.zeros(HIDDEN))
        self.speaker = nn.EmbeddingBag(sizes.speaker, FEATURE_WIDTH, mode="sum", padding_idx=0)
        self.speaker_own = nn.EmbeddingBag(sizes.speaker, 1, mode="sum", padding_idx=0)
        self.speaker_from_features = nn.Linear(FEATURE_WIDTH, HIDDEN, bias=False)
        self.speaker_out = nn.Linear(HIDDEN, 1, bias=False)
        self.quote = nn.EmbeddingBag(sizes.quote, FEATURE_WIDTH, mode="sum", padding_idx=0)
        self.quote_own = nn.EmbeddingBag(sizes.quote, 1, mode="sum", padding_idx=0)
        self.kept_from_quotation = nn.Linear(WIDTH, HIDDEN)
        self.kept_from_features = nn.Linear(FEATURE_WIDTH, HIDDEN, bias=False)
        self.kept_out = nn.Linear(HIDDEN, 1)
        self.mention = nn.Linear(WIDTH, 1)
        self.drop, self.drop_features = nn.Dropout(DROPOUT), nn.Dropout(FEATURE_DROPOUT)
        for table in (self.speaker, self.quote):
            nn.init.normal_(table.weight[1:], std=0.02)
            nn.init.zeros_(table.weight[:1])
        for table in (self.speaker_own, self.quote_own):
            nn.init.zeros_(table.weight)

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        """The vectors of all places."""
        words = self.words(batch["words"])
        if self.training:
            words = words * (torch.rand(len(words), 1) > WORD_DROPOUT)
        vectors = words + self.letters(batch["letters"]) + self.flags(batch["flags"])
        told = self.words(batch["first_words"]) * self.first_word
        told = told + sum(table(batch["told"][:, column]) for column, table in enumerate(self.told))
        vectors = self.drop(vectors.index_add(0, batch["quotation_at"], told))
        for layer in self.layers:
            vectors = vectors + self.drop(functional.relu(layer(self.normal(vectors).T[None])[0].T))
        return self.normal(vectors)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """The scores of the candidates, those of the stretches, and those of the places as mentions."""
        vectors = self.encode(batch)
        return self._speakers(vectors, batch), self._kept(vectors, batch), self.mention(vectors)[:, 0]

    def _speakers(self, vectors: Tensor, batch: dict[str, Tensor]) -> Tensor:
        at, first, head, last = (batch[name] for name in ("at", "first", "head", "last"))
        hidden = self.from_quotation(vectors[at])
        hidden = hidden + self.from_phrase(torch.cat((vectors[first], vectors[head], vectors[last]), 1))
        hidden = hidden + self.from_between(_between(vectors, at, first, head, last))
        hidden = hidden + batch["nobody"][:, None] * self.from_nobody
        features = self.drop_features(self.speaker(batch["features"], batch["feature_starts"]))
        hidden = hidden + self.speaker_from_features(features)
        own = self.speaker_own(batch["features"], batch["feature_starts"])
        return (self.speaker_out(self.drop(functional.relu(hidden))) + own)[:, 0]

    def _kept(self, vectors: Tensor, batch: dict[str, Tensor]) -> Tensor:
        features = self.drop_features(self.quote(batch["quote"], batch["quote_starts"]))
        hidden = self.kept_from_quotation(vectors[batch["quotation_at"]]) + self.kept_from_features(features)
        own = self.quote_own(batch["quote"], batch["quote_starts"])
        return (self.kept_out(self.drop(functional.relu(hidden))) + own)[:, 0]

    def exported(self, rows: dict[str, dict[str, int]]) -> Network:
        """The weights as network.py reads them."""
        bits = np.array([[number >> bit & 1 for bit in range(FLAG_BITS)] for number in range(FLAGS)], np.float32)
        weights = {
            "words": _array(self.words.weight),
            "letters": _array(self.letters.weight),
            "flags": bits @ _array(self.flags.weight).T + _array(self.flags.bias),
            "first_word": _array(self.first_word),
            "speaker_bias": _array(self.from_quotation.bias),
            "from_nobody": _array(self.from_nobody),
            "speaker": np.hstack((_array(self.speaker.weight), _array(self.speaker_own.weight))),
            "speaker_out": _array(self.speaker_out.weight)[0],
            "quote": np.hstack((_array(self.quote.weight), _array(self.quote_own.weight))),
            "kept_bias": _array(self.kept_from_quotation.bias),
            "kept_out": _array(self.kept_out.weight)[0],
            "kept_base": _array(self.kept_out.bias),
        }
        for name in ("from_quotation", "from_phrase", "from_between", "speaker_from_features"):
            weights[name] = _array(getattr(self, name).weight).T
        for name in ("kept_from_quotation", "kept_from_features"):
            weights[name] = _array(getattr(self, name).weight).T
        for column, table in enumerate(self.told):
            weights[f"told{column}"] = _array(table.weight)
        for number, layer in enumerate(self.layers):
            weights[f"layer{number}"] = _array(layer.weight).transpose(2, 1, 0)
            weights[f"layer{number}_bias"] = _array(layer.bias)
        return Network({k: np.ascontiguousarray(v, np.float32) for k, v in weights.items()}, rows, GAPS)


def learn(examples: Sequence[Example], sizes: Sizes, epochs: int, seed: int) -> SpeakerNetwork:
    """A network fitted to the examples, on one thread so that it comes out the same again."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    order, network = np.random.default_rng(seed), SpeakerNetwork(sizes)
    averaged = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = epochs * math.ceil(len(examples) / BATCH), 0
    for _ in range(epochs):
        shuffled = order.permutation(len(examples))
        for start in range(0, len(examples), BATCH):
            rate = RATE * min(1, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
            optimiser.param_groups[0]["lr"] = rate
            _descend(network, optimiser, joined([examples[i] for i in shuffled[start : start + BATCH]]))
            step += 1
            average(averaged, network, min(AVERAGING, step / (step + 9)))
    averaged.eval()
    return averaged


def _descend(network: SpeakerNetwork, optimiser: Any, batch: dict[str, Tensor]) -> None:  # noqa: ANN401 - untyped torch
    optimiser.zero_grad()
    _loss(network, batch).backward()
    nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()


def average(averaged: nn.Module, network: nn.Module, keep: float) -> None:
    """Move the averaged weights toward the latest, of which 1 − `keep` is taken."""
    with torch.no_grad():
        for mean, latest in zip(averaged.parameters(), network.parameters(), strict=True):
            mean.lerp_(latest, 1 - keep)


def _loss(network: SpeakerNetwork, batch: dict[str, Tensor]) -> Tensor:
    scores, kept, mentions = network(batch)
    truths, labels = batch["truths"], batch["labels"]
    loss = QUOTATION_LOSS * functional.binary_cross_entropy_with_logits(kept, truths)
    heads = batch["head"][batch["nobody"] == 0]
    if len(heads):
        quoted = torch.zeros(len(mentions))
        quoted[batch["head"][(labels == 1) & (batch["nobody"] == 0)]] = 1
        places = torch.unique(heads)
        loss = loss + MENTION_LOSS * functional.binary_cross_entropy_with_logits(mentions[places], quoted[places])
    return loss + speaker_loss(scores, labels, batch["group"], len(truths))


def speaker_loss(scores: Tensor, labels: Tensor, group: Tensor, count: int) -> Tensor:
    """The mean, over the quotations with a right candidate, of -log P(right mentions)."""
    answered = torch.zeros(count).index_add(0, group, (labels == 1).float()) > 0
    used = (labels > LEFT_OUT) & answered[group]
    if not used.any():
        return scores.sum() * 0
    scores, labels, group = scores[used], labels[used], group[used]
    top = torch.full((count,), -1e9).scatter_reduce(0, group, scores, "amax").detach()
    shares = torch.exp(scores - top[group])
    total = torch.zeros(count).index_add(0, group, shares)[answered]
    right = torch.zeros(count).index_add(0, group, shares * (labels == 1))[answered]
    return (torch.log(total) - torch.log(right + 1e-12)).mean()


def joined(examples: Sequence[Example]) -> dict[str, Tensor]:
    """One batch of several articles, one after the other."""
    columns: dict[str, list[Tensor]] = {}
    offsets: dict[Counted, int] = {"place": 0, "stretch": 0, "feature": 0, "quote_feature": 0}
    for example in examples:
        for name, (values, kind) in example.columns.items():
            columns.setdefault(name, []).append(torch.as_tensor(values) + offsets.get(kind, 0))
        for kind, length in example.lengths.items():
            offsets[kind] += length
    return {name: torch.cat(parts) for name, parts in columns.items()}


def _between(vectors: Tensor, at: Tensor, first: Tensor, head: Tensor, last: Tensor) -> Tensor:
    sums = torch.cat((torch.zeros(1, vectors.shape[1]), torch.cumsum(vectors, 0)))
    before = head < at
    low = torch.where(before, last + 1, at + 1)
    high = torch.maximum(low, torch.where(before, at, first))
    return (sums[high] - sums[low]) / (high - low).clamp(min=1)[:, None].sqrt()


def _table(rows: int, width: int, spread: float) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.normal_(table.weight, std=spread)
    return table


def _array(tensor: Tensor) -> np.ndarray[Any, np.dtype[np.float32]]:
    return tensor.detach().numpy().copy()  # type: ignore[no-any-return]
