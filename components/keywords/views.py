"""Two views of the article's words: every hit of a keyword in context, and the days that the text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_focus, choose_from_rows, choose_sentence
from components.article.focus import focus_key
from components.charts import CHART
from components.keywords.concordance import ORDERS, arranged, as_lines, concordance, first_words, last_words
from components.keywords.date_figures import dates_figure, dates_takeaway, far_off
from components.keywords.downloads import data_button
from components.keywords.exports import date_rows, hit_rows
from components.plain import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.keywords.concordance import Hit
    from components.keywords.mentioned import Mentioned
    from components.keywords.records import Keyword
    from components.quotes.records import Quotation

MOST = 500
"""Lines of the concordance on the page; the file has all."""

TABLE_ROWS, TABLE_HEIGHT = 12, 458
"""A longer table scrolls, at this height in pixels."""

COLUMN, NARROW = 205, 30
"""Width of a column of context in pixels, and the characters that are sure to fit; copy and file have more."""

WORDS = {"position": "Position", "left": "Left", "right": "Right", "speaker": "Speaker"}


def show_concordance(
    article: Article, parts: Outline, keywords: Sequence[Keyword], quotations: Sequence[Quotation]
) -> None:
    """Every hit in context; a row chooses its keyword and its sentence."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        order = st.segmented_control(
            "Sorted by",
            ORDERS,
            format_func=lambda order: WORDS[order],
            default="position",
            required=True,
            key="kwic_order",
            bind="query-params",
        )
        places = [(keyword.phrase, span) for keyword in keywords for span in keyword.occurrences]
        hits = arranged(concordance(article.text, parts, places, quotations), order)
        data_button("concordance", lambda: hit_rows(hits))
    if not hits:
        st.info("None of these words occurs in the article.", icon=":material/search_off:")
        return
    shown = hits[:MOST]
    st.dataframe(
        concordance_table(shown),
        key="kwic_table",
        hide_index=True,
        on_select=lambda: _choose_hit(shown),
        selection_mode="single-row",
        height="content" if len(shown) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={
            "Left": st.column_config.TextColumn(width=COLUMN, alignment="right"),
            "Words": st.column_config.TextColumn(width=120),
            "Right": st.column_config.TextColumn(width=COLUMN),
            "Speaker": st.column_config.TextColumn(width=120),
            "No.": st.column_config.NumberColumn(width=44, help="Sentence"),
        },
        alt=f"{counted(len(hits), 'hit')} in context, sorted by {order}.",
    )
    more = f" The first {MOST} are listed; the file has all." if len(hits) > MOST else ""
    st.caption(f"{counted(len(hits), 'hit')}. Choose a row to see its sentence in the article.{more}")
    lines = st.expander("Copy as text", icon=":material/content_copy:", key="kwic_copy", on_change="rerun")
    if lines.open:
        with lines:
            st.code(as_lines(shown), language=None, height=240)


def concordance_table(hits: Sequence[Hit]) -> pd.DataFrame:
    """One row per hit: `Left`, `Words`, `Right`, `Speaker`, `No.` (of the sentence)."""
    return pd.DataFrame(
        [
            {
                "Left": last_words(hit.left, NARROW),
                "Words": " ".join(hit.words.split()),
                "Right": first_words(hit.right, NARROW),
                "Speaker": hit.speaker,
                "No.": hit.sentence + 1,
            }
            for hit in hits
        ]
    )


def show_dates(article: Article, parts: Outline, dates: Sequence[Mentioned], chosen: str | None) -> None:
    """The days and stretches that the text speaks of on a calendar; a mark chooses its date and its sentence."""
    if not dates:
        st.info("The text names no day or stretch of time that can be told.", icon=":material/event_busy:")
        return
    near = False
    far = far_off(article, dates)
    if far:
        view = st.segmented_control(
            "Calendar",
            ("near", "all"),
            format_func={"near": "Around the article’s date", "all": "Whole calendar"}.__getitem__,
            default="near",
            required=True,
            key="calendar",
            label_visibility="collapsed",
            bind="query-params",
        )
        near = view == "near"
    st.plotly_chart(
        dates_figure(article, parts, dates, near=near, chosen=chosen),
        key="dates_figure",
        on_select=lambda: choose_point("dates_figure"),
        selection_mode="points",
        config=CHART,
        alt=dates_takeaway(article, dates),
    )
    arrows = f" Arrows: {len(far)} farther away than 400 days." if near else ""
    st.caption(
        "Circle: before the article’s date. Star: on its day. Diamond: after it. Bar: a stretch of days, such as a "
        f"month.{arrows}" + ("" if article.date else " The article has no date: only dates with a year can be told.")
    )
    data_button("dates", lambda: date_rows(article, parts, dates))
    _dates_table(article, parts, dates)


def choose_point(chart: str) -> None:
    """Choose the focus and the sentence that the selected point of a chart carries."""
    points = st.session_state[chart].selection.points
    if points:
        key, sentence = points[0]["customdata"]
        choose_focus(key)
        choose_sentence(int(sentence))


def date_table(article: Article, parts: Outline, dates: Sequence[Mentioned]) -> pd.DataFrame:
    """One row per day or stretch: `Date`, `Lies` (before, on, after or around the article's), `Words`, `Sentence`."""
    return pd.DataFrame(
        [
            {
                "Date": each.name,
                "Lies": each.side(article.date) if article.date else "",
                "Words": ", ".join(each.words),
                "Sentence": parts.sentences[parts.sentence_at(each.spans[0].start)].span.of(article.text)[:400],
            }
            for each in dates
        ]
    )


def _dates_table(article: Article, parts: Outline, dates: Sequence[Mentioned]) -> None:
    table = st.expander("Table", key="dates_more", on_change="rerun")
    if not table.open:
        return
    with table:
        keys = [focus_key("date", each.iso) for each in dates]
        st.dataframe(
            date_table(article, parts, dates),
            key="dates_table",
            hide_index=True,
            on_select=lambda: choose_from_rows("dates_table", keys),
            selection_mode="single-row",
            height="content" if len(dates) <= TABLE_ROWS else TABLE_HEIGHT,
            alt=dates_takeaway(article, dates),
        )


def _choose_hit(hits: Sequence[Hit]) -> None:
    rows = st.session_state["kwic_table"].selection.rows
    if rows:
        choose_focus(focus_key("keyword", hits[rows[0]].keyword))
        choose_sentence(hits[rows[0]].sentence)
