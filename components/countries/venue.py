"""Where does the reported event take place?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from components.countries.context import readings
from components.countries.gazetteer import scan
from components.countries.names import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.countries.context import Reading

DATELINE = re.compile(r"(?:,? ?\(?(?:[A-Z][\w.’']*|\d{1,4})\)?,?){0,8}(?: (?:[-–—]|--) | ?(?:[–—]|--) ?)")
"""What may stand between the place of a dateline and the text: province, agency, date, and a dash."""

DATELINE_REACH = 80
DATELINE_WORDS = 4
"""So many words at most may stand before the place in a dateline (`GEORGE TOWN, Malaysia -`)."""

LEAD_SENTENCES = 2
"""Without a dateline the venue is looked for in so many sentences at the beginning."""

OPENING_DATE = re.compile(r"(?:, \d{1,2} [A-Z][a-z]+(?: \d{4})?)?\. (?=[A-Z“‘\"])")
"""A full stop behind the first words of the text, a place and perhaps a date (`Abuja, 24 February 2024. The`)."""

EVENT = re.compile(
    r"\b(?:[Mm]eet(?:ing|ings|s)?|met|summits?|talks|conference|sessions?|forum|gather(?:ed|ing)|ceremony|council|congress"
    r"|assembl(?:y|ed)|[Cc]onven(?:ed|ing)|consultations|workshop|exercises?|signed|dialogue|negotiations|speech"
    r"|[Ss]peaking|[Gg]athering|[Aa]rriv(?:ed|ing)|landed|received)\b"
    r"[^.;:“”\"]{0,50}\b(?:in|at)\s(?:the\s)?(?:(?:\w+\s){1,2}of\s)?(?:[A-Z][\w’'-]+,\s)?$"
    r"|\b(?:visit(?:s|ing)? to|visited|visiting|flew (?:in)?to)\s(?:the\s)?$"
)
"""An event, then a preposition of place, right before the country."""

SCENE = re.compile(r"\b(?:in|at|to)\s(?:the\s)?$")
"""A preposition of place right before a town: the scene of a first sentence, when nothing says more."""

FIRST_WORDS = re.compile(r"[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){0,2}(?=,? |,)")
"""The place of a dateline: up to three capitalised words."""

HOSTS = re.compile(r" (?:(?:to|will|is to) )?host(?:s|ed)?\b")
TOWNS = frozenset({"capital", "city"})
LOOKBACK = 110


class Venue(NamedTuple):
    """A country where the event takes place, the offset of the words that say so, and the rule."""

    iso3: str
    start: int
    rule: str


def venues(article: Article, outline: Outline, found: Sequence[Reading]) -> list[Venue]:
    """The venue by dateline, by the first sentences, or by the title; empty when none of them names one."""
    text = article.text
    if not found:
        return []
    first = found[0]
    dateline = DATELINE.match(text, first.end, first.end + DATELINE_REACH) or (
        first.start == 0 and first.implied and OPENING_DATE.match(text, first.end)
    )
    if dateline and first.kind not in {"adjective", "demonym"} and _opens_dateline(text, first.start):
        return [Venue(first.iso3, 0, "dateline: reported from there")]
    opening = outline.sentences[:LEAD_SENTENCES]
    limit = opening[-1].span.end if opening else 0
    for reading in found:
        if reading.start >= limit:
            break
        sentence = outline.sentences[outline.sentence_at(reading.start)].span
        if EVENT.search(text, max(sentence.start, reading.start - LOOKBACK), reading.start):
            return [Venue(reading.iso3, reading.start, "venue: the event is held there")]
    return _unlisted(text, found) or _scene(text, found, limit) or _headed(article.title or "", found)


def _unlisted(text: str, found: Sequence[Reading]) -> list[Venue]:
    """The country of a town that only datelines are asked for (`Watford – `), when the text speaks of it."""
    town = FIRST_WORDS.match(text)
    if not town or not DATELINE.match(text, town.end(), town.end() + DATELINE_REACH):
        return []
    iso3 = _towns().get(town.group().casefold())
    there = [Venue(reading.iso3, 0, "dateline: reported from there") for reading in found if reading.iso3 == iso3]
    return there[:1]


@cache
def _towns() -> dict[str, str]:
    return {town.casefold(): iso3 for iso3, towns in rows_of("dateline_towns.tsv") for town in towns.split("; ")}


def _scene(text: str, found: Sequence[Reading], limit: int) -> list[Venue]:
    """The first town in which something happens before `limit`: news opens where the event is."""
    for reading in found:
        if reading.start >= limit:
            break
        if reading.kind in TOWNS and SCENE.search(text, max(0, reading.start - LOOKBACK), reading.start):
            return [Venue(reading.iso3, reading.start, "venue: the text opens there")]
    return []


def _headed(title: str, found: Sequence[Reading]) -> list[Venue]:
    """The country that the title calls host, `Tripoli hosts the neighbours`, when the text speaks of it."""
    hosts = {reading.iso3 for reading in readings(title, scan(title)) if HOSTS.match(title, reading.end)}
    return [Venue(reading.iso3, reading.start, "title: named as host") for reading in found if reading.iso3 in hosts][
        :1
    ]


def _opens_dateline(text: str, start: int) -> bool:
    """Whether nothing but a town's name stands before the place."""
    words = text[:start].replace(",", " ").split()
    return len(words) <= DATELINE_WORDS and all(word[:1].isupper() or len(word) <= 2 for word in words)  # noqa: PLR2004
