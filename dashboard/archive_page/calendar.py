"""By which periods does a view count, and what is it called?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.periods import SHORTEST, usual_unit

if TYPE_CHECKING:
    from datetime import date

    from components.keywords.periods import Unit
    from dashboard.archive.answers.articles import Choices
    from dashboard.archive.filters import Filters

MOST = 550
"""So many periods of a view can be told apart and opened; finer ones come back when fewer days are chosen."""

BY = "by"
"""The key of the unit, in the page's state and in its address."""

UNITS = {"day": "Day", "week": "Week", "month": "Month", "year": "Year"}


def span_of(choices: Choices, filters: Filters) -> tuple[date, date] | None:
    """The first and the last day that may have an article; None where no article has a date."""
    if choices.first is None or choices.last is None:
        return None
    return max(filters.first or choices.first, choices.first), min(filters.last or choices.last, choices.last)


def unit_control(span: tuple[date, date], *, finest: Unit = "day") -> Unit:
    """The reader's unit: one of those that fit the span, from `finest` on; at first the finest one that reads well."""
    known: list[Unit] = ["day", "week", "month", "year"]
    first, last = min(span), max(span)
    days = (last - first).days + 1
    units = [unit for unit in known[known.index(finest) :] if unit == "year" or days / SHORTEST[unit] <= MOST]
    usual = max(usual_unit(first, last), finest, key=known.index)
    if st.session_state.get(BY) not in units:
        st.session_state.pop(BY, None)
    return st.segmented_control(
        "Period",
        units,
        default=usual,
        format_func=UNITS.__getitem__,
        required=True,
        key=BY,
        bind="query-params",
    )
