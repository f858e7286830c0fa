"""Which article does the page show? Each is parsed once and kept for all who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.collection import Opened
from components.keywords.find import find_keywords
from dashboard.corrections.apply import Corrected, corrected
from dashboard.own_articles import own_articles, pick_article
from dashboard.parsing import KEYWORDS, Settings, parse_article, toned
from dashboard.sources.files import ArticleFileError
from dashboard.sources.seeds import seed_articles

if TYPE_CHECKING:
    from components.article import Article
    from components.keywords.records import Keyword
    from components.tone.records import Engine
    from dashboard.corrections.records import Correction
    from dashboard.parsing import ParsedArticle

KEPT = 64
"""How many parsed articles are kept in memory."""

AT_FIRST = Settings(tone=None, second_opinion=True)
"""How the page reads an article; its tone is heard apart, by the engine that the reader chooses."""

KEPT_CORRECTED = 8
"""How many corrected readings a session keeps: one for each engine, and the last few steps for undoing."""


@st.cache_resource(show_spinner=False)
def _articles() -> tuple[Article, ...]:
    return seed_articles()


@st.cache_resource(show_spinner="Reading the article…", max_entries=KEPT)
def _parsed(number: int) -> ParsedArticle:
    """The record is shared by all sessions; nothing in it can be changed."""
    return parse_article(_articles()[number], AT_FIRST)


@st.cache_resource(show_spinner="Reading the article…", max_entries=KEPT, scope="session")
def _own_parsed(article: Article) -> ParsedArticle:
    """The reader's own article is forgotten with their session."""
    return parse_article(article, AT_FIRST)


def chosen_article() -> ParsedArticle:
    """The article to show: the only one there is, or the one that the reader picks. Stops the page if there is none.

    Its tone is not read yet (see `heard`).
    """
    labels = article_labels()
    if not labels:
        st.error("There is no article to open: put a .txt file into the seeds folder.", icon=":material/draft:")
        st.stop()
    return article_called(pick_article(labels))


def article_labels() -> list[str]:
    """What the articles that can be opened are called, the reader's own last; stops the page if one is broken."""
    try:
        articles = _articles()
    except ArticleFileError as error:
        st.error(str(error), icon=":material/draft:")
        st.stop()
    return [*_titles(articles), *(own.label for own in own_articles())]


def article_called(label: str) -> ParsedArticle:
    """The article of that label, parsed; its tone is not read yet."""
    titles = _titles(_articles())
    if label in titles:
        return _parsed(titles.index(label))
    return _own_parsed(next(own.article for own in own_articles() if own.label == label))


def reranked(parsed: ParsedArticle) -> tuple[Keyword, ...]:
    """The article's key phrases as the tone model's encoder ranks them too; found once for each article."""
    keep = _reranked if parsed.article in _articles() else _own_reranked
    return keep(parsed.article, parsed)


@st.cache_resource(show_spinner="Reading the phrases…", max_entries=KEPT)
def _reranked(article: Article, _parsed: ParsedArticle) -> tuple[Keyword, ...]:
    """The record is shared by all sessions; nothing in it can be changed."""
    return find_keywords(article, _parsed.outline, KEYWORDS, reranked=True)


@st.cache_resource(show_spinner="Reading the phrases…", max_entries=KEPT, scope="session")
def _own_reranked(article: Article, _parsed: ParsedArticle) -> tuple[Keyword, ...]:
    """The reader's own article is forgotten with their session."""
    return find_keywords(article, _parsed.outline, KEYWORDS, reranked=True)


def opened_articles() -> tuple[Opened, ...]:
    """Every article that the reader can pick, the seeds first, by its label in the picker."""
    seeds = _articles()
    own = (Opened(each.label, each.article) for each in own_articles())
    return (*map(Opened, _titles(seeds), seeds), *own)


def _titles(articles: tuple[Article, ...]) -> list[str]:
    return [f"{number}. {article.title or 'Untitled article'}" for number, article in enumerate(articles, start=1)]


def heard(parsed: ParsedArticle, engine: Engine) -> ParsedArticle:
    """The article with its tones as `engine` reads them; each article is read once by each engine."""
    keep = _heard if parsed.article in _articles() else _own_heard
    return keep(parsed.article, engine, parsed)


def as_corrected(parsed: ParsedArticle, said: tuple[Correction, ...]) -> Corrected:
    """The article with what the reader said of it; read once after each correction."""
    if not said:
        return Corrected(parsed, parsed)
    return _corrected(parsed.article, parsed.overall_tone.engine, "".join(each.identity for each in said), parsed, said)


@st.cache_resource(show_spinner=False, max_entries=KEPT_CORRECTED, scope="session")
def _corrected(
    article: Article,  # noqa: ARG001  the key
    engine: Engine | None,  # noqa: ARG001
    identities: str,  # noqa: ARG001
    _parsed: ParsedArticle,
    _said: tuple[Correction, ...],
) -> Corrected:
    """What a reader corrected is seen by their session alone."""
    return corrected(_parsed, _said)


@st.cache_resource(show_spinner="Reading the tone…", max_entries=KEPT)
def _heard(article: Article, engine: Engine, _parsed: ParsedArticle) -> ParsedArticle:  # noqa: ARG001  the key
    """The record is shared by all sessions; nothing in it can be changed."""
    return toned(_parsed, engine)


@st.cache_resource(show_spinner="Reading the tone…", max_entries=KEPT, scope="session")
def _own_heard(article: Article, engine: Engine, _parsed: ParsedArticle) -> ParsedArticle:  # noqa: ARG001  the key
    """The reader's own article is forgotten with their session."""
    return toned(_parsed, engine)
