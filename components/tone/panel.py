"""The tone of quotations on the page: who reads it, by which method and how well, and the figure over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points
from components.charts import CHART
from components.tone.accuracy import accuracy_rows
from components.tone.figures import speaker_takeaway, tone_by_speaker, tone_in_order, tone_takeaway
from components.tone.model import problem
from components.tone.wording import ENGINE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.ledger import Entry
    from components.tone.records import Engine

ENGINE = "tone"
"""Key of the choice, in the page's state and in its address."""

METHOD = "Tone runs from −1 to 1. Where the engine knows no word there is no signal; that is not the same as neutral."
METHODS = """
**Model**: a small encoder (MiniLM, 23 MB) that learned from news, from invented diplomatic statements and articles, and
from a larger model; what VADER’s lexicon says is weighed with it. It hears several sentences at once, and each by
itself; both are shown. A quotation is heard once more within the paragraph that reports it. It knows toward whom a tone
goes; who speaks for a country takes no side toward it by saying what it does. It says how sure it is: *very likely*
from 0.9, *likely* from 0.66, else *unsure*.

**VADER**: a lexicon of everyday words with rules for negation, degree and “but”, each sentence on its own.

**TextBlob**: the mean polarity of the words in its lexicon. The baseline that everybody knows; it does not know the
language of diplomacy (“we condemn” counts for nothing).

*Mixed* is strongly positive and negative at once, *neutral* neither, *no signal* where no word is known.
"""


def chosen_engine() -> Engine:
    """The engine that the reader has chosen, with its method and accuracy; a line says so where it cannot be used."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        engine = st.segmented_control(
            "Tone read by",
            list(ENGINE_NAMES),
            format_func=lambda engine: ENGINE_NAMES[engine],
            default="model",
            required=True,
            key=ENGINE,
            bind="query-params",
        )
        with st.popover("Method and accuracy", type="tertiary"):
            method_and_accuracy()
    reason = problem() if engine == "model" else None
    if reason:
        st.warning(f"{reason[0].upper()}{reason[1:]}.", icon=":material/model_training:")
    return engine


def method_and_accuracy() -> None:
    """How each engine reads, and how well it does."""
    st.markdown(METHODS)
    st.table(pd.DataFrame(accuracy_rows()).set_index("Measure"))


def tone_chart(entries: Sequence[Entry], view: Literal["order", "speaker"], chosen: str | None) -> None:
    """The tone of the quotations, in reading order or by speaker; `chosen` is the key of the page's focus."""
    figure, takeaway = (tone_by_speaker, speaker_takeaway) if view == "speaker" else (tone_in_order, tone_takeaway)
    st.plotly_chart(
        figure(entries, chosen),
        key="tone_figure",
        on_select=lambda: choose_from_points("tone_figure"),
        selection_mode="points",
        config=CHART,
        alt=takeaway(entries),
    )
