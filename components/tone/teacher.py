"""Who teaches the small network more than the labels do? A larger one, asked how it would answer.

MPNet (Song et al. 2020) as all-mpnet-base-v2: twelve layers of width 768, which see how far tokens stand apart. It has
the heads of `components.tone.network` and is fitted to the same labels; its answers to all texts, labelled or not, are
what the small one learns (Hinton et al. 2015). Needed for training only.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from components.tone.network import DROPOUT, NAMES, PARTS, TYPES, load_by_names, pooled

WIDTH, INNER, HEADS, LAYERS = 768, 3072, 12, 12
VOCABULARY, POSITIONS = 30527, 514
BUCKETS, FARTHEST = 32, 128
"""Distances between tokens fall into so many buckets; all beyond the farthest into the last."""

SHIFT = 4
"""The words' ids are those of BERT's vocabulary plus so many."""

FIRST, LAST, PADDING, NOTHING = 0, 2, 1, 0
"""Ids of the frame and of padding; BERT's id of padding."""

BERT_FRAME = (101, 102)
"""BERT's ids of the first and last token."""


OWN_NAMES = {ours: theirs for ours, theirs in NAMES.items() if ours != "types.weight"}
OWN_NAMES["distances.weight"] = "encoder.relative_attention_bias.weight"
OWN_PARTS = {
    **PARTS,
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "joined": "attention.attn.o",
    "first_norm": "attention.LayerNorm",
}
"""Names of its weights as in `components.tone.network`, where they differ."""


class TeacherLayer(nn.Module):
    """Self-attention and a feed-forward step, each with a residual and a norm after it."""

    def __init__(self) -> None:
        """Make the layer's weights, to be loaded."""
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-5) for _ in range(2))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """New states, (texts, tokens, `WIDTH`); `hidden` (texts, heads, tokens, tokens) is added to the scores."""
        query, key, value = (
            part(states).unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, hidden.to(query.dtype))
        states = self.first_norm(states + self.dropout(self.joined(seen.transpose(1, 2).flatten(2))))
        inner = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + self.dropout(inner))


class Teacher(nn.Module):
    """The larger encoder with the two heads of the small one."""

    def __init__(self) -> None:
        """Make the weights; those of the encoder are to be loaded, marks begin at nought."""
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.types, self.distances = nn.Embedding(TYPES, WIDTH), nn.Embedding(BUCKETS, HEADS)
        nn.init.normal_(self.types.weight, std=0.02)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-5), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(TeacherLayer() for _ in range(LAYERS))
        self.tone, self.attitude = nn.Linear(2 * WIDTH, 2), nn.Linear(2 * WIDTH, 3)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """As `ToneNetwork.forward`, of the same ids."""
        there = (ids != NOTHING).unsqueeze(-1).float()
        places = torch.arange(ids.shape[1], device=ids.device) + PADDING + 1
        states = self.words(_own_ids(ids)) + self.positions(places) + self.types(types)
        states = self.dropout(self.norm(states))
        apart = self.distances(_buckets(places)).permute(2, 0, 1).unsqueeze(0)
        hidden = apart + (1 - there).transpose(1, 2).unsqueeze(1) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        whole, toward = pooled(states.float(), there, types)
        return self.tone(self.dropout(whole)), self.attitude(self.dropout(toward))


def load_teacher(teacher: Teacher, weights: dict[str, Tensor]) -> None:
    """Put the published weights into `teacher`."""
    load_by_names(teacher, weights, OWN_NAMES, OWN_PARTS, ("tone.", "attitude.", "types."))


def _own_ids(ids: Tensor) -> Tensor:
    """BERT's ids as the teacher's."""
    own = ids + SHIFT
    for theirs, ours in ((NOTHING, PADDING), (BERT_FRAME[0], FIRST), (BERT_FRAME[1], LAST)):
        own = torch.where(ids == theirs, ours, own)
    return own


def _buckets(places: Tensor) -> Tensor:
    """For each pair of places the bucket of their distance, (tokens, tokens), as in T5 (Raffel et al. 2020)."""
    distance = places[:, None] - places[None, :]
    half = BUCKETS // 2
    exact = half // 2
    size = distance.abs().clamp(min=1)
    far = exact + (torch.log(size / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return torch.where(distance < 0, half, 0) + torch.where(
        distance.abs() < exact, distance.abs(), far.clamp(max=half - 1)
    )
