"""What did a speaker say, word for word? A page at a time; the article of a quotation opens at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.article import Span
from components.keywords.downloads import data_button
from components.picker import picked
from components.plain import counted
from dashboard.archive.answers.quoted import quoted_page, quoted_rows
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.choosing import DAY, table_of_choices
from dashboard.archive_page.opening import open_button
from dashboard.archive_page.paging import page_of
from dashboard.landing import Landing

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

QUOTED, PAGE = "quoted", "quoted_page"
"""Keys of the quotation and of the list's page, in the page's state and in its address."""

FOLD, TABLE = "archive-quoted", "archive_quoted"
SIZE = 10
LABEL = 80


def forget_quoted() -> None:
    """Go to the first page of another list, with no quotation chosen."""
    st.session_state[PAGE] = 1
    st.session_state[QUOTED] = None


def quoted_list(archive: Archive, filters: Filters, speaker: str, number: int) -> None:
    """The speaker's quotations, that many, when the reader asks; the article of one opens at it."""
    if FOLD not in st.session_state:
        st.session_state[FOLD] = QUOTED in st.query_params
    fold = st.expander(counted(number, "quotation"), key=FOLD, on_change="rerun")
    if not fold.open:
        return
    with fold:
        page = page_of(PAGE, number, SIZE)
        rows = answered(archive, quoted_page, filters, speaker, page - 1, SIZE)
        _table(rows, number)
        if number > SIZE:
            st.pagination(-(-number // SIZE), key=PAGE, bind="query-params")
        data_button("archive-quoted", lambda: quoted_rows(archive, filters, speaker))
        _chosen(archive, rows)


def _table(rows: pd.DataFrame, number: int) -> None:
    def choose(place: tuple[str, int]) -> None:
        st.session_state[QUOTED] = place

    shown = rows[["date", "quotation", "tone", "outlet", "title"]].copy()
    shown.columns = ["Date", "Quotation", "Tone", "Outlet", "Article"]
    places = list(zip(rows["article"], rows["number"], strict=True))
    told = f"{counted(number, 'quotation')}, the newest first; choose one to open its article there."
    columns = {"Date": DAY, "Quotation": st.column_config.TextColumn(width="large")}
    table_of_choices(shown, TABLE, places, choose, told, columns=columns)


def _chosen(archive: Archive, rows: pd.DataFrame) -> None:
    """The quotation that is chosen, and the button that opens its article at it."""
    places = {(row["article"], row["number"]): row for row in rows_of(rows)}
    labels: dict[tuple[str, int], str] = {}
    for place, row in places.items():
        words = " ".join(row["quotation"].split())[:LABEL]
        labels[place] = f"{words} · {place[0][:6]} {place[1]}" if words in labels.values() else words
    chosen = picked("Quotation", labels, QUOTED, "Choose a row, or a quotation of this page of the list")
    if chosen:
        span = Span(int(places[chosen]["start"]), int(places[chosen]["end"]))
        open_button(archive, chosen[0], Landing(span, "quotation"), key="open-quoted", look="secondary")
