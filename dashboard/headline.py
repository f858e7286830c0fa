"""What is the article, and what are its headline figures?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.plain import counted, in_markdown

if TYPE_CHECKING:
    from components.article import Article
    from dashboard.parsing import ParsedArticle

UNTITLED = "Untitled article"


def heading(article: Article) -> None:
    """Title, outlet, date and what about them is uncertain."""
    st.title(in_markdown(article.title or UNTITLED), anchor=False)
    day = f"{article.date:%-d %B %Y}" if article.date else "undated"
    origin = " · ".join(part for part in (article.outlet, day, article.url) if part)
    note = f" — {article.note}" if article.note else ""
    st.caption(in_markdown(origin + note))


def headline(parsed: ParsedArticle) -> None:
    """Words, share of words inside quotations, speakers, countries and the overall tone."""
    named = sum(country.level == "named" for country in parsed.countries)
    tone = parsed.overall_tone
    known = len(tone.evidence)
    figures = (
        ("Words", f"{parsed.words:,}", counted(len(parsed.outline.sentences), "sentence")),
        ("Words in quotations", f"{parsed.quoted_share:.0%}", counted(len(parsed.quotations), "quotation")),
        ("Speakers", str(len(parsed.speakers)), _names(parsed.speakers)),
        ("Countries", str(len(parsed.countries)), f"{named} named, {len(parsed.countries) - named} implied"),
        (
            "Overall tone",
            _tone(parsed),
            f"TextBlob, {counted(known, 'known word')}" if known else "TextBlob knows no word of it",
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


def _tone(parsed: ParsedArticle) -> str:
    tone = parsed.overall_tone
    if tone.label is None or tone.score is None:
        return "no signal"
    return f"{tone.label} {tone.score:+.2f}".replace("-", "−")
