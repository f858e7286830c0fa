"""In which roles do countries stand, when, and since when? A point, a country or a row opens its articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from components.charts import CHART
from components.countries.views import GEOJSON, OFFLINE
from components.countries.wording import BOUNDARIES
from components.keywords.downloads import data_button
from components.keywords.periods import Period, period_name, period_of
from components.palette import ROLE_ORDER
from components.picker import picked
from components.plain import counted
from dashboard.archive.answers import article_count, countries_over_time, role_changes
from dashboard.archive.answers.findings import Finding, within
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.calendar import too_fine, unit_control
from dashboard.archive_page.countries_figures import (
    MOST,
    drawn_points,
    over_time_takeaway,
    roles_over_time,
    spoken_of,
)
from dashboard.archive_page.countries_rows import countries_in, periods_in, seen_over_time, seen_together
from dashboard.archive_page.map_figures import archive_map, map_takeaway

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from components.countries.records import Role
    from components.keywords.periods import Unit
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive
    from dashboard.archive_page.countries_figures import Seen

ROLE, DAYS, AT = "role", "during", "at"
"""Keys of the role, of the map's periods and of what is opened, in the page's state and in its address."""

MAP, COURSE, CHANGES = "archive_map", "archive_roles", "archive_changes"
CHANGES_HEIGHT = 388

MOST_STEPS = 366
"""A slider of more steps, and a row of more marks, has less than three pixels for each."""

Place = tuple[str, str]
"""A country, and the first day of a period; an empty day means all of the map's."""


@st.fragment
def countries_panel(archive: Archive, filters: Filters, span: tuple[date, date]) -> None:
    """Map and figure over time, since when a role is given, and the articles of what is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        role = st.pills("Only in the role", list(ROLE_ORDER), key=ROLE, wrap=True, bind="query-params")
        unit = unit_control(span, MOST_STEPS)
    if left_out := too_fine(span, MOST_STEPS):
        st.caption(too_fine_told(left_out))
    rows = answered(archive, countries_over_time, filters, unit)
    days = periods_in(rows, role)
    if not days:
        st.info(
            f"None of these articles with a date shows a country as {role}." * bool(role)
            or "None of these articles has a date and speaks of a country.",
            icon=":material/public_off:",
        )
        return
    first, last = _days(days, unit)
    chosen: Place | None = st.session_state.get(AT)
    besides = chosen[0] if chosen else _in_address(rows)
    of_map = seen_together(rows, role, first, last)
    seen = seen_over_time(rows, role, besides)
    labels = _labels(seen, of_map, unit, besides)
    place = chosen if chosen in labels else None
    whole = Period(first, period_of(last, unit).last)
    _map(of_map, place, answered(archive, article_count, within(filters, whole.first, whole.last)))
    _course(seen, unit, place, countries_in(rows, role))
    data_button("archive-countries", lambda: rows_of(rows))
    _changes(archive, filters, role or "adversary")
    at = picked("Articles of", labels, AT, "Choose a country, a point, or one of this list", on_change=begin_anew)
    if at:
        iso3, day = at
        own = period_of(date.fromisoformat(day), unit) if day else whole
        finding = Finding(
            f"{labels[at]}, as {role}" if role else labels[at],
            within(filters, own.first, own.last),
            "country",
            country=iso3,
            label=role or "",
            counts="Mentions",
        )
        articles_behind(archive, finding)


def too_fine_told(left_out: Mapping[Unit, int]) -> str:
    """Why some units cannot be chosen, and what to do."""
    *others, last = (counted(number, unit) for unit, number in left_out.items())
    periods = f"{', '.join(others)} or {last}" if others else last
    return f"{periods} are too many steps for the map and its slider: choose fewer days above."


def _days(days: Sequence[date], unit: Unit) -> tuple[date, date]:
    """The first days of the periods that the map shows, from which to which, by a slider."""
    if len(days) < 2:  # noqa: PLR2004  a slider needs two ends
        return days[0], days[0]
    names = {period_name(period_of(day, unit), unit): day for day in days}
    kept = st.session_state.get(DAYS)
    if kept is not None and not set(kept) <= set(names):
        st.session_state.pop(DAYS, None)
    ends = list(names)
    low, high = st.select_slider("The map shows", ends, value=(ends[0], ends[-1]), key=DAYS, bind="query-params")
    return names[low], names[high]


def _in_address(rows: pd.DataFrame) -> str | None:
    """The country (iso3) that the address speaks of, before the list has its value."""
    named = rows.loc[rows["name"] == st.query_params.get(AT, "").rpartition(", ")[0], "iso3"]
    return None if named.empty else str(named.iloc[0])


def _labels(seen: Sequence[Seen], of_map: Sequence[Seen], unit: Unit, besides: str | None) -> dict[Place, str]:
    """What can be opened: each country of the map in all its periods, each point over time and of one more country."""
    names = {each.iso3: each.name for each in of_map}
    whole = {(iso3, ""): names[iso3] for iso3 in spoken_of(of_map)}
    points = {
        (each.iso3, each.first.isoformat()): f"{each.name}, {period_name(period_of(each.first, unit), unit)}"
        for each in [*drawn_points(seen), *(each for each in seen if each.iso3 == besides)]
    }
    return {**whole, **points}


def _map(of_map: Sequence[Seen], place: Place | None, articles: int) -> None:
    def choose() -> None:
        points = st.session_state[MAP].selection.points
        if points and points[0].get("customdata"):
            own = points[0]["customdata"]
            st.session_state[AT] = (own[0] if isinstance(own, list) else own, "")
            begin_anew()

    st.plotly_chart(
        archive_map(of_map, GEOJSON, place[0] if place else None),
        key=MAP,
        on_select=choose,
        selection_mode="points",
        config=OFFLINE,
        alt=map_takeaway(of_map, articles),
    )
    st.caption(
        f"{counted(articles, 'article')} of these days. Colour and symbol: the role that most of them give the "
        f"country; size: articles that speak of it. {BOUNDARIES}"
    )


def _course(seen: Sequence[Seen], unit: Unit, place: Place | None, number: int) -> None:
    drawn = drawn_points(seen)
    chosen = next((each for each in drawn if place == (each.iso3, each.first.isoformat())), None)

    def choose() -> None:
        points = st.session_state[COURSE].selection.points
        if points and points[0]["curve_number"] == 0:
            own = drawn[points[0]["point_index"]]
            st.session_state[AT] = (own.iso3, own.first.isoformat())
            begin_anew()

    st.plotly_chart(
        roles_over_time(seen, unit, (chosen.iso3, chosen.first) if chosen else None),
        key=COURSE,
        on_select=choose,
        selection_mode="points",
        config=CHART,
        alt=over_time_takeaway(seen, unit),
    )
    if number > MOST:
        st.caption(
            f"The {MOST} countries of most articles among {number} have a row; filter by country to see others. The "
            "data has all."
        )


def _changes(archive: Archive, filters: Filters, role: Role) -> None:
    """Since when each country has a role, when the reader asks; a row opens the articles that give it."""
    more = st.expander(f"When was each country first shown as {role}?", key="archive-changes", on_change="rerun")
    if not more.open:
        return
    rows = answered(archive, role_changes, filters, role)
    with more:
        if rows.empty:
            st.info(f"No article with a date shows a country as {role}.", icon=":material/public_off:")
            return
        _changes_table(rows, role)
        data_button("archive-role-changes", lambda: rows_of(rows))


def _changes_table(rows: pd.DataFrame, role: Role) -> None:
    codes, days = list(rows["iso3"]), list(rows["first"])

    def choose() -> None:
        chosen = st.session_state[CHANGES].selection.rows
        if chosen:
            st.session_state[ROLE] = role
            unit = st.session_state["by"]
            st.session_state[AT] = (codes[chosen[0]], period_of(days[chosen[0]], unit).first.isoformat())
            begin_anew()

    shown = rows[["name", "first", "before", "earlier", "with_it", "title"]].copy()
    shown["before"] = shown["before"].fillna("not spoken of")
    shown.columns = ["Country", "First", "Before", "Articles before", f"As {role}", "First article"]
    st.dataframe(
        shown,
        key=CHANGES,
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        height="content" if len(rows) <= 10 else CHANGES_HEIGHT,  # noqa: PLR2004  rows that fit
        column_config={
            "First": st.column_config.DateColumn(format="D MMM YYYY", help=f"First article that shows it as {role}."),
            "Before": st.column_config.TextColumn(help="Its roles in the last article before that."),
            "First article": st.column_config.TextColumn(width="large"),
        },
        alt=f"{len(rows)} countries by the day on which an article first shows them as {role}, the latest first.",
    )
