"""Which articles of their own has the reader opened? They are kept in the session alone: nobody else sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from components.article.choice import choose_focus, choose_sentence
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from components.article import Article

OWN = "own-articles"
OPENED = "own-articles-opened"
PICKED = "article"
NEXT = "article-next"
"""Keys of the session: the articles by fingerprint, how many were opened so far, the picker, what it shows next."""

MOST_ARTICLES = 50
MOST_CHARACTERS = 5_000_000
"""A session keeps so many articles, of so many characters together."""


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """An article that the reader opened, with the SHA-256 of its text and its name in the picker."""

    fingerprint: str
    label: str
    article: Article


def own_articles() -> tuple[OwnArticle, ...]:
    """The reader's own articles, in the order in which they were opened."""
    return tuple(_kept().values())


def open_article(article: Article) -> str | None:
    """Keep an article and show it next; one of the same text is replaced. Gives a sentence when there is no room."""
    kept, key = _kept(), fingerprint(article.text)
    held = sum(len(own.article.text) for own in kept.values() if own.fingerprint != key)
    if (key not in kept and len(kept) >= MOST_ARTICLES) or held + len(article.text) > MOST_CHARACTERS:
        return f"No room for “{article.title or 'Untitled article'}”: remove an article first."
    number = st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1
    kept[key] = OwnArticle(key, f"Yours {number}. {article.title or 'Untitled article'}", article)
    st.session_state[NEXT] = kept[key].label
    return None


def show_next(label: str) -> None:
    """Show the article of this label at the next run of the page."""
    st.session_state[NEXT] = label


def remove_article(key: str) -> None:
    """Forget the article with this fingerprint, and what was chosen in it."""
    _kept().pop(key, None)
    st.session_state.pop(PICKED, None)
    _forget_choices()


def pick_article(labels: list[str]) -> str:
    """The picker of articles, and the label of the one that is picked; an only one is picked without asking."""
    following = st.session_state.pop(NEXT, None)
    if following in labels:
        st.session_state[PICKED] = following
        _forget_choices()
    if st.session_state.get(PICKED) not in labels:
        st.session_state.pop(PICKED, None)
    if len(labels) == 1:
        return labels[0]
    own = {own.label: own.fingerprint for own in own_articles()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.selectbox("Article", labels, key=PICKED, bind="query-params", on_change=_forget_choices)
        if label in own:
            st.button(
                "Remove",
                icon=":material/delete:",
                on_click=remove_article,
                args=[own[label]],
                help="Forget this article of yours",
            )
    return label


def _kept() -> dict[str, OwnArticle]:
    kept: dict[str, OwnArticle] = st.session_state.setdefault(OWN, {})
    return kept


def _forget_choices() -> None:
    """What was chosen in one article means nothing in another."""
    choose_focus(None)
    choose_sentence(-1)
