"""How do the keywords run over the articles of this session? A fragment: its controls run nothing else of the page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, get_args

import pandas as pd
import streamlit as st

from components.charts import CHART
from components.keywords.collection import rows_of, tallies
from components.keywords.downloads import data_button
from components.keywords.over_dates import Measure, binned
from components.keywords.over_dates_figures import MEASURES, over_dates_figure, over_dates_takeaway
from components.keywords.periods import Period, fitting_units, period_name, usual_unit
from components.picker import picked
from components.plain import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.keywords.collection import Opened
    from components.keywords.over_dates import Bin, Tally
    from components.keywords.periods import Unit
    from components.keywords.records import Keyword

PERIOD = "period"
OPEN = "over-dates-open"
"""Keys of the chosen period and of the article that is to be opened."""

KEPT = 8
UNITS = {"day": "Day", "week": "Week", "month": "Month", "year": "Year"}
HELP = (
    "*Share*: of the period’s articles, those that hold the word, with the 95% band of Wilson (1927). *Smoothing*: so "
    "many periods on either side are pooled, as in the Ngram Viewer; the points stay as they are. *Bursts*: stretches "
    "in which twice as many articles as usual hold the word (Kleinberg 2002)."
)


@st.fragment
def show_over_dates(keywords: Sequence[Keyword], opened: Sequence[Opened], open_article: Callable[[str], None]) -> None:
    """The figure over the calendar, and the articles of the period that is chosen in it; a row opens its article."""
    wanted = st.session_state.pop(OPEN, None)
    if wanted:
        open_article(wanted)
        st.rerun()
    dated = [each for each in opened if each.article.date]
    if len(dated) < 2 or not keywords:  # noqa: PLR2004  one article has no course
        st.info(
            f"Of the articles in this session {len(dated)} has a date: open another, with its date, at the top of the "
            "page to see how a word runs over the calendar."
            if keywords
            else "No keyword is shown: choose one above or type your own.",
            icon=":material/calendar_month:",
        )
        return
    columns = _tallies(hash((tuple(opened), tuple(keywords))), opened, keywords)
    days = sorted(tally.day for tally in columns[0])
    unit, measure, reach = _controls(fitting_units(days[0], days[-1]), usual_unit(days[0], days[-1]))
    today = datetime.now(UTC).date()
    runs = {keyword.phrase: binned(column, unit, today) for keyword, column in zip(keywords, columns, strict=True)}
    _figure(runs, unit, measure, reach)
    left_out = len(opened) - len(dated)
    st.caption(
        f"{counted(len(dated), 'article')} with a date"
        + (f", {left_out} without are left out. " if left_out else ". ")
        + "Point: a period with articles; hollow and grey: not over yet. Line: smoothed. Bar below: burst. "
        + ("Light bar: 95% band." if measure == "share" else "")
    )
    data_button(
        "keywords-over-dates",
        lambda: (row for name, bins in runs.items() for row in rows_of(name, bins, measure, reach)),
    )
    _articles(runs, unit, dict(zip(runs, columns, strict=True)), opened)


@st.cache_resource(show_spinner="Counting…", max_entries=KEPT, scope="session")
def _tallies(key: int, _opened: Sequence[Opened], _keywords: Sequence[Keyword]) -> tuple[tuple[Tally, ...], ...]:  # noqa: ARG001  the key
    return tallies(_opened, _keywords)


def _controls(units: Sequence[Unit], usual: Unit) -> tuple[Unit, Measure, int]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        measure = st.segmented_control(
            "Measure",
            get_args(Measure),
            format_func=lambda measure: MEASURES[measure],
            default="share",
            required=True,
            key="measure",
            help=HELP,
            bind="query-params",
        )
        if st.session_state.get("unit") not in units:
            st.session_state.pop("unit", None)
        unit = st.segmented_control(
            "Period",
            units,
            format_func=lambda unit: UNITS[unit],
            default=usual,
            required=True,
            key="unit",
            bind="query-params",
        )
        reach = st.slider("Smoothing", 0, 10, 0, key="smoothing", width=140, bind="query-params")
    return unit, measure, reach


def _figure(runs: Mapping[str, Sequence[Bin]], unit: Unit, measure: Measure, reach: int) -> None:
    st.plotly_chart(
        over_dates_figure(runs, unit, measure, reach, st.session_state.get(PERIOD)),
        key="over_dates",
        on_select=_choose_period,
        selection_mode="points",
        config=CHART,
        alt=over_dates_takeaway(runs, unit),
    )


def _choose_period() -> None:
    points = st.session_state["over_dates"].selection.points
    if points:
        day = points[0]["customdata"]
        st.session_state[PERIOD] = day[0] if isinstance(day, list) else day


def _articles(
    runs: Mapping[str, Sequence[Bin]], unit: Unit, columns: Mapping[str, Sequence[Tally]], opened: Sequence[Opened]
) -> None:
    """The articles of the chosen period, with each keyword's hits."""
    periods = {each.period.first.isoformat(): each for each in next(iter(runs.values())) if each.articles}
    labels = {
        day: f"{period_name(each.period, unit)} ({counted(each.articles, 'article')})" for day, each in periods.items()
    }
    day = picked("Articles of", labels, PERIOD, "Choose a point, or a period of this list")
    if day is None:
        return
    table = period_table(periods[day].period, columns, opened)
    opening = list(table.pop("label"))

    def choose() -> None:
        rows = st.session_state["period_table"].selection.rows
        if rows:
            st.session_state[OPEN] = opening[rows[0]]

    st.dataframe(
        table,
        key="period_table",
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        alt=f"{counted(len(table), 'article')} with the hits of each keyword.",
    )
    st.caption("Choose a row to open its article.")


def period_table(period: Period, columns: Mapping[str, Sequence[Tally]], opened: Sequence[Opened]) -> pd.DataFrame:
    """One row per article of a period: `label`, `Date`, `Article`, each keyword's hits, `Words`, `Outlet`."""
    hits = {name: {tally.article: tally for tally in column} for name, column in columns.items()}
    rows = []
    for each in sorted(opened, key=lambda each: (each.article.date or period.first, each.label)):
        article = each.article
        if article.date and period.first <= article.date <= period.last:
            own = {name: found[each.label] for name, found in hits.items()}
            rows.append(
                {
                    "label": each.label,
                    "Date": article.date,
                    "Article": article.title or each.label,
                    **{f"“{name}”": tally.hits for name, tally in own.items()},
                    "Words": next(iter(own.values())).words,
                    "Outlet": article.outlet or "",
                }
            )
    return pd.DataFrame(rows)
