"""How does a reader hand on what they see, and open what another has handed on?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.out.bundle import bundle, every_table
from dashboard.out.delimited import csv_of
from dashboard.out.link import CARRIED, LONGEST, BrokenLinkError, article_from, link_to
from dashboard.out.names import file_name
from dashboard.own_articles import NEXT, PICKED, open_article, own_articles
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.keywords.records import Keyword
    from dashboard.parsing import ParsedArticle

PANEL, TABLE, OPENED = "along", "along-table", "carried-opened"
"""Keys of the session: the panel, the table in it, and which link was opened: its value, its article, a problem."""

FIGURE_TABLES = {
    "map": "countries",
    "text": "country-mentions",
    "together": "countries-together",
    "speech": "who-on-whom",
    "order": "quotations",
    "speaker": "quotations",
    "extremes": "quotations",
    "voice": "share-of-voice",
    "stance": "stances",
}
"""The table of what each view of the panels draws; the view of the engines is a table itself."""

LINK_HEIGHT = 120
REPORT_HELP = "One file that opens in any browser without internet: figures, tables, evidence, the article, the method."


@st.fragment
def take_along(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> None:
    """Report, tables and link. Nothing is made before it is asked for; nothing is drawn while the panel is closed."""
    panel = st.popover("Take along", icon=":material/download:", key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
        st.download_button(
            "Report",
            lambda: _report(parsed, keywords, window),
            file_name(parsed.article, ".html"),
            "text/html",
            on_click="ignore",
            icon=":material/lab_profile:",
            help=REPORT_HELP,
            width="stretch",
        )
        st.download_button(
            "CSV + JSON (zip)",
            lambda: bundle(parsed, keywords, window),
            file_name(parsed.article, ".zip"),
            "application/zip",
            on_click="ignore",
            icon=":material/folder_zip:",
            help="Every table and everything in one object; opens in a spreadsheet, pandas or R.",
            width="stretch",
        )
        _one_table(parsed, keywords, window)
        _link(parsed.article)


def figure_data(parsed: ParsedArticle, view: str) -> None:
    """A button below a figure that saves what it draws; the keywords have one of their own."""
    if view in FIGURE_TABLES:
        name = FIGURE_TABLES[view]
        st.download_button(
            "Data (CSV)",
            lambda: csv_of(next(table for table in every_table(parsed, (), 1) if table.name == name)),
            file_name(parsed.article, f"-{name}.csv"),
            "text/csv",
            key=f"{name}-csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def open_carried() -> None:
    """Open the article that the page's address carries, once; a sentence where it cannot be read."""
    value = st.query_params.get(CARRIED)
    if not value:
        return
    if st.session_state.get(OPENED, ("",))[0] != value:
        st.session_state[OPENED] = (value, *_opened(value))
    _, key, problem = st.session_state[OPENED]
    if problem:
        st.warning(problem, icon=":material/link_off:")
    elif key not in {own.fingerprint for own in own_articles()}:
        del st.query_params[CARRIED]  # the reader has removed it: a reload must not bring it back


def _opened(value: str) -> tuple[str, str | None]:
    """The fingerprint of the article that was opened, and why it was not."""
    try:
        article = article_from(value)
    except BrokenLinkError as error:
        return "", str(error)
    problem = open_article(article)
    label = st.session_state.pop(NEXT, None)  # what the address says of the article is not to be forgotten
    if label and PICKED not in st.query_params:
        st.session_state[PICKED] = label
    return fingerprint(article.text), problem


def _report(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> bytes:
    from dashboard.out.report import report  # noqa: PLC0415  the page starts without it

    return report(parsed, keywords, window, datetime.now(UTC))


def _one_table(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> None:
    tables = {table.name: table for table in every_table(parsed, keywords, window)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("One table, or what one figure draws", list(tables), key=TABLE)
        st.download_button(
            "CSV",
            lambda: csv_of(tables[name]),
            file_name(parsed.article, f"-{name}.csv"),
            "text/csv",
            on_click="ignore",
            icon=":material/table:",
            help=tables[name].about,
        )


def _link(article: Article) -> None:
    """The address of what the reader sees, to copy; says which article it carries, or why it cannot."""
    own = any(article.text == each.article.text for each in own_articles())
    left_out = {PICKED} if own else set()  # in another session the article has another number
    choices = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    kept = [(name, value) for name, value in choices if name not in left_out]
    link = link_to(st.context.url or "", kept, article if own else None)
    if len(link) > LONGEST:
        st.info(
            f"This article is too long for a link ({len(link):,} characters; {LONGEST:,} arrive safely): "
            "hand on the report instead.",
            icon=":material/link_off:",
        )
        return
    told = "It carries the article itself and what you chose; nothing is stored." if own else "It keeps what you chose."
    st.caption(f"**Link** to copy. {told}")
    st.code(link, language=None, wrap_lines=True, height=LINK_HEIGHT if own else "content")
