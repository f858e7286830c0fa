"""Many articles: how do words, countries, tones and speakers run over the dates, and who says the same or nothing?"""

import streamlit as st

from components.plain import counted, in_markdown
from dashboard.archive.answers import article_count, choices
from dashboard.archive.answers.findings import Finding
from dashboard.archive.filters import Filters
from dashboard.archive_page.answers import answered, chosen_archive
from dashboard.archive_page.article_list import articles_behind
from dashboard.archive_page.calendar import span_of
from dashboard.archive_page.countries_panel import countries_panel
from dashboard.archive_page.filter_panel import filter_panel, told
from dashboard.archive_page.growth import growth_line
from dashboard.archive_page.health_panel import health_strip
from dashboard.archive_page.keywords_panel import keywords_panel
from dashboard.archive_page.quotations_panel import quotations_panel
from dashboard.archive_page.silence_panel import silence_panel
from dashboard.archive_page.speakers_panel import speakers_panel
from dashboard.archive_page.tone_panel import tone_panel

VIEWS = {
    "keywords": "Keywords",
    "countries": "Countries",
    "tone": "Tone",
    "speakers": "Speakers",
    "silence": "Silence",
    "quotations": "Same quotation",
    "articles": "Articles",
}

st.title("Archive", anchor=False)
archive, offer = chosen_archive()
growth_line(archive, offer.address)
if offer.sample:
    st.caption("A sample of **invented articles**: nobody in them exists, and nothing in them happened.")
offered = answered(archive, choices)
every = answered(archive, article_count, Filters())
filters = filter_panel(offered)
number = answered(archive, article_count, filters)
chosen = told(filters, offered)
st.markdown(f"**{number:,} of {counted(every, 'article')}**" + (f" {in_markdown(chosen)}" if chosen else ""))
span = span_of(offered, filters)

view = st.segmented_control(
    "View of the archive",
    list(VIEWS),
    default="keywords",
    format_func=VIEWS.__getitem__,
    required=True,
    key="show",
    label_visibility="collapsed",
    bind="query-params",
)
room = st.container(border=True)
with room:
    if not number:
        st.info(
            "No article is left under these filters: take one away, or reset them.", icon=":material/filter_alt_off:"
        )
    elif view == "articles":
        articles_behind(archive, Finding("Articles", filters))
    elif view == "speakers":
        speakers_panel(archive, filters, offered, span)
    elif view == "silence":
        silence_panel(archive, filters)
    elif view == "quotations":
        quotations_panel(archive, filters)
    elif span is None:
        st.info("No article of this archive has a date, so nothing runs over dates.", icon=":material/event_busy:")
    elif view == "countries":
        countries_panel(archive, filters, span)
    elif view == "tone":
        tone_panel(archive, filters, offered, span)
    else:
        keywords_panel(archive, filters, span)
health_strip(archive)
