"""How sound is the archive: what is missing, copied, rejected or unsure, and who read it? Each opens as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.keywords.downloads import data_button
from components.plain import counted
from dashboard.archive.answers import health
from dashboard.archive.frames import rows_of
from dashboard.archive_page.answers import answered
from dashboard.archive_page.health_lists import copies_list, rejected_list, undated_list

if TYPE_CHECKING:
    from dashboard.archive.answers.health import Health
    from dashboard.archive.reading import Archive

PANEL = "archive-health"

LIST = "health"
"""The key of what is shown, in the page's state and in its address."""

FINDINGS, UNDATED, COPIES, REJECTED = "Findings", "Undated", "Near-duplicates", "Rejected"


@st.fragment
def health_strip(archive: Archive) -> None:
    """One line with the numbers of the whole archive; more when the reader asks."""
    state = answered(archive, health)
    st.caption(f"**The whole archive**: {health_told(state)}")
    if PANEL not in st.session_state:
        st.session_state[PANEL] = LIST in st.query_params
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
    shown = st.segmented_control(
        "Health of",
        [FINDINGS, UNDATED, COPIES, REJECTED],
        default=FINDINGS,
        required=True,
        key=LIST,
        label_visibility="collapsed",
        bind="query-params",
    )
    if shown == UNDATED:
        undated_list(archive, state.undated)
    elif shown == COPIES:
        copies_list(archive, state.copies)
    elif shown == REJECTED:
        rejected_list(archive, state.rejected, state.incomplete)
    else:
        _findings(state)


def _findings(state: Health) -> None:
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
