"""Who could have said it: which names, nominals and pronouns stand in the text?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.tags import Tags
    from components.quotes.tokens import Tokens

PhraseKind = Literal["P", "H", "C", "N"]
"""P pronoun, H possessive pronoun, C headed by a name word, N headed by a common noun."""

RELATIVES = frozenset(("who", "which"))
LONE_HEADS = frozenset("one another others some many both most all".split())
PHRASE_START = "DHJNCM"
PHRASE_BODY = "JNCMX"
OF_TITLE_MIN = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb that a phrase governs: the verb's token, how the two stand to one another, speech or not, its lemma.

    `relation` is one of subject, apposition, inverted, participle, coordinated, prepositional, first, according.
    """

    verb: int
    relation: str
    speech: bool
    lemma: str


@dataclass(slots=True)
class Phrase:
    """A candidate speaker: tokens `first` up to, not including, `after`; `head` is the token of its head word.

    `key` is equal for phrases with the same head word; `genitive` tells that it owns something (`Trump’s campaign`),
    `within` that it stands inside a longer phrase; `preposition` is the preposition before it.
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
    clauses: list[Clause] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Equal for phrases that may be the same speaker."""
        return self.kind + self.word if self.kind in "PH" else self.word


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
        index, end = self.tokens.bounds[paragraph], self.tokens.bounds[paragraph + 1]
        while index < end:
            letter = self.shape[index]
            if letter == "P" or (letter == "W" and self._relative_subject(index, end)):
                self._mark(self._add(index, index + 1, index, "P", paragraph))
                index += 1
            elif letter not in PHRASE_START or (letter in "DH" and self.tags.genitive[index]):
                index += 1
            else:
                index = self._phrase(index, end, paragraph)

    def _relative_subject(self, index: int, end: int) -> bool:
        """Whether `who` or `which` is the subject of a clause."""
        return self.lower[index] in RELATIVES and index + 1 < end and self.shape[index + 1] in "SVAR,"

    def _phrase(self, first: int, end: int, paragraph: int) -> int:
        """Add the phrase that begins at `first`, and the possessors inside it; gives the token after it."""
        after = self._extent(first, end)
        head = self._head(first, after)
        if self.shape[first] == "H":
            self._add(first, first + 1, first, "H", paragraph, genitive=True, within=True)
        self._possessors(first, after, paragraph)
        if self._stands(first, after, end):
            kind: PhraseKind = "C" if self.shape[head] == "C" else "N"
            self._mark(self._add(first, after, head, kind, paragraph, genitive=self.tags.genitive[head]))
        return after

    def _extent(self, first: int, end: int) -> int:
        shape, after = self.shape, first + 1
        while after < end:
            letter, before = shape[after], shape[after - 1]
            following = shape[after + 1] if after + 1 < end else "."
            body = letter in PHRASE_BODY or (before == "D" and letter in "DH")
            if (
                body
                or (letter == "R" and before == "D" and following in "JNC")
                or (letter == "G" and following in "JNC")
            ):
                after += 1
            elif letter == "I" and self.lower[after] == "of" and before == "C":
                longer = self._of_title(after, end)
                if longer is None:
                    return after
                after = longer
            else:
                return after
        return after

    def _of_title(self, of: int, end: int) -> int | None:
        """Where a title with `of` ends (`Secretary of State John Kerry`), or None when the phrase ends before it."""
        role = words().is_role(self.lower[of - 1])
        if self.lower[of - 1] not in self.nouns["of_head"] and not role:
            return None
        after = of + 1
        while (
            after < end
            and self.shape[after] in "DCNK"
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
                start = index
                while start > first and self.shape[start - 1] in ("C" if name else "JNCD"):
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
    ) -> Phrase:
        tokens, number = self.tokens, len(self.found.every)
        follows = first > tokens.bounds[paragraph] and self.shape[first - 1] == "I"
        phrase = Phrase(
            number=number,
            first=first,
            after=after,
            head=head,
            kind=kind,
            word=tokens.lower[head].rstrip("."),
            start=tokens.starts[first],
            end=tokens.ends[after - 1],
            paragraph=paragraph,
            sentence=self.tags.sentences[first],
            genitive=genitive,
            within=within,
            preposition=tokens.lower[first - 1] if follows else "",
        )
        self.found.every.append(phrase)
        self.found.by_paragraph[paragraph].append(phrase)
        return phrase

    def _mark(self, phrase: Phrase) -> None:
        for index in range(phrase.first, phrase.after):
            self.found.at[index] = phrase.number
