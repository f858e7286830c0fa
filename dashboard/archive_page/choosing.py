"""How does a reader choose a row of a list? One table for all the lists of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd

Chosen = TypeVar("Chosen")
DAY = st.column_config.DateColumn(format="D MMM YYYY", width=105)


def table_of_choices(
    shown: pd.DataFrame,
    key: str,
    values: Sequence[Chosen],
    choose: Callable[[Chosen], None],
    alt: str,
    *,
    columns: Mapping[str, Any] | None = None,
) -> None:
    """The rows `shown`, of which a click chooses one: `choose` gets the one of `values` that it stands for."""

    def chosen() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            choose(values[rows[0]])

    st.dataframe(
        shown,
        key=key,
        hide_index=True,
        on_select=chosen,
        selection_mode="single-row",
        height="content",
        column_config=dict(columns or {}),
        alt=alt,
    )
