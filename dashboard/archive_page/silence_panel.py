"""On what are the articles under the filters silent, against the rest? A row opens the articles that speak of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components.charts import CHART
from components.keywords.downloads import data_button
from components.picker import picked
from components.plain import counted
from dashboard.archive.answers import silence
from dashboard.archive.answers.findings import Finding
from dashboard.archive.filters import Filters
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.silence_figures import MOST, Silence, silence_figure, silence_takeaway

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.archive.answers.silence import By
    from dashboard.archive.reading import Archive

OF, ITEM, WHERE = "silent_on", "missing", "whose"
"""Keys of the kind, of the item and of whose articles are opened, in the page's state and in its address."""

CHART_KEY = "archive_silence"
KINDS: dict[By, str] = {"country": "Countries", "keyword": "Key phrases"}
PLACES = {"rest": "All articles of these days", "own": "Articles under the filters"}
HELP = (
    "Expected: if these articles spoke of it as often as the others of the same days do. In the order of surprise, by "
    "the log-likelihood ratio G² (Dunning 1993). A place with few articles says little."
)


@st.fragment
def silence_panel(archive: Archive, filters: Filters) -> None:
    """What is missing, in a figure and a list, and the articles that do speak of it."""
    by = st.segmented_control(
        "Silent on",
        list(KINDS),
        default="country",
        format_func=KINDS.__getitem__,
        required=True,
        key=OF,
        help=HELP,
        bind="query-params",
    )
    if filters == Filters(collapse=filters.collapse):
        st.info(
            "Whose silence? Choose an outlet, a speaker, an organisation, a country or days in the filters above: "
            "those articles are then compared with the others.",
            icon=":material/hearing_disabled:",
        )
        return
    rows = answered(archive, silence, filters, by)
    silences = silences_of(rows)
    if not silences:
        st.info(silence_takeaway(silences), icon=":material/hearing:")
        return
    labels = {each.item: each.name for each in silences}
    _figure(silences, labels)
    data_button("archive-silence", lambda: rows_of(rows))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        item = picked("Who speaks of", labels, ITEM, "Choose a point, or one of this list", on_change=begin_anew)
        place = st.segmented_control(
            "Where",
            list(PLACES),
            default="rest",
            format_func=PLACES.__getitem__,
            required=True,
            key=WHERE,
            on_change=begin_anew,
            bind="query-params",
        )
    if item:
        own = filters if place == "own" else baseline(filters)
        articles_behind(archive, _finding(by, item, labels[item], own))


def silences_of(rows: pd.DataFrame) -> list[Silence]:
    """What the figure draws of the answer's rows."""
    names = ("item", "name", "expected", "found", "of", "surprise")
    return [Silence(**{name: row[name] for name in names}) for row in rows_of(rows)]


def baseline(filters: Filters) -> Filters:
    """All articles of the same days; all of the archive where nothing but days is chosen."""
    narrowed = replace(filters, collapse=False) != filters.only_days
    return replace(filters.only_days if narrowed else Filters(), collapse=filters.collapse)


def _finding(by: By, item: str, name: str, filters: Filters) -> Finding:
    if by == "country":
        return Finding(name, filters, "country", country=item, counts="Mentions")
    return Finding(f"“{name}”", filters, "phrase", word=item, counts="Occurrences")


def _figure(silences: Sequence[Silence], labels: Mapping[str, str]) -> None:
    def choose() -> None:
        points = st.session_state[CHART_KEY].selection.points
        if points and points[0].get("customdata"):
            own = points[0]["customdata"]
            st.session_state[ITEM] = own[0] if isinstance(own, list) else own
            begin_anew()

    chosen = st.session_state.get(ITEM)
    st.plotly_chart(
        silence_figure(silences, chosen if chosen in labels else None),
        key=CHART_KEY,
        on_select=choose,
        selection_mode="points",
        config=CHART,
        alt=silence_takeaway(silences),
    )
    more = f" The {MOST} most surprising are drawn; the list and the data have all." if len(silences) > MOST else ""
    st.caption(
        f"Ring: how many of these {counted(silences[0].of, 'article')} were expected to speak of it; point: how many "
        f"do. Bold: so much rarer that chance alone would make one of 20 items so (G² from 3.84).{more}"
    )
