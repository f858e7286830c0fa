"""Which statements does an article report in the writer's own words, and whose are they?

`Stoltenberg said the alliance should not concede victory`: found by the verbs, phrases and identities that serve the
quotations too, and plainly apart from these. Nobody is named who is not known: a pronoun that stands for nobody in
particular makes no statement.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from components.article import Span
from components.quotes.candidates import kind_of
from components.quotes.cast import bare_name
from components.quotes.identity import Identities
from components.quotes.reading import read
from components.quotes.records import Statement
from components.quotes.reports import NOBODY, reports
from components.quotes.unmarked import outside_unmarked
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.quotes.identity import Identity
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading
    from components.quotes.records import Quotation
    from components.quotes.reports import Report

PRONOUNS = frozenset("he she it they who which him her them his its their".split())
RELATIVES = frozenset(("who", "which"))
RIVAL = 3
"""Somebody named a third as often may be meant by a shared surname too."""

MOST_RIVALS = 50
PERSONAL = frozenset(("he", "she"))
ROLES = frozenset(("Nrole", "Crole"))
PRONOUN_REACH = 40
"""How many phrases back the subject is looked for that a pronoun must stand for."""

BODILY = frozenset(("it", "they"))


def find_statements(article: Article, outline: Outline, quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    """The indirect statements of `article` in reading order; none overlaps another.

    `quotations` are those of the article: a clause that holds one is mixed speech and points to it. Time is linear in
    the length of the text; any text will do, nothing is raised.
    """
    reading = read(article.text, outline.paragraphs)
    identities = Identities(reading)
    for quotation in quotations:
        if quotation.form == "marked":
            _hear(identities, quotation)
    return statements_in(reading, outline, quotations, identities)


def statements_in(
    reading: Reading, outline: Outline, quotations: Sequence[Quotation], identities: Identities
) -> tuple[Statement, ...]:
    """As `find_statements`, of an article that was read before; `identities` have heard its quotations."""
    within = {span.start: number for number, quotation in enumerate(quotations) for span in quotation.spans}
    told = {quotation.mention: quotation.speaker for quotation in quotations}
    starts = [quotation.start for quotation in quotations]
    found: list[Statement] = []
    for report in reports(reading, outline):
        phrase = report.speaker
        identity = identities.who(phrase)
        earlier = bisect_right(starts, phrase.start) - 1
        spoke = {quotations[earlier].speaker if earlier >= 0 else None, found[-1].speaker if found else None}
        agrees = told.get(Span(phrase.start, phrase.end), identity.name) == identity.name
        if agrees and _is_known(identities, phrase, identity, heard=identity.name in spoke):
            found.append(_statement(reading, report, identity, within))
    return outside_unmarked(found, quotations)


def _hear(identities: Identities, quotation: Quotation) -> None:
    """Let a quotation be spoken, as whoever resolves the pronouns must know who spoke last."""
    reading = identities.reading
    token = bisect_right(reading.tokens.starts, quotation.mention.start) - 1 if quotation.mention else -1
    held = reading.phrases.at[token] if token >= 0 else -1
    if held >= 0:
        phrase = reading.phrases.every[held]
        spoken = bisect_right(reading.tokens.starts, quotation.start) - 1
        identities.hear(phrase, identities.who(phrase), spoken)


def _statement(reading: Reading, report: Report, identity: Identity, within: dict[int, int]) -> Statement:
    tokens, clause, phrase = reading.tokens, report.clause, report.speaker
    stretches = (tokens.stretch_of[i] for i in range(clause.first, clause.after) if i in tokens.stretch_of)
    inner = (reading.stretches[stretch].inner.start for stretch in stretches)
    return Statement(
        span=Span(tokens.starts[clause.first], tokens.ends[clause.after - 1]),
        speaker=identity.name,
        mention=Span(phrase.start, phrase.end),
        cue=Span(tokens.starts[report.cue[0]], tokens.ends[report.cue[1]]),
        kind=identity.kind,
        certainty="unsure" if phrase.word in RELATIVES or phrase.word in BODILY else report.certainty,
        quotations=tuple(dict.fromkeys(within[start] for start in inner if start in within)),
    )


def _is_known(identities: Identities, phrase: Phrase, identity: Identity, *, heard: bool) -> bool:
    """Whether a phrase stands for somebody in particular; `heard` tells whether they spoke last."""
    name = identity.name.lower()
    if (
        name in PRONOUNS
        or name in NOBODY
        or name.startswith("that ")
        or _is_misgendered(identities.reading, phrase, identity)
    ):
        return False
    if phrase.word in RELATIVES:
        return identity.person is not None and _follows_subject(identities.reading, phrase)
    if phrase.word in PERSONAL:
        sure = identity.person is None or identity.person.sure
        return sure and _is_only_one(identities, phrase, identity, heard=heard)
    if phrase.word in BODILY:
        return heard
    return not _is_shared(identities, phrase, identity)


def _is_only_one(identities: Identities, pronoun: Phrase, identity: Identity, *, heard: bool) -> bool:
    """Whether nobody else may be meant by `he` or `she`: the nearest subject, nobody of that gender in between."""
    every, people = identities.reading.phrases.every, identities.cast.of_phrase
    gender = "m" if pronoun.word == "he" else "f"
    for number in range(pronoun.number - 1, max(pronoun.number - PRONOUN_REACH, 0) - 1, -1):
        other = every[number]
        if other.paragraph < pronoun.paragraph - 1:
            break
        if _acts(identities, other):
            return identities.who(other).name == identity.name
        person = people.get(number)
        if person is not None and person.full_name != identity.name and person.gender in ("", gender):
            return False
    return heard


def _acts(identities: Identities, phrase: Phrase) -> bool:
    """Whether a phrase that may mean one person governs a verb."""
    if not phrase.clauses:
        return False
    if phrase.number in identities.cast.of_phrase or phrase.word in PERSONAL:
        return True
    return kind_of(identities.reading, phrase) in ROLES and not phrase.word.endswith("s")


def _follows_subject(reading: Reading, relative: Phrase) -> bool:
    """Whether `who` stands right after a phrase that belongs to no other."""
    back = relative.first - 1
    back -= reading.shape[back] == ","
    held = reading.phrases.at[back] if back >= 0 else -1
    before = reading.phrases.every[held] if held >= 0 else None
    return before is not None and not before.preposition and reading.shape[before.first - 1] != ","


def _is_shared(identities: Identities, phrase: Phrase, identity: Identity) -> bool:
    """Whether a bare surname is shared with somebody whom the text names about as often."""
    person = identity.person
    if person is None or phrase.kind != "C" or len(bare_name(identities.reading, phrase)) > 1:
        return False
    others = identities.cast.by_word.get(person.name[-1].lower(), [])
    rivals = (other for other in others[:MOST_RIVALS] if other is not person and other.name[-1] == person.name[-1])
    return any(len(other.mentions) * RIVAL >= len(person.mentions) for other in rivals)


def _is_misgendered(reading: Reading, phrase: Phrase, identity: Identity) -> bool:
    """Whether a title or a pronoun contradicts the forename of the person meant: `Mrs Lee` is not John Lee."""
    if identity.person is None:
        return False
    first, forename = reading.tokens.lower[phrase.first], identity.person.name[0].lower()
    wrong = {"m": ("title_female", "she"), "f": ("title_male", "he")}.get(words().forenames.get(forename, ""))
    return wrong is not None and (first in words().nouns[wrong[0]] or first == wrong[1])
