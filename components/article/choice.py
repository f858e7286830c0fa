"""What has the reader chosen? One focus and one sentence for the whole page, both kept in the URL.

The two are the values of widgets bound to the URL, so a figure or the reading pane chooses by setting them in a
callback, before the widgets are drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.picker import picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article.focus import Focus

FOCUS = "focus"
SENTENCE = "sentence"


def choose_focus(key: str | None) -> None:
    """Choose what is shown throughout the page: the key of a focus, or None for nothing."""
    st.session_state[FOCUS] = key


def choose_sentence(index: int) -> None:
    """Choose a sentence by its index; a negative one chooses none."""
    st.session_state[SENTENCE] = index + 1 if index >= 0 else None


def choose_from_points(chart: str) -> None:
    """Choose the focus that the selected point of a chart carries as the first of its custom data."""
    points = st.session_state[chart].selection.points
    if points:
        key = points[0].get("customdata")
        choose_focus(key[0] if isinstance(key, list) else key)


def choose_from_rows(table: str, keys: Sequence[str]) -> None:
    """Choose the focus of a table's selected row, `keys` being those of its rows; none when none is selected."""
    rows = st.session_state[table].selection.rows
    choose_focus(keys[rows[0]] if rows else None)


def focus_picker(focuses: Sequence[Focus]) -> Focus | None:
    """The widget that holds the focus: everything that can be chosen, by its label; what is chosen, or None."""
    labels = {focus.key: focus.label for focus in focuses}
    key = picked("Show in the article", labels, FOCUS, "A country, speaker, quotation, stance, keyword or date")
    return next((focus for focus in focuses if focus.key == key), None)


def sentence_picker(count: int) -> int | None:
    """The widget that holds the chosen sentence, counted from 1; its index, or None."""
    number = st.number_input(
        "Sentence", 1, max(count, 1), value=None, step=1, key=SENTENCE, placeholder=f"1–{count}", bind="query-params"
    )
    return None if number is None else number - 1
