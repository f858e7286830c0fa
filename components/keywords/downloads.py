"""The button that hands out the data behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.exports import csv_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def data_button(name: str, rows: Callable[[], Iterable[Mapping[str, object]]]) -> None:
    """A button for the rows as `NAME.csv`; they are computed when it is pressed."""
    st.download_button(
        "Data (CSV)",
        lambda: csv_of(rows()),
        f"{name}.csv",
        "text/csv",
        key=f"{name}-csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
