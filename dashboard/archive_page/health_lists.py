"""Which articles have no date, which are copies of which, and which rows could not be read? A page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.downloads import data_button
from components.picker import picked
from components.plain import counted, in_markdown
from dashboard.archive.answers.findings import Finding
from dashboard.archive.answers.health import copies_page, every_row, rejected_page, undated_page
from dashboard.archive.filters import Filters
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.article_list import labels_of, sentences_in
from dashboard.archive_page.choosing import DAY, table_of_choices
from dashboard.archive_page.opening import open_button
from dashboard.archive_page.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import pandas as pd

    from dashboard.archive.reading import Archive

UNDATED, COPY = "undated", "near_duplicate"
UNDATED_PAGE, COPIES_PAGE, REJECTED_PAGE = "undated_page", "copies_page", "rejected_page"
"""Keys of the articles that are opened and of the lists' pages, in the page's state and in its address."""

SIZE = 10
WHOLE = Finding("The whole archive", Filters())
CHOOSE = "Choose a row, or an article of this page of the list"


def undated_list(archive: Archive, number: int) -> None:
    """The articles without a date, with where they came from; one opens with its first sentences."""
    st.markdown(f"**{counted(number, 'article')} without a date**, which no figure over dates counts")
    if not number:
        return
    rows = _page(archive, undated_page, UNDATED_PAGE, number)
    shown = rows[["title", "outlet", "source", "line"]].copy()
    shown["title"] = shown["title"].fillna("Untitled article")
    shown.columns = ["Article", "Outlet", "Source", "Line"]
    _table(shown, UNDATED, list(rows["article"]), f"{counted(number, 'article')} without a date, by source and line.")
    _below("archive-undated", archive, undated_page, UNDATED_PAGE, number)
    article = picked("Article without a date", labels_of(rows.assign(date=None)), UNDATED, CHOOSE)
    if article:
        sentences_in(archive, WHOLE, article, "open-undated")


def copies_list(archive: Archive, number: int) -> None:
    """The near-duplicates, each with the article that it is a copy of; both open."""
    st.markdown(f"**{counted(number, 'near-duplicate')}**, each linked to the article that came first")
    if not number:
        return
    rows = _page(archive, copies_page, COPIES_PAGE, number)
    shown = rows[["date", "title", "outlet", "similarity", "original_title", "original_outlet", "original_date"]].copy()
    shown["similarity"] = 100 * shown["similarity"]
    shown["title"] = shown["title"].fillna("Untitled article")
    shown.loc[rows["original"].notna(), "original_title"] = shown["original_title"].fillna("Untitled article")
    shown.columns = ["Date", "Article", "Outlet", "Alike", "Original", "Its outlet", "Its date"]
    alike = st.column_config.NumberColumn(
        format="%.0f%%", help="Runs of four words that both texts have, of all in them, as estimated.", width=70
    )
    told = f"{counted(number, 'near-duplicate')} with their originals, the newest first."
    _table(shown, COPY, list(rows["article"]), told, {"Date": DAY, "Alike": alike, "Its date": DAY})
    _below("archive-copies", archive, copies_page, COPIES_PAGE, number)
    article = picked("Near-duplicate", labels_of(rows), COPY, "Choose a row, or one of this page of the list")
    if article:
        _copy(archive, next(row for row in rows_of(rows) if row["article"] == article))


def rejected_list(archive: Archive, rejected: int, incomplete: int) -> None:
    """The rows of the sources that could not be read, with the reason."""
    st.markdown(
        f"**{counted(rejected, 'row')} rejected**, and {counted(incomplete, 'row')} kept without a date that could not "
        "be read"
    )
    number = rejected + incomplete
    if not number:
        return
    rows = _page(archive, rejected_page, REJECTED_PAGE, number)
    shown = rows[["source", "line", "reason"]].copy()
    shown["became"] = ["kept without a date" if kept else "rejected" for kept in rows["kept"]]
    shown.columns = ["Source", "Line", "Reason", "What became of it"]
    st.dataframe(
        shown,
        key="health_rejected",
        hide_index=True,
        height="content",
        column_config={"Reason": st.column_config.TextColumn(width="large")},
        alt=f"{counted(number, 'row')} that could not be read in whole, by source and line.",
    )
    _below("archive-rejected", archive, rejected_page, REJECTED_PAGE, number)


def copy_told(row: dict[str, Any]) -> str:
    """Of which article a near-duplicate is a copy, and how much alike the two are."""
    alike = f"{100 * row['similarity']:.0f}% alike"
    if row["original"] is None:
        return f"A copy, {alike}, of an article that this archive has lost."
    day = f"{row['original_date']:%-d %b %Y}" if row["original_date"] else "without a date"
    source = ", ".join(part for part in (row["original_outlet"], day) if part)
    return f"A copy, {alike}, of “{row['original_title'] or 'Untitled article'}” ({source})."


def _copy(archive: Archive, row: dict[str, Any]) -> None:
    st.markdown(in_markdown(copy_told(row)))
    sentences_in(archive, WHOLE, row["article"], "open-copy")
    if row["original"]:
        open_button(archive, row["original"], label="Open the original", key="open-original", look="secondary")


def _page(archive: Archive, listed: Callable[..., pd.DataFrame], key: str, number: int) -> pd.DataFrame:
    return answered(archive, listed, page_of(key, number, SIZE) - 1, SIZE)


def _below(name: str, archive: Archive, listed: Callable[..., pd.DataFrame], key: str, number: int) -> None:
    """The pages of a list and its data."""
    if number > SIZE:
        st.pagination(-(-number // SIZE), key=key, bind="query-params")
    data_button(name, lambda: every_row(archive, listed))


def _table(
    shown: pd.DataFrame, key: str, articles: list[str], told: str, columns: dict[str, Any] | None = None
) -> None:
    """A list of articles; a row that is chosen opens its article."""

    def choose(article: str) -> None:
        st.session_state[key] = article

    wide = {"Article": st.column_config.TextColumn(width="large"), **(columns or {})}
    table_of_choices(shown, f"health_{key}", articles, choose, told, columns=wide)
