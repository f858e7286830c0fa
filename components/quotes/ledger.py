"""What does the ledger tell of each quotation, which of them does a reader want to see, and how is one cited?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from components.article import Span
from components.quotes.certainty import CERTAINTIES, Certainty, certainty, doubt, perhaps
from components.tone.ledger import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from components.article import Article, Outline
    from components.countries.records import Country
    from components.quotes.records import Quotation
    from components.tone.ledger import Entry

Order = Literal["text", "speaker", "unsure"]


class Spoken(Protocol):
    """What somebody said: by whom, of which countries, how surely."""

    @property
    def speaker(self) -> str:
        """Who said it."""

    @property
    def countries(self) -> tuple[str, ...]:
        """The names of the countries spoken of."""

    @property
    def certainty(self) -> Certainty:
        """How sure the speaker is."""


SpokenT = TypeVar("SpokenT", bound=Spoken)

CITED = 20_000
"""Characters of a quotation that are copied with its citation; a longer one says that it was cut."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger: a quotation with its tone, and where and of whom it speaks.

    `paragraphs` are its first and last, counted from 1; `countries` the names of those spoken of, in the article's
    order; `perhaps` is who came second as the speaker, None where nobody did or where only a pronoun stands for them;
    `doubt` what is least sure of it.
    """

    entry: Entry
    paragraphs: tuple[int, int]
    countries: tuple[str, ...]
    certainty: Certainty
    perhaps: str | None
    doubt: str

    @property
    def speaker(self) -> str:
        """Who said it, `Unattributed` where the article names nobody."""
        return self.entry.speaker or NOBODY

    @property
    def quotation(self) -> Quotation:
        """What was said."""
        return self.entry.quotation


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants to see: any of these speakers, countries and certainties; where empty, all of them."""

    speakers: Collection[str] = ()
    countries: Collection[str] = ()
    certainties: Collection[str] = ()


def ledger_lines(parts: Outline, entries: Sequence[Entry], countries: Sequence[Country]) -> tuple[Line, ...]:
    """One line per entry, in the order of the entries; takes time linear in them, after sorting the mentions."""
    spoken_of = country_finder(countries)
    return tuple(
        Line(
            entry=entry,
            paragraphs=(
                paragraph_at(parts, entry.quotation.start),
                paragraph_at(parts, entry.quotation.spans[-1].start),
            ),
            countries=spoken_of(entry.quotation.spans),
            certainty=certainty(entry.quotation.confidence),
            perhaps=perhaps(entry.quotation),
            doubt=doubt(entry.quotation),
        )
        for entry in entries
    )


def country_finder(countries: Sequence[Country]) -> Callable[[Iterable[Span]], tuple[str, ...]]:
    """A function that names the countries mentioned inside spans of the text, in the order of `countries`."""
    mentions = sorted((mention.span, rank) for rank, country in enumerate(countries) for mention in country.mentions)
    starts = [span.start for span, _ in mentions]

    def spoken_of(spans: Iterable[Span]) -> tuple[str, ...]:
        ranks = {
            rank
            for span in spans
            for mention, rank in mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            if mention in span
        }
        return tuple(countries[rank].name for rank in sorted(ranks))

    return spoken_of


def paragraph_at(parts: Outline, offset: int) -> int:
    """The number of the paragraph that holds `offset`, counted from 1."""
    return parts.sentences[parts.sentence_at(offset)].paragraph + 1 if parts.sentences else 1


def narrowed(lines: Iterable[SpokenT], wanted: Wanted) -> tuple[SpokenT, ...]:
    """The lines of any of the speakers that speak of any of the countries and are of any of the certainties."""
    return tuple(
        line
        for line in lines
        if (not wanted.speakers or line.speaker in wanted.speakers)
        and (not wanted.countries or not set(line.countries).isdisjoint(wanted.countries))
        and (not wanted.certainties or line.certainty in wanted.certainties)
    )


def arranged(lines: Sequence[Line], order: Order) -> tuple[Line, ...]:
    """The lines as they stand in the text, or the speaker quoted first ahead of others, or the unsure ones ahead."""
    if order == "speaker":
        ranks = {speaker: rank for rank, speaker in enumerate(speakers_of(lines))}
        return tuple(sorted(lines, key=lambda line: ranks[line.speaker]))
    if order == "unsure":
        return tuple(sorted(lines, key=lambda line: -CERTAINTIES.index(line.certainty)))
    return tuple(lines)


def speakers_of(lines: Iterable[Line]) -> list[str]:
    """Everyone who speaks in the lines, each once, in the order of the lines; `Unattributed` comes last."""
    named = dict.fromkeys(line.speaker for line in lines)
    return sorted(named, key=lambda speaker: speaker == NOBODY)


def shown_spans(spans: Iterable[Span], most: int) -> tuple[Span, ...]:
    """The first `most` characters of a quotation, as spans of the text."""
    shown = []
    for span in spans:
        if most <= 0:
            break
        shown.append(Span(span.start, min(span.end, span.start + most)))
        most -= len(span)
    return tuple(shown)


def is_verbatim(text: str, spans: Sequence[Span], shown: Sequence[str]) -> bool:
    """Whether all offsets lie in the text, one span after another, and what is shown are the words that stand there.

    `shown` has a string for each span, or for as many of the first as there was room for, the last one cut.
    """
    reached = 0
    for span in spans:
        if not reached <= span.start < span.end <= len(text):
            return False
        reached = span.end
    return bool(shown) and all(
        bool(words) and text.startswith(words, span.start) and len(words) <= len(span)
        for span, words in zip(spans, shown, strict=False)
    )


def citation(article: Article, line: Line) -> str:
    """Speaker, role, the quotation, title, outlet, date, paragraph and address: what is known of them, to be pasted."""
    said = "\n\n".join(span.of(article.text) for span in line.quotation.spans)
    if len(said) > CITED:
        said = f"{said[:CITED]} […]"
    who = ", ".join(part for part in (line.speaker, line.quotation.role) if part)
    day = f"{article.date:%-d %B %Y}" if article.date else None
    title = f"“{article.title}”" if article.title else None
    source = ", ".join(part for part in (title, article.outlet, day, paragraphs_told(line)) if part)
    return "\n".join(part for part in (f"{who}: “{said}”", f"({source})", article.url) if part)


def paragraphs_told(line: Line) -> str:
    """`paragraph 4`, `paragraphs 4 to 6`."""
    first, last = line.paragraphs
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
