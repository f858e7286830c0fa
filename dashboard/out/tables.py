"""What was found in an article, as tables to take along: one for each kind of finding, each with its offsets.

Offsets are characters of the article's text, end exclusive; sentences and paragraphs are counted from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.countries.comentions import share_of_sentences
from components.quotes.certainty import certainty, perhaps
from components.quotes.ledger import ledger_lines
from components.tone.ledger import ledger
from components.tone.wording import AUTHOR
from dashboard.out.delimited import Table
from dashboard.parsing import toned
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.article import Span
    from components.cells import Cell
    from components.keywords.records import Keyword
    from components.quotes.ledger import Line
    from components.tone.records import Engine
    from dashboard.parsing import ParsedArticle

BETWEEN = "; "
"""Parts the entries of a cell that holds several."""

PARTED = " […] "
"""Stands between the parts of a quotation that the writer interrupts."""

LEXICONS: tuple[Engine, ...] = ("vader", "textblob")
"""The engines that read at once."""

PLACE = ("sentence", "start", "end", "words")


def tables_of(parsed: ParsedArticle, keywords: Sequence[Keyword]) -> tuple[Table, ...]:
    """Every table of an article; `keywords` are those that the reader looks at, words of their own among them."""
    lines = lines_of(parsed)
    return (
        article_table(parsed),
        sentence_table(parsed),
        country_table(parsed),
        mention_table(parsed),
        role_table(parsed),
        quotation_table(parsed, lines),
        tone_word_table(parsed, lines),
        engine_table(parsed),
        stance_table(parsed),
        statement_table(parsed),
        keyword_table(keywords),
        occurrence_table(parsed, keywords),
        date_table(parsed),
    )


def lines_of(parsed: ParsedArticle) -> tuple[Line, ...]:
    """The ledger's lines of an article."""
    entries = ledger(parsed.article.text, parsed.quotations, parsed.quotation_tones)
    return ledger_lines(parsed.outline, entries, parsed.countries)


def article_table(parsed: ParsedArticle) -> Table:
    """What is known of the article, and by which versions it was read."""
    article, tone = parsed.article, parsed.overall_tone
    known: tuple[tuple[str, Cell], ...] = (
        ("title", article.title),
        ("date", article.date.isoformat() if article.date else None),
        ("outlet", article.outlet),
        ("url", article.url),
        ("note", article.note),
        ("sha256 of the text", fingerprint(article.text)),
        ("characters", len(article.text)),
        ("words", parsed.words),
        ("sentences", len(parsed.outline.sentences)),
        ("share of words in quotations", round(parsed.quoted_share, 4)),
        ("central organisation", parsed.organisation),
        ("overall tone", tone.label),
        ("overall score", tone.score),
        ("tone read by", tone.engine),
        *((f"version of {name}", version) for name, version in parsed.versions),
    )
    return Table("article", "What is known of the article, and how it was read.", ("field", "value"), known)


def sentence_table(parsed: ParsedArticle) -> Table:
    """The sentences with their places."""
    text = parsed.article.text
    rows = tuple(
        (number, sentence.paragraph + 1, sentence.span.start, sentence.span.end, sentence.span.of(text))
        for number, sentence in enumerate(parsed.outline.sentences, 1)
    )
    return Table(
        "sentences", "The article, sentence by sentence.", ("sentence", "paragraph", *PLACE[1:3], "text"), rows
    )


def country_table(parsed: ParsedArticle) -> Table:
    """The countries with their roles and how often they stand there."""
    rows = []
    for country in parsed.countries:
        named = sum(mention.level == "named" for mention in country.mentions)
        first = country.evidence[0]
        share = round(share_of_sentences(country, parsed.outline), 4)
        counts = (named, len(country.mentions) - named, share)
        evidence = (first.rule, *_place(parsed, first.span))
        rows.append((country.iso3, country.name, country.level, BETWEEN.join(country.roles), *counts, *evidence))
    columns = ("iso3", "country", "level", "roles", "named", "implied", "share_of_sentences", "first_rule", *PLACE)
    return Table("countries", "Countries, their roles and the first words that give one.", columns, tuple(rows))


def mention_table(parsed: ParsedArticle) -> Table:
    """Every place where a country stands."""
    rows = tuple(
        (country.iso3, country.name, mention.level, *_place(parsed, mention.span))
        for country in parsed.countries
        for mention in country.mentions
    )
    return Table("country-mentions", "Every mention of a country.", ("iso3", "country", "level", *PLACE), rows)


def role_table(parsed: ParsedArticle) -> Table:
    """The words and rules behind every role."""
    rows = tuple(
        (country.iso3, country.name, evidence.role, evidence.rule, *_place(parsed, evidence.span))
        for country in parsed.countries
        for evidence in country.evidence
    )
    return Table("country-roles", "The words behind each role.", ("iso3", "country", "role", "rule", *PLACE), rows)


def quotation_table(parsed: ParsedArticle, lines: Sequence[Line]) -> Table:
    """The quotations, whole, with speaker and tone."""
    columns = (
        *("number", "speaker", "role", "cue", "form", "certainty", "perhaps", "confidence"),
        *("tone", "score", "tone_confidence", "read_by", "speaks_of"),
        *("paragraph", "sentence", "start", "end", "words", "quotation"),
    )
    rows = tuple(_quotation(parsed, line) for line in lines)
    return Table("quotations", "Quotations with speaker, tone and place.", columns, rows)


def tone_word_table(parsed: ParsedArticle, lines: Sequence[Line]) -> Table:
    """The words that made the tones."""
    rows = tuple(
        (line.entry.number, line.entry.tone.engine, round(word.weight, 4), *_place(parsed, word.span))
        for line in lines
        for word in line.entry.tone.evidence
    )
    columns = ("quotation", "read_by", "weight", *PLACE)
    return Table("tone-words", "The words that made the tone of a quotation, where its engine tells.", columns, rows)


def engine_table(parsed: ParsedArticle) -> Table:
    """How each engine reads each quotation: the lexicons always; the model, which takes longer, where it was asked."""
    asked = parsed.overall_tone.engine
    read = {engine: parsed if engine == asked else toned(parsed, engine) for engine in LEXICONS}
    read |= {asked: parsed} if asked else {}
    rows = tuple(
        (number, quotation.speaker, engine, tone.label, tone.score, tone.confidence)
        for engine, each in read.items()
        for number, (quotation, tone) in enumerate(zip(parsed.quotations, each.quotation_tones, strict=True), 1)
    )
    columns = ("quotation", "speaker", "read_by", "tone", "score", "confidence")
    return Table("tone-by-engine", "How each engine reads each quotation.", columns, rows)


def stance_table(parsed: ParsedArticle) -> Table:
    """Who stands how toward which country."""
    names = {country.iso3: country.name for country in parsed.countries}
    rows = tuple(
        (
            *(stance.speaker or AUTHOR, stance.iso3, names[stance.iso3], stance.stance),
            *(stance.score, stance.confidence, len(stance.mentions)),
            BETWEEN.join(str(parsed.outline.sentence_at(span.start) + 1) for span in stance.mentions),
        )
        for stance in parsed.stances
    )
    columns = ("speaker", "iso3", "country", "stance", "score", "confidence", "mentions", "sentences")
    return Table("stances", "Stances toward countries, by speaker; the model alone tells them.", columns, rows)


def statement_table(parsed: ParsedArticle) -> Table:
    """Indirect speech."""
    text = parsed.article.text
    rows = tuple(
        (said.speaker, said.cue.of(text), said.certainty, BETWEEN.join(countries), *_place(parsed, said.span))
        for said, countries in zip(parsed.statements, parsed.statement_countries, strict=True)
    )
    columns = ("speaker", "cue", "certainty", "countries", *PLACE)
    return Table("statements", "What is reported without marks.", columns, rows)


def keyword_table(keywords: Sequence[Keyword]) -> Table:
    """The keywords and how they spread."""
    rows = tuple(
        (keyword.phrase, keyword.kind, round(keyword.weight, 4), len(keyword.occurrences), keyword.dispersion)
        for keyword in keywords
    )
    columns = ("keyword", "kind", "weight", "count", "dispersion_dp")
    return Table("keywords", "Keywords; DP is Gries' deviation of proportions, 0 even to 1.", columns, rows)


def occurrence_table(parsed: ParsedArticle, keywords: Sequence[Keyword]) -> Table:
    """Every place of every keyword."""
    rows = tuple((keyword.phrase, *_place(parsed, span)) for keyword in keywords for span in keyword.occurrences)
    return Table("keyword-occurrences", "Every occurrence of a keyword.", ("keyword", *PLACE), rows)


def date_table(parsed: ParsedArticle) -> Table:
    """The days, weeks, months and years that the text speaks of."""
    days = tuple((day.iso, *_place(parsed, day.span)) for day in parsed.dates)
    rows = days + tuple((stretch.iso, *_place(parsed, stretch.span)) for stretch in parsed.stretches)
    return Table("dates", "Days, weeks, months and years that the article speaks of.", ("date", *PLACE), rows)


def _quotation(parsed: ParsedArticle, line: Line) -> tuple[Cell, ...]:
    text, said, tone = parsed.article.text, line.quotation, line.entry.tone
    sure = certainty(said.confidence)
    return (
        *(line.entry.number, said.speaker, said.role, said.cue.of(text) if said.cue else None, said.form),
        *(sure, perhaps(said) if sure == "unsure" else None, round(said.confidence, 4)),
        *(tone.label, tone.score, tone.confidence, tone.engine, BETWEEN.join(line.countries)),
        *(line.paragraphs[0], parsed.outline.sentence_at(said.start) + 1, said.start, said.spans[-1].end),
        *(line.entry.words, PARTED.join(span.of(text) for span in said.spans)),
    )


def _place(parsed: ParsedArticle, span: Span) -> Iterator[Cell]:
    """Sentence, start, end and the words themselves."""
    yield from (parsed.outline.sentence_at(span.start) + 1, span.start, span.end, span.of(parsed.article.text))
