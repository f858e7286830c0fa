"""How does the tone model compute? A six-layer BERT in plain torch with a head for tone and one for attitude.

Needed for training only; at run time the exported graph is computed by ONNX Runtime (`model.py`). Encoder: MiniLM
(Wang et al. 2020) as all-MiniLM-L6-v2. The target of an attitude is marked by token type 1, an embedding that the
encoder has and never uses, and its states are averaged beside those of the whole text. Where a quotation is to be
judged within its paragraph, its tokens have type 2, an embedding of ours, and only they are averaged.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from components.tone.rounding import Product, rounded_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
VOCABULARY, POSITIONS, TYPES = 30522, 512, 3
DROPOUT = 0.1


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each with a residual and a norm after it."""

    def __init__(self) -> None:
        """Make the layer's weights, to be loaded."""
        super().__init__()
        self.query, self.key, self.value = (Product(WIDTH, WIDTH) for _ in range(3))
        self.joined, self.wide, self.narrow = Product(WIDTH, WIDTH), Product(WIDTH, INNER), Product(INNER, WIDTH)
        self.narrow.rectified = True
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """New states, (texts, tokens, `WIDTH`); `hidden` is a large negative number at padding, 0 elsewhere."""
        query, key, value = (
            part(states).unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        joined = self.joined(_seen(query, key, value, hidden).transpose(1, 2).flatten(2))
        states = self.first_norm(states + self.dropout(joined))
        inner = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + self.dropout(inner))  # type: ignore[no-any-return]


def _seen(query: Tensor, key: Tensor, value: Tensor, hidden: Tensor) -> Tensor:
    """What each token hears of the others; by torch's fused product save in the exported graph."""
    if not torch.onnx.is_in_onnx_export():
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
    return torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + hidden, dim=-1) @ value


class ToneNetwork(nn.Module):
    """The encoder with its two heads."""

    def __init__(self) -> None:
        """Make the weights; those of the encoder are to be loaded, those of the heads begin near zero."""
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(TYPES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tone, self.attitude = nn.Linear(2 * WIDTH, 2), nn.Linear(2 * WIDTH, 3)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of (positive, negative) content and of (critical, neutral, supportive), for each text.

        `ids` and `types` are (texts, tokens); id 0 is padding, type 1 marks the target, which a text may lack, and
        type 2 the other tokens of what is judged, where that is not the whole text.
        """
        there = (ids != 0).unsqueeze(-1).float()
        whole, toward = pooled(self.states(ids, types).float(), there, types)
        return self.tone(self.dropout(whole)), self.attitude(self.dropout(toward))

    def states(self, ids: Tensor, types: Tensor) -> Tensor:
        """The hidden states after the last layer, (texts, tokens, `WIDTH`)."""
        there = (ids != 0).unsqueeze(-1).float()
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.types(types)))
        hidden = (1 - there).transpose(1, 2).unsqueeze(1) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        return states

    def round_numbers(self) -> None:
        """Compute from now on with the numbers of the 8-bit graph; the words' embeddings, which stay, at once."""
        with torch.no_grad():
            self.words.weight.copy_(rounded_weights(self.words.weight))
        for part in self.modules():
            if isinstance(part, Product):
                part.rounds = True


def pooled(states: Tensor, there: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
    """What the two heads see, (texts, 2 × width) each: mean and highest of what is judged; its mean and the target's.

    `states` are (texts, tokens, width), `there` (texts, tokens, 1) 0 at padding, `types` as the network's.
    """
    within = (types == 2).float().unsqueeze(-1)  # noqa: PLR2004  type 2, as said above
    framed = within.amax(1, keepdim=True)
    marked = (types == 1).float().unsqueeze(-1)
    judged = framed * (within + marked) + (1 - framed) * there
    mean = (states * judged).sum(1) / judged.sum(1)
    highest = (states - (1 - judged) * 1e4).amax(1)
    target = (states * marked).sum(1) / marked.sum(1).clamp(min=1)
    return torch.cat([mean, highest], 1), torch.cat([mean, target], 1)


NAMES = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "types.weight": "embeddings.token_type_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second_norm": "output.LayerNorm",
}
"""Our names of the weights, and of those of every layer, and theirs in Hugging Face's format."""


def load_encoder(network: ToneNetwork, weights: dict[str, Tensor]) -> None:
    """Put the published weights of the encoder into `network`; the third type begins as the second."""
    spread = weights[NAMES["types.weight"]]
    weights = {**weights, NAMES["types.weight"]: torch.cat([spread, spread[1:]])}
    load_by_names(network, weights, NAMES, PARTS, ("tone.", "attitude."))


def load_by_names(
    network: nn.Module, weights: dict[str, Tensor], names: dict[str, str], parts: dict[str, str], new: tuple[str, ...]
) -> None:
    """Put published weights into a network by `names` and, in every layer, `parts`.

    Raises `KeyError` where a published one is missing, and `ValueError` where one of ours is that does not begin with
    `new`.
    """
    found = {ours: weights[theirs] for ours, theirs in names.items()}
    for layer in range(len(network.layers)):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                found[f"layers.{layer}.{ours}.{kind}"] = weights[f"encoder.layer.{layer}.{theirs}.{kind}"]
    left = network.load_state_dict(found, strict=False)
    if left.unexpected_keys or any(not key.startswith(new) for key in left.missing_keys):
        raise ValueError(f"the published weights do not fit: {left}")


def mean_weights(runs: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs from one starting point, by name."""
    return {name: torch.stack([run[name].float() for run in runs]).mean(0) for name in runs[0]}
