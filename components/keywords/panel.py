"""The panel of keyword timelines: where in the article each keyword stands, the reader's own words among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points, choose_from_rows
from components.article.focus import focus_key
from components.keywords.figures import first_and_last, keyword_strips, keyword_takeaway
from components.keywords.find import own_keyword

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline, Span
    from components.keywords.records import Keyword

CHART = {"displaylogo": False, "displayModeBar": "hover"}
SHOWN = 8
"""How many of the article's key phrases are shown before the reader chooses."""

MOST = 12
WINDOW = 5
"""Sentences over which the rate rolls, unless the reader chooses."""


def chosen_keywords(article: Article, parts: Outline, found: Sequence[Keyword]) -> tuple[tuple[Keyword, ...], int]:
    """The controls: which keywords are shown, the reader's own among them, and the window in sentences."""
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    phrases = [keyword.phrase for keyword in found]
    with left:
        wanted = st.multiselect(
            "Keywords",
            phrases,
            default=phrases[:SHOWN],
            key="keywords",
            max_selections=MOST,
            accept_new_options=True,
            placeholder="Add a word: weapon*, arms|weapons",
            wrap=True,
            help="Type words of your own: `*` stands for any ending, `|` parts alternatives.",
            bind="query-params",
        )
    with right:
        window = st.slider("Window", 1, 15, WINDOW, key="window", help="Sentences.", bind="query-params")
    known = {keyword.phrase: keyword for keyword in found}
    return tuple(_keyword(article, parts, known, phrase) for phrase in wanted if phrase.strip()), window


def _keyword(article: Article, parts: Outline, known: dict[str, Keyword], phrase: str) -> Keyword:
    return known.get(phrase) or own_keyword(article, parts, phrase)


def keyword_panel(
    article: Article,
    parts: Outline,
    keywords: Sequence[Keyword],
    quotations: Sequence[Span],
    window: int,
    chosen: str | None,
) -> None:
    """The figure and its table; `chosen` is the key of the page's focus."""
    if not keywords:
        st.info("No keyword is shown: choose one above or type your own.", icon=":material/search_off:")
        return
    st.plotly_chart(
        keyword_strips(article, parts, keywords, quotations, window, chosen),
        key="keyword_strips",
        on_select=lambda: choose_from_points("keyword_strips"),
        selection_mode="points",
        config=CHART,
        alt=keyword_takeaway(keywords, parts),
    )
    st.caption(
        f"Stroke: one occurrence. Area: rate per 100 words over {window} sentences. Shaded: quotations. Dotted: paragraphs."
    )
    keys = [focus_key("keyword", keyword.phrase) for keyword in keywords]
    with st.expander("Table"):
        st.dataframe(
            keyword_table(keywords, parts),
            key="keyword_table",
            hide_index=True,
            on_select=lambda: choose_from_rows("keyword_table", keys),
            selection_mode="single-row",
            alt=keyword_takeaway(keywords, parts),
        )


def keyword_table(keywords: Sequence[Keyword], parts: Outline) -> pd.DataFrame:
    """One row per keyword: `Keyword`, `Kind`, `Count`, `Where` (first and last sentence), `DP` (Gries), 0 to 1."""
    return pd.DataFrame(
        [
            {
                "Keyword": keyword.phrase,
                "Kind": keyword.kind,
                "Count": len(keyword.occurrences),
                "Where": first_and_last(keyword, parts),
                "DP": keyword.dispersion,
            }
            for keyword in keywords
        ]
    )
