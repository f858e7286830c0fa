"""How is a tone told in words: label, sign, score and confidence, by whom, and how far the engines agree?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from components.article.focus import focus_key
from components.palette import NEGATIVE, POSITIVE
from components.plain import by_you, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.article import Span
    from components.article.reader import Piece
    from components.tone.records import Attitude, Engine, Label, Stance, Tone, ToneWord

ENGINE_NAMES: dict[Engine, str] = {"model": "Model", "vader": "VADER", "textblob": "TextBlob"}

CALLED: dict[Engine, str] = {"model": "the model", "vader": "VADER", "textblob": "TextBlob"}
"""Within a sentence."""

SIGNS: dict[Label | None, str] = {"positive": "+", "negative": "−", "mixed": "±", "neutral": "0", None: "∅"}
ATTITUDE_SIGNS: dict[Attitude, str] = {"supportive": "+", "critical": "−", "neutral": "0"}

NO_SIGNAL = "no signal"
AUTHOR = "The author"
"""Whose voice it is where nobody is quoted."""

VERY_LIKELY, LIKELY = 0.9, 0.66
"""The least probability that is told so; the scale is that of the IPCC (Mastrandrea et al. 2010)."""

Agreement = Literal["opposite", "different", "alike", "one alone", "silent"]
AGREEMENTS: dict[Agreement, str] = {
    "opposite": "⇄ opposite",
    "different": "≠ different",
    "alike": "= alike",
    "one alone": "· one alone",
    "silent": "∅ silent",
}
"""As they are told: apart from one another without colour too."""


def sureness(confidence: float) -> str:
    """A calibrated probability, 0 to 1, in words."""
    if confidence >= VERY_LIKELY:
        return "very likely"
    return "likely" if confidence >= LIKELY else "unsure"


def verdict(tone: Tone) -> str:
    """The tone of a quotation in words: label, score, how sure or on how many words, and who read it."""
    if tone.reader == "corrected":
        return f"{(tone.label or NO_SIGNAL).capitalize()}, {by_you(tone.reader)}"
    if tone.engine is None:
        return "Tone not read."
    if tone.label is None or tone.score is None:
        if tone.engine == "model":
            return "No signal: there is no word to hear."
        return f"No signal: {CALLED[tone.engine]} knows none of these words."
    told = f"{tone.label.capitalize()}, {signed(tone.score)}"
    if tone.confidence is not None:
        told += f", {sureness(tone.confidence)}"
    elif tone.evidence:
        told += f" over {counted(len(tone.evidence), 'known word')}"
    several = f", {counted(len(tone.parts), 'sentence')} together" if len(tone.parts) > 1 else ""
    return ", ".join(part for part in (f"{told}{several} ({CALLED[tone.engine]})", by_you(tone.reader)) if part)


def labelled(label: Label | None, score: float | None) -> str:
    """`− negative −0.50`, told apart without colour; `∅ no signal`."""
    if label is None or score is None:
        return f"{SIGNS[None]} {NO_SIGNAL}"
    return f"{SIGNS[label]} {label} {signed(score)}"


def attitude_labelled(stance: Stance) -> str:
    """`− critical`, told apart without colour."""
    return f"{ATTITUDE_SIGNS[stance.stance]} {stance.stance}"


def how_sure(stance: Stance) -> str:
    """`very likely`, or that the reader has said so; empty where the engine has no confidence to give."""
    if stance.reader:
        return by_you(stance.reader)
    return "" if stance.confidence is None else sureness(stance.confidence)


def attitude_words(stance: Stance) -> str:
    """`critical, −0.81, likely`; `critical, corrected by you`."""
    if stance.reader == "corrected":
        return f"{stance.stance}, {by_you(stance.reader)}"
    sure = f", {sureness(stance.confidence)}" if stance.confidence is not None else ""
    return f"{stance.stance}, {signed(stance.score)}{sure}"


def stance_name(stance: Stance) -> str:
    """Identifies a stance in its article: `UKR-Jens Stoltenberg`; the author's end in the hyphen."""
    return speaker_on(stance.iso3, stance.speaker)


def speaker_on(iso3: str, speaker: str | None) -> str:
    """The same of a stance toward a country by whom it is, None the author."""
    return f"{iso3}-{speaker or ''}"


def stance_key(stance: Stance) -> str:
    """The key of its focus."""
    return focus_key("stance", stance_name(stance))


def agreement(labels: Iterable[Label | None]) -> Agreement:
    """How far the engines agree on a quotation: those without signal neither agree nor disagree."""
    heard = [label for label in labels if label]
    if len(heard) < 2:  # noqa: PLR2004  two make a comparison
        return "one alone" if heard else "silent"
    if {"positive", "negative"} <= set(heard):
        return "opposite"
    return "alike" if len(set(heard)) == 1 else "different"


def weighed(text: str, span: Span, tone: Tone) -> tuple[Piece, ...]:
    """The stretch of text cut at the words that made its tone, each with its weight; the pieces joined are its text.

    Where the tone has several sentences, each ends with a piece of no text that carries its own tone as a note.
    """
    notes = {part.span.end: labelled(part.label, part.score) for part in tone.parts} if len(tone.parts) > 1 else {}
    cuts: list[tuple[int, ToneWord | None]] = [(word.span.start, word) for word in tone.evidence if word.weight]
    cuts += [(end, None) for end in notes]
    pieces: list[Piece] = []
    here = span.start
    for place, word in sorted(cuts, key=lambda cut: (cut[0], cut[1] is not None)):
        if place < here or place > span.end or (word and word.span not in span):
            continue
        pieces.append((text[here:place], "", "", ""))
        here = place
        if word:
            style, colour = ("plus", POSITIVE) if word.weight > 0 else ("minus", NEGATIVE)
            pieces.append((word.span.of(text), style, signed(word.weight), colour))
            here = word.span.end
        else:
            pieces.append(("", "part", f"[{notes[place]}]".replace(" ", "\N{NO-BREAK SPACE}"), ""))
    return (*pieces, (text[here : span.end], "", "", ""))


def signed(score: float) -> str:
    """A score with its sign, `−0.50`."""
    return f"{score:+.2f}".replace("-", "−")
