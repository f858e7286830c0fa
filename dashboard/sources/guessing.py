"""What is the title of a plain text, its day and its outlet? Guesses, for the reader to confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.article import Article, outline
from components.keywords.dates import find_dates
from dashboard.sources.drafts import iso_day, one_line

if TYPE_CHECKING:
    from datetime import date

HEAD = 1_500
"""Characters from the start in which title, day and outlet are looked for."""

LONGEST_TITLE = 160
FEWEST_TITLE_WORDS = 2
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?;,:]$")
BYLINE = re.compile(r"(?i)^(?:by\s+[A-Z]|.{0,60}\|\s|https?://|www\.|updated|published|posted|date:)")
AGENCY = re.compile(r"^[^\n]{0,80}?\(\s*([A-Z][\w .&'’-]{1,40}?)\s*\)\s*[-–—]", re.MULTILINE)
"""`BUCHAREST, Nov 29 (Reuters) -`: the agency in a dateline."""

NO_QUOTE = re.compile('^["“‘«„]')
SHORT_LINE = 80
DATELINE = 40
DASH = re.compile(r"\s[-–—]+\s|[–—]")


@dataclass(frozen=True, slots=True)
class Guess:
    """What the head of a text says about it; None where it says nothing."""

    title: str | None
    date: date | None
    outlet: str | None


def guessed(text: str) -> Guess:
    """Title, day and outlet as the head of the text gives them; nothing is made up from elsewhere."""
    head = text[:HEAD]
    agency = AGENCY.search(head)
    return Guess(_title(text), _day(head), one_line(agency.group(1)) if agency else None)


def _title(text: str) -> str | None:
    """The first line, when it is short, ends no sentence, is no quotation, and more text follows."""
    first, _, rest = text.lstrip()[: HEAD * 2].partition("\n")
    line = first.strip().lstrip("#").strip()
    words = len(line.split())
    if not rest.strip() or words < FEWEST_TITLE_WORDS or len(line) > LONGEST_TITLE:
        return None
    if SENTENCE_END.search(line) or BYLINE.match(line) or NO_QUOTE.match(line):
        return None
    return one_line(line)


def _day(head: str) -> date | None:
    """The first full date that stands on a short line of its own, or in a dateline that a dash ends."""
    for mention in find_dates(Article(head), outline(head)):
        start = head.rfind("\n", 0, mention.span.start) + 1
        line = head[start:].partition("\n")[0]
        after = head[mention.span.end : mention.span.end + DATELINE].partition("\n")[0]
        if len(line) <= SHORT_LINE or (mention.span.start - start < DATELINE and DASH.search(after)):
            return iso_day(mention.iso)
    return None
