"""What does the tone model hear in a tokenised text: good and bad content, and the attitude toward its target?

The graph in `data/model.onnx` (8-bit, see `data/MODEL_CARD.md`) is computed by ONNX Runtime in one thread. It is loaded
when the first text asks for it, never on import. Its logits become probabilities by `data/calibration.json`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from components.tone.session import session
from components.tone.tokens import VOCABULARY, Marked, marked_tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).with_name("data")
WEIGHTS, CALIBRATION = DATA / "model.onnx", DATA / "calibration.json"

BATCH_TOKENS = 256
"""A batch holds at most so many tokens, padding included: with more its numbers leave the processor's cache."""

_CONTENT = ("positive", "negative", "lexicon_positive", "lexicon_negative", "lexicon_compound", "offset")
_QUOTED = ("own_positive", "own_negative", "within_positive", "within_negative", "offset")
SETTINGS = {
    "positive": _CONTENT,
    "negative": _CONTENT,
    "attitude": ("temperature", "critical", "supportive"),
    "quoted_positive": _QUOTED,
    "quoted_negative": _QUOTED,
}
"""What the calibration holds for each head of the network, and for what is quoted within other words."""

MISSING = "the tone model cannot be used ({reason}); VADER reads in its place"

Input = Marked
"""Token ids, and how each is marked: 1 in the target, 2 elsewhere in what is judged if that is not the whole text."""

Logits = tuple[tuple[float, ...], tuple[float, ...]]
"""Of (positive, negative) content, and of a (critical, neutral, supportive) attitude."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the network says of a text.

    `positive` and `negative` content are logits; the attitudes toward its target probabilities, 0 to 1, of sum 1.
    """

    positive: float
    negative: float
    critical: float
    neutral: float
    supportive: float


def problem() -> str | None:
    """Why the model cannot be used, in one line; None when it can. Loads it."""
    loaded = _loaded()
    return MISSING.format(reason=loaded) if isinstance(loaded, str) else None


def hear(texts: Sequence[Input]) -> list[Hearing]:
    """What the model hears in each text, in order. Raises `RuntimeError` with the `problem` when it cannot be used."""
    return [_hearing(tone, attitude) for tone, attitude in computed(texts)] if texts else []


def computed(texts: Sequence[Input]) -> list[Logits]:
    """The logits of both heads for each text, in order, before calibration."""
    if reason := problem():
        raise RuntimeError(reason)
    graph = _loaded()
    logits: list[Logits] = [((), ())] * len(texts)
    for places in _batches(texts):
        for place, tone, attitude in zip(places, *_run(graph, [texts[place] for place in places]), strict=True):
            logits[place] = (tone, attitude)
    return logits


@lru_cache(1)
def calibration() -> dict[str, dict[str, float]]:
    """What makes probabilities of logits, by the keys of `SETTINGS`.

    Raises `ValueError` where the file does not hold the settings of each head, as numbers.
    """
    read = json.loads(CALIBRATION.read_bytes())
    try:
        return {head: {key: float(read[head][key]) for key in keys} for head, keys in SETTINGS.items()}
    except (KeyError, TypeError) as error:
        raise ValueError(f"{CALIBRATION.name} lacks {error}") from error


@cache
def _loaded() -> Any:  # noqa: ANN401  ONNX Runtime has no types
    """The session, or the reason why there is none."""
    loaded = None
    for path, read in ((CALIBRATION, calibration), (VOCABULARY, _probe), (WEIGHTS, _session)):
        try:
            loaded = read()
        except ImportError:
            return "ONNX Runtime is not installed"
        except Exception:  # noqa: BLE001  whatever is wrong with a file, the page works on without the model
            return f"{path.name} is {'broken' if path.exists() else 'missing'}"
    return loaded


def _probe() -> Input:
    """A text that every vocabulary can spell."""
    return marked_tokens(tokens_of("a"), 0, 1)


def _session() -> Any:  # noqa: ANN401
    """The graph, ready to run; it has heard one text, because a graph that loads need not be ours."""
    graph = session(str(WEIGHTS))
    ((tone,), (attitude,)) = _run(graph, [_probe()])
    _hearing(tone, attitude)
    return graph


def _batches(texts: Sequence[Input]) -> Iterator[list[int]]:
    """The places of texts of like length, batch by batch."""
    batch: list[int] = []
    for place in sorted(range(len(texts)), key=lambda place: len(texts[place][0])):
        if batch and len(texts[place][0]) * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def _run(graph: Any, texts: Sequence[Input]) -> tuple[Any, Any]:  # noqa: ANN401
    import numpy as np  # noqa: PLC0415  with the first text

    longest = max(len(ids) for ids, _ in texts)
    ids, types = (
        np.array([[*row, *[0] * (longest - len(row))] for row in rows], dtype=np.int64)
        for rows in zip(*texts, strict=True)
    )
    tone, attitude = graph.run(None, {"ids": ids, "types": types})
    return tone.tolist(), attitude.tolist()


def _hearing(tone: Sequence[float], attitude: Sequence[float]) -> Hearing:
    setting = calibration()["attitude"]
    offsets = (setting["critical"], 0.0, setting["supportive"])
    warm = [math.exp(logit / setting["temperature"] + offset) for logit, offset in zip(attitude, offsets, strict=True)]
    critical, neutral, supportive = (each / sum(warm) for each in warm)
    positive, negative = tone
    return Hearing(positive, negative, critical, neutral, supportive)
