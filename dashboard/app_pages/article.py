"""One article: who are the partner countries, who said what in which tone, how do the keywords run through it?"""

import streamlit as st

from components.article.choice import focus_picker, sentence_picker
from components.article.reader import LEGEND, evidence, marked_article, reading_pane
from components.countries.panel import countries_panel
from components.keywords.mentioned import mentioned
from components.keywords.panel import keyword_controls, keyword_panel
from components.quotes.panel import quotes_heading, quotes_panel
from components.tone.ledger import ledger
from components.tone.panel import chosen_engine
from dashboard.corrections.desk import said_of
from dashboard.corrections.forms import (
    correct_country,
    correct_date,
    correct_quotation,
    correct_speaker,
    correct_stance,
)
from dashboard.corrections.missed import missed_form
from dashboard.corrections.panel import correction_count, correction_problem, corrections_panel
from dashboard.corrections.placed import dated
from dashboard.corrections.records import standing
from dashboard.focuses import focuses
from dashboard.headline import heading, headline
from dashboard.landing import land
from dashboard.own_articles import show_next
from dashboard.reading import as_corrected, chosen_article, heard, opened_articles, reranked
from dashboard.source_panel import source_panel
from dashboard.take_along import ARTICLE_PICKERS, figure_data, open_carried, take_along

source_panel()
open_carried(ARTICLE_PICKERS)
unheard = chosen_article()
said = said_of(unheard.article.text)
standing_ones = standing(said)
article, parts = dated(unheard.article, standing_ones), unheard.outline

with heading(article):
    correct_date(unheard.article, article, standing_ones)
    correction_count(standing_ones)
correction_problem()
along = st.container()
headlines = st.container()

findings, text = st.columns([3, 2], gap="medium")

with findings:
    countries_room = st.container(border=True)
    quotes_room = st.container(border=True)
    keywords_room = st.container(border=True, key="keywords_room")

with quotes_room:
    quotes_heading()
    corrected = as_corrected(heard(unheard, chosen_engine()), said)
    parsed = corrected.parsed
    entries = ledger(article.text, parsed.quotations, parsed.quotation_tones)

with headlines:
    headline(parsed)

with keywords_room:
    choice = keyword_controls(article, parts, parsed.keywords, reranked=lambda: reranked(parsed))

with text:
    every = focuses(parsed, choice.keywords)
    land(every, parts)
    left, right = st.columns([3, 1])
    with left:
        focus = focus_picker(every)
    with right:
        sentence = sentence_picker(len(parts.sentences))
    chosen = focus.key if focus else None
    reading_pane(marked_article(article, parts, every), chosen, sentence)
    st.caption(LEGEND)
    missed_form(corrected)

kind = focus.kind if focus else None

with countries_room:
    countries_panel(
        article,
        parts,
        parsed.countries,
        quotations=parsed.quotations,
        organisation=parsed.organisation,
        chosen=chosen,
        below=lambda view: figure_data(parsed, view),
    )
    correct_country(corrected, chosen)
    evidence(article, parts, focus if kind == "country" else None, sentence)

with quotes_room:
    quotes_panel(
        article,
        parts,
        entries,
        parsed.countries,
        parsed.statements,
        stances=parsed.stances,
        engine=parsed.overall_tone.engine,
        tones_by=lambda engine: (
            as_corrected(
                heard(unheard, engine), tuple(each for each in said if each.field != "tone")
            ).parsed.quotation_tones
        ),
        chosen=chosen,
        sentence=sentence,
        beside_chosen=lambda: correct_quotation(corrected, chosen),
        below=lambda view: figure_data(parsed, view),
    )
    correct_speaker(corrected, chosen)
    correct_stance(corrected, chosen)
    evidence(article, parts, focus if kind == "stance" else None, sentence)

with keywords_room:
    keyword_panel(
        article,
        parts,
        choice,
        quotations=parsed.quotations,
        dates=mentioned(parsed.dates, parsed.stretches),
        opened=opened_articles(),
        open_article=show_next,
        chosen=chosen,
    )
    evidence(article, parts, focus if kind in {"keyword", "date"} else None, sentence)

with along:
    take_along(parsed, choice.keywords, choice.window)

corrections_panel(corrected)
