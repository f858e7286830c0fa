"""Is this the article that the reader means? Its title, day and outlet are guesses until they say so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.outline import count_words
from components.plain import counted, in_markdown
from dashboard.own_articles import open_article
from dashboard.sources.guessing import article_of

if TYPE_CHECKING:
    from components.article import Article
    from dashboard.sources.drafts import Draft

FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2100, 12, 31)
PREVIEW = 600
COLUMNS = ("Open", "Title", "Date", "Outlet", "From", "Words", "Left out")


def confirmed(drafts: list[Draft]) -> list[Article] | None:
    """The form over the drafts: the articles that the reader confirmed, none when they discarded all, None so far."""
    if len(drafts) == 1:
        return _one(drafts[0])
    return _several(drafts)


def open_all(articles: list[Article]) -> list[str]:
    """Open the articles, the first of them to be shown; a sentence for each that there is no room for."""
    problems = [open_article(article) for article in reversed(articles)]
    return [problem for problem in reversed(problems) if problem]


def _one(draft: Draft) -> list[Article] | None:
    st.markdown("**Is this right?** Title, date and outlet are guessed from what was read.")
    with st.form("sources-confirm-form"):
        title = st.text_input("Title", draft.title or "", key=_key("title", draft), max_chars=300)
        left, right = st.columns(2)
        with left:
            day = st.date_input(
                "Date", _within(draft.date), FIRST_DAY, LAST_DAY, key=_key("date", draft), format="YYYY-MM-DD"
            )
        with right:
            outlet = st.text_input("Outlet", draft.outlet or "", key=_key("outlet", draft), max_chars=300)
        st.caption(in_markdown(_account(draft)))
        st.text(draft.text[:PREVIEW] + ("…" if len(draft.text) > PREVIEW else ""))
        opened, discarded = _buttons("Open the article")
    if draft.left_out:
        with st.popover(f"What was left out ({len(draft.left_out):,})", icon=":material/content_cut:"):
            st.text("\n".join(draft.left_out))
    if discarded:
        return []
    return [article_of(draft, title, day, outlet)] if opened else None


def _several(drafts: list[Draft]) -> list[Article] | None:
    st.markdown(f"**{len(drafts)} articles were read.** Title, date and outlet are guesses: correct them here.")
    read = pd.DataFrame(
        {
            "Open": True,
            "Title": draft.title or "",
            "Date": pd.Timestamp(day) if (day := _within(draft.date)) else pd.NaT,
            "Outlet": draft.outlet or "",
            "From": draft.url or draft.origin,
            "Words": count_words(draft.text),
            "Left out": len(draft.left_out),
        }
        for draft in drafts
    )
    with st.form("sources-confirm-form"):
        table = st.data_editor(
            read,
            key="sources-table-" + "-".join(str(hash(draft.text) % 10_000) for draft in drafts),
            column_order=COLUMNS,
            column_config={
                "Date": st.column_config.DateColumn(min_value=FIRST_DAY, max_value=LAST_DAY),
                "Left out": st.column_config.NumberColumn(help="Lines of the page around the article"),
            },
            disabled=["From", "Words", "Left out"],
            hide_index=True,
        )
        opened, discarded = _buttons("Open the ticked ones")
    if discarded:
        return []
    if not opened:
        return None
    return [
        article_of(draft, title, None if pd.isna(day) else pd.Timestamp(day).date(), outlet)
        for draft, ticked, title, day, outlet in zip(
            drafts, table["Open"], table["Title"], table["Date"], table["Outlet"], strict=True
        )
        if ticked
    ]


def _buttons(label: str) -> tuple[bool, bool]:
    with st.container(horizontal=True):
        return st.form_submit_button(label, type="primary"), st.form_submit_button("Discard")


def _account(draft: Draft) -> str:
    """Where the draft came from, how long it is, and what was done to it."""
    parts = [draft.url or draft.origin, counted(count_words(draft.text), "word")]
    if draft.left_out:
        parts.append(f"{counted(len(draft.left_out), 'line')} around the article left out")
    return " · ".join([*parts, *draft.mended])


def _within(day: date | None) -> date | None:
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def _key(field: str, draft: Draft) -> str:
    """The key of a field of this draft's form: another draft begins with its own guesses."""
    return f"sources-{field}-{hash((draft.text, draft.origin)) % 1_000_000}"
