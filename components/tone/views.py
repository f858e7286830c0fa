"""The views of tone beyond the figure over all quotations: extremes, stances, the engines side by side, the reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points, choose_from_rows
from components.article.focus import focus_key
from components.article.reader import Passage, passages
from components.charts import CHART
from components.plain import counted
from components.tone.explain import LEAST_WEIGHT, MOST_WORDS, explained
from components.tone.find import tone_of, usable
from components.tone.ledger import NOBODY
from components.tone.stance_figures import left_out, stance_matrix, stance_takeaway
from components.tone.wording import (
    AGREEMENTS,
    AUTHOR,
    CALLED,
    ENGINE_NAMES,
    agreement,
    attitude_labelled,
    how_sure,
    labelled,
    signed,
    stance_key,
    verdict,
    weighed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.article import Span
    from components.tone.ledger import Entry
    from components.tone.records import Engine, Stance, Tone, ToneWord

NO_TARGET = ":material/target:"
REASONS = "reasons"
"""Key of the switch, in the page's state and in its address."""

EXTREMES = 3
"""So many quotations at each end."""

SHOWN, EXCERPT = 600, 120
"""Characters of a quotation among the extremes, and in a table."""

TABLE_ROWS, TABLE_HEIGHT = 10, 388
"""A longer table scrolls, at this height in pixels."""

MARKED, STRONGEST = 15, 5
"""So many words are marked at the most among the reasons, and so many named in a sentence."""

KEPT = 256
"""Readings that are kept in memory until the reader leaves: what they read is theirs."""


def show_extremes(text: str, entries: Sequence[Entry], chosen: str | None) -> None:
    """The most negative and the most positive quotations, with their words."""
    lowest, highest = extremes(entries)
    shown = [
        _passage(text, entry, chosen, group)
        for group, some in (("Most negative", lowest), ("Most positive", highest))
        for entry in some
    ]
    if shown:
        passages("The most negative and the most positive quotations", shown, "extremes")
    else:
        st.info("No quotation is negative or positive.", icon=":material/balance:")


def extremes(entries: Sequence[Entry], most: int = EXTREMES) -> tuple[list[Entry], list[Entry]]:
    """The most negative and the most positive quotations, the most extreme first; only those labelled so."""
    scored = sorted((entry.tone.score, entry.number, entry) for entry in entries if entry.tone.score is not None)
    negative = [entry for *_, entry in scored if entry.tone.label == "negative"]
    positive = [entry for *_, entry in reversed(scored) if entry.tone.label == "positive"]
    return negative[:most], positive[:most]


def show_stances(
    stances: Sequence[Stance], names: Mapping[str, str], engine: Engine | None, chosen: str | None
) -> None:
    """Who stands how toward which country; a cell or a row chooses it, and shows its sentences."""
    if engine != "model":
        st.info(f"{CALLED[engine] if engine else 'Nobody'} hears no targets: stances need the model.", icon=NO_TARGET)
        return
    if not stances:
        st.info("Nobody speaks of a country here.", icon=NO_TARGET)
        return
    st.plotly_chart(
        stance_matrix(stances, names, chosen),
        key="stance_matrix",
        on_select=lambda: choose_from_points("stance_matrix"),
        selection_mode="points",
        config=CHART,
        alt=stance_takeaway(stances, names),
    )
    hidden = left_out(stances)
    st.caption(
        "Signs: + supportive, − critical, 0 takes no side, ? unsure. The author’s voice is what stands in nobody’s "
        "quotation or report." + (f" {counted(hidden, 'stance')} more in the table." if hidden else "")
    )
    keys = [stance_key(stance) for stance in stances]
    st.dataframe(
        stance_table(stances, names),
        key="stance_table",
        hide_index=True,
        on_select=lambda: choose_from_rows("stance_table", keys),
        selection_mode="single-row",
        height="content" if len(stances) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={
            "Score": st.column_config.NumberColumn(format="%+.2f"),
            "Confidence": st.column_config.NumberColumn(format="%.2f"),
        },
        alt=stance_takeaway(stances, names),
    )


def stance_table(stances: Sequence[Stance], names: Mapping[str, str]) -> pd.DataFrame:
    """One row per stance.

    Columns: `Speaker`, `Country`, `Stance`, `How sure`, `Score` (−1 to 1), `Confidence` (0 to 1), `Mentions`.
    """
    return pd.DataFrame(
        [
            {
                "Speaker": stance.speaker or AUTHOR,
                "Country": names[stance.iso3],
                "Stance": attitude_labelled(stance),
                "How sure": how_sure(stance),
                "Score": stance.score,
                "Confidence": stance.confidence,
                "Mentions": len(stance.mentions),
            }
            for stance in stances
        ]
    )


def show_engines(text: str, entries: Sequence[Entry], tones_by: Callable[[Engine], Sequence[Tone]]) -> None:
    """The label of every engine for each quotation, and where they disagree; `tones_by` tells all quotations' tones."""
    read = {engine: tones_by(engine) for engine in ENGINE_NAMES if usable(engine) == engine}
    table = engine_table(text, entries, read)
    st.markdown(f"**{agreement_takeaway(table)}**")
    keys = [focus_key("quotation", entry.number) for entry in entries]
    st.dataframe(
        table,
        key="engine_table",
        hide_index=True,
        on_select=lambda: choose_from_rows("engine_table", keys),
        selection_mode="single-row",
        height="content" if len(entries) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={
            "No.": st.column_config.NumberColumn(width=44),
            "Speaker": st.column_config.TextColumn(width=120),
        },
        alt=agreement_takeaway(table),
    )
    st.caption(
        "⇄ one positive, another negative · ≠ different · = alike · one alone: the others have no signal · ∅ none has"
    )


def engine_table(text: str, entries: Sequence[Entry], read: Mapping[Engine, Sequence[Tone]]) -> pd.DataFrame:
    """One row per entry; columns: `No.`, `Agreement`, one for each engine that read, `Speaker`, `Quotation`.

    `read` has the tones of all quotations, in reading order.
    """
    return pd.DataFrame(
        [
            {
                "No.": entry.number,
                "Agreement": AGREEMENTS[agreement(tones[entry.number - 1].label for tones in read.values())],
                **{
                    ENGINE_NAMES[engine]: labelled(tones[entry.number - 1].label, tones[entry.number - 1].score)
                    for engine, tones in read.items()
                },
                "Speaker": entry.speaker or NOBODY,
                "Quotation": _excerpt(text, entry),
            }
            for entry in entries
        ]
    )


def agreement_takeaway(table: pd.DataFrame) -> str:
    """`2 of 5 quotations read differently, 1 of them in opposite ways.`."""
    said = list(table["Agreement"]) if len(table) else []
    opposite = said.count(AGREEMENTS["opposite"])
    differ = opposite + said.count(AGREEMENTS["different"])
    told = f"{differ} of {counted(len(table), 'quotation')} read differently"
    return f"{told}, {opposite} of them in opposite ways." if opposite else f"{told}."


@st.fragment
def show_reasons(text: str, entry: Entry) -> None:
    """The words that made the tone of a quotation, when the reader asks for them."""
    if not st.toggle("Which words make its tone?", key=REASONS, bind="query-params"):
        return
    tone, spans = entry.tone, entry.quotation.spans
    words = strongest_words(reasons(text, spans), MARKED) if tone.engine == "model" else tone.evidence
    told = replace(tone, evidence=words, parts=())
    blocks = tuple(weighed(text, span, told) for span in spans)
    st.caption(_method(tone.engine, entry.words))
    st.caption(others(text, spans, tone))
    passages(
        "The words that make the tone",
        [Passage(focus_key("quotation", entry.number), verdict(told), blocks, tail=strongest(text, words))],
        "reasons-words",
    )


def others(text: str, spans: Sequence[Span], tone: Tone) -> str:
    """What the other engines make of the same words, and how far all agree: `≠ different: VADER + positive +0.40.`."""
    heard = {
        engine: tone_of(text, spans, engine)
        for engine in ENGINE_NAMES
        if engine != tone.engine and usable(engine) == engine
    }
    told = " · ".join(f"{ENGINE_NAMES[engine]} {labelled(each.label, each.score)}" for engine, each in heard.items())
    return f"{AGREEMENTS[agreement([tone.label, *(each.label for each in heard.values())])]}: {told}."


@st.cache_data(show_spinner=False, max_entries=KEPT, scope="session")
def reasons(text: str, spans: tuple[Span, ...]) -> tuple[ToneWord, ...]:
    """The words that make the model hear a tone; nothing where it cannot be used."""
    return explained(text, spans) if usable("model") == "model" else ()


def strongest(text: str, words: Sequence[ToneWord]) -> str:
    """The words with the most weight, the strongest first, in a sentence."""
    first = strongest_words(words, STRONGEST)
    if not first:
        return "No single word changes it."
    return f"Strongest: {', '.join(f'“{word.span.of(text)}” {signed(word.weight)}' for word in first)}."


def strongest_words(words: Sequence[ToneWord], most: int) -> tuple[ToneWord, ...]:
    """The words with the most weight, the strongest first."""
    return tuple(sorted(words, key=lambda word: -abs(word.weight))[:most])


def _method(engine: Engine | None, count: int) -> str:
    if engine != "model":
        return f"The words that {CALLED[engine] if engine else 'nobody'} knows, each with its own weight."
    cut = f" Only the first {MOST_WORDS} words were tried." if count > MOST_WORDS else ""
    return (
        f"The {MARKED} words at most that make the score of their sentence: the mean of what it loses without the word "
        f"and of what the word says alone, where that is {LEAST_WEIGHT} or more.{cut}"
    )


def _passage(text: str, entry: Entry, chosen: str | None, group: str) -> Passage:
    key = focus_key("quotation", entry.number)
    words = " ".join(span.of(text) for span in entry.quotation.spans)
    cut = words if len(words) <= SHOWN else f"{words[:SHOWN]} […]"
    return Passage(
        choice=key,
        head=f"{entry.number} · {entry.speaker or NOBODY}",
        aside=counted(entry.words, "word"),
        blocks=(((cut, "", "", ""),),),
        tail=verdict(entry.tone),
        on=key == chosen,
        group=group,
    )


def _excerpt(text: str, entry: Entry) -> str:
    said = " ".join(" ".join(span.of(text)[: 8 * EXCERPT] for span in entry.quotation.spans).split())
    return said if len(said) <= EXCERPT else f"{said[:EXCERPT].rstrip()}…"
