"""What is there to learn and to be judged by, as tensors? Gathered once, before any network is fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import torch
from torch import Tensor

Source = Literal["news", "statement", "article", "unlabelled"]
SOURCES: tuple[Source, ...] = get_args(Source)

BITS = torch.tensor([1, 2], dtype=torch.int32)
"""What positive and negative content count, so that a tone is a number from 0 to 3."""


@dataclass(frozen=True, slots=True)
class LearningSet:
    """Examples, one a row.

    `ids` and `types` are (examples, tokens), 0 behind the end; `content` (examples, 2), not a number where nobody
    says; `attitude` −1 where nobody says; `source` an index of `SOURCES`; `aside` whether it is kept for judging.
    """

    ids: Tensor
    types: Tensor
    content: Tensor
    attitude: Tensor
    source: Tensor
    aside: Tensor

    def to(self, device: torch.device) -> LearningSet:
        """The same on another device."""
        return LearningSet(*(getattr(self, name).to(device) for name in LearningSet.__slots__))

    def texts(self, places: Tensor) -> tuple[Tensor, Tensor]:
        """`ids` and `types` of the examples at `places`, as long as the longest of them."""
        ids = self.ids[places].long()
        longest = int((ids != 0).sum(1).max())
        return ids[:, :longest], self.types[places, :longest].long()

    def of(self, *sources: Source, aside: bool = False) -> Tensor:
        """The places of the examples from `sources` that are for learning, or for judging."""
        wanted = torch.zeros(len(SOURCES), dtype=torch.bool, device=self.source.device)
        wanted[[SOURCES.index(source) for source in sources]] = True
        return torch.nonzero(wanted[self.source.long()] & (self.aside == aside)).flatten()


def scores(data: LearningSet, tones: Tensor, attitudes: Tensor) -> str:
    """How well logits of both heads, one row an example, agree with what is kept for judging, source by source."""
    lines = []
    for source in SOURCES:
        places = data.of(source, aside=True)
        if not len(places):
            continue
        told = places[(data.attitude[places] < 0) & ~data.content[places, 0].isnan()]
        aimed = places[data.attitude[places] >= 0]
        four = _agreement(*((part[told] > 0).int() @ BITS for part in (data.content, tones)))
        toward = _agreement(data.attitude[aimed], attitudes[aimed].argmax(1))
        lines.append(f"{source}: tone {four}; attitude {toward}")
    return "\n".join(lines)


def _agreement(truth: Tensor, guess: Tensor) -> str:
    if not len(truth):
        return "none"
    both = [((truth == c).sum() + (guess == c).sum(), ((truth == c) & (guess == c)).sum()) for c in truth.unique()]
    f1 = sum(float(2 * hits / count) for count, hits in both) / len(both)
    return f"accuracy {(truth == guess).float().mean():.3f} macro-F1 {f1:.3f} of {len(truth)}"
