"""The words behind a role, an organisation or a pair of countries, as lists of passages on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article.focus import focus_key, sentences_behind
from components.article.reader import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article import Article, Outline, Span
    from components.article.reader import Piece
    from components.countries.records import Actor, Country
    from components.quotes.records import Quotation

LONGEST = 600
"""Characters of a passage; of a longer one the part around the first mark is shown."""

LEAD = 120
"""Characters before the first mark in a passage that is cut."""

HEIGHT = 300


def excerpt(text: str, span: Span) -> str:
    """The words of the span on one line, cut after `LONGEST` characters."""
    words = " ".join(text[span.start : min(span.end, span.start + LONGEST)].split())
    return f"{words} …" if len(span) > LONGEST else words


def marked(text: str, span: Span, marks: Iterable[Span]) -> tuple[Piece, ...]:
    """The words of the span cut at the marks inside it; a very long span only around the first of them."""
    inside = sorted(mark for mark in marks if mark in span)
    start = span.start
    if len(span) > LONGEST and inside:
        start = max(span.start, inside[0].start - LEAD)
    end = min(span.end, start + LONGEST)
    pieces: list[Piece] = [("… ", "", "", "")] if start > span.start else []
    for mark in inside:
        if start <= mark.start and mark.end <= end:
            pieces += [(text[start : mark.start], "", "", ""), (mark.of(text), "hit", "", "")]
            start = mark.end
    rest = text[start:end] + (" …" if end < span.end else "")
    return (*pieces, (rest, "", "", ""))


def role_passages(article: Article, parts: Outline, country: Country) -> None:
    """Each role of a country: the rule in plain words, and the sentence that says so, the country marked."""
    spans = [mention.span for mention in country.mentions]
    shown = [
        Passage(
            choice=f"sentence:{parts.sentence_at(entry.span.start)}",
            head=entry.role,
            aside=entry.rule,
            blocks=(marked(article.text, entry.span, spans),),
        )
        for entry in country.evidence
    ]
    passages(f"Roles of {country.name}", shown, "roles-evidence", HEIGHT)


def actor_passages(article: Article, parts: Outline, actor: Actor) -> None:
    """The sentences that name an organisation."""
    indexes = sentences_behind(actor.mentions, parts)
    sentence_passages(f"Sentences of {actor.name}", article, parts, indexes, actor.mentions, key="actor-sentences")


def sentence_passages(
    label: str, article: Article, parts: Outline, indexes: Sequence[int], marks: Sequence[Span], *, key: str
) -> None:
    """The sentences of the indexes, with their marks; choosing one shows it in the article."""
    shown = [
        Passage(
            choice=f"sentence:{index}",
            head=f"Sentence {index + 1}",
            aside=f"paragraph {parts.sentences[index].paragraph + 1}",
            blocks=(marked(article.text, parts.sentences[index].span, marks),),
        )
        for index in indexes
    ]
    passages(label, shown, key, HEIGHT)


def quotation_passages(
    label: str, article: Article, quotations: Sequence[Quotation], numbers: Sequence[int], marks: Sequence[Span]
) -> None:
    """The quotations of the numbers, from 1, with their marks; choosing one shows it throughout the page."""
    shown = [
        Passage(
            choice=focus_key("quotation", number),
            head=f"Quotation {number} · {quotations[number - 1].speaker or 'Unattributed'}",
            blocks=tuple(marked(article.text, span, marks) for span in quotations[number - 1].spans),
        )
        for number in numbers
    ]
    passages(label, shown, "speech-quotations", HEIGHT)
