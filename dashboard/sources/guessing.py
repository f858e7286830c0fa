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

    from dashboard.sources.drafts import Draft

HEAD = 1_500
"""Characters from the start in which title, day and outlet are looked for."""

LONGEST_TITLE = 160
FEWEST_TITLE_WORDS = 2
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?;,:]$")
BYLINE = re.compile(r"(?i)^(?:by\s+[A-Z]|.{0,60}\|\s|https?://|www\.|updated|published|posted|date:)")
AGENCY = re.compile(r"^[^\n]{0,80}?\(\s*([A-Z][^\W\d]*[^\d()\n]{0,40}?)\s*\)\s*[-–—]", re.MULTILINE)
"""`BUCHAREST, Nov 29 (Reuters) -`: the agency in a dateline."""

NO_QUOTE = re.compile('^["“‘«„]')
SHORT_LINE = 80
DATELINE = 40
HEADING_LINES = 8
TITLE_LINES = 4
"""A heading has so many lines at most, its title so many of them."""

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


def article_of(draft: Draft, title: str | None, day: date | None, outlet: str | None) -> Article:
    """The article that the reader confirmed: the lines at its head that repeat title and date are no part of its text.

    A finding must not count what is no sentence of the article, and a dateline is one only where a text begins.
    """
    title = one_line(title)
    return Article(_below_heading(draft.text, title) if title else draft.text, title, day, one_line(outlet), draft.url)


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


def _below_heading(text: str, title: str) -> str:
    """The text below the lines that are the title, or a date alone; all of it where nothing else would be left."""
    lines = text.lstrip().split("\n", HEADING_LINES)
    for count in range(1, min(TITLE_LINES, len(lines)) + 1):
        if _plain(" ".join(lines[:count])) == _plain(title):
            del lines[:count]
            break
    while lines and (not lines[0].strip() or _is_date(lines[0])):
        del lines[0]
    return "\n".join(lines) if lines else text


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()


def _is_date(line: str) -> bool:
    """Whether little but a date, perhaps with a weekday or a time, stands on the line."""
    words = line.strip()
    dates = find_dates(Article(words), outline(words)) if len(words) <= DATELINE else ()
    return any(len(mention.text) * 2 > len(words) for mention in dates)
