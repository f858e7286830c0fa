"""Which articles stand behind a point, and which of their sentences? A paged list; one of it opens as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.downloads import data_button
from components.picker import picked
from components.plain import counted, in_markdown
from dashboard.archive.answers.findings import found_count, found_page, found_rows, passages_of
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.choosing import DAY, table_of_choices
from dashboard.archive_page.markup import marked_sentences
from dashboard.archive_page.opening import landing_of, open_button
from dashboard.archive_page.paging import page_of

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.archive.answers.findings import Finding, Marked
    from dashboard.archive.reading import Archive

PAGE, READ = "page", "read"
"""Keys of the list's page and of the article whose sentences are shown, in the page's state and in its address."""

SIZE = 20
TITLE = 70
MOST_SENTENCES = 12
"""So many sentences stand open; the others are folded."""


def begin_anew() -> None:
    """Go to the first page of another list, with no article chosen; for the callback of what chooses the list."""
    st.session_state[PAGE] = 1
    st.session_state[READ] = None


def articles_behind(archive: Archive, finding: Finding) -> None:
    """The articles of a finding, and the sentences of the one that is chosen, with the finding marked."""
    number = answered(archive, found_count, finding)
    st.markdown(f"**{in_markdown(finding.told)}** · {counted(number, 'article')}")
    if not number:
        return
    page = page_of(PAGE, number, SIZE)
    rows = answered(archive, found_page, finding, page - 1, SIZE)
    _table(rows, finding)
    if number > SIZE:
        st.pagination(-(-number // SIZE), key=PAGE, bind="query-params")
    data_button("archive-articles", lambda: found_rows(archive, finding))
    article = _picker(rows)
    if article:
        sentences_in(archive, finding, article)


def _table(rows: pd.DataFrame, finding: Finding) -> None:
    shown = rows[["date", "title", "outlet", "found", "words"]].copy()
    shown["title"] = shown["title"].fillna("Untitled article")
    shown.columns = ["Date", "Article", "Outlet", "Found", "Words"]
    if not finding.counts:
        shown = shown.drop(columns="Found")

    def choose(article: str) -> None:
        st.session_state[READ] = article

    columns = {
        "Date": DAY,
        "Article": st.column_config.TextColumn(width="large"),
        "Found": st.column_config.NumberColumn(help=f"{finding.counts} in the article.", width=70),
        "Words": st.column_config.NumberColumn(width=70),
    }
    told = f"{counted(len(shown), 'article')} of this list; choose one to see its sentences."
    table_of_choices(shown, "articles_table", list(rows["article"]), choose, told, columns=columns)


def _picker(rows: pd.DataFrame) -> str | None:
    """The widget that holds the article whose sentences are shown."""
    return picked("Sentences of", labels_of(rows), READ, "Choose a row, or an article of this page of the list")


def labels_of(rows: pd.DataFrame) -> dict[str, str]:
    """What the articles are called in a list and in an address, by title and day; each by another name."""
    labels: dict[str, str] = {}
    for row in rows_of(rows):
        title = " ".join((row["title"] or "Untitled article").split())[:TITLE]
        name = f"{title}, {row['date']:%-d %b %Y}" if row["date"] else title
        labels[row["article"]] = f"{name} · {row['article'][:6]}" if name in labels.values() else name
    return labels


def sentences_in(archive: Archive, finding: Finding, article: str, key: str = "open-article") -> None:
    """The sentences of an article that carry a finding, and the button that opens it at one of them.

    `key` is that of the button.
    """
    found = answered(archive, passages_of, finding, article)
    st.caption(in_markdown(found.told))
    if found.sentences:
        st.html(marked_sentences(found.sentences[:MOST_SENTENCES]))
        if len(found.sentences) > MOST_SENTENCES:
            with st.expander(f"{len(found.sentences) - MOST_SENTENCES} more", key=f"{key}-more"):
                st.html(marked_sentences(found.sentences[MOST_SENTENCES:]))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        at = _sentence_to_open_at(found.sentences, f"{key}-at-{article}") if finding.kind != "article" else None
        open_button(archive, article, landing_of(finding, at.place) if at else None, key=key)


def _sentence_to_open_at(sentences: list[Marked], key: str) -> Marked | None:
    """The sentence that the reader chooses among several, at first the first one."""
    if len(sentences) < 2:  # noqa: PLR2004  nothing to choose
        return next(iter(sentences), None)
    chosen = st.selectbox(
        "Open at",
        range(len(sentences)),
        format_func=lambda place: f"Sentence {sentences[place].number:,}",
        key=key,
        width=170,
    )
    return sentences[chosen]
