"""How does a reader bring articles of their own? By paste, files, the address of a page or of a feed.

What was read is shown first, with its title, day and outlet as guessed; it becomes an article when the reader says so.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from components.plain import counted, in_markdown
from dashboard.draft_forms import confirmed, open_all
from dashboard.sources.drafts import Reading

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from dashboard.sources.drafts import Draft
    from dashboard.sources.feeds import Item

PANEL = "sources"
DRAFTS = "sources-drafts"
PROBLEMS = "sources-problems"
SEEN = "sources-seen"
FETCHES = "sources-fetches"
ITEMS = "sources-items"
DONE = "sources-done"
"""Keys of the session."""

WAYS = {
    "Paste": ":material/content_paste: Paste",
    "Files": ":material/upload_file: Files",
    "Web page": ":material/language: Web page",
    "Feed": ":material/rss_feed: Feed",
}
ENDINGS = ["txt", "md", "markdown", "html", "htm", "pdf", "docx", "eml", "zip"]
TOO_OFTEN = "No more than 10 addresses a minute are asked: wait a minute and go on."
MEGABYTES = 25
SHOWN_PROBLEMS = 8
MOST_PICKED = 5
MOST_DRAFTS = 200


@st.fragment
def source_panel() -> None:
    """The ways in, what they brought, and the form that makes articles of it. Nothing is drawn while it is closed."""
    if st.session_state.pop(DONE, False):
        st.session_state[PANEL] = False
    panel = st.expander("Open an article of your own", icon=":material/add_circle:", key=PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel:
        way = st.segmented_control(
            "From", list(WAYS), default="Paste", key="sources-way", format_func=WAYS.__getitem__, required=True
        )
        if way == "Files":
            _files()
        elif way == "Web page":
            _page()
        elif way == "Feed":
            _feed()
        else:
            _paste()
        _problems()
        _drafts()


def _paste() -> None:
    with st.form("sources-paste-form", border=False):
        text = st.text_area("The article's text", key="sources-text", height=180, placeholder="Paste an article")
        if not st.form_submit_button("Read the text", type="primary"):
            return
    from dashboard.sources.confined import read_paste  # noqa: PLC0415  the page starts without it

    with st.spinner("Reading…"):
        _keep(read_paste(text))


def _files() -> None:
    files = st.file_uploader(
        "Files: text, Markdown, HTML, PDF, Word (.docx), e-mail (.eml), or a .zip of these",
        type=ENDINGS,
        accept_multiple_files=True,
        max_upload_size=MEGABYTES,
        key="sources-files",
    )
    seen: set[str] = st.session_state.setdefault(SEEN, set())
    fresh = [file for file in files if file.file_id not in seen]
    if fresh:
        _read_files(fresh, seen)


def _read_files(files: list[UploadedFile], seen: set[str]) -> None:
    from dashboard.sources.confined import read_file  # noqa: PLC0415

    readings = []
    bar = st.progress(0.0, "Reading…")
    for number, file in enumerate(files):
        bar.progress(number / len(files), f"Reading {number + 1} of {counted(len(files), 'file')}…")
        seen.add(file.file_id)
        readings.append(read_file(file.getvalue(), file.name))
    bar.empty()
    _keep(*readings)


def _page() -> None:
    if not _may_fetch():
        return
    with st.form("sources-page-form", border=False):
        address = st.text_input("The page's address", key="sources-address", placeholder="https://")
        if not st.form_submit_button("Fetch the page", type="primary"):
            return
    _fetch_pages([address])


def _feed() -> None:
    if not _may_fetch():
        return
    with st.form("sources-feed-form", border=False):
        address = st.text_input("The feed's address (RSS or Atom)", key="sources-feed-address", placeholder="https://")
        if st.form_submit_button("Fetch the list", type="primary"):
            _fetch_list(address)
    items: list[Item] = st.session_state.get(ITEMS, [])
    if not items:
        return
    names = {item.url: f"{item.title} ({item.date:%-d %b %Y})" if item.date else item.title for item in items}
    with st.form("sources-items-form", border=False):
        chosen = st.multiselect(
            f"{counted(len(items), 'article')} in this feed",
            list(names),
            format_func=lambda url: names[url],
            max_selections=MOST_PICKED,
            key="sources-picked",
            placeholder=f"Choose up to {MOST_PICKED}",
        )
        if not st.form_submit_button("Fetch the chosen articles"):
            return
    _fetch_pages(chosen)


def _fetch_list(address: str) -> None:
    from dashboard.sources.confined import read_feed  # noqa: PLC0415

    problems: tuple[str, ...] = (TOO_OFTEN,)
    if _count_fetch():
        with st.spinner("Fetching…"):
            st.session_state[ITEMS], problems = read_feed(address)
    _keep(Reading((), problems))


def _fetch_pages(addresses: list[str]) -> None:
    from dashboard.sources.confined import read_page  # noqa: PLC0415

    with st.spinner("Fetching…"):
        _keep(*(read_page(address) if _count_fetch() else Reading((), (TOO_OFTEN,)) for address in addresses))


def _may_fetch() -> bool:
    """Whether pages may be fetched here at all; says so and what to do where they may not."""
    from dashboard.sources.fetching import is_switched_off  # noqa: PLC0415

    try:
        setting = st.secrets.get("fetch", "")
    except FileNotFoundError:
        setting = ""
    if is_switched_off(str(setting)):
        st.info(
            "Fetching pages is switched off here: copy the article's text and paste it.", icon=":material/wifi_off:"
        )
        return False
    st.caption("Only this address is asked, and where it redirects; no cookies are sent.")
    return True


def _count_fetch() -> bool:
    """Count one fetch of this session; False when it has had its share of this minute."""
    from dashboard.sources.fetching import A_MINUTE, may_fetch  # noqa: PLC0415

    times: list[float] = st.session_state.setdefault(FETCHES, [])
    now = time.monotonic()
    if not may_fetch(times, now):
        return False
    times[:] = [*times[-A_MINUTE:], now]
    return True


def _keep(*readings: Reading) -> None:
    """Add what was read to what waits for the reader's word; the sentences replace those of before."""
    waiting: list[Draft] = st.session_state.setdefault(DRAFTS, [])
    problems = [problem for reading in readings for problem in reading.problems]
    for draft in (draft for reading in readings for draft in reading.drafts):
        if not draft.readable:
            problems.append(f"{draft.origin} is in {draft.language}; only English is read, so it was not parsed.")
        elif draft.text in {other.text for other in waiting}:
            problems.append(f"{draft.origin} has the same text as one that is already listed.")
        elif len(waiting) >= MOST_DRAFTS:
            problems.append(f"{draft.origin} was left out: no more than {MOST_DRAFTS} can wait at a time.")
        else:
            waiting.append(draft)
    st.session_state[PROBLEMS] = problems


def _problems() -> None:
    problems: list[str] = st.session_state.get(PROBLEMS, [])
    for problem in problems[:SHOWN_PROBLEMS]:
        st.warning(in_markdown(problem), icon=":material/info:")
    if len(problems) > SHOWN_PROBLEMS:
        st.warning(f"and {len(problems) - SHOWN_PROBLEMS} more", icon=":material/info:")


def _drafts() -> None:
    """The form over what waits; once it is answered the panel closes and the page shows the first article opened."""
    waiting: list[Draft] = st.session_state.get(DRAFTS, [])
    articles = confirmed(waiting) if waiting else None
    if articles is None:
        return
    st.session_state[DRAFTS] = []
    st.session_state[PROBLEMS] = open_all(articles)
    if articles and not st.session_state[PROBLEMS]:
        st.session_state[DONE] = True
    st.rerun()
