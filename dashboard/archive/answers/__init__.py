"""What does the archive answer to the questions of a reader, each asked of the articles that `Filters` mean?

A module for each kind of question; all take an open `Archive`, and count exactly. Lists come a page at a time, pages
counted from 0, with a function beside them that counts the whole list. Months, weeks and other periods are told by
their first day; articles without a date are in no period. What is unknown is missing (NaN or None: ask `pandas.isna`).
"""

from dashboard.archive.answers.articles import article_count, article_page, choices, sentences
from dashboard.archive.answers.countries import countries_over_time, role_changes
from dashboard.archive.answers.health import health
from dashboard.archive.answers.keywords import keyword_timeline
from dashboard.archive.answers.profiles import speaker_profile
from dashboard.archive.answers.quotations import quotation_variants, same_quotation_count, same_quotations
from dashboard.archive.answers.silence import silence
from dashboard.archive.answers.speakers import speaker_count, speakers
from dashboard.archive.answers.tones import tone_over_time
from dashboard.archive.filters import Filters
from dashboard.archive.reading import open_archive

__all__ = [
    "Filters",
    "article_count",
    "article_page",
    "choices",
    "countries_over_time",
    "health",
    "keyword_timeline",
    "open_archive",
    "quotation_variants",
    "role_changes",
    "same_quotation_count",
    "same_quotations",
    "sentences",
    "silence",
    "speaker_count",
    "speaker_profile",
    "speakers",
    "tone_over_time",
]
