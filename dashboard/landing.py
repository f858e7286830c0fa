"""Where in an article does a reader land who opens it from a list: at which sentence, with what in focus?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from components.article.choice import choose_focus, choose_sentence
from components.keywords.panel import show_keyword

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.article import Outline, Span
    from components.article.focus import Focus, Kind

LANDING = "article-landing"
"""The key of the session."""


@dataclass(frozen=True, slots=True)
class Landing:
    """A place in an article's text, and of which kind and name the focus is that stands there.

    Without a name it is the first one of its kind at that place.
    """

    span: Span
    kind: Kind
    name: str = ""


def land_at(landing: Landing | None) -> None:
    """Land there in the article that is opened next; None means at its top."""
    st.session_state[LANDING] = landing
    show_keyword(landing.name if landing and landing.kind == "keyword" else None)


def land(every: Iterable[Focus], parts: Outline) -> None:
    """Choose the sentence and the focus where the reader is to land; call it before their widgets are drawn."""
    landing: Landing | None = st.session_state.pop(LANDING, None)
    if landing and (touched := parts.sentences_of(landing.span)):
        choose_sentence(touched[0])
        choose_focus(focus_there(every, landing))


def focus_there(every: Iterable[Focus], landing: Landing) -> str | None:
    """The key of the focus that is meant; None where the article has it not."""
    named = [
        focus
        for focus in every
        if focus.kind == landing.kind and landing.name.casefold() in {"", focus.name.casefold()}
    ]
    there = (focus for focus in named if any(_overlap(span, landing.span) for span in focus.spans))
    # the words that give a country its role may stand beside its mentions
    best = next(there, named[0] if named and landing.name else None)
    return best.key if best else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
