"""The panel of quote sentiment: tone over the quotations and by speaker, and the ledger of what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points, choose_from_rows
from components.article.focus import focus_key
from components.article.reader import Passage, passages
from components.palette import NEGATIVE, POSITIVE
from components.plain import counted
from components.tone.figures import NOBODY, tone_by_speaker, tone_in_order, tone_takeaway

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Span
    from components.article.reader import Piece
    from components.tone.ledger import Entry
    from components.tone.records import Tone

CHART = {"displaylogo": False, "displayModeBar": "hover"}
VIEWS = {"order": "In reading order", "speaker": "By speaker", "table": "Table"}
METHOD = (
    "Tone by TextBlob: the mean polarity, −1 to 1, of the words that its lexicon knows, shown with their weights. It "
    "does not know the language of diplomacy (“we condemn” counts for nothing), so read it as a baseline. Quotations "
    "in which it knows no word have no signal; that is not the same as neutral."
)
LEDGER_HEIGHT = 520


def tone_panel(article: Article, entries: Sequence[Entry], chosen: str | None) -> None:
    """The panel; `chosen` is the key of the page's focus."""
    st.subheader("Quote sentiment", anchor="quotes", help=METHOD)
    if not entries:
        st.info("No quotation was found in this article.", icon=":material/format_quote_off:")
        return
    view = st.segmented_control(
        "Tone of the quotations",
        list(VIEWS),
        format_func=lambda view: VIEWS[view],
        default="order",
        required=True,
        key="tone_view",
        label_visibility="collapsed",
        bind="query-params",
    )
    if view == "table":
        keys = [focus_key("quotation", entry.number) for entry in entries]
        st.dataframe(
            ledger_table(article, entries),
            key="tone_table",
            hide_index=True,
            on_select=lambda: choose_from_rows("tone_table", keys),
            selection_mode="single-row",
            alt=tone_takeaway(entries),
        )
    else:
        figure = tone_by_speaker if view == "speaker" else tone_in_order
        st.plotly_chart(
            figure(entries, chosen),
            key="tone_figure",
            on_select=lambda: choose_from_points("tone_figure"),
            selection_mode="points",
            config=CHART,
            alt=tone_takeaway(entries),
        )
    passages("Every quotation", [_passage(article, entry, chosen) for entry in entries], "ledger", LEDGER_HEIGHT)


def ledger_table(article: Article, entries: Sequence[Entry]) -> pd.DataFrame:
    """One row per quotation: `No.`, `Speaker`, `Words`, `Tone`, `Score`, `Words that made it`, `Quotation`."""
    return pd.DataFrame(
        [
            {
                "No.": entry.number,
                "Speaker": entry.speaker or NOBODY,
                "Words": entry.words,
                "Tone": entry.tone.label or "no signal",
                "Score": entry.tone.score,
                "Words that made it": ", ".join(
                    f"{word.span.of(article.text)} {_signed(word.weight)}" for word in entry.tone.evidence
                ),
                "Quotation": "\n\n".join(span.of(article.text) for span in entry.quotation.spans),
            }
            for entry in entries
        ]
    )


def _passage(article: Article, entry: Entry, chosen: str | None) -> Passage:
    key = focus_key("quotation", entry.number)
    mine = {key, focus_key("speaker", entry.speaker or "")}
    return Passage(
        choice=key,
        head=f"{entry.number} · {entry.speaker or NOBODY}",
        aside=_credit(article, entry),
        blocks=tuple(_weighed(article.text, span, entry.tone) for span in entry.quotation.spans),
        tail=_verdict(entry.tone),
        on=chosen in mine,
    )


def _credit(article: Article, entry: Entry) -> str:
    """How the article names the speaker there, when not by the name, and how long the quotation is."""
    quotation = entry.quotation
    length = counted(entry.words, "word")
    parts = [span.of(article.text) for span in (quotation.mention, quotation.cue) if span]
    return f"{length} · “{' … '.join(parts)}”" if parts else length


def _verdict(tone: Tone) -> str:
    if tone.label is None or tone.score is None:
        return "No signal: TextBlob knows none of these words."
    return (
        f"{tone.label.capitalize()}, {_signed(tone.score)} over {counted(len(tone.evidence), 'known word')} (TextBlob)"
    )


def _weighed(text: str, span: Span, tone: Tone) -> tuple[Piece, ...]:
    """The quotation cut at the words that made its tone, each with its weight."""
    pieces: list[Piece] = []
    here = span.start
    for word in sorted(tone.evidence, key=lambda word: word.span):
        if word.span not in span or word.span.start < here or not word.weight:
            continue
        pieces.append((text[here : word.span.start], "", "", ""))
        style, colour = ("plus", POSITIVE) if word.weight > 0 else ("minus", NEGATIVE)
        pieces.append((word.span.of(text), style, _signed(word.weight), colour))
        here = word.span.end
    return (*pieces, (text[here : span.end], "", "", ""))


def _signed(score: float) -> str:
    return f"{score:+.2f}".replace("-", "−")
