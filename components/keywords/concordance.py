"""In which words does each occurrence of a keyword stand, and who says it? Keyword in context (Luhn 1960)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from components.article import Outline, Span
    from components.quotes.records import Quotation

Order = Literal["position", "left", "right", "speaker"]
ORDERS: tuple[Order, ...] = get_args(Order)

WIDTH = 60
"""Characters of context on each side, unless the reader chooses."""

SLACK = 4
"""White space may stretch a context to so many times its width; a longer gap ends it."""

WORD = re.compile(r"[^\W_]+")

Voice = tuple[int, int, str]
"""Where a stretch of speech begins and ends, and whose it is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence: the words themselves, what stands on either side on one line, and the index of its sentence.

    `speaker` is empty outside quotations, `quoted` tells whether it stands in one.
    """

    keyword: str
    span: Span
    sentence: int
    left: str
    words: str
    right: str
    speaker: str
    quoted: bool


def concordance(
    text: str,
    parts: Outline,
    places: Iterable[tuple[str, Span]],
    quotations: Sequence[Quotation],
    width: int = WIDTH,
) -> list[Hit]:
    """Every occurrence in context, in reading order; `places` pairs keyword and occurrence.

    `width` is in characters a side. A quotation whose speaker is unknown has the speaker "unattributed".
    """
    ordered = sorted(places, key=lambda place: (place[1], place[0]))
    speakers = speakers_at([span.start for _, span in ordered], quotations)
    return [
        Hit(
            keyword,
            span,
            parts.sentence_at(span.start),
            *in_context(text, span, width),
            speaker or "",
            speaker is not None,
        )
        for (keyword, span), speaker in zip(ordered, speakers, strict=True)
    ]


def speakers_at(offsets: Iterable[int], quotations: Sequence[Quotation]) -> Iterator[str | None]:
    """Who speaks at each offset, in the innermost quotation there; None outside quotations. Offsets ascend."""
    voices = sorted(
        (span.start, span.end, quotation.speaker or "unattributed")
        for quotation in quotations
        for span in quotation.spans
    )
    following = 0
    around: list[Voice] = []
    for offset in offsets:
        while following < len(voices) and voices[following][0] <= offset:
            around.append(voices[following])
            following += 1
        while around and around[-1][1] <= offset:
            around.pop()
        yield around[-1][2] if around else None


def arranged(hits: Sequence[Hit], order: Order) -> list[Hit]:
    """The hits by the words to the left, nearest first, by those to the right, by speaker or by position.

    Among equals the first in the text comes first; case makes no difference; the writer's own words come last.
    """
    keys = {
        "position": lambda hit: hit.span,
        "left": lambda hit: (WORD.findall(hit.left.casefold())[::-1], hit.span),
        "right": lambda hit: (WORD.findall(hit.right.casefold()), hit.span),
        "speaker": lambda hit: (not hit.quoted, hit.speaker.casefold(), hit.span),
    }
    return sorted(hits, key=keys[order])


def in_context(text: str, span: Span, width: int = WIDTH) -> tuple[str, str, str]:
    """What stands left of the words, the words, and what stands right of them; `width` in characters a side."""
    before = " ".join(text[max(span.start - SLACK * width, 0) : span.start].split())
    after = " ".join(text[span.end : span.end + SLACK * width].split())
    return last_words(before, width), span.of(text), first_words(after, width)


def last_words(line: str, width: int) -> str:
    """As many whole words from the end of a line as fit into `width` characters."""
    if len(line) <= width:
        return line
    cut = line[-width:]
    return cut[cut.find(" ") + 1 :]


def first_words(line: str, width: int) -> str:
    """As many whole words from the beginning of a line as fit into `width` characters."""
    if len(line) <= width:
        return line
    cut = line[:width]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def as_lines(hits: Iterable[Hit]) -> str:
    """The hits as text to copy: sentence, left, keyword, right and speaker, parted by tabs."""
    rows = (
        (str(hit.sentence + 1), hit.left, " ".join(hit.words.split()), hit.right, hit.speaker or "–") for hit in hits
    )
    return "\n".join("\t".join(row) for row in rows)
