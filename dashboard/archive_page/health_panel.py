"""How sound is the archive: what is missing, copied, rejected or unsure in it, and who read it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.downloads import data_button
from components.plain import counted
from dashboard.archive.answers import health
from dashboard.archive.answers.health import linked_copies, undated_articles
from dashboard.archive.frames import rows_of
from dashboard.archive.writing import rejected_rows
from dashboard.archive_page.answers import answered

if TYPE_CHECKING:
    from dashboard.archive.answers.health import Health
    from dashboard.archive.reading import Archive

PANEL = "archive-health"


@st.fragment
def health_strip(archive: Archive) -> None:
    """One line with the numbers of the whole archive; more when the reader asks."""
    state = answered(archive, health)
    st.caption(f"**The whole archive**: {health_told(state)}")
    panel = st.expander("Data health", icon=":material/monitor_heart:", key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
        _details(archive, state)


def health_told(state: Health) -> str:
    """The numbers in a sentence: articles, near-duplicates, undated, rejected, confidence, versions."""
    findings, unsure = int(state.confidence["findings"].sum()), int(state.confidence["unsure"].sum())
    readers = "one version" if len(state.readers) == 1 else f"{len(state.readers)} versions"
    return (
        f"{counted(state.articles, 'article')}, {state.copies:,} of them near-duplicates, {state.undated:,} undated; "
        f"{counted(state.rejected, 'row')} rejected; {unsure:,} of {findings:,} findings unsure; read by {readers} of "
        "the analysis."
    )


def _details(archive: Archive, state: Health) -> None:
    st.markdown("**How sure the findings are**")
    sure = state.confidence[["of", "findings", "unsure", "share"]].copy()
    sure["share"] = 100 * sure["share"]
    sure.columns = ["Of", "Findings", "Unsure", "Share"]
    st.dataframe(
        sure,
        key="health_confidence",
        hide_index=True,
        column_config={"Share": st.column_config.NumberColumn(format="%.0f%%", help="Confidence below one half.")},
        alt="Findings and unsure ones by kind.",
    )
    data_button("archive-confidence", lambda: rows_of(state.confidence))
    st.markdown("**Who read the articles**")
    st.dataframe(state.readers, key="health_readers", hide_index=True, alt="Versions of the analysis by articles.")
    data_button("archive-readers", lambda: rows_of(state.readers))
    if state.undated:
        st.markdown(f"**{counted(state.undated, 'article')} without a date**")
        data_button("archive-undated", lambda: rows_of(undated_articles(archive)))
    if state.copies:
        st.markdown(f"**{counted(state.copies, 'near-duplicate')}**, each with the article that it is a copy of")
        data_button("archive-copies", lambda: rows_of(linked_copies(archive)))
    if state.rejected or state.incomplete:
        st.markdown(
            f"**{counted(state.rejected, 'row')} rejected**, and {counted(state.incomplete, 'row')} kept without a "
            "date that could not be read"
        )
        data_button("archive-rejected", lambda: rejected_rows(archive.place))
