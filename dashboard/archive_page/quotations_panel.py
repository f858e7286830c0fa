"""Which quotations stand in several articles, and what became of their words? A row opens its wordings and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.downloads import data_button
from components.picker import picked
from components.plain import counted
from dashboard.archive.answers import quotation_variants, same_quotation_count, same_quotations
from dashboard.archive.answers.findings import Finding
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import articles_behind, begin_anew
from dashboard.archive_page.choosing import DAY, table_of_choices
from dashboard.archive_page.paging import page_of
from dashboard.compare_markup import MOST_ROWS, versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from dashboard.archive.filters import Filters
    from dashboard.archive.reading import Archive

SAID, LIST_PAGE = "said", "said_page"
"""Keys of the quotation and of the list's page, in the page's state and in its address."""

TABLE = "archive_said"
SIZE = 15
LABEL = 80


@st.fragment
def quotations_panel(archive: Archive, filters: Filters) -> None:
    """The list, a page at a time, and the wordings of the quotation that is chosen."""
    number = answered(archive, same_quotation_count, filters)
    if not number:
        st.info("No quotation stands in two of these articles.", icon=":material/format_quote_off:")
        return
    page = page_of(LIST_PAGE, number, SIZE)
    rows = answered(archive, same_quotations, filters, page - 1, SIZE)
    _table(rows, number)
    if number > SIZE:
        st.pagination(-(-number // SIZE), key=LIST_PAGE, bind="query-params")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{counted(number, 'quotation')} in several articles")
        data_button("archive-same-quotations", lambda: _every(archive, filters))
    key = _picker(rows)
    if key is not None:
        _wordings(archive, filters, key)


def _table(rows: pd.DataFrame, number: int) -> None:
    def choose(key: int) -> None:
        st.session_state[SAID] = key
        begin_anew()

    shown = rows[["quotation", "speaker", "articles", "variants", "first", "last"]].copy()
    shown.columns = ["Quotation", "Speaker", "Articles", "Wordings", "First", "Last"]
    columns = {"Quotation": st.column_config.TextColumn(width="large"), "First": DAY, "Last": DAY}
    told = f"{counted(number, 'quotation')} that several articles have, those of most articles first."
    table_of_choices(shown, TABLE, [int(key) for key in rows["key"]], choose, told, columns=columns)


def _picker(rows: pd.DataFrame) -> int | None:
    labels: dict[int, str] = {}
    for row in rows_of(rows):
        name = " ".join(row["quotation"].split())[:LABEL]
        labels[int(row["key"])] = f"{name} · {row['speaker'] or row['key']}" if name in labels.values() else name
    return picked(
        "Wordings of", labels, SAID, "Choose a row, or a quotation of this page of the list", on_change=begin_anew
    )


def _wordings(archive: Archive, filters: Filters, key: int) -> None:
    variants = answered(archive, quotation_variants, key, filters)
    usual = variants["text"].iloc[0]
    st.html(versions(sides_of(variants)[:MOST_ROWS]))
    if len(variants) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {len(variants)} wordings are shown; the data has all.")
    data_button("archive-wordings", lambda: rows_of(variants))
    told = f"“{' '.join(usual.split())[:LABEL]}”"
    articles_behind(archive, Finding(told, filters, "wording", key=key, counts="Quotations"))


def sides_of(variants: pd.DataFrame) -> list[tuple[str, str | None, str | None]]:
    """What is said of each wording, and, from the second on, the commonest one beside it."""
    every = rows_of(variants)
    usual = every[0]["text"]
    told = [
        f"{row['kind'] if place else 'the commonest wording'} · {row['speaker'] or 'unattributed'}, "
        f"in {counted(row['articles'], 'article')}" + (f", first {row['first']:%-d %b %Y}" if row["first"] else "")
        for place, row in enumerate(every)
    ]
    later = [(each, usual, row["text"]) for each, row in zip(told[1:], every[1:], strict=True)]
    return [(told[0], usual, None), *later]


def _every(archive: Archive, filters: Filters) -> Iterator[dict[str, object]]:
    page, size = 0, 500
    while len(rows := same_quotations(archive, filters, page, size)):
        yield from rows_of(rows)
        page += 1
