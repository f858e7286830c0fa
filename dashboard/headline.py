"""What is the article, and what are its headline figures?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.plain import counted, in_markdown
from components.tone.wording import CALLED, NO_SIGNAL, signed, sureness

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from components.article import Article
    from components.tone.records import Tone
    from dashboard.parsing import ParsedArticle

UNTITLED = "Untitled article"


def heading(article: Article) -> DeltaGenerator:
    """Title, outlet, date and what about them is uncertain; gives the line, on which more may stand."""
    st.title(in_markdown(article.title or UNTITLED), anchor=False)
    day = f"{article.date:%-d %B %Y}" if article.date else "undated"
    origin = " · ".join(part for part in (article.outlet, day, article.url) if part)
    note = f" — {article.note}" if article.note else ""
    line = st.container(horizontal=True, vertical_alignment="center")
    line.caption(in_markdown(origin + note), width="content")
    return line


def headline(parsed: ParsedArticle) -> None:
    """Words, share of words inside quotations, speakers, countries and the overall tone."""
    named = sum(country.level == "named" for country in parsed.countries)
    tone = parsed.overall_tone
    figures = (
        ("Words", f"{parsed.words:,}", counted(len(parsed.outline.sentences), "sentence")),
        ("Words in quotations", f"{parsed.quoted_share:.0%}", counted(len(parsed.quotations), "quotation")),
        ("Speakers", str(len(parsed.speakers)), _names(parsed.speakers)),
        ("Countries", str(len(parsed.countries)), f"{named} named, {len(parsed.countries) - named} implied"),
        (
            "Overall tone",
            _tone(tone),
            _reader(tone),
        ),
    )
    with st.grid(5, min_column_width=150, gap="small"):
        for label, value, note in figures:
            st.metric(
                label, value, delta=None, help=None, border=True, delta_description=in_markdown(note), height="stretch"
            )


def _names(speakers: tuple[str, ...]) -> str:
    if not speakers:
        return "nobody is quoted"
    return speakers[0] if len(speakers) == 1 else f"{speakers[0]} and {len(speakers) - 1} more"


def _tone(tone: Tone) -> str:
    return NO_SIGNAL if tone.label is None or tone.score is None else f"{tone.label} {signed(tone.score)}"


def _reader(tone: Tone) -> str:
    """Who read the tone, and how sure it is, or on how many words it rests."""
    if tone.engine is None:
        return "not read"
    if tone.label is None:
        return f"{CALLED[tone.engine]} knows no word of it"
    told = sureness(tone.confidence) if tone.confidence is not None else counted(len(tone.evidence), "known word")
    return f"{CALLED[tone.engine]}, {told}"
