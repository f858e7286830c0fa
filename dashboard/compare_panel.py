"""The page of two texts side by side: which two, what was dropped, and the views of everything else that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pandas as pd
import streamlit as st

from components.charts import CHART
from components.plain import counted, in_markdown
from dashboard.compare_figures import keyword_shifts, keywords_takeaway, shifts_takeaway, tone_shifts
from dashboard.compare_markup import MOST_ROWS, versions
from dashboard.compare_tables import in_order, packed, tables_of
from dashboard.comparing import REWORDED, compared, quoted, summary, unrelated
from dashboard.out.delimited import csv_of
from dashboard.out.link import EARLIER, LATER
from dashboard.own_articles import NEXT
from dashboard.take_along import link_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.quotes.ledger import Line
    from components.tone.records import Engine
    from dashboard.comparing import Comparison, ToneChange
    from dashboard.out.delimited import Table
    from dashboard.parsing import ParsedArticle

LEFT, RIGHT, VIEW = "left", "right", "changes"
"""Keys of the choices, in the page's state and in its address."""

COMPARE_PICKERS = {EARLIER: LEFT, LATER: RIGHT}
"""The names of the two texts in the address, and their pickers."""

View = Literal["quotations", "sentences", "countries", "keywords", "tone"]
VIEWS: dict[View, str] = {
    "sentences": "Sentences",
    "quotations": "Quotations",
    "countries": "Countries",
    "keywords": "Keywords",
    "tone": "Tone",
}
KEPT = 8
"""Comparisons that are kept in memory until the reader leaves."""

FIRST = 12
"""So many dropped sentences or quotations stand open; the others are folded."""

FATES = {
    "kept": "kept",
    "trimmed": "trimmed: words only went",
    "extended": "extended: words only came",
    "altered": "altered",
    "merged": "taken into another sentence",
    "split": "cut out of another sentence",
    "dropped": "dropped",
    "added": "new",
}


def two_texts(labels: list[str]) -> tuple[str, str]:
    """The pickers: the label of the earlier text and of the later one; what was just opened becomes the later."""
    opened = st.session_state.pop(NEXT, None)
    if opened in labels:
        st.session_state[RIGHT] = opened
        if st.session_state.get(LEFT) == opened:
            del st.session_state[LEFT]
    for key in (LEFT, RIGHT):
        if st.session_state.get(key) not in labels:
            st.session_state.pop(key, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        left = st.selectbox("Earlier text", labels, key=LEFT, bind="query-params")
        right = st.selectbox("Later text", labels, index=len(labels) - 1, key=RIGHT, bind="query-params")
        st.button("Swap", icon=":material/swap_horiz:", on_click=_swap, args=[left, right], help="Exchange the two")
    return left, right


def compared_once(left: ParsedArticle, right: ParsedArticle, engine: Engine, corrections: str = "") -> Comparison:
    """The two texts compared, once in a session for each engine that reads their tones.

    `corrections` tells apart what the reader said of them before and after a correction.
    """
    return _compared(left.article, right.article, engine, corrections, left, right)


@st.cache_resource(show_spinner="Comparing…", max_entries=KEPT, scope="session")
def _compared(
    left: Article,  # noqa: ARG001  the key
    right: Article,  # noqa: ARG001
    engine: Engine,  # noqa: ARG001
    corrections: str,  # noqa: ARG001
    _left: ParsedArticle,
    _right: ParsedArticle,
) -> Comparison:
    return compared(_left, _right)


def dropped(comparison: Comparison) -> None:
    """The answer first: a sentence with counts, then everything that the later text drops."""
    st.markdown(f"#### {in_markdown(summary(comparison))}")
    if unrelated(comparison):
        st.info(in_markdown(unrelated(comparison)), icon=":material/call_split:")
    lost = [change for change in comparison.countries if change.fate == "lost"]
    if lost:
        names = ", ".join(f"{change.name} ({', '.join(change.left_roles)})" for change in lost)
        st.markdown(f"**Countries dropped**: {in_markdown(names)}")
    if comparison.lost_speakers:
        st.markdown(f"**No longer quoted**: {in_markdown(', '.join(comparison.lost_speakers))}")
    said = [comparison.left_lines[index] for index in comparison.quotations.dropped]
    _gone("quotation", [(_credit(line), quoted(comparison.left, line)) for line in said])
    gone = comparison.sentences.dropped
    _gone("sentence", [(f"Sentence {index + 1}", comparison.left_sentences[index]) for index in gone])


def changes(comparison: Comparison) -> None:
    """The views of all that changed, one at a time, each with its table to take along."""
    view = st.segmented_control(
        "Changes",
        list(VIEWS),
        default="sentences",
        format_func=lambda view: VIEWS[view],
        required=True,
        key=VIEW,
        bind="query-params",
    )
    tables = tables_of(comparison)
    if view == "quotations":
        _quotations(comparison, tables["quotations"])
    elif view == "countries":
        _table(tables["countries"])
    elif view == "keywords":
        _keywords(comparison, tables["keywords"])
    elif view == "tone":
        _tone(comparison, tables)
    else:
        _sentences(comparison, tables["sentences"])


@st.fragment
def hand_on(comparison: Comparison) -> None:
    """All tables, and a link to the two texts, when the reader asks for them."""
    panel = st.popover("Take along", icon=":material/download:", key="along-comparison", on_change="rerun")
    if not panel.open:
        return
    with panel:
        st.download_button(
            "CSV + JSON (zip)",
            lambda: packed(comparison),
            "readout-comparison.zip",
            "application/zip",
            on_click="ignore",
            icon=":material/folder_zip:",
            width="stretch",
        )
        link_box({EARLIER: comparison.left.article, LATER: comparison.right.article}, COMPARE_PICKERS)


def called(parsed: ParsedArticle, label: str) -> str:
    """What a side is called on the page, with its length."""
    return f"{label} · {counted(parsed.words, 'word')}"


def _swap(left: str, right: str) -> None:
    st.session_state[LEFT], st.session_state[RIGHT] = right, left


def _gone(noun: str, gone: list[tuple[str, str]]) -> None:
    """What was dropped of one kind, the first open, the others folded."""
    if not gone:
        return
    st.markdown(f"**{counted(len(gone), noun)} dropped**")
    st.html(versions((told, words, None) for told, words in gone[:FIRST]))
    if len(gone) > FIRST:
        with st.expander(f"{len(gone) - FIRST} more"):
            st.html(versions((told, words, None) for told, words in gone[FIRST : FIRST + MOST_ROWS]))
            _cut(len(gone) - FIRST)


def _sentences(comparison: Comparison, table: Table) -> None:
    rows = [
        (
            f"{FATES[fate]} · sentence {' → '.join(str(index + 1) for index in (left, right) if index is not None)}",
            None if left is None else comparison.left_sentences[left],
            None if right is None else comparison.right_sentences[right],
        )
        for fate, left, right in in_order(comparison.sentences)
        if fate in REWORDED or fate == "added"
    ]
    if rows:
        st.html(versions(rows[:MOST_ROWS]))
        _cut(len(rows))
    else:
        st.info("No sentence was reworded or added.", icon=":material/check:")
    _csv(table)


def _quotations(comparison: Comparison, table: Table) -> None:
    rows = []
    for fate, left, right in in_order(comparison.quotations):
        before = None if left is None else comparison.left_lines[left]
        after = None if right is None else comparison.right_lines[right]
        said = (
            (quoted(comparison.left, before) if before else None),
            (quoted(comparison.right, after) if after else None),
        )
        rows.append((f"{FATES[fate]} · {_credits(before, after)}", *said))
    if rows:
        st.html(versions(rows[:MOST_ROWS]))
        _cut(len(rows))
    else:
        st.info("Neither text has a quotation.", icon=":material/format_quote_off:")
    _csv(table)


def _keywords(comparison: Comparison, table: Table) -> None:
    if comparison.keywords:
        st.plotly_chart(
            keyword_shifts(comparison.keywords),
            key="keyword_shifts",
            config=CHART,
            alt=keywords_takeaway(comparison.keywords),
        )
    st.caption(in_markdown(keywords_takeaway(comparison.keywords)))
    _table(table)


def _tone(comparison: Comparison, tables: dict[str, Table]) -> None:
    _tones(comparison.speakers, "speaker", tables["tone-by-speaker"])
    _tones(comparison.spoken_of, "country", tables["tone-by-country"])
    st.markdown("**Stances toward countries**")
    _table(tables["stances"])


def _tones(tones: Sequence[ToneChange], of_what: str, table: Table) -> None:
    st.markdown(f"**Tone by {of_what}**")
    if any(change.left is not None or change.right is not None for change in tones):
        told = shifts_takeaway(tones, of_what)
        st.plotly_chart(tone_shifts(tones), key=f"tone_shifts_{of_what}", config=CHART, alt=told)
        st.caption(in_markdown(told))
    _table(table)


def _table(table: Table) -> None:
    if table.rows:
        st.dataframe(
            pd.DataFrame(table.rows, columns=[column.replace("_", " ").capitalize() for column in table.columns]),
            key=f"compare-{table.name}",
            hide_index=True,
            alt=table.about,
        )
    else:
        st.caption("Nothing to compare here.")
    _csv(table)


def _csv(table: Table) -> None:
    st.download_button(
        "CSV",
        lambda: csv_of(table),
        f"readout-comparison-{table.name}.csv",
        "text/csv",
        key=f"csv-{table.name}",
        on_click="ignore",
        icon=":material/table:",
        help=table.about,
    )


def _cut(number: int) -> None:
    if number > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {number} are shown; the table has all.")


def _credits(before: Line | None, after: Line | None) -> str:
    """Who said it; both where the texts differ."""
    names = dict.fromkeys(line.speaker for line in (before, after) if line)
    return " → ".join(names)


def _credit(line: Line) -> str:
    first, last = line.paragraphs
    return f"{line.speaker}, paragraph {first}" + (f" to {last}" if last != first else "")
