"""How does the tone model compute? A six-layer BERT in plain torch with a head for tone and one for attitude.

Needed for training only; at run time the exported graph is computed by ONNX Runtime (`model.py`). Encoder: MiniLM
(Wang et al. 2020) as all-MiniLM-L6-v2. The target of an attitude is marked by token type 1, an embedding that the
encoder has and never uses, and its states are averaged beside those of the whole text.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
VOCABULARY, POSITIONS = 30522, 512
DROPOUT = 0.1


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each with a residual and a norm after it."""

    def __init__(self) -> None:
        """Make the layer's weights, to be loaded."""
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.joined, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """New states, (texts, tokens, `WIDTH`); `hidden` is a large negative number at padding, 0 elsewhere."""
        query, key, value = (
            part(states).unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + hidden, dim=-1)
        joined = self.joined((seen @ value).transpose(1, 2).flatten(2))
        states = self.first_norm(states + self.dropout(joined))
        inner = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + self.dropout(inner))  # type: ignore[no-any-return]


class ToneNetwork(nn.Module):
    """The encoder with its two heads."""

    def __init__(self) -> None:
        """Make the weights; those of the encoder are to be loaded, those of the heads begin near zero."""
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tone, self.attitude = nn.Linear(2 * WIDTH, 2), nn.Linear(2 * WIDTH, 3)

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of (positive, negative) content and of (critical, neutral, supportive), for each text.

        `ids` and `types` are (texts, tokens); id 0 is padding, type 1 marks the target, which a text may lack.
        """
        there = (ids != 0).unsqueeze(-1).float()
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.dropout(self.norm(self.words(ids) + self.positions(places) + self.types(types)))
        hidden = (1 - there).transpose(1, 2).unsqueeze(1) * -1e4
        for layer in self.layers:
            states = layer(states, hidden)
        states = states.float()
        mean = (states * there).sum(1) / there.sum(1)
        highest = (states - (1 - there) * 1e4).amax(1)
        marked = types.unsqueeze(-1).float()
        target = (states * marked).sum(1) / marked.sum(1).clamp(min=1)
        whole, toward = torch.cat([mean, highest], 1), torch.cat([mean, target], 1)
        return self.tone(self.dropout(whole)), self.attitude(self.dropout(toward))


def load_encoder(network: ToneNetwork, weights: dict[str, Tensor]) -> None:
    """Put the published weights of the encoder into `network`, by their names in Hugging Face's format."""
    renamed = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "types.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "first_norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "second_norm": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                renamed[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    left = network.load_state_dict({ours: weights[theirs] for ours, theirs in renamed.items()}, strict=False)
    if left.unexpected_keys or any(not key.startswith(("tone.", "attitude.")) for key in left.missing_keys):
        raise ValueError(f"the encoder's weights do not fit: {left}")
