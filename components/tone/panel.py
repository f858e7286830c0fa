"""The tone of quotations on the page: the figure over all of them, and one quotation with the words that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.article.choice import choose_from_points
from components.palette import NEGATIVE, POSITIVE
from components.plain import counted
from components.tone.figures import tone_by_speaker, tone_in_order, tone_takeaway

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Span
    from components.article.reader import Piece
    from components.tone.ledger import Entry
    from components.tone.records import Tone

CHART = {"displaylogo": False, "displayModeBar": "hover"}
METHOD = (
    "Tone by TextBlob: the mean polarity, −1 to 1, of the words that its lexicon knows, shown with their weights. It "
    "does not know the language of diplomacy (“we condemn” counts for nothing), so read it as a baseline. Quotations "
    "in which it knows no word have no signal; that is not the same as neutral."
)


def tone_chart(entries: Sequence[Entry], view: Literal["order", "speaker"], chosen: str | None) -> None:
    """The tone of the quotations, in reading order or by speaker; `chosen` is the key of the page's focus."""
    figure = tone_by_speaker if view == "speaker" else tone_in_order
    st.plotly_chart(
        figure(entries, chosen),
        key="tone_figure",
        on_select=lambda: choose_from_points("tone_figure"),
        selection_mode="points",
        config=CHART,
        alt=tone_takeaway(entries),
    )


def verdict(tone: Tone) -> str:
    """The tone in words: label, score, and how many words made it."""
    if tone.label is None or tone.score is None:
        return "No signal: TextBlob knows none of these words."
    return (
        f"{tone.label.capitalize()}, {signed(tone.score)} over {counted(len(tone.evidence), 'known word')} (TextBlob)"
    )


def weighed(text: str, span: Span, tone: Tone) -> tuple[Piece, ...]:
    """The stretch of text cut at the words that made its tone, each with its weight; the pieces joined are its text."""
    pieces: list[Piece] = []
    here = span.start
    for word in sorted(tone.evidence, key=lambda word: word.span):
        if word.span not in span or word.span.start < here or not word.weight:
            continue
        pieces.append((text[here : word.span.start], "", "", ""))
        style, colour = ("plus", POSITIVE) if word.weight > 0 else ("minus", NEGATIVE)
        pieces.append((word.span.of(text), style, signed(word.weight), colour))
        here = word.span.end
    return (*pieces, (text[here : span.end], "", "", ""))


def signed(score: float) -> str:
    """A score with its sign, `−0.50`."""
    return f"{score:+.2f}".replace("-", "−")
