"""How do words run over the dates of the archive? A point opens its articles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

import streamlit as st

from components.charts import CHART
from components.keywords.collection import rows_of
from components.keywords.downloads import data_button
from components.keywords.over_dates import Measure
from components.keywords.over_dates_figures import MEASURES, over_dates_figure, over_dates_takeaway, points_of
from components.keywords.periods import period_name
from components.picker import picked
from dashboard.archive.answers import keyword_timeline
from dashboard.archive.answers.findings import Finding, within
from dashboard.archive.answers.words import words_to_begin_with
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.calendar import unit_control

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from components.keywords.over_dates import Bin
    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

WORDS, POINT = "words", "point"
"""Keys of the words and of the point that is opened, in the page's state and in its address."""

CHART_KEY = "archive_over_dates"
MOST = 8
HELP = (
    "*Share*: of the period’s articles, those that hold the word, with the 95% band of Wilson (1927). *Smoothing*: so "
    "many periods on either side are pooled. *Bursts*: stretches in which twice as many articles as usual hold the "
    "word (Kleinberg 2002)."
)


@st.fragment
def keywords_panel(archive: Archive, filters: Filters, span: tuple[date, date]) -> None:
    """The words, the figure over the calendar, and the articles of the point that is chosen in it."""
    words = _words(archive)
    if not words:
        st.info("No word is shown: choose one, or type your own.", icon=":material/search_off:")
        return
    measure, unit, reach = _controls(span)
    runs = answered(archive, keyword_timeline, filters, words, unit, datetime.now(UTC).date())
    if not any(runs.values()):
        st.info("None of these articles has a date: see them under Articles.", icon=":material/event_busy:")
        return
    labels = _labels(runs, unit)
    chosen = _chosen(labels)
    _figure(runs, unit, measure, reach, chosen)
    data_button(
        "archive-keywords",
        lambda: (row for name, bins in runs.items() for row in rows_of(name, bins, measure, reach)),
    )
    point = picked("Articles of", labels, POINT, "Choose a point, or one of this list", on_change=begin_anew)
    if point:
        word, day = point
        period = next(each.period for each in runs[word] if each.period.first.isoformat() == day)
        told = f"“{word}”, {period_name(period, unit)}"
        own = within(filters, period.first, period.last)
        articles_behind(archive, Finding(told, own, "word", word=word, counts="Occurrences"))


def _words(archive: Archive) -> tuple[str, ...]:
    common, phrases = answered(archive, words_to_begin_with)
    listed = list(dict.fromkeys([*common, *phrases]))
    return tuple(
        st.multiselect(
            "Words",
            listed,
            default=common,
            key=WORDS,
            max_selections=MOST,
            accept_new_options=True,
            placeholder="Add a word: weapon*, arms|weapons",
            help="Type words of your own: `*` stands for any ending, `|` parts alternatives.",
            bind="query-params",
        )
    )


def _controls(span: tuple[date, date]) -> tuple[Measure, Unit, int]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        measure = st.segmented_control(
            "Measure",
            get_args(Measure),
            format_func=lambda measure: MEASURES[measure],
            default="share",
            required=True,
            key="of",
            help=HELP,
            bind="query-params",
        )
        unit = unit_control(span)
        reach = st.slider("Smoothing", 0, 10, 0, key="smooth", width=140, bind="query-params")
    return measure, unit, reach


def _labels(runs: Mapping[str, Sequence[Bin]], unit: Unit) -> dict[tuple[str, str], str]:
    """What each point that holds its word is called, and the chosen one, by the word and the period's first day."""
    kept = st.session_state.get(POINT)
    return {
        (word, each.period.first.isoformat()): f"{word}, {period_name(each.period, unit)}"
        for word, bins in runs.items()
        for each in bins
        if each.holding or kept == (word, each.period.first.isoformat())
    }


def _chosen(labels: Mapping[tuple[str, str], str]) -> str | None:
    """The first day of the period that is chosen."""
    point: tuple[str, str] | None = st.session_state.get(POINT)
    return point[1] if point and point in labels else None


def _figure(runs: Mapping[str, Sequence[Bin]], unit: Unit, measure: Measure, reach: int, chosen: str | None) -> None:
    figure = over_dates_figure(runs, unit, measure, reach, chosen)
    drawn = [(point.keyword, point.each.period.first.isoformat()) for point in points_of(runs, measure)]

    def choose() -> None:
        points = st.session_state[CHART_KEY].selection.points
        if points and points[0]["curve_number"] == len(figure.data) - 1:  # the marks lie over the bands and bursts
            st.session_state[POINT] = drawn[points[0]["point_index"]]
            begin_anew()

    st.plotly_chart(
        figure,
        key=CHART_KEY,
        on_select=choose,
        selection_mode="points",
        config=CHART,
        alt=over_dates_takeaway(runs, unit),
    )
    st.caption(
        "Point: a period with articles; hollow and grey: not over yet. Line: smoothed. Bar below: burst. "
        + ("Light bar: 95% band." if measure == "share" else "")
    )
