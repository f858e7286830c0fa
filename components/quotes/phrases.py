"""Who could have said it: which names, nominals and pronouns stand in the text?"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.tags import Tags
    from components.quotes.tokens import Tokens

PhraseKind = Literal["P", "H", "C", "N"]
"""P pronoun, H possessive pronoun, C headed by a name word, N headed by a common noun."""

RELATIVES = frozenset(("who", "which"))
LONE_HEADS = frozenset("one another others some many both most all".split())
PHRASE_START = re.compile("[DHJNCMPW]")
PHRASE_BODY = re.compile("(?:[JNCMX]+|(?<=D)(?:[DH]|R(?=[JNC])|T+(?=[MJNC]))|G(?=[JNC]))+")
"""Where in a shape a phrase may begin, and what goes on with it: names, nouns, adjectives, numbers, `all the`, an
adverb or a date after a determiner, a genitive mark.
"""
OF_TITLE_MIN = 4
NEAREST = 8
"""How many clauses of one phrase are looked at before and after a place."""
LONGEST_POSSESSOR = 30
"""How many tokens before its head a possessor is read back; chains of genitives would be read again and again."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb that a phrase governs: the verb's token, how the two stand to one another, speech or not, its lemma.

    `relation` is one of subject, apposition, inverted, participle, coordinated, prepositional, beyond, first,
    according, absolute (`with her calling it`), passive (who is told or called something) and agent (by whom); a
    participle may also belong to the noun beside it, to the main subject, or to the subject it is fronted to.
    """

    verb: int
    relation: str
    speech: bool
    lemma: str

    @property
    def speaks(self) -> bool:
        """Whether the phrase is who speaks, not who is told or spoken of."""
        return self.speech and self.relation != "passive"


@dataclass(slots=True)
class Phrase:
    """A candidate speaker: tokens `first` up to, not including, `after`; `head` is the token of its head word.

    `key` is equal for phrases that may be the same speaker, those with the same head word; `genitive` tells that it
    owns something (`Trump’s campaign`), `within` that it stands inside a longer phrase; `preposition` is the one
    before it.
    """

    number: int
    first: int
    after: int
    head: int
    kind: PhraseKind
    word: str
    start: int
    end: int
    paragraph: int
    sentence: int
    genitive: bool
    within: bool
    preposition: str
    key: str
    clauses: list[Clause] = field(default_factory=list)

    def clauses_near(self, token: int) -> list[Clause]:
        """Its clauses with the verbs nearest to a token, in order: all of them, but for endless sentences."""
        if len(self.clauses) <= 2 * NEAREST:
            return self.clauses
        middle = bisect_left(self.clauses, token, key=attrgetter("verb"))
        return self.clauses[max(0, middle - NEAREST) : middle + NEAREST]


@dataclass(slots=True)
class Phrases:
    """All phrases in reading order, those of each paragraph, and the phrase that holds a token (-1 for none)."""

    every: list[Phrase]
    by_paragraph: list[list[Phrase]]
    at: list[int]


def find_phrases(tokens: Tokens, tags: Tags) -> Phrases:
    """The base noun phrases outside the quotation marks."""
    found = Phrases([], [[] for _ in tokens.bounds[1:]], [-1] * len(tokens))
    finder = _Finder(tokens, tags, found)
    for paragraph in range(len(found.by_paragraph)):
        finder.read(paragraph)
    return found


class _Finder:
    """Walks through a paragraph and adds the phrases it meets."""

    def __init__(self, tokens: Tokens, tags: Tags, found: Phrases) -> None:
        self.tokens, self.tags, self.found = tokens, tags, found
        self.shape, self.lower = tags.shape, tokens.lower
        self.nouns = words().nouns

    def read(self, paragraph: int) -> None:
        shape, end = self.shape, self.tokens.bounds[paragraph + 1]
        start = PHRASE_START.search(shape, self.tokens.bounds[paragraph], end)
        while start:
            index, letter = start.start(), start[0]
            after = index + 1
            if letter == "P" or (letter == "W" and self._relative_subject(index, end)):
                self.found.at[index] = self._add(index, after, index, "P", paragraph)
            elif (
                letter != "W"
                and not (letter in "DH" and self.tags.genitive[index])
                and not self._joins_clause(index, end)
            ):
                after = self._phrase(index, end, paragraph)
            start = PHRASE_START.search(shape, after, end)

    def _relative_subject(self, index: int, end: int) -> bool:
        """Whether `who` or `which` is the subject of a clause."""
        return self.lower[index] in RELATIVES and index + 1 < end and self.shape[index + 1] in "SVAR,"

    def _joins_clause(self, index: int, end: int) -> bool:
        """Whether `that` opens a clause, because what follows needs no determiner: said that Ann Lee left."""
        return self.lower[index] == "that" and index + 1 < end and self.shape[index + 1] in "CDHM"

    def _phrase(self, first: int, end: int, paragraph: int) -> int:
        """Add the phrase that begins at `first`, and the possessors inside it; gives the token after it."""
        shape, genitive = self.shape, self.tags.genitive
        after = self._without_adjectives(first, self._extent(first, end), end)
        head = self._head(first, after)
        if shape[first] == "H":
            self._add(first, first + 1, first, "H", paragraph, genitive=True, within=True)
        if True in genitive[first : after - 1]:
            self._possessors(first, after, paragraph)
        if self._stands(first, after, end):
            kind: PhraseKind = "C" if shape[head] == "C" else "N"
            number = self._add(first, after, head, kind, paragraph, genitive=genitive[head])
            self.found.at[first:after] = [number] * (after - first)
        return after

    def _extent(self, first: int, end: int) -> int:
        """The token after the phrase that begins at `first`."""
        shape, after = self.shape, first + 1
        while after < end:
            body = PHRASE_BODY.match(shape, after, end)
            after = body.end() if body else after
            if after == end or shape[after] != "I" or shape[after - 1] not in "CN" or self.lower[after] != "of":
                return after
            longer = self._of_title(after, end)
            if longer is None:
                return after
            after = longer
        return after

    def _without_adjectives(self, first: int, after: int, end: int) -> int:
        """Where a phrase ends if adjectives behind its noun lead over to a preposition: people familiar with it."""
        if after == end or self.shape[after] != "I":
            return after
        last = after
        while last > first + 1 and self.shape[last - 1] == "J" and not self._is_title(last - 1):
            last -= 1
        return last if self.shape[last - 1] in "CN" else after

    def _is_title(self, index: int) -> bool:
        """Whether an adjective is the last word of a title: attorney general."""
        word = self.lower[index]
        return word in self.nouns["title"] or word in self.nouns["suffix"] or words().is_role(word)

    def _of_title(self, of: int, end: int) -> int | None:
        """Where a title with `of` ends (`Secretary of State John Kerry`), or None when the phrase ends before it."""
        role = words().is_role(self.lower[of - 1])
        if self.lower[of - 1] not in self.nouns["of_head"] and not role:
            return None
        if self.shape[of - 1] == "N" and self.shape[of + 1 : of + 2] not in ("N", "J"):
            return None
        after = of + 1
        while (
            after < end
            and self.shape[after] in "DCNKJ"
            and not (self.shape[after] == "K" and not self._joins(after, end))
        ):
            after += 1
        named = after - of >= OF_TITLE_MIN - 1 and self.shape[after - 1] == "C"
        person = any(self.lower[i] in words().forenames for i in range(of + 2, after))
        return after if named and (person or (role and after - of > OF_TITLE_MIN)) else None

    def _joins(self, index: int, end: int) -> bool:
        """Whether a conjunction joins two words of a title: `Minister of Foreign Affairs and Trade Ann Lee`."""
        return self.lower[index] in ("and", "&") and index + 1 < end and self.shape[index + 1] == "C"

    def _head(self, first: int, after: int) -> int:
        head = after - 1
        while head > first and (self.shape[head] in "GX" or self.lower[head] in self.nouns["suffix"]):
            head -= 1
        return head

    def _possessors(self, first: int, after: int, paragraph: int) -> None:
        for index in range(first, after - 1):
            if self.tags.genitive[index] and self.shape[index] in "CN":
                name = self.shape[index] == "C"
                start, nearest = index, max(first, index - LONGEST_POSSESSOR)
                while start > nearest and self.shape[start - 1] in ("C" if name else "JNCD"):
                    start -= 1
                self._add(start, index + 1, index, "C" if name else "N", paragraph, genitive=True, within=True)

    def _stands(self, first: int, after: int, end: int) -> bool:
        """Whether the phrase can name somebody at all."""
        letters = self.shape[first:after]
        if "C" in letters or "N" in letters or ("J" in letters and letters[0] in "DH"):
            return True
        if letters == "D" and self.lower[first] in LONE_HEADS:
            return True
        return letters[0] in "DM" and after < end and self.shape[after] in "SV"

    def _add(
        self,
        first: int,
        after: int,
        head: int,
        kind: PhraseKind,
        paragraph: int,
        *,
        genitive: bool = False,
        within: bool = False,
    ) -> int:
        """Add a phrase; gives its number."""
        tokens, number = self.tokens, len(self.found.every)
        word = tokens.lower[head].rstrip(".")
        phrase = Phrase(
            number,
            first,
            after,
            head,
            kind,
            word,
            tokens.starts[first],
            tokens.ends[after - 1],
            paragraph,
            self.tags.sentences[first],
            genitive,
            within,
            tokens.lower[first - 1] if first > tokens.bounds[paragraph] and self.shape[first - 1] == "I" else "",
            kind + word if kind in "PH" else word,
        )
        self.found.every.append(phrase)
        self.found.by_paragraph[paragraph].append(phrase)
        return number
