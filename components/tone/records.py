"""What a tone is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from components.article import Span

Label = Literal["positive", "negative", "mixed", "neutral"]
Engine = Literal["textblob"]


@dataclass(frozen=True, slots=True)
class ToneWord:
    """Words that made a score: where they stand, and their own polarity, −1 to 1."""

    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of a stretch of text.

    `label` and `score` (−1 to 1) are None when the engine recognised no word: no signal is not the same as neutral.
    `confidence` is 0 to 1, None where the engine has none to give.
    """

    label: Label | None
    score: float | None
    confidence: float | None
    evidence: tuple[ToneWord, ...]
    engine: Engine
