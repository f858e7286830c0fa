"""The views of an article's countries: on the map, in the text, together in a sentence, and who speaks of whom."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from components.article.choice import choose_focus, choose_from_points, choose_sentence
from components.charts import CHART
from components.countries.comentions import comentions, spoken_of
from components.countries.evidence import quotation_passages, sentence_passages
from components.countries.figures import map_takeaway, role_map
from components.countries.matrix_figures import (
    MOST,
    UNATTRIBUTED,
    comention_matrix,
    comention_takeaway,
    pair_key,
    speech_key,
    speech_matrix,
    speech_takeaway,
)
from components.countries.strip_figures import mention_strips, shown_on_strips, strips_takeaway
from components.countries.wording import BOUNDARIES, boundary_notes, notes_for, places_words, several_roles_words
from components.picker import picked
from components.plain import counted, in_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from components.article import Article, Outline
    from components.countries.records import Country
    from components.quotes.records import Quotation

VIEWS = {"map": "Map", "text": "Text", "together": "Together", "speech": "Who on whom"}
PAIR = "pair"
SPEECH = "speaks"

MAPS = 32
"""Maps that are kept: most reruns of the page change another panel."""

GEOJSON = "app/static/world.geojson"
"""Where the browser finds the shapes: one of the app's own static files."""

OFFLINE = {"topojsonURL": "app/static/topojson/", "displaylogo": False, "scrollZoom": False}
"""Plotly fetches outlines from a CDN unless it is told another place; ours holds an empty one."""


def show_map(countries: Sequence[Country], chosen: str | None) -> None:
    """The map by role with what must be said about boundaries; `chosen` is the key of the page's focus."""
    st.plotly_chart(
        _map(tuple(countries), chosen),
        key="role_map",
        on_select=lambda: choose_from_points("role_map"),
        selection_mode="points",
        config=OFFLINE,
        alt=map_takeaway(countries),
    )
    told = [several_roles_words(countries), BOUNDARIES, places_words(notes_for(countries))]
    st.caption(in_markdown(" ".join(sentence for sentence in told if sentence)))
    with st.popover("About disputed places", type="tertiary"):
        st.markdown(_all_notes())


def show_text(parts: Outline, countries: Sequence[Country], chosen: str | None) -> None:
    """Every mention over the sentences; a mark chooses its country and its sentence."""
    if not countries:
        _nothing("No country has this role here.")
        return
    st.plotly_chart(
        mention_strips(countries, parts, chosen),
        key="mention_strips",
        on_select=_choose_mention,
        selection_mode="points",
        config=CHART,
        alt=strips_takeaway(countries, parts),
    )
    left_out = len(countries) - len(shown_on_strips(countries))
    st.caption(
        "Stroke: named. Ring: only implied, by a city or a seat of power. Colours: roles, as on the map."
        + (f" {left_out} countries with fewer mentions are in the table alone." if left_out else "")
    )


def show_together(article: Article, parts: Outline, countries: Sequence[Country]) -> None:
    """Which countries share sentences; a bubble or the list chooses a pair and shows its sentences."""
    pairs = {pair_key(pair): pair for pair in comentions(countries, parts)}
    names = {country.iso3: country.name for country in countries}
    if not pairs:
        _nothing("No two of these countries stand in one sentence.")
        return
    room = st.container()
    labels = {key: f"{names[pair.first]} and {names[pair.second]}" for key, pair in pairs.items()}
    chosen = _picker("Two countries", labels, PAIR)
    with room:
        found = list(pairs.values())
        _matrix_chart(comention_matrix(found, names, chosen), comention_takeaway(found, names), PAIR)
        _cut_note(len({code for pair in found for code in (pair.first, pair.second)}), "countries")
    if chosen:
        pair = pairs[chosen]
        both = [country for country in countries if country.iso3 in (pair.first, pair.second)]
        marks = [mention.span for country in both for mention in country.mentions]
        st.markdown(f"**Together** · {counted(len(pair.sentences), 'sentence')}")
        sentence_passages(labels[chosen], article, parts, pair.sentences, marks, key="pair-sentences")


def show_speech(article: Article, countries: Sequence[Country], quotations: Sequence[Quotation]) -> None:
    """Who speaks of which country; a bubble or the list chooses a cell and shows its quotations."""
    cells = {speech_key(cell): cell for cell in spoken_of(countries, quotations)}
    names = {country.iso3: country.name for country in countries}
    if not cells:
        _nothing("No quotation speaks of one of these countries.")
        return
    room = st.container()
    labels = {key: f"{cell.speaker or UNATTRIBUTED} on {names[cell.iso3]}" for key, cell in cells.items()}
    chosen = _picker("Speaker and country", labels, SPEECH)
    with room:
        found = list(cells.values())
        _matrix_chart(speech_matrix(found, names, chosen), speech_takeaway(found, names), SPEECH)
        _cut_note(
            max(len({cell.speaker for cell in found}), len({cell.iso3 for cell in found})), "speakers or countries"
        )
    if chosen:
        cell = cells[chosen]
        marks = [mention.span for country in countries if country.iso3 == cell.iso3 for mention in country.mentions]
        st.markdown(f"**Spoken of** · {counted(len(cell.quotations), 'quotation')}")
        quotation_passages(labels[chosen], article, quotations, cell.quotations, marks)


@lru_cache(maxsize=MAPS)
def _map(countries: tuple[Country, ...], chosen: str | None) -> go.Figure:
    return role_map(countries, GEOJSON, chosen)


@cache
def _all_notes() -> str:
    return "\n\n".join(f"**{in_markdown(note.place)}**: {in_markdown(note.note)}" for note in boundary_notes())


def _nothing(sentence: str) -> None:
    st.info(sentence, icon=":material/public_off:")


def _picker(label: str, labels: dict[str, str], key: str) -> str | None:
    """The list that holds what is chosen in a matrix, with everything that does not fit into it."""
    return picked(label, labels, key, "Choose a bubble, or one of this list")


def _matrix_chart(figure: go.Figure, takeaway: str, holder: str) -> None:
    """A matrix whose bubbles set the list `holder`."""
    key = f"{holder}_matrix"

    def choose() -> None:
        points = st.session_state[key].selection.points
        if points:
            st.session_state[holder] = points[0]["customdata"]

    st.plotly_chart(figure, key=key, on_select=choose, selection_mode="points", config=CHART, alt=takeaway)


def _cut_note(number: int, noun: str) -> None:
    """Says that the matrix shows a part."""
    if number > MOST:
        st.caption(f"The {MOST} most frequent of {number} {noun} are drawn; the list has every pair.")


def _choose_mention() -> None:
    points = st.session_state["mention_strips"].selection.points
    if points:
        key, sentence = points[0]["customdata"]
        choose_focus(key)
        choose_sentence(int(sentence))
