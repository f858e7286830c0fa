"""Which page of a list is shown? The one that the reader chose, as long as there is one of that number."""

from __future__ import annotations

import streamlit as st


def page_of(key: str, rows: int, size: int) -> int:
    """The page, from 1, of a list of `rows` whose widget has that key; the first one where the chosen one is gone."""
    chosen = str(st.session_state.get(key) or st.query_params.get(key, "1"))
    if chosen.isdecimal() and 1 <= int(chosen) <= -(-rows // size):
        return int(chosen)
    st.session_state.pop(key, None)
    return 1
