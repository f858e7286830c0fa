"""How does a reader hand on what they see, and open what another has handed on?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from components.plain import counted
from dashboard.out.bundle import bundle, every_table, table_names
from dashboard.out.delimited import csv_of
from dashboard.out.link import CARRIED, LONGEST, BrokenLinkError, article_from, link_to
from dashboard.out.names import file_name
from dashboard.own_articles import NEXT, PICKED, open_article, own_articles
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.article import Article
    from components.keywords.records import Keyword
    from dashboard.parsing import ParsedArticle

PANEL, TABLE, OPENED = "along", "along-table", "carried-opened"
"""Keys of the session: the panel, the table in it, and what links were opened, by their names in the address."""

ARTICLE_PICKERS = {CARRIED: PICKED}
"""The name in the address, and the picker, of the page of one article."""

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


@dataclass(frozen=True, slots=True)
class Carried:
    """What was opened from a link: its value, the fingerprint of its article, and why there is none."""

    value: str
    fingerprint: str
    problem: str | None


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
        link_box({CARRIED: parsed.article}, ARTICLE_PICKERS)


def figure_data(parsed: ParsedArticle, view: str) -> None:
    """A button below a figure that saves what it draws; the keywords have one of their own."""
    if view in FIGURE_TABLES:
        name = FIGURE_TABLES[view]
        st.download_button(
            "Data (CSV)",
            lambda: _csv(name, parsed),
            file_name(parsed.article, f"-{name}.csv"),
            "text/csv",
            key=f"{name}-csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def open_carried(pickers: Mapping[str, str]) -> None:
    """Open the articles that the page's address carries, once; a sentence for each that cannot be read.

    `pickers` has for each name in the address the key of the picker that is to show its article.
    """
    opened: dict[str, Carried] = st.session_state.setdefault(OPENED, {})
    for name, picker in pickers.items():
        value = st.query_params.get(name)
        if not value:
            continue
        if name not in opened or opened[name].value != value:
            opened[name] = _opened(value, picker)
        if opened[name].problem:
            st.warning(opened[name].problem, icon=":material/link_off:")
        elif opened[name].fingerprint not in {own.fingerprint for own in own_articles()}:
            del st.query_params[name]  # the reader has removed it: a reload must not bring it back


def link_box(articles: Mapping[str, Article], pickers: Mapping[str, str]) -> None:
    """The address of what the reader sees, to copy, or why there is none.

    `articles` are those that the page shows, by their names in the address; the reader's own ones travel along, since
    nobody else has them. `pickers` as for `open_carried`.
    """
    texts = {each.article.text for each in own_articles()}
    own = {name: article for name, article in articles.items() if article.text in texts}
    left_out = {pickers[name] for name in own}  # in another session the article has another number
    choices = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    link = link_to(st.context.url or "", [each for each in choices if each[0] not in left_out], own)
    if len(link) > LONGEST:
        told, instead = ("This article is", "report") if len(articles) == 1 else ("These texts are", "tables")
        st.info(
            f"{told} too long for a link ({len(link):,} characters; {LONGEST:,} arrive safely): "
            f"hand on the {instead} instead.",
            icon=":material/link_off:",
        )
        return
    carries = f"It carries {counted(len(own), 'text')} of yours and what you chose; nothing is stored."
    st.caption(f"**Link** to copy. {carries if own else 'It keeps what you chose.'}")
    st.code(link, language=None, wrap_lines=True, height=LINK_HEIGHT if own else "content")


def _opened(value: str, picker: str) -> Carried:
    try:
        article = article_from(value)
    except BrokenLinkError as error:
        return Carried(value, "", str(error))
    problem = open_article(article)
    label = st.session_state.pop(NEXT, None)  # what the address says of the article is not to be forgotten
    if label and picker not in st.query_params:
        st.session_state[picker] = label
    return Carried(value, fingerprint(article.text), problem)


def _report(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> bytes:
    from dashboard.out.report import report  # noqa: PLC0415  the page starts without it

    return report(parsed, keywords, window, datetime.now(UTC))


def _one_table(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("One table, or what one figure draws", list(table_names()), key=TABLE)
        st.download_button(
            "CSV",
            lambda: _csv(name, parsed, keywords, window),
            file_name(parsed.article, f"-{name}.csv"),
            "text/csv",
            on_click="ignore",
            icon=":material/table:",
            help=table_names()[name],
        )


def _csv(name: str, parsed: ParsedArticle, keywords: Sequence[Keyword] = (), window: int = 1) -> bytes:
    return csv_of(next(table for table in every_table(parsed, keywords, window) if table.name == name))
