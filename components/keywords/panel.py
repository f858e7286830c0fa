"""The panel of keyword timelines: where in the text each keyword stands, in which words, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_rows
from components.article.focus import focus_key
from components.charts import CHART
from components.keywords.contrast_panel import show_contrast
from components.keywords.downloads import data_button
from components.keywords.exports import sentence_rows
from components.keywords.figures import first_and_last, keyword_strips, keyword_takeaway
from components.keywords.find import BlankPatternError, only_quoted, own_keyword
from components.keywords.measures import counts_by_sentence, juilland_d, spread_reading, words_by_sentence
from components.keywords.over_dates_panel import show_over_dates
from components.keywords.views import choose_point, show_concordance, show_dates
from components.plain import in_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.article import Article, Outline
    from components.keywords.collection import Opened
    from components.keywords.mentioned import Mentioned
    from components.keywords.records import Keyword
    from components.quotes.records import Quotation

TITLE = "Keyword timelines"
HELP = (
    "Spread: *Juilland’s D*, 1 evenly to 0 in one sentence; *Gries’ DP*, 0 evenly to 1 in one sentence. A phrase in "
    "quotation marks stands in quotations only."
)
VIEWS = {
    "text": "In the text",
    "context": "Concordance",
    "dates": "Dates mentioned",
    "calendar": "Over dates",
    "compare": "Compare",
}
SHOWN = 8
"""How many of the article's key phrases are shown before the reader chooses."""

MOST = 12
ENCODER, ANEW, ALSO = "encoder", "keywords-anew", "keywords-also"
"""Keys of the switch, and of the wishes to see the other ranking's phrases, and one more keyword."""

RERANKING = (
    "How near each phrase stands to the text as the small encoder of the tone model reads both, weighed with place, "
    "spread and shape. More phrases are those that people chose (F1 of the first ten 36 instead of 33), but it takes "
    "half a second. The keywords above are chosen anew."
)
WINDOW = 5
"""Sentences over which the rate rolls, unless the reader chooses."""


class Choice(NamedTuple):
    """What the reader chose: the view, the keywords, and the window in sentences."""

    view: str
    keywords: tuple[Keyword, ...]
    window: int


def keyword_controls(
    article: Article, parts: Outline, found: Sequence[Keyword], *, reranked: Callable[[], Sequence[Keyword]]
) -> Choice:
    """The heading and the controls: which view, which keywords, the reader's own among them, and the window.

    `reranked` finds the article's keywords anew where the reader asks for the encoder.
    """
    st.subheader(TITLE, anchor="keywords", help=HELP)
    view = st.segmented_control(
        "View of the keywords",
        list(VIEWS),
        format_func=lambda view: VIEWS[view],
        default="text",
        required=True,
        key="keyword_view",
        label_visibility="collapsed",
        bind="query-params",
    )
    room = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        window = _window() if view == "text" else WINDOW
        anew = st.toggle(
            "Ranked by the encoder too", key=ENCODER, help=RERANKING, on_change=_rank_anew, bind="query-params"
        )
    found = reranked() if anew else found
    with room:
        wanted = _wanted([keyword.phrase for keyword in found])
    known = {keyword.phrase: keyword for keyword in found}
    shown = (known.get(phrase) or _own(article, parts, phrase) for phrase in wanted)
    return Choice(view, tuple(keyword for keyword in shown if keyword), window)


def show_keyword(pattern: str | None) -> None:
    """Let the next run show one more keyword beside the first ones; None takes the wish back."""
    st.session_state[ALSO] = pattern


def _rank_anew() -> None:
    """Let the next run show the first phrases of the other ranking."""
    st.session_state[ANEW] = True


def _wanted(phrases: list[str]) -> list[str]:
    if st.session_state.pop(ANEW, False):
        st.session_state["keywords"] = phrases[:SHOWN]
    if also := st.session_state.pop(ALSO, None):
        known = {phrase.casefold(): phrase for phrase in phrases}
        st.session_state["keywords"] = list(dict.fromkeys([*phrases[:SHOWN], known.get(also.casefold(), also)]))
    return st.multiselect(
        "Keywords",
        phrases,
        default=phrases[:SHOWN],
        key="keywords",
        max_selections=MOST,
        accept_new_options=True,
        placeholder="Add a word: weapon*, arms|weapons",
        wrap=True,
        help="Type words of your own: `*` stands for any ending, `|` parts alternatives.",
        bind="query-params",
    )


def _window() -> int:
    return st.slider(
        "Window",
        1,
        15,
        WINDOW,
        key="window",
        help="Sentences over which the rate is taken.",
        width=150,
        bind="query-params",
    )


def _own(article: Article, parts: Outline, pattern: str) -> Keyword | None:
    """The reader's own word; None, with a sentence on the page, where the pattern has no word in it."""
    try:
        return own_keyword(article, parts, pattern)
    except BlankPatternError as error:
        st.warning(in_markdown(str(error)), icon=":material/search_off:")
        return None


def keyword_panel(
    article: Article,
    parts: Outline,
    choice: Choice,
    *,
    quotations: Sequence[Quotation],
    dates: Sequence[Mentioned],
    opened: Sequence[Opened],
    open_article: Callable[[str], None],
    chosen: str | None,
) -> None:
    """The chosen view; only that one is computed.

    `opened` are the articles of this session, this one among them, `open_article` shows one by its label; `chosen` is
    the key of the page's focus.
    """
    keywords = choice.keywords
    if choice.view == "dates":
        show_dates(article, parts, dates, chosen)
    elif choice.view == "calendar":
        show_over_dates(keywords, opened, open_article)
    elif choice.view == "compare":
        show_contrast(
            article, parts, keywords=keywords, quotations=quotations, opened=opened, open_article=open_article
        )
    elif not keywords:
        st.info("No keyword is shown: choose one above or type your own.", icon=":material/search_off:")
    elif choice.view == "context":
        show_concordance(article, parts, keywords, quotations)
    else:
        _show_text(article, parts, choice, quotations, chosen)


def _show_text(
    article: Article, parts: Outline, choice: Choice, quotations: Sequence[Quotation], chosen: str | None
) -> None:
    """The strips over the sentences and their table; a mark chooses its keyword or speaker, and its sentence."""
    keywords, window = choice.keywords, choice.window
    st.plotly_chart(
        keyword_strips(article, parts, keywords, quotations=quotations, window=window, chosen=chosen),
        key="keyword_strips",
        on_select=lambda: choose_point("keyword_strips"),
        selection_mode="points",
        config=CHART,
        alt=keyword_takeaway(keywords, parts),
    )
    st.caption(
        f"Stroke: one occurrence. Area: rate per 100 words over {window} sentences. Shaded: quotations; lighter, every "
        "other paragraph. Above: who speaks."
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        data_button("keywords", lambda: sentence_rows(article, parts, keywords, window))
    table = st.expander("Table", key="keyword_more", on_change="rerun")
    if not table.open:
        return
    keys = [focus_key("keyword", keyword.phrase) for keyword in keywords]
    with table:
        st.dataframe(
            keyword_table(keywords, parts, article.text, quotations),
            key="keyword_table",
            hide_index=True,
            on_select=lambda: choose_from_rows("keyword_table", keys),
            selection_mode="single-row",
            column_config={
                "D": st.column_config.NumberColumn(format="%.2f", help="Juilland’s D: 1 evenly, 0 in one sentence."),
                "DP": st.column_config.NumberColumn(format="%.2f", help="Gries’ DP: 0 evenly, 1 in one sentence."),
            },
            alt=keyword_takeaway(keywords, parts),
        )


def keyword_table(
    keywords: Sequence[Keyword], parts: Outline, text: str, quotations: Sequence[Quotation] = ()
) -> pd.DataFrame:
    """One row per keyword.

    Columns: `Keyword`, `Kind`, `Count`, `Where` (sentences), `D` (Juilland) and `DP` (Gries) over the sentences, 0 to
    1, `Spread` in words, `Only quoted`.
    """
    sizes = words_by_sentence(parts, text)
    quoted = [span for quotation in quotations for span in quotation.spans]
    counts = [counts_by_sentence(keyword.occurrences, parts) for keyword in keywords]
    return pd.DataFrame(
        [
            {
                "Keyword": keyword.phrase,
                "Kind": keyword.kind,
                "Count": len(keyword.occurrences),
                "Where": first_and_last(keyword, parts),
                "D": juilland_d(own, sizes),
                "DP": keyword.dispersion,
                "Spread": spread_reading(own, sizes),
                "Only quoted": only_quoted(keyword, quoted),
            }
            for keyword, own in zip(keywords, counts, strict=True)
        ]
    )
