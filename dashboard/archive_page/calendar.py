"""By which periods does a view count, and what is it called?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.periods import SHORTEST, UNITS, usual_unit

if TYPE_CHECKING:
    from datetime import date

    from components.keywords.periods import Unit
    from dashboard.archive.answers.articles import Choices
    from dashboard.archive.filters import Filters

MOST = 550
"""So many periods of a view can be told apart and opened; finer ones come back when fewer days are chosen."""

BY = "by"
"""The key of the unit, in the page's state and in its address."""


def span_of(choices: Choices, filters: Filters) -> tuple[date, date] | None:
    """The first and the last day that may have an article; None where no article has a date."""
    if choices.first is None or choices.last is None:
        return None
    return max(filters.first or choices.first, choices.first), min(filters.last or choices.last, choices.last)


def too_fine(span: tuple[date, date], most: int = MOST) -> dict[Unit, int]:
    """The units of which the span has more than `most` periods, and how many it has; years never are too fine."""
    days = abs(span[1] - span[0]).days + 1
    return {unit: days // SHORTEST[unit] for unit in UNITS if unit != "year" and days / SHORTEST[unit] > most}


def unit_control(span: tuple[date, date], most: int = MOST) -> Unit:
    """The reader's unit: one that gives no more than `most` periods; at first the finest one that reads well."""
    units = [unit for unit in UNITS if unit not in too_fine(span, most)]
    if st.session_state.get(BY) not in units:
        st.session_state.pop(BY, None)
    return st.segmented_control(
        "Period",
        units,
        default=usual_unit(min(span), max(span)),
        format_func=str.capitalize,
        required=True,
        key=BY,
        bind="query-params",
    )
