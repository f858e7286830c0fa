"""How does an article of the archive open on the article's page, at the sentence that carries a finding?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.plain import in_markdown
from components.tone.wording import speaker_on
from dashboard.archive.answers.findings import article_of
from dashboard.archive_page.answers import answered
from dashboard.landing import Landing, land_at
from dashboard.own_articles import open_article

if TYPE_CHECKING:
    from components.article import Span
    from components.article.focus import Kind as FocusKind
    from dashboard.archive.answers.findings import Finding, Kind
    from dashboard.archive.reading import Archive

FOCUSES: dict[Kind, FocusKind] = {
    "word": "keyword",
    "phrase": "keyword",
    "country": "country",
    "quotation": "quotation",
    "stance": "stance",
    "wording": "quotation",
}
"""What on the article's page shows a finding of each kind; a whole article has nothing to show."""


def open_button(
    archive: Archive,
    article: str,
    landing: Landing | None = None,
    *,
    label: str = "Open this article",
    key: str = "open-article",
    look: Literal["primary", "secondary"] = "primary",
) -> None:
    """A button that opens an article of the archive, by its text's hash, at its top or where the reader is to land."""
    if not st.button(label, icon=":material/article:", key=key, type=look):
        return
    problem = open_article(answered(archive, article_of, article))
    if problem:
        st.warning(in_markdown(problem), icon=":material/info:")
        return
    land_at(landing)
    # an empty address: without one, Streamlit refuses to leave a page with widgets that stand in it
    st.switch_page("app_pages/article.py", query_params={})


def landing_of(finding: Finding, place: Span) -> Landing | None:
    """Where a reader lands who opens an article at a `place` of a finding; None for one of whole articles."""
    if finding.kind == "article":
        return None
    kind = FOCUSES[finding.kind]
    names = {
        "keyword": finding.word,
        "country": finding.country,
        "stance": speaker_on(finding.country, finding.speaker) if finding.speaker else "",
    }
    return Landing(place, kind, names.get(kind, ""))
