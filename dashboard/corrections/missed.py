"""What did the program miss? The reader pastes the words of it from the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.countries.names import known_codes, short_name
from components.tone.ledger import NOBODY
from dashboard.corrections.desk import desk
from dashboard.corrections.forms import cast_of, keep
from dashboard.corrections.placed import places_of
from dashboard.corrections.records import QUOTATION

if TYPE_CHECKING:
    from components.article import Span
    from dashboard.corrections.apply import Corrected
    from dashboard.corrections.forms import Said

Missed = Literal["A quotation", "A country"]
KINDS: tuple[Missed, ...] = ("A quotation", "A country")
MARKS = ' \t\n\r\xa0"“”„«»‹›'
"""What may stand around pasted words and is no part of them."""

LONGEST = 20_000
NOT_THERE = "These words do not stand in the article: paste them as they stand there."
KIND, WORDS, SPEAKER, COUNTRY, OPEN = (f"missed-{name}" for name in ("kind", "words", "speaker", "country", "open"))


def missed_form(now: Corrected) -> None:
    """Below the article: a quotation or a country that was not found."""
    popover = st.popover("Something missed?", icon=":material/add:", key=OPEN, on_change="rerun")
    if not popover.open:  # drawn when it is asked for
        return
    with popover:
        kind = st.segmented_control("What was missed", KINDS, default=KINDS[0], required=True, key=KIND)
        with st.form("missed-form", border=False, clear_on_submit=True):
            st.text_area("Its words, pasted from the article", key=WORDS, max_chars=LONGEST, height=90)
            if kind == "A country":
                codes = sorted(known_codes(), key=short_name)
                st.selectbox("Country", codes, None, short_name, COUNTRY, placeholder="Choose")
            else:
                cast = [*cast_of(now.parsed), NOBODY]
                st.selectbox("Who says it", cast, len(cast) - 1, key=SPEAKER, accept_new_options=True)
            st.form_submit_button("Add it", type="primary", key="missed-add", on_click=_add, args=[now, kind])


def _add(now: Corrected, kind: Missed) -> None:
    """Keep what was missed at the first place of its words where nothing was found."""
    text = now.parsed.article.text
    places = places_of(text, st.session_state[WORDS].strip(MARKS))
    st.session_state[OPEN] = False
    if not places:
        desk().problem = NOT_THERE
    elif kind == "A country":
        _add_country(text, places[0], st.session_state[COUNTRY])
    else:
        speaker = st.session_state[SPEAKER] or NOBODY
        named: list[Said] = [("speaker", "", speaker, "")] if speaker != NOBODY else []
        keep(text, _free(now, places), [("quotation", "", QUOTATION, ""), *named])


def _add_country(text: str, place: Span, iso3: str | None) -> None:
    if iso3:
        keep(text, place, [("country", "", iso3, "")])
    else:
        desk().problem = "Choose which country was missed."


def _free(now: Corrected, places: list[Span]) -> Span:
    """The first place that lies in no quotation, else the very first."""
    taken = [span for quotation in now.parsed.quotations for span in quotation.spans]
    return next((place for place in places if not any(place.overlaps(span) for span in taken)), places[0])
