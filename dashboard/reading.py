"""Which article does the page show? Each is parsed once and kept for all who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.parsing import parse_article
from dashboard.sources.files import ArticleFileError
from dashboard.sources.seeds import seed_articles

if TYPE_CHECKING:
    from components.article import Article
    from dashboard.parsing import ParsedArticle

KEPT = 64
"""How many parsed articles are kept in memory."""


@st.cache_resource(show_spinner=False)
def _articles() -> tuple[Article, ...]:
    return seed_articles()


@st.cache_resource(show_spinner="Reading the article…", max_entries=KEPT)
def _parsed(number: int) -> ParsedArticle:
    """The record is shared by all sessions; nothing in it can be changed."""
    return parse_article(_articles()[number])


def chosen_article() -> ParsedArticle:
    """The article to show: the only one there is, or the one that the reader picks. Stops the page if there is none."""
    try:
        articles = _articles()
    except ArticleFileError as error:
        st.error(str(error), icon=":material/draft:")
        st.stop()
    if not articles:
        st.error("There is no article to open: put a .txt file into the seeds folder.", icon=":material/draft:")
        st.stop()
    if len(articles) == 1:
        return _parsed(0)
    titles = [f"{number}. {article.title or 'Untitled article'}" for number, article in enumerate(articles, start=1)]
    title = st.selectbox("Article", titles, key="article", bind="query-params")
    return _parsed(titles.index(title))
