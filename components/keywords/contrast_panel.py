"""What does one side say more than another? A fragment: its controls run nothing else of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article import Span
from components.article.choice import choose_sentence
from components.charts import CHART
from components.keywords.concordance import in_context
from components.keywords.contrast import contrasted, contrasts, words_in
from components.keywords.contrast_figures import contrast_figure, contrast_takeaway, shown_words
from components.keywords.downloads import data_button
from components.keywords.exports import contrast_rows
from components.keywords.find import places_in
from components.keywords.records import Keyword
from components.keywords.sides import THIS, sides_of, usual_sides
from components.keywords.views import COLUMN, NARROW
from components.plain import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.article import Article, Outline
    from components.keywords.collection import Opened
    from components.keywords.contrast import Contrast, Side
    from components.keywords.sides import Sides
    from components.quotes.records import Quotation

WORD = "word"
OPEN = "contrast-open"
SIDES = ("side", "other_side")
"""Keys of the choices, in the page's state and, but for the article to be opened, in its address."""

KEPT = 8
MOST_HITS = 200
LONGEST_NAME = 40
TABLE_HEIGHT = 388
HELP = (
    "*Log ratio* (Hardie 2014): how many times a word’s rate doubles from one side to the other; a count of 0 stands "
    "as ½. *G²* (Dunning 1993, log-likelihood): how sure the difference is; hatched bars could be chance. Beside "
    "the words: the counts of the two sides."
)


@st.fragment
def show_contrast(
    article: Article,
    parts: Outline,
    *,
    keywords: Sequence[Keyword],
    quotations: Sequence[Quotation],
    opened: Sequence[Opened],
    open_article: Callable[[str], None],
) -> None:
    """Two sides, each of one or several; the words that part them as figure and table, and the hits of a chosen one.

    A hit opens its sentence here, or its article.
    """
    wanted = st.session_state.pop(OPEN, None)
    if wanted:
        if wanted != THIS:
            open_article(wanted)
        st.rerun()
    sides = sides_of(article, quotations, opened)
    ours, theirs = _chosen_sides(sides)
    of, little = _chosen_words()
    here, there = (tuple(side for label in labels for side in sides[label]) for labels in (ours, theirs))
    if not here or not there:
        st.info("Choose at least one for each side.", icon=":material/balance:")
        return
    names = (_name(ours), _name(theirs))
    found = (
        _found(hash((here, there, little)), here, there, little=little)
        if of == "found"
        else contrasted(keywords, here, there)
    )
    if not found:
        st.info("No word stands twice on these sides.", icon=":material/search_off:")
        return
    chosen = _chosen_word([each.word for each in shown_words(found)])
    st.plotly_chart(
        contrast_figure(found, names, chosen),
        key="contrast",
        on_select=_choose_word,
        selection_mode="points",
        config=CHART,
        alt=contrast_takeaway(found, names),
    )
    st.caption(
        f"{names[0]}: {counted(words_in(here), 'word')}. {names[1]}: {counted(words_in(there), 'word')}. "
        "Hatched: could be chance (G² below 3.84)."
    )
    data_button("contrast", lambda: contrast_rows(found, names))
    _table(found, names)
    if chosen:
        asked = [each for each in keywords if each.phrase == chosen and of != "found"]
        _hits(asked[0] if asked else Keyword(chosen, 1.0, (), None), (here, there), names, parts)


def contrast_table(found: Sequence[Contrast], names: tuple[str, str]) -> pd.DataFrame:
    """One row per word; columns as in the file, but `signed_G2` is `G²` and `log_ratio` is `Log ratio`."""
    table = pd.DataFrame(list(contrast_rows(found, names)))
    return table.rename(columns={"word": "Word", "log_ratio": "Log ratio", "signed_G2": "G²", "evidence": "Evidence"})


def hits_of(word: Keyword, sides: Sequence[Side], name: str) -> list[dict[str, object]]:
    """Every place of a word on a side, in context: `Side`, `Left`, `Words`, `Right`, `Article`, `At` (offset)."""
    found: list[dict[str, object]] = []
    for side in sides:
        for stretch in side.spans:
            for place in places_in(stretch.of(side.article.text), word):
                at = Span(place.start + stretch.start, place.end + stretch.start)
                left, words, right = in_context(side.article.text, at, NARROW)
                row = {"Side": name, "Left": left, "Words": words, "Right": right, "Article": side.name}
                found.append({**row, "At": at.start})
    return found


@st.cache_resource(show_spinner="Comparing…", max_entries=KEPT, scope="session")
def _found(key: int, _here: Sequence[Side], _there: Sequence[Side], *, little: bool) -> list[Contrast]:  # noqa: ARG001  the key
    return contrasts(_here, _there, little_words=little)


def _chosen_sides(sides: Sides) -> tuple[list[str], list[str]]:
    usual = usual_sides(sides)
    with st.grid(2, min_column_width=220, gap="small"):
        ours, theirs = (
            _chosen_side(key, label, sides, default)
            for key, label, default in zip(SIDES, ("What is said more by", "than by"), usual, strict=True)
        )
    return ours, theirs


def _chosen_side(key: str, label: str, sides: Sides, default: list[str]) -> list[str]:
    if key in st.session_state:  # what was chosen beside another article may not be here
        st.session_state[key] = [name for name in st.session_state[key] if name in sides] or default
    return st.multiselect(
        label, list(sides), default=default, key=key, wrap=True, select_all=False, bind="query-params"
    )


def _chosen_words() -> tuple[str, bool]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        of = st.segmented_control(
            "Words",
            ("found", "chosen"),
            format_func={"found": "Most different", "chosen": "Keywords above"}.__getitem__,
            default="found",
            required=True,
            key="contrast_words",
            help=HELP,
            bind="query-params",
        )
        little = st.toggle("Function words too", key="little", disabled=of != "found", bind="query-params")
    return of, little


def _chosen_word(words: list[str]) -> str | None:
    if st.session_state.get(WORD) not in words:
        st.session_state.pop(WORD, None)
    return st.selectbox(
        "Show the hits of",
        words,
        index=None,
        key=WORD,
        placeholder="Choose a bar, or a word of this list",
        bind="query-params",
    )


def _choose_word() -> None:
    points = st.session_state["contrast"].selection.points
    if points:
        word = points[0]["customdata"]
        st.session_state[WORD] = word[0] if isinstance(word, list) else word


def _table(found: Sequence[Contrast], names: tuple[str, str]) -> None:
    table = st.expander(f"Table of {counted(len(found), 'word')}", key="contrast_more", on_change="rerun")
    if table.open:
        with table:
            st.dataframe(
                contrast_table(found, names),
                hide_index=True,
                height=TABLE_HEIGHT,
                column_config={
                    "Log ratio": st.column_config.NumberColumn(format="%+.2f"),
                    "G²": st.column_config.NumberColumn(format="%+.1f"),
                },
                alt=contrast_takeaway(found, names),
            )


def _hits(word: Keyword, sides: tuple[Sequence[Side], Sequence[Side]], names: tuple[str, str], parts: Outline) -> None:
    """The chosen word in context on either side; a row opens its sentence, or its article."""
    rows = [row for side, name in zip(sides, names, strict=True) for row in hits_of(word, side, name)][:MOST_HITS]

    def choose() -> None:
        chosen = st.session_state["contrast_hits"].selection.rows
        if chosen:
            place, name = rows[chosen[0]]["At"], str(rows[chosen[0]]["Article"])
            st.session_state[OPEN] = name
            if name == THIS and isinstance(place, int):
                choose_sentence(parts.sentence_at(place))

    st.dataframe(
        pd.DataFrame(rows),
        key="contrast_hits",
        hide_index=True,
        on_select=choose,
        selection_mode="single-row",
        column_order=("Side", "Left", "Words", "Right", "Article"),
        column_config={
            "Side": st.column_config.TextColumn(width=90),
            "Left": st.column_config.TextColumn(width=COLUMN, alignment="right"),
            "Words": st.column_config.TextColumn(width=120),
            "Right": st.column_config.TextColumn(width=COLUMN),
        },
        alt=f"{counted(len(rows), 'hit')} of the word in context.",
    )


def _name(labels: Sequence[str]) -> str:
    name = labels[0].removeprefix("Speaker: ").removeprefix("Outlet: ")
    name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    return name if len(labels) == 1 else f"{name} and {len(labels) - 1} more"
