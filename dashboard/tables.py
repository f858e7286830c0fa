"""What was found in an article, as tables for a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from components.article import Span
    from components.countries.records import Country
    from components.tone.records import Tone
    from dashboard.parsing import ParsedArticle

WIDEST = 60
"""No column is wider than so many characters; longer cells are cut."""

LEAD = 16
"""How many characters stand before the evidence where the opening of its sentence is left out."""

NO_SIGNAL, AUTHOR = "no signal", "the author"


def tables(parsed: ParsedArticle) -> str:
    """Headline figures, countries, quotations, stances, indirect statements, keywords and dates of an article, as text.

    What a terminal would obey instead of showing it (escape sequences, marks of direction) is shown as U+FFFD.
    """
    article = parsed.article
    sections = [
        _headline(parsed),
        _section("Countries", ("country", "roles", "mentions", "first evidence"), _country_cells(parsed)),
        _section("Quotations", ("speaker", "tone", "confidence", "words", "quotation"), _quotation_cells(parsed)),
        _section("Stances", ("speaker", "country", "stance", "confidence", "mentions"), _stance_cells(parsed)),
        _section("Statements", ("speaker", "words used", "countries", "statement"), _statement_cells(parsed)),
        _section("Keywords", ("keyword", "times"), ((k.phrase, str(len(k.occurrences))) for k in parsed.keywords)),
        _section("Dates", ("date", "words used"), ((str(d.iso), d.span.of(article.text)) for d in parsed.dates)),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _headline(parsed: ParsedArticle) -> str:
    article = parsed.article
    source = ", ".join(str(part) for part in (article.date, article.outlet) if part)
    lines = [_printable(article.title or "Without a title"), _printable(source), _printable(article.note or "")]
    figures = (
        f"{_counted(parsed.words, 'word')}, {parsed.quoted_share:.0%} of them quoted; "
        f"{_counted(len(parsed.speakers), 'speaker')}; "
        f"{_counted(len(parsed.countries), 'country', 'countries')}; "
        f"overall tone: {_tone(parsed.overall_tone)}{_reader(parsed.overall_tone)}"
    )
    organisation = f"Central organisation: {parsed.organisation}" if parsed.organisation else ""
    return "\n".join(line for line in (*lines, figures, organisation) if line)


def _country_cells(parsed: ParsedArticle) -> Iterator[tuple[str, ...]]:
    for country in parsed.countries:
        name = country.name if country.level == "named" else f"{country.name} (implied)"
        yield name, ", ".join(country.roles), str(len(country.mentions)), _excerpt(parsed, _first_evidence(country))


def _first_evidence(country: Country) -> Span:
    """The country's first mention in the words that first gave it a role; those words when they do not name it."""
    evidence = min((evidence.span for evidence in country.evidence), default=country.mentions[0].span)
    return next((mention.span for mention in country.mentions if mention.span in evidence), evidence)


def _excerpt(parsed: ParsedArticle, span: Span) -> str:
    """The sentence in which `span` begins; its opening is left out where that would hide the words of `span`."""
    sentence = parsed.outline.sentences[parsed.outline.sentence_at(span.start)].span
    start = sentence.start
    if min(span.end, sentence.end) - start > WIDEST:
        before = parsed.article.text[start : max(span.start - LEAD, start)]
        start += len(before) - len(before.split(" ")[-1])
    return "… " * (start > sentence.start) + parsed.article.text[start : sentence.end]


def _quotation_cells(parsed: ParsedArticle) -> Iterator[tuple[str, ...]]:
    for quotation, tone in zip(parsed.quotations, parsed.quotation_tones, strict=True):
        text = " ".join(span.of(parsed.article.text) for span in quotation.spans)
        words = str(len(text.split()))
        yield quotation.speaker or "unattributed", _tone(tone), _confidence(tone.confidence), words, text


def _stance_cells(parsed: ParsedArticle) -> Iterator[tuple[str, ...]]:
    names = {country.iso3: country.name for country in parsed.countries}
    for stance in parsed.stances:
        attitude, mentions = f"{stance.stance} {stance.score:+.2f}", str(len(stance.mentions))
        yield stance.speaker or AUTHOR, names[stance.iso3], attitude, _confidence(stance.confidence), mentions


def _statement_cells(parsed: ParsedArticle) -> Iterator[tuple[str, ...]]:
    text = parsed.article.text
    for statement, countries in zip(parsed.statements, parsed.statement_countries, strict=True):
        yield statement.speaker, statement.cue.of(text), ", ".join(countries), statement.span.of(text)


def _tone(tone: Tone) -> str:
    if tone.engine is None:
        return "not read"
    return NO_SIGNAL if tone.label is None or tone.score is None else f"{tone.label} {tone.score:+.2f}"


def _reader(tone: Tone) -> str:
    """By whom it was read."""
    return f" ({tone.engine})" if tone.engine else ""


def _confidence(confidence: float | None) -> str:
    return "" if confidence is None else f"{confidence:.2f}"


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A titled table, its columns aligned; only the title and 'none' when there are no rows."""
    cells = [[_cut(cell) for cell in row] for row in rows]
    if not cells:
        return f"{title}: none"
    widths = [max(len(row[column]) for row in (head, *cells)) for column in range(len(head))]
    lines = [head, ["-" * width for width in widths], *cells]
    return "\n".join([title, *("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)])


def _cut(cell: str) -> str:
    return textwrap.shorten(_printable(cell[: 8 * WIDEST]), WIDEST, placeholder=" …")


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)
