"""How does a network learn to live with 8-bit weights and 7-bit inputs? By computing with them while it is trained.

What `components.tone.quantise` does to the graph is done here to the tensors, in numbers that stay whole steps of a
float; for the gradient nothing is rounded (straight-through estimator, Bengio et al. 2013; Jacob et al. 2018).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from components.tone.quantise import EVEN, LEAST, RECTIFIED

WEIGHT_STEPS = 127
"""Steps of a weight to either side of nought."""


def rounded_weights(weights: Tensor) -> Tensor:
    """Weights (rows, columns) in steps of their own for each row: each output, or each word of a table."""
    return _straight(weights, _in_steps(weights, weights.detach().abs().amax(1, keepdim=True) / WEIGHT_STEPS))


def rounded_inputs(states: Tensor, *, rectified: bool = False) -> Tensor:
    """States (…, width) in steps of their own for each token; `rectified` ones come from GELU."""
    seen = states.detach()
    steps = RECTIFIED[0] if rectified else EVEN[0]
    size = seen.amax(-1, keepdim=True) if rectified else seen.abs().amax(-1, keepdim=True)
    return _straight(states, _in_steps(states, size.clamp(min=RECTIFIED[2] if rectified else LEAST) / steps))


class Product(nn.Linear):
    """A linear map that rounds its inputs and weights while `rounds` is set."""

    rounds = False
    rectified = False

    def forward(self, states: Tensor) -> Tensor:
        """The map of states (…, inputs)."""
        if not self.rounds:
            return functional.linear(states, self.weight, self.bias)
        weights = rounded_weights(self.weight)
        return functional.linear(rounded_inputs(states, rectified=self.rectified), weights, self.bias)


def _in_steps(values: Tensor, step: Tensor) -> Tensor:
    return torch.round(values.detach() / step) * step


def _straight(values: Tensor, rounded: Tensor) -> Tensor:
    return values + (rounded - values).detach()
