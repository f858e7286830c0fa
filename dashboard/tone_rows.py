"""In which tone is the text of each row written, or in which tone does it speak of a target?

A row in: `{"text", "start"?, "end"?}`, the two being the characters of the target. A row out: `{"label", "score",
"confidence", "engine"}`; label −1, 0, 1, or null where there is no signal.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from components.article import Span
from components.tone.by_textblob import CLEAR_SCORE
from components.tone.find import tones_of, usable
from components.tone.records import Tone
from components.tone.stances import attitude_of, attitudes
from dashboard.batch import ParsedLine, failed_line
from dashboard.rows import DIGITS, RowError, json_line, json_object, read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from components.tone.records import Attitude, Engine, Label

CHUNK = 256
"""So many rows are read together."""

TOWARD: dict[Attitude, Label] = {"critical": "negative", "neutral": "neutral", "supportive": "positive"}


def tone_lines(lines: Iterable[bytes], engine: Engine = "model") -> Iterator[ParsedLine]:
    """One row with a tone for each of `lines`, in their order; lines are numbered from 1.

    The model reads the tone toward the target where a row names one; the other engines know of no targets and read the
    whole text.
    """
    engine = usable(engine)
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, CHUNK)):
        yield from _chunk(chunk, engine)


def _chunk(chunk: list[tuple[int, bytes]], engine: Engine) -> Iterator[ParsedLine]:
    read = [(number, line, _text_and_target(line)) for number, line in chunk]
    known = [row for _, _, row in read if not isinstance(row, RowError)]
    aimed = engine == "model"
    toward = iter(attitudes([(text, target) for text, target in known if target]) if aimed else ())
    whole = iter(_tones([text for text, target in known if not (target and aimed)], engine))
    for number, line, row in read:
        if isinstance(row, RowError):
            yield failed_line(number, line, row.row_id, str(row))
            continue
        if aimed and row[1]:
            attitude, score, confidence = attitude_of(next(toward))
            tone = Tone(TOWARD[attitude], score, confidence, (), engine)
        else:
            tone = next(whole)
        yield ParsedLine(number, len(line), json_line(_row(tone)))


def _text_and_target(line: bytes) -> tuple[str, Span | None] | RowError:
    try:
        row = read_row(line)
        return row.article.text, _target(line, row.article.text)
    except RowError as error:
        return error


def _target(line: bytes, text: str) -> Span | None:
    fields = json_object(line)
    start, end = fields.get("start"), fields.get("end")
    if start is None and end is None:
        return None
    if not (type(start) is type(end) is int and 0 <= start < end <= len(text)):
        raise RowError("its 'start' and 'end' are no stretch of its text", fields.get("id"))
    return Span(start, end)


def _tones(texts: list[str], engine: Engine) -> tuple[Tone, ...]:
    """The tone of each text, all of them heard together."""
    spans, start = [], 0
    for text in texts:
        spans.append([Span(start, start + len(text))])
        start += len(text) + 1
    return tones_of("\n".join(texts), spans, engine, by_sentence=False)


def _row(tone: Tone) -> dict[str, Any]:
    return {
        "label": _sign(tone),
        "score": None if tone.score is None else round(tone.score, DIGITS),
        "confidence": None if tone.confidence is None else round(tone.confidence, DIGITS),
        "engine": tone.engine,
    }


def _sign(tone: Tone) -> int | None:
    """−1, 0 or 1; a mixed tone counts for the side that outweighs the other, if one does."""
    if tone.label is None or tone.score is None:
        return None
    if tone.label == "neutral" or abs(tone.score) <= CLEAR_SCORE:
        return 0
    return 1 if tone.score > 0 else -1
