"""How do an article's quotations stand once the reader has said which are none, which were missed, and who speaks?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.records import Quotation
from dashboard.parsing import UNHEARD, share_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article.records import Word
    from dashboard.corrections.records import Correction
    from dashboard.parsing import ParsedArticle

GONE = "no quotation stands there any more"


def with_quotations(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the quotations that the reader added or took out; why a correction could not be applied."""
    quotations, refused = list(parsed.quotations), {}
    for each in said:
        number = quotation_at(quotations, each.start, each.end)
        if each.before:
            if number is None:
                refused[each.identity] = GONE
            elif each.confirms:
                quotations[number] = _marked(quotations[number], "confirmed")
            else:
                del quotations[number]
            continue
        spans = _by_paragraph(parsed, Span(each.start, each.end))
        taken = [part for quotation in quotations for part in quotation.spans]
        if not spans or any(span.overlaps(part) for span in spans for part in taken):
            refused[each.identity] = "a quotation stands there already" if spans else "no words stand there"
        else:
            quotations.append(Quotation(spans, None, None, None, "none", 1.0, reader="corrected"))
    return requoted(parsed, quotations), refused


def with_speakers(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the speakers that the reader named."""
    quotations, refused = list(parsed.quotations), {}
    for each in said:
        number = quotation_at(quotations, each.start, each.end)
        if number is None:
            refused[each.identity] = GONE
        elif each.confirms:
            quotations[number] = _marked(quotations[number], "confirmed")
        else:
            quotations[number] = _spoken_by(parsed, quotations[number], each.after)
    return replace(parsed, quotations=tuple(quotations)), refused


def with_one_speaker(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with speakers who are one under one name, in quotations and in reported speech."""
    quotations, statements, refused = parsed.quotations, parsed.statements, {}
    for each in said:
        speakers = {quotation.speaker for quotation in quotations} | {statement.speaker for statement in statements}
        if each.before not in speakers:
            refused[each.identity] = f"“{each.before}” speaks no more here"
            continue
        quotations = tuple(
            replace(quotation, speaker=each.after, reader="corrected")
            if quotation.speaker == each.before
            else quotation
            for quotation in quotations
        )
        statements = tuple(
            replace(statement, speaker=each.after) if statement.speaker == each.before else statement
            for statement in statements
        )
    return replace(parsed, quotations=quotations, statements=statements), refused


def quotation_at(quotations: Sequence[Quotation], start: int, end: int) -> int | None:
    """The index of the quotation from `start` to `end`, or of the only one that overlaps this stretch."""
    place = Span(start, end)
    near = [number for number, each in enumerate(quotations) if extent(each).overlaps(place)]
    exact = [number for number in near if extent(quotations[number]) == place]
    if exact:
        return exact[0]
    return near[0] if len(near) == 1 else None


def extent(quotation: Quotation) -> Span:
    """From the first character of a quotation to its last."""
    return Span(quotation.spans[0].start, quotation.spans[-1].end)


def requoted(parsed: ParsedArticle, quotations: Sequence[Quotation]) -> ParsedArticle:
    """The article with these quotations in reading order; those that it did not have are not heard yet."""
    ordered = tuple(sorted(quotations, key=lambda quotation: quotation.spans))
    numbers = {quotation.spans: number for number, quotation in enumerate(ordered)}
    spans = [quotation.spans for quotation in parsed.quotations]
    tones = dict(zip(spans, parsed.quotation_tones, strict=True))
    statements = tuple(
        replace(
            statement, quotations=tuple(numbers[spans[old]] for old in statement.quotations if spans[old] in numbers)
        )
        for statement in parsed.statements
    )
    return replace(
        parsed,
        quotations=ordered,
        quotation_tones=tuple(tones.get(quotation.spans, UNHEARD) for quotation in ordered),
        statements=statements,
        quoted_share=share_quoted(parsed.article.text, ordered, parsed.words),
    )


def _by_paragraph(parsed: ParsedArticle, place: Span) -> tuple[Span, ...]:
    """The stretch cut where paragraphs end, as quotations are."""
    return tuple(
        Span(max(paragraph.start, place.start), min(paragraph.end, place.end))
        for paragraph in parsed.outline.paragraphs
        if paragraph.overlaps(place)
    )


def _spoken_by(parsed: ParsedArticle, quotation: Quotation, speaker: str) -> Quotation:
    """The quotation with another speaker, in the role that the article tells of them elsewhere."""
    roles = (other.role for other in parsed.quotations if other.role and other.speaker == speaker)
    return replace(
        quotation,
        speaker=speaker or None,
        kind="name" if speaker else "none",
        mention=None,
        confidence=1.0,
        sureness=None,
        runner_up=None,
        role=next(roles, None),
        reader="corrected",
    )


def _marked(quotation: Quotation, word: Word) -> Quotation:
    """The quotation as the reader confirmed it; what they corrected in it stays marked as corrected."""
    return replace(quotation, reader=quotation.reader or word, confidence=1.0, sureness=None)
