"""The article that the page shows, parsed once and kept for all who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.parsing import parse_article
from dashboard.sources.seeds import seed_articles

if TYPE_CHECKING:
    from dashboard.parsing import ParsedArticle


@st.cache_resource(show_spinner="Reading the article…")
def read_seed() -> ParsedArticle:
    """The article that the app opens with. The record is shared by all sessions; nothing in it can be changed."""
    return parse_article(seed_articles()[0])
