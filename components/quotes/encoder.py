"""What does an encoder say about who was quoted? A second opinion where the small network is unsure.

The graph in data/encoder.onnx (8-bit, see data/ENCODER_CARD.md) reads the passages of `passages.py` and tells of each
piece of a word what it is as a quotation and as the first, head and last word of a speaker; the products of both are
added to the small network's scores. ONNX Runtime computes it in one thread. It is loaded when first asked, never on
import. Fitted by train_encoder.py.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.article import outline
from components.quotes.calibration import Lines
from components.quotes.context import context_of
from components.quotes.passages import OUTSIDE, passages
from components.quotes.reading import read
from components.tone.session import session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.context import Context
    from components.quotes.passages import Passage
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

PROBE = "Ann Lee said: “Go.”"
"""An article that every encoder of ours can be asked about."""
DATA = Path(__file__).with_name("data")
GRAPH = DATA / "encoder.onnx"


@dataclass(frozen=True, slots=True)
class Settings:
    """The vector of nobody, what the network's scores are taken by, and how the probabilities are read."""

    nobody: tuple[float, ...]
    scale: float
    quotation_scale: float
    lines: Lines = field(default_factory=Lines)


class Told:
    """What the encoder tells of some stretches of one article, see `rank.Opinions`."""

    def __init__(self, settings: Settings, told: dict[int, tuple[Passage, Any]]) -> None:
        """`told` has for each stretch its passage, and a row of numbers for each token in it."""
        self.settings, self.told = settings, told

    @property
    def lines(self) -> Lines:
        """How the probabilities are read with what is told here."""
        return self.settings.lines

    def __contains__(self, number: object) -> bool:
        return number in self.told

    def scores(self, context: Context, pool: Sequence[Phrase], scores: Sequence[float]) -> list[float]:
        """The scores of the candidates, nobody's at last, where the network gave these."""
        passage, rows = self.told[context.number]
        width = len(self.settings.nobody)
        quotation = rows[passage.row(context.token), :width] / math.sqrt(width)
        scaled = [score * self.settings.scale for score in scores]
        for place, phrase in enumerate(pool):
            for part, row in enumerate(passage.rows(phrase), 1):
                if row != OUTSIDE:
                    scaled[place] += float(quotation @ rows[row, part * width : (part + 1) * width])
        scaled[-1] += float(quotation @ self.settings.nobody)
        return scaled

    def odds(self, context: Context, odds: float) -> float:
        """The log odds that the stretch is a quotation, where the network gave these."""
        passage, rows = self.told[context.number]
        return odds * self.settings.quotation_scale + float(rows[passage.row(context.token), -1])


class Encoder:
    """The encoder, to be asked of stretches of an article; a `rank.SecondOpinion`."""

    def __init__(self, graph: Path) -> None:
        """Load a graph and the settings beside it; raises what reading them raises."""
        self.graph = session(str(graph))
        settings = json.loads(graph.with_suffix(".json").read_bytes())
        self.settings = Settings(**{**settings, "lines": Lines(**settings["lines"])})

    def __call__(self, reading: Reading, stretches: Sequence[int]) -> Told:
        """What the encoder tells of the stretches with these numbers."""
        told = {}
        for passage in passages(reading, stretches):
            rows = self._by_token(passage)
            told.update(dict.fromkeys(passage.stretches, (passage, rows)))
        return Told(self.settings, told)

    def probe(self) -> None:
        """Ask once, because a graph that loads need not be ours; raises what that raises."""
        reading = read(PROBE, outline(PROBE).paragraphs)
        context = context_of(reading, 0)
        told = self(reading, [0])
        told.scores(context, reading.phrases.every, [0.0] * (len(reading.phrases.every) + 1))
        told.odds(context, 0.0)

    def _by_token(self, passage: Passage) -> Any:  # noqa: ANN401  an array, numpy comes with the first text
        """The mean of what is told of each token's pieces, (tokens, columns)."""
        import numpy as np  # noqa: PLC0415

        ids, types = (np.array([row], np.int64) for row in (passage.ids, passage.types))
        ((pieces,),) = self.graph.run(None, {"ids": ids, "types": types})
        sums = np.vstack((np.zeros((1, pieces.shape[1])), np.cumsum(pieces, axis=0, dtype=np.float64)))
        first, after = np.array(passage.places).T
        return (sums[after] - sums[first]) / np.maximum(after - first, 1)[:, None]


@cache
def encoder() -> Encoder | None:
    """The encoder; None where it cannot be used, and the small network decides alone."""
    try:
        found = Encoder(GRAPH)
        found.probe()
    except Exception:  # noqa: BLE001  whatever is wrong with it, quotations are found without
        return None
    return found
