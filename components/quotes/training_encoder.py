"""How does the encoder learn to give a second opinion? It is fitted to what the small network leaves unexplained.

A published encoder (MiniLM, Wang et al. 2020) reads the passages of `passages.py`. A candidate's score is the small
network's, scaled, and the product of the projected states of the quotation and of the candidate's first, head and last
word (a biaffine score, Dozat and Manning 2017). The small network's scores are those of one that did not see the
article (stacking, Wolpert 1992). The loss is that of `training_network.py`.
"""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from components.quotes.training_network import QUOTATION_LOSS, average, speaker_loss
from components.tone.network import WIDTH, ToneNetwork, load_encoder
from components.tone.rounding import Product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.passages import Passage

LAYERS = 4
PROJECTED = 48
"""How many numbers of a quotation are multiplied with those of a candidate."""
COLUMNS = 4 * PROJECTED + 1
"""What the encoder says of a piece: as a quotation, as first, head and last word, and the log odds of a quotation."""
DROPOUT = 0.2
EPOCHS, BATCH = 2, 24
ENCODER_RATE, HEAD_RATE, DECAY, WARM_UP, AVERAGING = 2e-4, 1e-3, 0.05, 60, 0.99

Tensor = Any


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of a passage: what the small network says of it, and the truth.

    `places` has the tokens (first, head, last) of each candidate, relative to the passage, -1 outside of it; `labels`
    are those of `training_labels.is_right`, and at last whether the text names nobody.
    """

    token: int
    places: tuple[tuple[int, int, int], ...]
    scores: tuple[float, ...]
    labels: tuple[int, ...]
    quotation: float
    truth: bool


Exercise = tuple["Passage", tuple[Asked, ...]]
"""A passage and its stretches."""


class SpeakerEncoder(nn.Module):
    """The encoder and what is read off its states."""

    def __init__(self) -> None:
        """Make the weights; those of the encoder are to be loaded."""
        super().__init__()
        self.encoder = ToneNetwork()
        self.encoder.layers = self.encoder.layers[:LAYERS]
        self.told = Product(WIDTH, COLUMNS)
        self.drop = nn.Dropout(DROPOUT)
        self.nobody = nn.Parameter(torch.zeros(PROJECTED))
        self.scale, self.quotation_scale = nn.Parameter(torch.ones(())), nn.Parameter(torch.ones(()))
        nn.init.normal_(self.told.weight, std=0.04)
        nn.init.zeros_(self.told.bias)

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        """What is said of each piece, (passages, pieces, `COLUMNS`)."""
        told: Tensor = self.told(self.drop(self.encoder.states(ids, types).float()))
        return told

    def round_numbers(self) -> None:
        """Compute from now on with the numbers of the 8-bit graph."""
        self.encoder.round_numbers()
        self.told.rounds = True

    def opinions(self, exercises: Sequence[Exercise], told: Tensor) -> tuple[Tensor, Tensor]:
        """The scores of all candidates, nobody after those of each stretch, and the log odds of the stretches."""
        tokens, starts = by_token(exercises, told)
        parts = tokens.split([PROJECTED] * 4 + [1], dim=1)
        at, first, head, last, base, nobody = _candidates(exercises, starts, len(tokens) - 1)
        candidates = parts[1][first] + parts[2][head] + parts[3][last]
        candidates = torch.where(nobody[:, None], self.nobody, candidates)
        scores = self.scale * base + (parts[0][at] * candidates).sum(1) / math.sqrt(PROJECTED)
        places = [start + asked.token for start, (_, every) in zip(starts, exercises, strict=True) for asked in every]
        alone = torch.tensor([asked.quotation for _, every in exercises for asked in every])
        odds = self.quotation_scale * alone + parts[4][torch.tensor(places), 0]
        return scores, odds


def by_token(exercises: Sequence[Exercise], told: Tensor) -> tuple[Tensor, list[int]]:
    """The mean of what is said of each token's pieces, (tokens, `COLUMNS`), the last one nought; where each begins."""
    flat: list[int] = []
    rows: list[int] = []
    starts: list[int] = []
    count = 0
    for number, (passage, _) in enumerate(exercises):
        starts.append(count)
        for first, after in passage.places:
            flat += range(number * told.shape[1] + first, number * told.shape[1] + after)
            rows += [count] * (after - first)
            count += 1
    row = torch.tensor(rows)
    sums = torch.zeros(count + 1, told.shape[2]).index_add(0, row, told.flatten(0, 1)[torch.tensor(flat)])
    sizes = torch.zeros(count + 1).index_add(0, row, torch.ones(len(rows))).clamp(min=1)
    return sums / sizes[:, None], starts


def _candidates(exercises: Sequence[Exercise], starts: Sequence[int], outside: int) -> tuple[Tensor, ...]:
    """For each candidate the rows of its quotation and of its words, its score so far, and whether it is nobody."""
    rows: list[tuple[int, ...]] = []
    base: list[float] = []
    for start, (_, every) in zip(starts, exercises, strict=True):
        for asked in every:
            at = start + asked.token
            rows += [(at, *(start + p if p >= 0 else outside for p in places), 0) for places in asked.places]
            rows.append((at, outside, outside, outside, 1))
            base += asked.scores
    table = torch.tensor(rows)
    return (*table[:, :4].T, torch.tensor(base), table[:, 4] == 1)


def padded(exercises: Sequence[Exercise]) -> tuple[Tensor, Tensor]:
    """The ids and types of passages, (passages, pieces), 0 after the end."""
    longest = max(len(passage.ids) for passage, _ in exercises)
    return tuple(  # type: ignore[return-value]
        torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
        for rows in zip(*((passage.ids, passage.types) for passage, _ in exercises), strict=True)
    )


def learn_encoder(exercises: Sequence[Exercise], published: dict[str, Tensor], seed: int) -> SpeakerEncoder:
    """An encoder fitted to the exercises, beginning with the published weights."""
    torch.manual_seed(seed)
    order, network = np.random.default_rng(seed), SpeakerEncoder()
    load_encoder(network.encoder, published)
    averaged = copy.deepcopy(network)
    bent: list[Tensor] = []
    new: list[Tensor] = []
    for name, parameter in network.named_parameters():
        (bent if name.startswith("encoder.") else new).append(parameter)
    rates = (ENCODER_RATE, HEAD_RATE)
    optimiser = torch.optim.AdamW([{"params": bent}, {"params": new}], weight_decay=DECAY)
    steps, step = EPOCHS * math.ceil(len(exercises) / BATCH), 0
    for epoch in range(EPOCHS):
        losses = []
        for batch in _batches(exercises, order):
            part = min(1, (step + 1) / WARM_UP) * (0.5 + 0.5 * math.cos(math.pi * step / steps))
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * part
            losses.append(_descend(network, optimiser, batch))
            step += 1
            average(averaged, network, min(AVERAGING, step / (step + 9)))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    averaged.eval()
    return averaged


def _batches(exercises: Sequence[Exercise], order: np.random.Generator) -> list[list[Exercise]]:
    """All exercises in random batches of like length."""
    shuffled = order.permutation(len(exercises)).tolist()
    bucket = 8 * BATCH
    batches = []
    for start in range(0, len(shuffled), bucket):
        near = sorted(shuffled[start : start + bucket], key=lambda number: len(exercises[number][0].ids))
        batches += [[exercises[n] for n in near[i : i + BATCH]] for i in range(0, len(near), BATCH)]
    return [batches[number] for number in order.permutation(len(batches))]


def _descend(network: SpeakerEncoder, optimiser: Any, batch: Sequence[Exercise]) -> float:  # noqa: ANN401 - untyped torch
    optimiser.zero_grad()
    with torch.autocast("cpu", torch.bfloat16):
        told = network(*padded(batch))
    loss = loss_of(batch, *network.opinions(batch, told.float()))
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def loss_of(batch: Sequence[Exercise], scores: Tensor, odds: Tensor) -> Tensor:
    """The loss of the answers of `SpeakerEncoder.opinions`."""
    every = [asked for _, asked_of in batch for asked in asked_of]
    truths = torch.tensor([float(asked.truth) for asked in every])
    labels = torch.tensor([label for asked in every for label in asked.labels])
    group = torch.repeat_interleave(torch.arange(len(every)), torch.tensor([len(asked.labels) for asked in every]))
    loss = QUOTATION_LOSS * nn.functional.binary_cross_entropy_with_logits(odds, truths)
    return loss + speaker_loss(scores, labels, group, len(every))
