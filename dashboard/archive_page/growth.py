"""Has an ingest changed the archive since the page was opened on it? A line says so, a button reads it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.plain import counted
from dashboard.archive_page.answers import newer

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

LOOKED = "15s"
"""So often an open page looks."""


@st.fragment(run_every=LOOKED)
def growth_line(archive: Archive, address: str) -> None:
    """Nothing while the archive at the address is as it was; else by how much it has grown, and the button."""
    now = newer(archive, address)
    if now is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="archive-growth"):
        st.markdown(f":material/update: {growth_told(_articles(archive), _articles(now))}", width="content")
        if st.button("Read it anew", key="read-anew"):
            st.rerun()


def growth_told(before: int, now: int) -> str:
    """What has become of an archive of so many articles."""
    if now > before:
        return f"The archive has grown by {counted(now - before, 'article')} since this page read it."
    return "The archive has changed since this page read it."


def _articles(archive: Archive) -> int:
    return sum(archive.readers.values())
