"""Which of the archive's articles does the reader want to see? Every choice stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.archive.filters import Filters

if TYPE_CHECKING:
    from datetime import date

    from dashboard.archive.answers.articles import Choices

FIRST, LAST, FIND, COLLAPSE = "from", "to", "find", "copies"
OUTLETS, COUNTRIES, SPEAKERS, ORGANISATIONS = "outlet", "country", "speaker", "organisation"
"""Keys of the choices, in the page's state and in its address."""

EMPTY: dict[str, object] = {
    FIRST: None,
    LAST: None,
    FIND: "",
    COLLAPSE: False,
    OUTLETS: [],
    COUNTRIES: [],
    SPEAKERS: [],
    ORGANISATIONS: [],
}
STRAIGHT = str.maketrans("“”„«»", '"""""')
"""Phrases may stand between marks of any kind."""

LISTED = 500
"""So many speakers are listed, those quoted most; any other can be typed."""


def filter_panel(choices: Choices) -> Filters:
    """The filters and their values."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        text = st.text_input(
            "Words in the text",
            key=FIND,
            placeholder="peace talks",
            help="Articles that have all of these: words, a phrase in quotation marks, `sanction*` for any ending, "
            "`war|peace` for either.",
            icon=":material/search:",
            width=260,
            bind="query-params",
        )
        first, last = _day("From", FIRST, choices), _day("To", LAST, choices)
        with st.popover(_more_label(), icon=":material/filter_alt:", key="more-filters"):
            outlets, countries, speakers, organisations = _lists(choices)
            collapse = st.toggle(
                "Wire copies as one",
                key=COLLAPSE,
                help="Of articles that are nearly the same, only the first is counted.",
                bind="query-params",
            )
        if _set(*EMPTY):
            st.button("Reset", icon=":material/filter_alt_off:", key="reset-filters", on_click=reset)
    return Filters(
        first=first,
        last=last,
        outlets=tuple(outlets),
        countries=tuple(countries),
        speakers=tuple(speakers),
        organisations=tuple(organisations),
        text=text.translate(STRAIGHT).strip(),
        collapse=collapse,
    )


def told(filters: Filters, choices: Choices) -> str:
    """The filters in words, empty where there is none."""
    names = dict(zip(choices.countries["item"], choices.countries["name"], strict=True))
    parts = [
        f"from {filters.first:%-d %b %Y}" if filters.first else "",
        f"to {filters.last:%-d %b %Y}" if filters.last else "",
        f"with “{filters.text}”" if filters.text else "",
        f"in {' or '.join(filters.outlets)}" if filters.outlets else "",
        f"on {' or '.join(names.get(code, code) for code in filters.countries)}" if filters.countries else "",
        f"quoting {' or '.join(filters.speakers)}" if filters.speakers else "",
        f"about {' or '.join(filters.organisations)}" if filters.organisations else "",
        "wire copies as one" if filters.collapse else "",
    ]
    return ", ".join(part for part in parts if part)


def reset() -> None:
    """Take every filter away."""
    for key, value in EMPTY.items():
        st.session_state[key] = value


def _lists(choices: Choices) -> tuple[list[str], list[str], list[str], list[str]]:
    names = dict(zip(choices.countries["item"], choices.countries["name"], strict=True))
    outlets = st.multiselect("Outlets", list(choices.outlets["item"]), key=OUTLETS, bind="query-params")
    countries = st.multiselect(
        "Countries spoken of",
        list(names),
        format_func=lambda code: names[code],
        key=COUNTRIES,
        help="One of these, named or implied.",
        bind="query-params",
    )
    number = len(choices.speakers)
    speakers = st.multiselect(
        "Speakers quoted",
        list(choices.speakers["item"][:LISTED]),
        key=SPEAKERS,
        accept_new_options=True,
        help=f"The {LISTED} quoted in most articles are listed; type any other of the {number:,}." * (number > LISTED)
        or None,
        bind="query-params",
    )
    organisations = st.multiselect(
        "Central organisations", list(choices.organisations["item"]), key=ORGANISATIONS, bind="query-params"
    )
    return outlets, countries, speakers, organisations


def _set(*keys: str) -> int:
    """How many of the filters are set; on the first run of the page by what its address says."""
    return sum(bool(st.session_state[key] if key in st.session_state else st.query_params.get_all(key)) for key in keys)


def _more_label() -> str:
    number = _set(OUTLETS, COUNTRIES, SPEAKERS, ORGANISATIONS, COLLAPSE)
    return f"More filters ({number})" if number else "More filters"


def _day(label: str, key: str, choices: Choices) -> date | None:
    return st.date_input(
        label, None, choices.first, choices.last, key=key, format="DD/MM/YYYY", width=165, bind="query-params"
    )
