"""How does the tone run over the dates: of articles, of a speaker, toward a country? A point opens its articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.charts import CHART
from components.keywords.downloads import data_button
from components.keywords.periods import period_name, period_of
from components.picker import picked
from components.plain import in_markdown
from dashboard.archive.answers import tone_over_time
from dashboard.archive.answers.findings import Finding, within
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.calendar import unit_control
from dashboard.archive_page.filter_panel import LISTED
from dashboard.archive_page.tone_figures import ToneBin, course_takeaway, tone_course

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from components.keywords.periods import Unit
    from dashboard.archive.answers.articles import Choices
    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

WHO, TOWARD, AT = "who", "toward", "tone_at"
"""Keys of the speaker, of the country and of what is opened, in the page's state and in its address."""

CHART_KEY = "archive_tone"
BARS: tuple[str, ...] = ("positive", "mixed", "negative")
"""The labels of the bars, in the order of the figure's traces after the means."""

Noun = Literal["article", "quotation", "stance"]
Place = tuple[str, str]
"""The first day of a period and a label, empty for all."""

ATTITUDES = {"positive": "supportive", "negative": "critical"}


@st.fragment
def tone_panel(archive: Archive, filters: Filters, choices: Choices, span: tuple[date, date]) -> None:
    """Whose tone toward whom, the figure over time, and the articles of the point that is chosen in it."""
    speaker, toward, unit = _controls(choices, span)
    noun: Noun = "stance" if toward else "quotation" if speaker else "article"
    rows = answered(archive, tone_over_time, filters, unit, speaker, toward)
    bins = bins_of(rows)
    names = dict(zip(choices.countries["item"], choices.countries["name"], strict=True))
    whose = _whose(speaker, names.get(toward or "", toward))
    if not bins:
        told = f"No {noun} {whose} stands in these articles with a date."
        st.info(in_markdown(told), icon=":material/sentiment_neutral:")
        return
    labels = _labels(bins, unit, noun)
    _figure(bins, unit, noun, labels)
    data_button("archive-tone", lambda: rows_of(rows))
    at = picked("Articles of", labels, AT, "Choose a point or a bar, or one of this list", on_change=begin_anew)
    if at:
        period = period_of(date.fromisoformat(at[0]), unit)
        finding = Finding(
            labels[at],
            within(filters, period.first, period.last),
            "stance" if toward else "quotation" if speaker else "article",
            country=toward or "",
            speaker=speaker or "",
            label=ATTITUDES.get(at[1], at[1]) if toward else at[1],
            counts="" if noun == "article" else f"{noun}s".capitalize(),
        )
        articles_behind(archive, finding)


def bins_of(rows: pd.DataFrame) -> list[ToneBin]:
    """What the figure draws of the answer's rows."""
    labels = ("positive", "negative", "mixed", "neutral", "no_signal")
    return [
        ToneBin(row["period"], **{label: int(row[label]) for label in labels}, mean=row["mean"])
        for row in rows_of(rows)
    ]


def _controls(choices: Choices, span: tuple[date, date]) -> tuple[str | None, str | None, Unit]:
    names = dict(zip(choices.countries["item"], choices.countries["name"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        speaker = st.selectbox(
            "Speaker",
            list(choices.speakers["item"][:LISTED]),
            index=None,
            key=WHO,
            placeholder="Everybody",
            accept_new_options=True,
            help="Tone of the quotations of a speaker; without one, and without a country, of whole articles.",
            width=230,
            bind="query-params",
        )
        toward = picked(
            "Toward",
            names,
            TOWARD,
            "Any country",
            told="Stances toward a country: of the speaker, or of everybody quoted and the authors.",
            width=230,
        )
        unit = unit_control(span)
    return speaker, toward, unit


def _whose(speaker: str | None, country: str | None) -> str:
    return " ".join(
        part for part in (f"of {speaker}" if speaker else "", f"toward {country}" if country else "") if part
    )


def _labels(bins: Sequence[ToneBin], unit: Unit, noun: Noun) -> dict[Place, str]:
    """What can be opened: a period, or those of one label in it."""
    labels = {}
    for each in bins:
        name, day = period_name(period_of(each.first, unit), unit), each.first.isoformat()
        labels[day, ""] = name
        for label in BARS:
            if getattr(each, label):
                labels[day, label] = f"{name}, {ATTITUDES.get(label, label) if noun == 'stance' else label}"
    return labels


def _figure(bins: Sequence[ToneBin], unit: Unit, noun: Noun, labels: Mapping[Place, str]) -> None:
    at: Place | None = st.session_state.get(AT)

    def choose() -> None:
        points = st.session_state[CHART_KEY].selection.points
        if points:
            own = points[0]["customdata"]
            curve = points[0]["curve_number"]
            st.session_state[AT] = (own[0] if isinstance(own, list) else own, BARS[curve - 1] if curve else "")
            begin_anew()

    st.plotly_chart(
        tone_course(bins, unit, noun, date.fromisoformat(at[0]) if at and at in labels else None),
        key=CHART_KEY,
        on_select=choose,
        selection_mode="points",
        config=CHART,
        alt=course_takeaway(bins, unit, noun),
    )
    st.caption(
        f"Above: mean tone of each period’s {noun}s, −1 to 1. Below: bars up are positive, hatched mixed; bars down "
        "are negative. Those neutral or without signal are told on hovering."
    )
