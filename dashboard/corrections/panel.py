"""Which corrections has the reader made, how often did they agree, and how are they taken along?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.plain import by_you, counted, in_markdown
from dashboard.corrections.agreement import agreements
from dashboard.corrections.desk import LONGEST_NAME, THIS_MACHINE, desk, enter, everything_said, say, take_back
from dashboard.corrections.file import MOST_BYTES, CorrectionFileError, corrections_file, corrections_in
from dashboard.corrections.records import FIELDS
from dashboard.corrections.wording import became, told, where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.corrections.apply import Applied, Corrected
    from dashboard.corrections.records import Correction

PANEL, NAME, FILE, SEEN = "corrections-panel", "corrections-workspace", "corrections-file", "corrections-seen"
"""Keys of the session; `SEEN` has what became of each file."""

PAGE = 8
"""Corrections on one page of the list."""

PRIVATE = (
    "They end with this page, and nobody else sees them. Name a workspace to keep them: whoever enters the same name "
    "sees and adds to the same corrections, so choose one that nobody guesses."
)
KEPT_HERE = "They are kept on this machine, and applied again when the same text comes back."
SHARED = "Whoever enters this name sees and adds to the same corrections."
AGREED = "Of the findings you looked at, in all articles. What you did not look at does not count."


def correction_count(said: Sequence[Correction]) -> None:
    """How many corrections of this article stand; nothing where there is none."""
    if said:
        st.badge(f"{counted(len(said), 'correction')} by you", icon=":material/edit_note:", color="blue")


def correction_problem() -> None:
    """A line for what went wrong, once."""
    here = desk()
    if here.problem:
        st.warning(in_markdown(here.problem), icon=":material/info:")
        here.problem = ""


def corrections_panel(now: Corrected) -> None:
    """The panel; nothing is read or drawn while it is closed."""
    panel = st.expander("Your corrections", icon=":material/edit_note:", key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
        said = everything_said()
        _list(now)
        left, right = st.columns(2, gap="medium")
        with left:
            _agreement(said)
        with right:
            _workspace()
            _file(said)


def _list(now: Corrected) -> None:
    """The corrections of this article, the latest first, each with what became of it and a way back."""
    if not now.every:
        st.info(
            "Choose a country, speaker, quotation or stance to say what is right or wrong about it.",
            icon=":material/touch_app:",
        )
        return
    latest = list(reversed(now.every))
    pages = -(-len(latest) // PAGE)
    page = st.pagination(pages, key="corrections-page") if pages > 1 else 1
    for applied in latest[(page - 1) * PAGE : page * PAGE]:
        _line(applied, now.parsed.article.text)


def _line(applied: Applied, text: str) -> None:
    each = applied.correction
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            "Undo",
            icon=":material/undo:",
            type="tertiary",
            key=f"undo-{each.identity}",
            on_click=take_back,
            args=[each],
            help=told(each),
        )
        words = " · ".join(part for part in (told(each), where(each, text), each.note) if part)
        st.markdown(in_markdown(words), width="stretch")
        if applied.state in {"replaced", "set aside"}:
            st.badge(in_markdown(became(applied)), icon=":material/warning:", color="orange")
        else:
            st.badge(by_you("confirmed" if each.confirms else "corrected"), color="blue")


def _agreement(said: Sequence[Correction]) -> None:
    st.markdown("**How often you agree with the program**")
    rows = agreements(said)
    if not rows:
        st.caption("Nothing looked at so far.")
        return
    st.table(
        pd.DataFrame(
            {
                "Field": [FIELDS[row.field] for row in rows],
                "Right": [f"{row.right} of {row.right + row.wrong}" for row in rows],
                "Share": [f"{row.share:.0%}" for row in rows],
            }
        ).set_index("Field")
    )
    st.caption(AGREED)


def _workspace() -> None:
    here = desk()
    shared = here.workspace not in {"", THIS_MACHINE}
    st.markdown("**Where they are kept**")
    form = st.form("corrections-workspace-form", border=False)
    with form.container(horizontal=True, vertical_alignment="bottom"):
        name = here.workspace if shared else ""
        st.text_input("Workspace", name, key=NAME, max_chars=LONGEST_NAME, placeholder="None")
        st.form_submit_button("Enter", on_click=lambda: enter(st.session_state[NAME]))
    st.caption(SHARED if shared else KEPT_HERE if here.workspace else PRIVATE)


def _file(said: Sequence[Correction]) -> None:
    """Down and up as one file."""
    st.download_button(
        f"Download {counted(len(said), 'record')}",
        corrections_file(said),
        "readout-corrections.json",
        "application/json",
        icon=":material/download:",
        disabled=not said,
        on_click="ignore",
    )
    file = st.file_uploader(
        "Upload corrections",
        type="json",
        key=FILE,
        max_upload_size=MOST_BYTES // 1_000_000,
        accept_multiple_files=False,
    )
    if file is None:
        return
    seen: dict[str, str] = st.session_state.setdefault(SEEN, {})
    if file.file_id not in seen:
        seen[file.file_id] = _taken_in(file.getvalue())
        st.rerun()
    st.info(in_markdown(seen[file.file_id]), icon=":material/draft:")


def _taken_in(content: bytes) -> str:
    """Keep the corrections of a file; says in one sentence how many there were, or why none."""
    try:
        read = corrections_in(content)
    except CorrectionFileError as error:
        return str(error)
    added = say(*read)
    return f"{counted(added, 'record')} added, {len(read) - added} here already."
