"""Who is quoted most, and what does the archive have of one speaker? A row or a bar opens the articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from components.charts import CHART
from components.keywords.downloads import data_button
from components.keywords.periods import period_name, period_of
from components.picker import picked
from components.plain import counted, in_markdown
from dashboard.archive.answers import speaker_count, speaker_profile, speakers
from dashboard.archive.answers.findings import Finding, within
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.calendar import unit_control
from dashboard.archive_page.choosing import table_of_choices
from dashboard.archive_page.filter_panel import LISTED
from dashboard.archive_page.paging import page_of
from dashboard.archive_page.quoted_list import forget_quoted, quoted_list
from dashboard.archive_page.tone_figures import Toward, course_takeaway, tone_course, toward_figure, toward_takeaway
from dashboard.archive_page.tone_panel import bins_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.answers.articles import Choices
    from dashboard.archive.answers.profiles import SpeakerProfile
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

SPEAKER, LIST_PAGE, ON, WHEN = "profile", "speakers_page", "speaks_of", "in"
"""Keys of the speaker, of the list's page, of whom they speak and of the period, in the page's state and address."""

TABLE, CHART_KEY, COURSE = "archive_speakers", "archive_toward", "archive_speaker_tone"
SIZE = 10
TOLD = 5


@st.fragment
def speakers_panel(archive: Archive, filters: Filters, choices: Choices, span: tuple[date, date] | None) -> None:
    """The list of speakers, a page at a time, and the profile of the one that is chosen."""
    number = answered(archive, speaker_count, filters)
    if not number:
        st.info("These articles quote nobody by name.", icon=":material/format_quote_off:")
        return
    _list(archive, filters, number)
    speaker = st.selectbox(
        "Profile of",
        list(choices.speakers["item"][:LISTED]),
        index=None,
        key=SPEAKER,
        placeholder="Choose a row, or type a name",
        accept_new_options=True,
        on_change=_begin_profile,
        bind="query-params",
    )
    if speaker and span:
        _profile(archive, filters, speaker, unit_control(span))
    elif speaker:
        _profile(archive, filters, speaker, "year")


def _begin_profile() -> None:
    st.session_state[ON] = st.session_state[WHEN] = None
    forget_quoted()
    begin_anew()


def _list(archive: Archive, filters: Filters, number: int) -> None:
    pages = -(-number // SIZE)
    page = page_of(LIST_PAGE, number, SIZE)
    rows = answered(archive, speakers, filters, page - 1, SIZE)

    def choose(speaker: str) -> None:
        st.session_state[SPEAKER] = speaker
        _begin_profile()

    shown = rows[["speaker", "quotations", "articles", "words", "mean_tone"]].copy()
    shown.columns = ["Speaker", "Quotations", "Articles", "Words quoted", "Mean tone"]
    columns = {"Mean tone": st.column_config.NumberColumn(format="%+.2f", help="−1 to 1; empty: no signal.")}
    told = f"{counted(number, 'speaker')}, those most quoted first."
    table_of_choices(shown, TABLE, list(rows["speaker"]), choose, told, columns=columns)
    if pages > 1:
        st.pagination(pages, key=LIST_PAGE, bind="query-params")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(counted(number, "speaker"))
        data_button("archive-speakers", lambda: _every_speaker(archive, filters))


def _every_speaker(archive: Archive, filters: Filters) -> Iterator[dict[str, object]]:
    page, size = 0, 5_000
    while len(rows := speakers(archive, filters, page, size)):
        yield from rows_of(rows)
        page += 1


def _profile(archive: Archive, filters: Filters, speaker: str, unit: Unit) -> None:
    profile = answered(archive, speaker_profile, filters, speaker, unit)
    if not profile.quotations:
        st.info(in_markdown(f"These articles have no quotation of {speaker}."), icon=":material/format_quote_off:")
        return
    st.markdown(f"#### {in_markdown(speaker)}")
    st.caption(in_markdown(profile_told(profile)))
    left, right = st.columns(2, gap="medium")
    with left:
        _tones(profile, unit)
    with right:
        _toward(profile)
    quoted_list(archive, filters, speaker, profile.quotations)
    names = dict(zip(profile.countries["iso3"], profile.countries["name"], strict=True))
    firsts = [each.first for each in bins_of(profile.tones)]
    days = {first.isoformat(): period_name(period_of(first, unit), unit) for first in firsts}
    left, right = st.columns(2, gap="medium")
    with left:
        country = _choice("Speaking of", ON, names, "Anybody: choose a bar, or one of this list")
    with right:
        day = _choice("In", WHEN, days, "All days: choose a point, or one of this list")
    told = f"{speaker} on {names[country]}" if country else f"{speaker}, quoted"
    if day:
        period = period_of(date.fromisoformat(day), unit)
        filters, told = within(filters, period.first, period.last), f"{told}, {days[day]}"
    finding = Finding(told, filters, "quotation", speaker=speaker, counts="Quotations")
    if country:
        finding = Finding(told, filters, "stance", country=country, speaker=speaker, counts="Stances")
    articles_behind(archive, finding)


def _choice(label: str, key: str, labels: dict[str, str], placeholder: str) -> str | None:
    """A list whose choice narrows the articles of the profile."""
    return picked(label, labels, key, placeholder, on_change=begin_anew)


def profile_told(profile: SpeakerProfile) -> str:
    """How much is quoted, since when, called what, and beside whom."""
    ends = dict.fromkeys(f"{day:%-d %b %Y}" for day in (profile.first, profile.last) if day)
    days = f", {' to '.join(ends)}" if ends else ""
    roles = ", ".join(f"{row['role']} ({row['quotations']:,})" for row in rows_of(profile.roles.head(TOLD)))
    others = ", ".join(f"{row['speaker']} ({row['articles']:,})" for row in rows_of(profile.others.head(TOLD)))
    more = len(profile.others) - TOLD
    return (
        f"{counted(profile.quotations, 'quotation')} of {counted(profile.words, 'word')} in "
        f"{counted(profile.articles, 'article')}{days}."
        + (f" Called: {roles}." if roles else "")
        + (f" Quoted beside: {others}{f' and {more:,} more' if more > 0 else ''}." if others else "")
    )


def _tones(profile: SpeakerProfile, unit: Unit) -> None:
    bins = bins_of(profile.tones)
    if not bins:
        st.caption("No article that quotes the speaker has a date.")
        return
    st.markdown("**Tone of the quotations**")
    when = st.session_state.get(WHEN)
    known = {each.first.isoformat() for each in bins}
    st.plotly_chart(
        tone_course(bins, unit, "quotation", date.fromisoformat(when) if when in known else None),
        key=COURSE,
        on_select=lambda: _choose(COURSE, WHEN),
        selection_mode="points",
        config=CHART,
        alt=course_takeaway(bins, unit, "quotation"),
    )
    data_button("archive-speaker-tone", lambda: rows_of(profile.tones))


def _toward(profile: SpeakerProfile) -> None:
    toward = toward_of(profile.countries)
    st.markdown("**Whom the speaker speaks of**")
    if not toward:
        st.caption("No stance toward a country was read in these quotations.")
        return

    st.plotly_chart(
        toward_figure(toward, st.session_state.get(ON)),
        key=CHART_KEY,
        on_select=lambda: _choose(CHART_KEY, ON),
        selection_mode="points",
        config=CHART,
        alt=toward_takeaway(toward, profile.speaker),
    )
    data_button("archive-speaks-of", lambda: rows_of(profile.countries))


def toward_of(countries: pd.DataFrame) -> Sequence[Toward]:
    """What the figure draws of the profile's countries."""
    return [
        Toward(**{name: row[name] for name in ("iso3", "name", "supportive", "critical", "neutral")})
        for row in rows_of(countries)
    ]


def _choose(chart: str, key: str) -> None:
    """Narrow the profile by what the selected mark of a figure carries."""
    points = st.session_state[chart].selection.points
    if points:
        own = points[0]["customdata"]
        st.session_state[key] = own[0] if isinstance(own, list) else own
        begin_anew()
