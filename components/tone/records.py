"""What a tone is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from components.article import Span
    from components.article.records import Word

Label = Literal["positive", "negative", "mixed", "neutral"]
Engine = Literal["textblob", "vader", "model"]
Attitude = Literal["supportive", "critical", "neutral"]
"""How somebody speaks of a target, such as a country."""


@dataclass(frozen=True, slots=True)
class ToneWord:
    """Words that made a score: where they stand, and their own polarity, −1 to 1."""

    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class TonePart:
    """The tone of one sentence of a longer stretch; None where there is no signal."""

    span: Span
    label: Label | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of a stretch of text.

    `label` and `score` (−1 to 1) are None when the engine recognised no word: no signal is not the same as neutral.
    `confidence` is 0 to 1, None where the engine has none to give. `parts` are the tones of its sentences, where the
    engine reads sentence by sentence. `engine` is None where nobody was asked to read it. `reader` is what the reader
    has said of it.
    """

    label: Label | None
    score: float | None
    confidence: float | None
    evidence: tuple[ToneWord, ...]
    engine: Engine | None
    parts: tuple[TonePart, ...] = ()
    reader: Word = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance toward a country, as their quotations tell it; the author's where `speaker` is None.

    `score` is −1 (critical) to 1 (supportive), `confidence` 0 to 1, `mentions` where the country is spoken of,
    `reader` what the reader has said of it.
    """

    speaker: str | None
    iso3: str
    stance: Attitude
    score: float = 0.0
    confidence: float | None = None
    mentions: tuple[Span, ...] = ()
    reader: Word = ""
