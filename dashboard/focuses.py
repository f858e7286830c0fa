"""What of a parsed article can a reader choose to see?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article.focus import Focus
from components.countries.figures import map_role
from components.keywords.mentioned import mentioned
from components.plain import by_you, counted
from components.quotes.certainty import certainty, doubt, perhaps
from components.tone.ledger import ledger
from components.tone.wording import AUTHOR, attitude_words, labelled, stance_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article.records import Word
    from components.countries.records import Country
    from components.keywords.mentioned import Mentioned
    from components.keywords.records import Keyword
    from components.tone.ledger import Entry
    from components.tone.records import Stance
    from dashboard.parsing import ParsedArticle


def focuses(parsed: ParsedArticle, keywords: Iterable[Keyword]) -> tuple[Focus, ...]:
    """Countries, speakers, quotations, stances and keywords in reading order, dates in the calendar's."""
    entries = ledger(parsed.article.text, parsed.quotations, parsed.quotation_tones)
    names = {country.iso3: country.name for country in parsed.countries}
    return (
        *(_country(country) for country in parsed.countries),
        *(_speaker(name, entries) for name in parsed.speakers),
        *(_quotation(entry) for entry in entries),
        *(_stance(stance, names[stance.iso3]) for stance in parsed.stances),
        *(_keyword(keyword) for keyword in keywords),
        *(_date(each) for each in mentioned(parsed.dates, parsed.stretches)),
    )


def _country(country: Country) -> Focus:
    spans = tuple(mention.span for mention in country.mentions)
    level = "" if country.level == "named" else ", implied"
    return Focus(
        kind="country",
        name=country.iso3,
        label=f"Country: {country.name}",
        spans=spans,
        detail=f"{', '.join(country.roles)}{level}{_said(country.reader)}",
        style=map_role(country),
    )


def _speaker(name: str, entries: Sequence[Entry]) -> Focus:
    own = [entry for entry in entries if entry.speaker == name]
    spans = tuple(span for entry in own for span in entry.quotation.spans)
    words = sum(entry.words for entry in own)
    return Focus(
        "speaker", name, f"Speaker: {name}", spans, f"{counted(len(own), 'quotation')}, {counted(words, 'word')}"
    )


def _quotation(entry: Entry) -> Focus:
    tone = labelled(entry.tone.label, entry.tone.score)
    unsure = certainty(entry.quotation.confidence) == "unsure"
    second = perhaps(entry.quotation)
    said = _said(entry.quotation.reader or entry.tone.reader)
    told = f", unsure {doubt(entry.quotation)}{f' (perhaps {second})' if second else ''}" if unsure else ""
    return Focus(
        kind="quotation",
        name=str(entry.number),
        label=f"Quotation {entry.number}: {entry.speaker or 'unattributed'}",
        spans=entry.quotation.spans,
        detail=f"{counted(entry.words, 'word')}, tone {tone}{told}{said}",
        style="unsure" if unsure else "quotation",
    )


def _stance(stance: Stance, country: str) -> Focus:
    return Focus(
        kind="stance",
        name=stance_name(stance),
        label=f"Stance: {stance.speaker or AUTHOR} on {country}",
        spans=stance.mentions,
        detail=f"{attitude_words(stance)}, {counted(len(stance.mentions), 'mention')}",
    )


def _said(reader: Word) -> str:
    return f", {by_you(reader)}" if reader else ""


def _keyword(keyword: Keyword) -> Focus:
    count = len(keyword.occurrences)
    times = "once" if count == 1 else f"{count} times"
    return Focus("keyword", keyword.phrase, f"Keyword: {keyword.phrase}", keyword.occurrences, times)


def _date(each: Mentioned) -> Focus:
    words = ", ".join(f"“{words}”" for words in each.words)
    return Focus("date", each.iso, f"Date: {each.name}", each.spans, f"in the words {words}")
