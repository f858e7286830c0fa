"""In which tone does a stretch of text speak, and which of its words say so? Three engines behind one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.tone import by_model, by_textblob, by_vader, model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.article import Span
    from components.tone.records import Engine, Tone

TONE_VERSION = "minilm-4+vader-1+textblob-1"

ENGINES: dict[Engine, Callable[[str, Sequence[Sequence[Span]]], tuple[Tone, ...]]] = {
    "model": by_model.tones,
    "vader": by_vader.tones,
    "textblob": by_textblob.tones,
}
"""Every engine, the best one first: the tone of each stretch of a text, a stretch being one or more spans of it."""


def usable(engine: Engine) -> Engine:
    """The engine itself, or VADER in place of a model that cannot be used; loads the model."""
    return "vader" if engine == "model" and model.problem() else engine


def tones_of(
    text: str, stretches: Sequence[Sequence[Span]], engine: Engine = "model", *, by_sentence: bool = True
) -> tuple[Tone, ...]:
    """The tone of each stretch of `text` (offsets in the whole text); the model hears them all together, in batches.

    `engine` of each tone is the one that read it: VADER, where the model was asked for and cannot be used. Without
    `by_sentence` the model does not hear each sentence once more by itself: its tones have no parts, and are the same.
    """
    engine = usable(engine)
    if engine == "model" and not by_sentence:
        return by_model.tones(text, stretches, by_sentence=False)
    return ENGINES[engine](text, stretches)


def tone_of(text: str, spans: Sequence[Span], engine: Engine = "textblob") -> Tone:
    """The tone of the words of `text` in `spans`, taken together."""
    return tones_of(text, [spans], engine)[0]
