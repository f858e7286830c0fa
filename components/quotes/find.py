"""Which quotations does an article hold, whose are they, and where do they stand?

`read_speech` finds the indirect statements too; the two share one reading of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.encoder import encoder
from components.quotes.identity import Identities
from components.quotes.indirect import statements_in
from components.quotes.posts import posts
from components.quotes.rank import Attribution, attribute, model
from components.quotes.reading import Reading, read
from components.quotes.records import Quotation, Sureness
from components.quotes.transcript import may_hold_lines, transcript_lines
from components.quotes.unmarked import with_unmarked

if TYPE_CHECKING:
    from components.article import Article, Outline
    from components.quotes.identity import Identity
    from components.quotes.marks import Stretch
    from components.quotes.rank import SecondOpinion
    from components.quotes.records import Statement

QUOTES_VERSION = "2026.11.6"
CLAUSE_REACH = 25


def find_quotations(article: Article, outline: Outline, *, second_opinion: bool = False) -> tuple[Quotation, ...]:
    """All direct quotations of `article` in reading order; those of interview lines and posts need no marks.

    Stretches of one quotation (paragraphs that re-open it, parts split by `she said`) are joined. Time is linear in the
    length of the text; any text will do, nothing is raised. With `second_opinion` the encoder is asked where the small
    network is unsure; where it cannot be used the small network decides alone.
    """
    reading = read(article.text, outline.paragraphs)
    if not reading.stretches and not may_hold_lines(article.text):
        return ()
    return _quotations(reading, Identities(reading), encoder() if second_opinion else None)


def read_speech(
    article: Article, outline: Outline, *, second_opinion: bool = False
) -> tuple[tuple[Quotation, ...], tuple[Statement, ...]]:
    """The direct quotations of `article` and its indirect statements, as `find_quotations` and `find_statements`."""
    reading = read(article.text, outline.paragraphs)
    identities = Identities(reading)
    quotations = _quotations(reading, identities, encoder() if second_opinion else None)
    return quotations, statements_in(reading, outline, quotations, identities)


def _quotations(reading: Reading, identities: Identities, second: SecondOpinion | None) -> tuple[Quotation, ...]:
    told = [(found, identities.of(found)) for found in attribute(reading, model(), second)]
    marked = [_quotation(reading, group) for group in _groups(reading, told)]
    return with_unmarked(marked, [*transcript_lines(identities), *posts(identities)])


def _groups(
    reading: Reading, told: list[tuple[Attribution, Identity | None]]
) -> list[list[tuple[Attribution, Identity | None]]]:
    """The stretches that are one quotation, together."""
    groups: list[list[tuple[Attribution, Identity | None]]] = []
    for found, identity in told:
        if groups and _goes_on(reading, groups[-1], found, identity):
            groups[-1].append((found, identity))
        else:
            groups.append([(found, identity)])
    return groups


def _goes_on(
    reading: Reading,
    group: list[tuple[Attribution, Identity | None]],
    found: Attribution,
    identity: Identity | None,
) -> bool:
    """Whether a stretch goes on with the quotation before it."""
    before, said_before = group[-1]
    this, last = found.context.stretch, before.context.stretch
    if this.reopens:
        return not last.closed and this.paragraph == last.paragraph + 1
    if this.paragraph != last.paragraph or found.context.number != before.context.number + 1:
        return False
    if found.speaker is not None and found.speaker.start > this.inner.end and found.speaker != before.speaker:
        return False
    same = said_before is not None and identity is not None and said_before.name == identity.name
    between = reading.shape[before.context.token + 1 : found.context.token]
    lone_clause = between.count(".") <= 1 and len(between) <= CLAUSE_REACH and "S" in between
    return same and lone_clause and _full(reading, last, between)


def _full(reading: Reading, last: Stretch, between: str) -> bool:
    """Whether a stretch is a whole clause of speech: its comma or stop stands inside the marks, or a comma after them.

    A comma after the marks may also follow quoted single words, so the next stretch must begin a clause too.
    """
    if last.inner.of(reading.text)[-1] in ".,?!…—–":
        return True
    after = reading.text[last.outer.end : last.outer.end + 1]
    return after == "," and between[-1] in ",.:-" and last.inner.of(reading.text)[0].isupper()


def _quotation(reading: Reading, group: list[tuple[Attribution, Identity | None]]) -> Quotation:
    spans = tuple(found.context.stretch.inner for found, _ in group)
    found, identity = max(group, key=lambda part: _tells(part[0]))
    phrase, second = found.speaker, found.runner_up
    sureness = Sureness(
        quotation=round(min(f.quotation_probability for f, _ in group), 3),
        speaker=round(found.speaker_probability, 3),
        identity=round(identity.confidence if identity else 1.0, 3),
    )
    return Quotation(
        spans=spans,
        speaker=identity.name if identity else None,
        mention=Span(phrase.start, phrase.end) if phrase else None,
        cue=_cue(reading, found),
        kind=identity.kind if identity else "none",
        confidence=round(sureness.together, 3),
        role=(identity.person.role or None) if identity and identity.person else None,
        runner_up=" ".join(reading.text[second.start : second.end].split()) if second else None,
        sureness=sureness,
    )


def _tells(found: Attribution) -> tuple[bool, float]:
    """How well one stretch of a quotation tells the speaker: in its own paragraph, then by probability."""
    own = found.speaker is not None and found.speaker.paragraph == found.context.stretch.paragraph
    return own, found.speaker_probability


def _cue(reading: Reading, found: Attribution) -> Span | None:
    """The speech verb that the speaker governs nearest to the quotation."""
    phrase, token = found.speaker, found.context.token
    if phrase is None:
        return None
    clauses = [c for c in phrase.clauses_near(token) if c.speaks]
    nearest = min(clauses, key=lambda c: abs(c.verb - token), default=None)
    if nearest is None:
        return None
    first = nearest.verb - 1 if nearest.relation == "according" else nearest.verb
    return Span(reading.tokens.starts[first], reading.tokens.ends[nearest.verb])
