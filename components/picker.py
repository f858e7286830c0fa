"""How does a list hold what is chosen in a figure, in a table or in itself, and keep it in the address?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

Choice = TypeVar("Choice", bound="Hashable")


def picked(
    label: str,
    labels: Mapping[Choice, str],
    key: str,
    placeholder: str,
    *,
    told: str | None = None,
    on_change: Callable[[], None] | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> Choice | None:
    """The list `label` of what may be chosen, by its label; what is chosen, or None.

    What is chosen stands in the page's state under `key`, where a figure may set it, and in the address; it is
    forgotten where it may not be chosen any more. `told` is the list's help.
    """
    if st.session_state.get(key) not in labels:
        st.session_state.pop(key, None)
    return st.selectbox(
        label,
        list(labels),
        index=None,
        format_func=lambda choice: labels[choice],
        key=key,
        placeholder=placeholder,
        help=told,
        on_change=on_change,
        width=width,
        bind="query-params",
    )
