"""How is an article, and what was found in it, written as one line of JSON?

A row in: `{"id", "text", "title"?, "date"?, "outlet"?, "url"?}`. A row out is described at `parsed_row`.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from components.article import Article

if TYPE_CHECKING:
    from components.article import Span
    from components.countries.records import Country
    from components.quotes.records import Quotation, Statement
    from components.tone.records import Stance, Tone
    from dashboard.parsing import ParsedArticle

DIGITS = 4
"""Scores are written with so many decimals."""

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
"""`2022-11-29`; what follows in a date, such as the time of day, is left out."""


class RowError(ValueError):
    """A row holds no article that can be read; `row_id` is its id, if it has one."""

    def __init__(self, message: str, row_id: object = None) -> None:
        """Keep the `message`, which goes on after 'line 3', and the row's id."""
        super().__init__(message)
        self.row_id = row_id


@dataclass(frozen=True, slots=True)
class Row:
    """An article with the id it came with; `warning` says what of the row was left out, and why."""

    row_id: object
    article: Article
    warning: str | None = None


def read_row(line: bytes) -> Row:
    """The article in one line of JSON; raises `RowError` when it is no JSON object, or has no text."""
    fields = json_object(line)
    row_id = fields.get("id")
    if "text" not in fields:
        raise RowError("has no 'text'", row_id)
    text = fields["text"]
    if not isinstance(text, str):
        raise RowError("its 'text' is not a string", row_id)
    if not text.strip():
        raise RowError("its 'text' is empty", row_id)
    day, warning = _day(fields.get("date"))
    title, outlet, url = (_string(fields.get(key)) for key in ("title", "outlet", "url"))
    return Row(row_id, Article(text, title, day, outlet, url), warning)


def parsed_row(row_id: object, parsed: ParsedArticle) -> dict[str, Any]:
    """What was found in an article, as a row.

    Spans are `[start, end]` in characters of the text, end exclusive; scores run from −1 to 1. `keyphrases` has the
    best first, `versions` the version of each analysis. `quotes` stand between marks; `unmarked` are interview lines
    and posts, whose `form` tells what makes them somebody's words. `statements` are indirect speech: `start` and
    `end` of the reported clause, `quotes` the indexes in `quotes` of those inside it. `tone` is that of the whole text,
    with the engine that read it; `stances` are the speakers' toward countries, `author_stances` the author's own. What
    an analysis did not find is null or an empty list.
    """
    text = parsed.article.text
    pairs = list(zip(parsed.quotations, parsed.quotation_tones, strict=True))
    marked = [number for number, quotation in enumerate(parsed.quotations) if quotation.form == "marked"]
    place = {number: index for index, number in enumerate(marked)}
    return {
        "id": row_id,
        "organisation": parsed.organisation,
        "quotes": [_quote(text, *pairs[number]) for number in marked],
        "unmarked": [{"form": said.form, **_quote(text, said, tone)} for said, tone in pairs if said.form != "marked"],
        "statements": [
            _statement(text, statement, countries, place)
            for statement, countries in zip(parsed.statements, parsed.statement_countries, strict=True)
        ],
        "countries": [_country(country) for country in parsed.countries],
        "tone": _tone(parsed.overall_tone),
        "stances": [_stance(stance) for stance in parsed.stances if stance.speaker],
        "author_stances": [_stance(stance) for stance in parsed.stances if not stance.speaker],
        "dates": [
            {"span": _pair(mention.span), "text": mention.span.of(text), "iso": mention.iso} for mention in parsed.dates
        ],
        "keyphrases": [keyword.phrase for keyword in parsed.keywords],
        "versions": dict(parsed.versions),
    }


def error_row(row_id: object, message: str) -> dict[str, Any]:
    """The row that stands in for an article that could not be read."""
    return {"id": row_id, "error": message}


def json_line(row: dict[str, Any]) -> bytes:
    """A row as one line of UTF-8, its line end included."""
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # an id may hold half a character, which only an escape can carry
        return json.dumps(row).encode() + b"\n"


def json_object(line: bytes) -> dict[str, Any]:
    """The object in one line of JSON; raises `RowError` when it holds none."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RowError("is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise RowError("is not JSON" if line.strip() else "is empty") from error
    if not isinstance(value, dict):
        raise RowError("is not a JSON object")
    return value


def _day(value: object) -> tuple[date | None, str | None]:
    """A row's date, and a warning when it is one that cannot be read."""
    if value is None or value == "":
        return None, None
    day = ISO_DAY.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(day.group() if day else ""), None
    except ValueError:
        return None, f"its 'date' is not like 2022-11-29 and was left out: {str(value)[:40]!r}"


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _quote(text: str, quotation: Quotation, tone: Tone) -> dict[str, Any]:
    return {
        "spans": [_pair(span) for span in quotation.spans],
        "text": [span.of(text) for span in quotation.spans],
        "speaker": quotation.speaker,
        "speaker_mention": quotation.mention.of(text) if quotation.mention else None,
        "speaker_kind": quotation.kind,
        "cue": quotation.cue.of(text) if quotation.cue else None,
        "tone": tone.label,
        "tone_score": _rounded(tone.score),
        "tone_confidence": _rounded(tone.confidence),
        "confidence": round(quotation.confidence, DIGITS),
        **({"sureness": asdict(quotation.sureness)} if quotation.sureness else {}),
        **_of_reader(quotation.reader),
        **({"tone_reader": tone.reader} if tone.reader else {}),
    }


def _statement(text: str, statement: Statement, countries: tuple[str, ...], place: dict[int, int]) -> dict[str, Any]:
    return {
        "start": statement.span.start,
        "end": statement.span.end,
        "text": statement.span.of(text),
        "speaker": statement.speaker,
        "speaker_mention": statement.mention.of(text),
        "cue": statement.cue.of(text),
        "countries": list(countries),
        "quotes": [place[number] for number in statement.quotations],
        "certainty": statement.certainty,
    }


def _country(country: Country) -> dict[str, Any]:
    return {
        "iso3": country.iso3,
        "name": country.name,
        "level": country.level,
        "mentions": [_pair(mention.span) for mention in country.mentions],
        "roles": list(country.roles),
        "evidence": [{"role": evidence.role, "span": _pair(evidence.span)} for evidence in country.evidence],
        **_of_reader(country.reader),
    }


def _tone(tone: Tone) -> dict[str, Any]:
    return {
        "label": tone.label,
        "score": _rounded(tone.score),
        "confidence": _rounded(tone.confidence),
        "engine": tone.engine,
    }


def _stance(stance: Stance) -> dict[str, Any]:
    return {
        "speaker": stance.speaker,
        "iso3": stance.iso3,
        "stance": stance.stance,
        "score": _rounded(stance.score),
        "confidence": _rounded(stance.confidence),
        "mentions": [_pair(span) for span in stance.mentions],
        **_of_reader(stance.reader),
    }


def _of_reader(word: str) -> dict[str, str]:
    """That the reader corrected or confirmed it, nothing where it is the program's alone."""
    return {"reader": word} if word else {}


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, DIGITS)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
