"""How does a mention stand in its sentence: as subject, object or owner, and does it keep silent there?"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

Place = Literal["subject", "second", "clause", "object", "oblique", "owner"]
"""`second` is what `and` joins to a subject, or a role that somebody else owns; `clause` the subject of a subordinate
clause; `oblique` stands after a preposition,
`owner` before what it owns."""

NO_VERB = re.compile(",W[^,]*,|I[VS]")
"""Verbs that are none of a sentence's own: of a clause with `who`, and the noun in `minister for planning`."""
SILENCE_REACH = 9
CLAUSE_REACH = 14
RELATIVES = frozenset("who whom whose which that".split())
NEGATIONS = frozenset("not never didn’t didn't wouldn’t wouldn't don’t don't doesn’t doesn't".split())
SPEAKING = frozenset("reply respond answer comment speak say elaborate react talk tell explain name".split())
NOTHING = frozenset("nothing nobody none little".split())
NAMING = frozenset("named names gave".split())
SILENT = frozenset("silent silence unavailable unreachable tight-lipped".split())
REFUSALS = frozenset("declined declines decline refused refuses refuse".split())
FULL_STOPS = ('."', ".”", ".’", ".'", ".»")
HINTS = NEGATIONS | NOTHING | SILENT | REFUSALS


def opens(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase opens a sentence or follows a quotation."""
    before, sentences = phrase.first - 1, reading.tags.sentences
    return before < 0 or reading.shape[before] == "Q" or sentences[before] != sentences[phrase.first]


class Sentences:
    """Tells how the phrases of a reading stand in their sentences."""

    def __init__(self, reading: Reading) -> None:
        """Look at `reading`."""
        self.reading = reading
        self.numbers = _numbers(reading)

    def of(self, phrase: Phrase) -> int:
        """The number of the sentence that a phrase stands in."""
        return self.numbers[phrase.first]

    def first(self, sentence: int) -> int:
        """The first token of a sentence."""
        return bisect_left(self.numbers, sentence)

    def place(self, phrase: Phrase) -> Place:
        """The part that a phrase plays in its clause, as far as its neighbours tell."""
        if phrase.genitive or phrase.kind == "H":
            return "object" if self.is_object(phrase) else "owner"
        if any(clause.relation == "according" for clause in phrase.clauses):
            return "subject"
        if phrase.preposition:
            return "oblique"
        if self._is_joined(phrase):
            return "second"
        if self._is_subordinate(phrase):
            return "clause"
        return "subject" if phrase.clauses or self._leads(phrase) else "object"

    def _leads(self, phrase: Phrase) -> bool:
        """Whether a phrase without a full verb leads a clause: before an auxiliary, after `but`, or as the first."""
        shape = self.reading.shape
        if shape[phrase.after : phrase.after + 1] == "A" or shape[phrase.first - 1 : phrase.first] == "K":
            return True
        every = self.reading.phrases.every
        first = not phrase.number or self.of(every[phrase.number - 1]) != self.of(phrase)
        return (first or opens(self.reading, phrase)) and not self._participle(self.of(phrase), phrase.first)

    def _is_subordinate(self, phrase: Phrase) -> bool:
        """Whether a phrase is the subject of a clause before the main one, or of one that tells of somebody else."""
        before = phrase.first - 1
        if before < 0 or self.reading.shape[before] != "W":
            return False
        return before <= self.first(self.of(phrase)) + 1 or self.reading.tokens.lower[before] in RELATIVES

    def _is_joined(self, phrase: Phrase) -> bool:
        """Whether `and` joins the phrase to a subject: no verb stands before it but in a clause with `who`."""
        before, shape = phrase.first - 1, self.reading.shape
        start = self.first(self.of(phrase)) + 1
        if before < start or shape[before] != "K" or self.reading.tokens.lower[before] not in ("and", "&"):
            return False
        passed = NO_VERB.sub(",", shape[max(start, before - CLAUSE_REACH * 2) : before])
        return not set(passed) & set("SVAQ")

    def keeps_silent(self, phrase: Phrase) -> bool:
        """Whether the clause says that its subject does not speak: `Ann Lee did not reply`."""
        lower, sentences = self.reading.tokens.lower, self.numbers
        if HINTS.isdisjoint(lower[phrase.after : phrase.after + SILENCE_REACH]):
            return False
        end = phrase.after
        while end < len(lower) and end < phrase.after + SILENCE_REACH and sentences[end] == sentences[phrase.first]:
            end += 1
            if not lower[end - 1]:
                break
        tail = set(lower[phrase.after : end])
        strength, lemmas = words().strength, self.reading.tags.lemmas[phrase.after : end]
        says = any(strength.get(lemma, "weak") != "weak" for lemma in lemmas) or bool(tail & NAMING)
        return bool(
            tail & REFUSALS or tail & SILENT or (tail & NOTHING and says) or (tail & NEGATIONS and tail & SPEAKING)
        )

    def hangs_on_participle(self, token: int, pronoun: Phrase) -> bool:
        """Whether a token stands in a clause whose silent subject is the pronoun: `After thanking Lee, she said`."""
        near = pronoun.first - self.first(self.of(pronoun)) < CLAUSE_REACH * 2
        return near and self._participle(self.of(pronoun), token)

    def _participle(self, sentence: int, token: int) -> bool:
        """Whether a participle before the token opens the sentence: `After thanking …`, `Asked by …`."""
        start, shape, lower = self.first(sentence), self.reading.shape, self.reading.tokens.lower
        if shape[start] in "IWKR" and start + 1 < len(shape):
            start += 1
        return start < token and (
            lower[start].endswith("ing") or (shape[start] in "SV" and lower[start].endswith("ed"))
        )

    def governor(self, pronoun: Phrase) -> int:
        """The number of the phrase that is the subject of the verb before an object, -1 for none: `Lee had met her`."""
        start, subject = self.first(self.of(pronoun)), self.reading.clauses.subject
        for token in range(pronoun.first - 1, max(start, pronoun.first - CLAUSE_REACH) - 1, -1):
            if token in subject:
                return subject[token]
        return -1

    def is_object(self, pronoun: Phrase) -> bool:
        """Whether a pronoun is an object and owns nothing: `met her` and not `met her friend`."""
        if pronoun.kind == "P":
            return pronoun.word in ("him", "her")
        after = self.reading.shape[pronoun.after : pronoun.after + 2].ljust(2, ".")
        owns = after[0] in "NCMX" or (after[0] == "J" and after[1] in "JNCMK")
        return pronoun.word == "her" and not owns


def _numbers(reading: Reading) -> list[int]:
    """The number of each token's sentence; one ends with a quotation that a full stop closes (`“… boring.” The`)."""
    sentences = reading.tags.sentences
    breaks = [token + 1 for token in reading.tokens.quote_at if _ends_sentence(reading, token)]
    numbers: list[int] = []
    for extra, (first, after) in enumerate(pairwise([0, *breaks, len(sentences)])):
        numbers += [number + extra for number in sentences[first:after]]
    return numbers


def _ends_sentence(reading: Reading, quotation: int) -> bool:
    """Whether a full stop closes the quotation at a token, and a capital follows it."""
    tokens = reading.tokens
    follows = tokens.capital[quotation + 1 : quotation + 2] == [True]
    return (
        follows and reading.shape[quotation] == "Q" and reading.text.startswith(FULL_STOPS, tokens.ends[quotation] - 2)
    )
