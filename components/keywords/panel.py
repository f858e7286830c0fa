"""The panel of keyword timelines: where in the article each keyword stands, the reader's own words among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points, choose_from_rows
from components.article.focus import focus_key
from components.keywords.figures import first_and_last, keyword_strips, keyword_takeaway
from components.keywords.find import BlankPatternError, own_keyword
from components.keywords.measures import counts_by_sentence, spread_reading, words_by_sentence
from components.plain import in_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.keywords.records import Keyword
    from components.quotes.records import Quotation

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
    shown = (known.get(phrase) or _own(article, parts, phrase) for phrase in wanted)
    return tuple(keyword for keyword in shown if keyword), window


def _own(article: Article, parts: Outline, pattern: str) -> Keyword | None:
    """The reader's own word; None, with a sentence on the page, where the pattern has no word in it."""
    try:
        return own_keyword(article, parts, pattern)
    except BlankPatternError as error:
        st.warning(in_markdown(str(error)), icon=":material/search_off:")
        return None


def keyword_panel(
    article: Article,
    parts: Outline,
    keywords: Sequence[Keyword],
    *,
    quotations: Sequence[Quotation],
    window: int,
    chosen: str | None,
) -> None:
    """The figure and its table; `chosen` is the key of the page's focus."""
    if not keywords:
        st.info("No keyword is shown: choose one above or type your own.", icon=":material/search_off:")
        return
    st.plotly_chart(
        keyword_strips(article, parts, keywords, quotations=quotations, window=window, chosen=chosen),
        key="keyword_strips",
        on_select=lambda: choose_from_points("keyword_strips"),
        selection_mode="points",
        config=CHART,
        alt=keyword_takeaway(keywords, parts),
    )
    st.caption(
        f"Stroke: one occurrence. Area: rate per 100 words over {window} sentences. Shaded: quotations. "
        "Dotted: paragraphs."
    )
    keys = [focus_key("keyword", keyword.phrase) for keyword in keywords]
    with st.expander("Table"):
        st.dataframe(
            keyword_table(keywords, parts, article.text),
            key="keyword_table",
            hide_index=True,
            on_select=lambda: choose_from_rows("keyword_table", keys),
            selection_mode="single-row",
            alt=keyword_takeaway(keywords, parts),
        )


def keyword_table(keywords: Sequence[Keyword], parts: Outline, text: str) -> pd.DataFrame:
    """One row per keyword: `Keyword`, `Kind`, `Count`, `Where` (sentences), `DP` (Gries, 0 to 1), `Spread` in words."""
    sizes = words_by_sentence(parts, text)
    return pd.DataFrame(
        [
            {
                "Keyword": keyword.phrase,
                "Kind": keyword.kind,
                "Count": len(keyword.occurrences),
                "Where": first_and_last(keyword, parts),
                "DP": keyword.dispersion,
                "Spread": spread_reading(counts_by_sentence(keyword.occurrences, parts), sizes),
            }
            for keyword in keywords
        ]
    )
