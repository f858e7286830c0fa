"""The panel of quotations: filters, tone and share of voice as figures, the ledger, one quotation to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import streamlit as st

from components.article.choice import choose_focus, choose_from_rows
from components.article.focus import focus_key
from components.article.reader import passages
from components.charts import CHART
from components.plain import counted
from components.quotes.cards import card, headings
from components.quotes.certainty import CERTAINTIES
from components.quotes.figures import share_of_voice, voice_takeaway
from components.quotes.ledger import (
    Wanted,
    arranged,
    citation,
    ledger_lines,
    narrowed,
    speakers_of,
)
from components.quotes.ledger_table import ledger_table
from components.quotes.statements import indirect_speech, reports
from components.tone.disagreement import AT_ONCE, opposed
from components.tone.ledger import NOBODY
from components.tone.panel import METHOD, tone_chart
from components.tone.views import show_engines, show_extremes, show_reasons, show_stances

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from components.article import Article, Outline
    from components.countries.records import Country
    from components.quotes.ledger import Line
    from components.quotes.records import Statement
    from components.tone.ledger import Entry
    from components.tone.records import Engine, Stance, Tone

TITLE = "Quote sentiment"
HELP = (
    "Every stretch between quotation marks that is somebody's words, with the speaker as the article names them; also "
    "interview lines and posts without marks. Block quotations without marks are not covered. Certain, likely and "
    "unsure tell how sure the program is of the speaker; unsure ones name who else it may be. "
    f"{METHOD}"
)
View = TypeVar("View", bound=str)
Figure = Literal["order", "speaker", "extremes", "stance", "engines", "voice"]
FIGURES: dict[Figure, str] = {
    "order": "Tone",
    "speaker": "Tone by speaker",
    "extremes": "Extremes",
    "stance": "Stance",
    "engines": "Engines",
    "voice": "Share of voice",
}
LISTS: dict[Literal["text", "speaker", "unsure", "table"], str] = {
    "text": "In order",
    "speaker": "By speaker",
    "unsure": "Unsure first",
    "table": "Table",
}

SPEAKERS, COUNTRIES, CERTAIN = "quoted", "about", "certainty"
"""Keys of the filters, in the page's state and in its address."""

VOICE = "voice_figure"
LEDGER_HEIGHT = 560
TABLE_ROWS, TABLE_HEIGHT = 10, 388
"""A longer table scrolls, at this height in pixels."""

COPY_HEIGHT = 240
COPY_LONG = 800
"""A citation of more characters scrolls, at that height in pixels."""


def quotes_heading() -> None:
    """The panel's heading, with what it covers."""
    st.subheader(TITLE, anchor="quotes", help=HELP)


def quotes_panel(
    article: Article,
    parts: Outline,
    entries: Sequence[Entry],
    countries: Sequence[Country],
    statements: Sequence[Statement] = (),
    *,
    stances: Sequence[Stance] = (),
    engine: Engine | None = None,
    tones_by: Callable[[Engine], Sequence[Tone]],
    chosen: str | None,
    sentence: int | None = None,
    beside_chosen: Callable[[], None] = lambda: None,
    below: Callable[[str], None] | None = None,
) -> None:
    """The panel below its heading; `chosen` is the key of the page's focus, `sentence` the chosen sentence's index.

    `engine` is the one that read the tones, None where nobody did; `tones_by` gives the tones of all quotations as
    another reads them. `beside_chosen` draws what the page has to say where the chosen quotation is shown, `below` what
    stands below the figure, whose view it is told.
    """
    lines = ledger_lines(parts, entries, countries)
    if lines:
        wanted = _filters(lines)
        kept = narrowed(lines, wanted)
        view = _switch("Figure", FIGURES, "tone_view")
        if view == "voice":
            _voice_chart(entries, chosen)
        elif view == "stance":
            _stances(stances, countries, wanted, engine, chosen)
        elif view == "engines" and kept:
            show_engines(article.text, [line.entry for line in kept], tones_by)
        elif kept:
            _figure(article.text, [line.entry for line in kept], view, chosen)
        if below:
            below(view)
        flags = _disagreements([line.entry for line in kept], engine, tones_by)
        _ledger(article, lines, kept, chosen, flags)
        _copy(article, lines, chosen)
        beside_chosen()
    else:
        wanted = Wanted()
        st.info("No quotation was found in this article.", icon=":material/format_quote_off:")
    indirect_speech(article, reports(parts, statements, countries), wanted, sentence)


def _figure(text: str, entries: Sequence[Entry], view: Figure, chosen: str | None) -> None:
    if view == "extremes":
        show_extremes(text, entries, chosen)
    else:
        tone_chart(entries, "speaker" if view == "speaker" else "order", chosen)


def _stances(
    stances: Sequence[Stance], countries: Sequence[Country], wanted: Wanted, engine: Engine | None, chosen: str | None
) -> None:
    """The stances of the wanted speakers toward the wanted countries."""
    names = {country.iso3: country.name for country in countries}
    speakers, about = wanted.speakers, wanted.countries
    kept = [
        each
        for each in stances
        if (not speakers or each.speaker in speakers) and (not about or names[each.iso3] in about)
    ]
    show_stances(kept, names, engine, chosen)


def _disagreements(
    entries: Sequence[Entry], engine: Engine | None, tones_by: Callable[[Engine], Sequence[Tone]]
) -> dict[int, str]:
    """By a quotation's number who hears the opposite, of the engines that take no time to ask."""
    return opposed(entries, {other: tones_by(other) for other in AT_ONCE if other != engine} if engine else {})


def _ledger(
    article: Article, lines: Sequence[Line], kept: Sequence[Line], chosen: str | None, flags: Mapping[int, str]
) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{len(kept)} of {counted(len(lines), 'quotation')}** shown", width="content")
        arrangement = _switch("Ledger", LISTS, "ledger_view")
    if not kept:
        st.info("No quotation is of all these kinds: take a filter away.", icon=":material/filter_alt_off:")
    elif arrangement == "table":
        _table(article, kept)
    else:
        order = arranged(kept, arrangement)
        heads = headings(order) if arrangement == "speaker" else {}
        shown = [
            card(article, line, chosen, heads.get(line.speaker, ""), flags.get(line.entry.number, "")) for line in order
        ]
        passages("Every quotation", shown, "ledger", LEDGER_HEIGHT)


def _filters(lines: Sequence[Line]) -> Wanted:
    """The filters, each where there is something to choose."""
    classes = {line.certainty for line in lines}
    choices = (
        (SPEAKERS, "Speakers", "Any speaker", speakers_of(lines)),
        (COUNTRIES, "Countries spoken of", "About any country", _countries_of(lines)),
        (CERTAIN, "Certainty of the speaker", "However sure", [str(name) for name in CERTAINTIES if name in classes]),
    )
    wanted: dict[str, list[str]] = {}
    offered = [choice for choice in choices if len(choice[3]) > 1]
    if offered:
        with st.grid(len(offered), min_column_width=150, gap="small"):
            wanted = {choice[0]: _filter(*choice) for choice in offered}
    return Wanted(wanted.get(SPEAKERS, ()), wanted.get(COUNTRIES, ()), wanted.get(CERTAIN, ()))


def _filter(key: str, label: str, placeholder: str, options: list[str]) -> list[str]:
    if key in st.session_state:  # what was chosen in another article may not stand in this one
        st.session_state[key] = [value for value in st.session_state[key] if value in options]
    return st.multiselect(
        label,
        options,
        key=key,
        placeholder=placeholder,
        label_visibility="collapsed",
        wrap=True,
        select_all=False,
        bind="query-params",
    )


def _countries_of(lines: Sequence[Line]) -> list[str]:
    return list(dict.fromkeys(country for line in lines for country in line.countries))


def _switch(label: str, views: dict[View, str], key: str) -> View:
    return st.segmented_control(
        label,
        list(views),
        format_func=lambda view: views[view],
        default=next(iter(views)),
        required=True,
        key=key,
        label_visibility="collapsed",
        bind="query-params",
    )


def _voice_chart(entries: Sequence[Entry], chosen: str | None) -> None:
    """The share of voice over the whole article, whatever the filters say, so that the shares stay comparable."""
    lit = set(st.session_state.get(SPEAKERS, ()))
    lit.update(entry.speaker for entry in entries if entry.speaker and chosen == focus_key("speaker", entry.speaker))
    st.plotly_chart(
        share_of_voice(entries, lit),
        key=VOICE,
        on_select=_choose_voice,
        selection_mode="points",
        config=CHART,
        alt=voice_takeaway(entries),
    )


def _choose_voice() -> None:
    """Show the quotations of the speaker whose bar was chosen, here and in the article; of all when chosen again."""
    points = st.session_state[VOICE].selection.points
    name = points[0].get("customdata") if points else None
    if isinstance(name, list):
        name = name[0]
    if not name:
        return
    again = st.session_state.get(SPEAKERS) == [name]
    st.session_state[SPEAKERS] = [] if again else [name]
    choose_focus(None if again or name == NOBODY else focus_key("speaker", name))


def _table(article: Article, lines: Sequence[Line]) -> None:
    keys = [focus_key("quotation", line.entry.number) for line in lines]
    st.dataframe(
        ledger_table(article, lines),
        key="ledger_table",
        hide_index=True,
        on_select=lambda: choose_from_rows("ledger_table", keys),
        selection_mode="single-row",
        height="content" if len(lines) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={
            "No.": st.column_config.NumberColumn(width=44),
            "Speaker": st.column_config.TextColumn(width=150),
            "Quotation": st.column_config.TextColumn(width=280),
            "Verbatim": st.column_config.CheckboxColumn(
                help="The offsets lie in the article, and these are the characters that stand there."
            ),
        },
        alt=f"{counted(len(lines), 'quotation')} with speaker, tone, countries spoken of and certainty.",
    )


def _copy(article: Article, lines: Sequence[Line], chosen: str | None) -> None:
    """The chosen quotation with its citation, in a box that copies it."""
    line = next((line for line in lines if focus_key("quotation", line.entry.number) == chosen), None)
    if line is None:
        st.caption("Choose a quotation to copy it with its citation, and to see which words make its tone.")
        return
    show_reasons(article.text, line.entry)
    cited = citation(article, line)
    st.caption(f"Quotation {line.entry.number} with its citation, to copy:")
    st.code(cited, language=None, wrap_lines=True, height=COPY_HEIGHT if len(cited) > COPY_LONG else "content")
