"""Which tables does the archive have, and which rows of them does one article give?

Every row names its article by the SHA-256 of the article's text, and the month of its date, most of them the date too;
offsets are characters of that text, end exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from components.article.outline import count_words
from dashboard.archive import aggregates
from dashboard.archive.copies import signature
from dashboard.archive.fingerprints import fingerprints
from dashboard.archive.vocabulary import word_hits, words_table
from dashboard.rows import DIGITS, parsed_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.parsing import ParsedArticle

Row = dict[str, Any]

UNDATED = "undated"
"""In place of the month of an article without a date."""

KEY = [("article", pa.string()), ("month", pa.string())]
DATED = [*KEY, ("date", pa.date32())]
SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
SPANS = pa.list_(SPAN)
TEXTS = pa.list_(pa.string())
TONE = [("tone", pa.string()), ("tone_score", pa.float32()), ("tone_confidence", pa.float32())]
SPEAKER = [("speaker", pa.string()), ("mention", pa.string()), ("cue", pa.string())]
EVIDENCE = pa.list_(pa.struct([("role", pa.string()), ("start", pa.int32()), ("end", pa.int32())]))

SCHEMAS = {
    "articles": pa.schema(
        [
            *DATED,
            ("id", pa.string()),
            ("source", pa.string()),
            ("line", pa.int64()),
            ("title", pa.string()),
            ("outlet", pa.string()),
            ("url", pa.string()),
            ("text", pa.string()),
            ("words", pa.int32()),
            ("quoted_share", pa.float32()),
            ("organisation", pa.string()),
            *TONE,
            ("tone_engine", pa.string()),
        ]
    ),
    "sentences": pa.schema(
        [
            *KEY,
            ("number", pa.int32()),
            ("paragraph", pa.int32()),
            ("start", pa.int32()),
            ("end", pa.int32()),
        ]
    ),
    "quotations": pa.schema(
        [
            *DATED,
            ("number", pa.int32()),
            ("form", pa.string()),
            ("spans", SPANS),
            ("text", TEXTS),
            *SPEAKER,
            ("speaker_kind", pa.string()),
            ("role", pa.string()),
            ("runner_up", pa.string()),
            ("confidence", pa.float32()),
            *TONE,
            ("words", pa.int32()),
            ("keys", pa.list_(pa.int64())),
        ]
    ),
    "statements": pa.schema(
        [
            *DATED,
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("text", pa.string()),
            *SPEAKER,
            ("countries", TEXTS),
            ("certainty", pa.string()),
        ]
    ),
    "countries": pa.schema(
        [
            *DATED,
            ("iso3", pa.string()),
            ("name", pa.string()),
            ("level", pa.string()),
            ("mentions", SPANS),
            ("roles", TEXTS),
            ("evidence", EVIDENCE),
        ]
    ),
    "stances": pa.schema(
        [
            *DATED,
            ("speaker", pa.string()),
            ("iso3", pa.string()),
            ("stance", pa.string()),
            ("score", pa.float32()),
            ("confidence", pa.float32()),
            ("mentions", SPANS),
        ]
    ),
    "keywords": pa.schema(
        [
            *DATED,
            ("phrase", pa.string()),
            ("kind", pa.string()),
            ("weight", pa.float32()),
            ("dispersion", pa.float32()),
            ("occurrences", pa.int32()),
            ("spans", SPANS),
        ]
    ),
    "dates": pa.schema(
        [
            *KEY,
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("text", pa.string()),
            ("first", pa.date32()),
            ("last", pa.date32()),
        ]
    ),
    "words": pa.schema([*DATED, ("word", pa.string()), ("hits", pa.int32())]),
    "copies": pa.schema([*KEY, ("original", pa.string()), ("similarity", pa.float32())]),
    "signatures": pa.schema([*KEY, ("signature", pa.binary())]),
    "counts": aggregates.SCHEMA,
    "profiles": aggregates.PROFILES,
}
"""The columns of each table. Tones stand with what has them: an article, a quotation; a stance without a speaker is the
author's; a date of one day has the same `first` and `last`. `keys` are the fingerprints of a quotation's words, `words`
has every word of every article (see `vocabulary`), `copies` the near-duplicates with the article that came first, which
`signatures` tell (see `copies`), `counts` and `profiles` the sums over a batch's articles (see `aggregates`).
"""

SUMS = ("counts", "profiles")
"""The tables of sums."""

OF_ARTICLES = tuple(name for name in SCHEMAS if name not in SUMS)
"""The tables whose rows belong to one article each."""

ROW_GROUPS = {"counts": 2_048, "profiles": 4_096}
ROW_GROUP = 65_536
"""So many rows of a part are read, or passed over, at once: few of the sums, of which a question wants few."""

BOUNDED = frozenset(["month", "date", "outlet", "speaker", "iso3", "phrase", "word", "kind", "item"])
"""Columns of which a part says between which values they lie, so that it is passed over where none is asked for."""

REPEATING = {"counts": ["month", "kind", "label"], "profiles": ["month", "what", "whom"]}
"""Columns whose values repeat, where few do."""

ORDER = {
    "articles": ("date", "article"),
    "quotations": ("speaker", "article", "number"),
    "countries": ("iso3", "article"),
    "stances": ("iso3", "speaker", "article"),
    "keywords": ("phrase", "article"),
    "words": ("word", "date", "article"),
    "counts": ("kind", "item", "label"),
    "profiles": ("speaker", "what", "whom"),
}
"""How the rows of a part are ordered, so that a question reads few of them; the other tables by their articles."""


def archive_row(key: object, parsed: ParsedArticle) -> Row:
    """Each table's rows of one article, by the table's name, as JSON carries them; `key` goes along as `key`."""
    found = parsed_row(None, parsed)
    stances = [*found["stances"], *found["author_stances"]]
    return {
        "key": key,
        "articles": [_article(parsed, found)],
        "sentences": [
            {"number": number, "paragraph": each.paragraph, "start": each.span.start, "end": each.span.end}
            for number, each in enumerate(parsed.outline.sentences)
        ],
        "quotations": list(_quotations(parsed, found)),
        "statements": [{**each, "mention": each["speaker_mention"]} for each in found["statements"]],
        "countries": [_country(each) for each in found["countries"]],
        "stances": [{**each, "mentions": _spans(each["mentions"])} for each in stances],
        "keywords": list(_keywords(parsed)),
        "dates": list(_dates(parsed)),
        "words": [word_hits(parsed.article.text)],
        "signatures": [{"signature": signature(parsed.article.text).hex()}],
    }


def as_table(name: str, rows: list[Row]) -> pa.Table:
    """Rows of the table `name` in its order and in the types of its columns; days travel as `2022-11-29`.

    A row of `words` has all words of an article and their hits, as two lists.
    """
    schema = SCHEMAS[name]
    if name == "words":
        return words_table(rows).cast(schema)
    written = [field.with_type(pa.string()) if pa.types.is_date(field.type) else field for field in schema]
    return ordered(name, pa.Table.from_pylist(rows, pa.schema(written)).cast(schema))


def ordered(name: str, table: pa.Table) -> pa.Table:
    """The rows of the table `name` in its order; sums that count the same are added up."""
    if name in SUMS:
        table = aggregates.summed(table)
    return table.sort_by([(column, "ascending") for column in ORDER[name]]) if name in ORDER else table


def _article(parsed: ParsedArticle, found: Row) -> Row:
    article, tone = parsed.article, found["tone"]
    return {
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "outlet": article.outlet,
        "url": article.url,
        "text": article.text,
        "words": parsed.words,
        "quoted_share": round(parsed.quoted_share, DIGITS),
        "organisation": parsed.organisation,
        "tone": tone["label"],
        "tone_score": tone["score"],
        "tone_confidence": tone["confidence"],
        "tone_engine": tone["engine"],
    }


def _quotations(parsed: ParsedArticle, found: Row) -> Iterator[Row]:
    """In reading order; the row out has those between marks apart from the others."""
    apart = {"marked": iter(found["quotes"]), "unmarked": iter(found["unmarked"])}
    for number, quotation in enumerate(parsed.quotations):
        row = next(apart["marked" if quotation.form == "marked" else "unmarked"])
        own = {"number": number, "form": quotation.form, "role": quotation.role, "runner_up": quotation.runner_up}
        said = {"words": sum(map(count_words, row["text"])), "keys": fingerprints(row["text"])}
        yield {**row, **own, **said, "mention": row["speaker_mention"], "spans": _spans(row["spans"])}


def _country(row: Row) -> Row:
    evidence = [{"role": each["role"], **_span(each["span"])} for each in row["evidence"]]
    return {**row, "mentions": _spans(row["mentions"]), "evidence": evidence}


def _keywords(parsed: ParsedArticle) -> Iterator[Row]:
    for keyword in parsed.keywords:
        yield {
            "phrase": keyword.phrase,
            "kind": keyword.kind,
            "weight": keyword.weight,
            "dispersion": keyword.dispersion,
            "occurrences": len(keyword.occurrences),
            "spans": [{"start": span.start, "end": span.end} for span in keyword.occurrences],
        }


def _dates(parsed: ParsedArticle) -> Iterator[Row]:
    mentions = [(mention.span, mention.iso) for mention in parsed.dates]
    for span, iso in mentions + [(stretch.span, stretch.iso) for stretch in parsed.stretches]:
        first, _, last = iso.partition("/")
        own = {"start": span.start, "end": span.end, "text": span.of(parsed.article.text)}
        yield {**own, "first": first, "last": last or first}


def _spans(pairs: list[list[int]]) -> list[Row]:
    return [_span(pair) for pair in pairs]


def _span(pair: list[int]) -> Row:
    return {"start": pair[0], "end": pair[1]}
