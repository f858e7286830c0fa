"""Which tokens are one sentence, and what stands in it?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.article import Outline
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

LONGEST_LINE = 150
"""Longer sentences, in tokens, are left alone: they are lists, or no sentences."""

LONGEST_ADJUNCT = 16
LONGEST_LABEL = 5
"""So many tokens may name the speaker before a colon, as in a transcript."""

TIMES = frozenset(
    "week month year night day morning afternoon evening weekend midday noon weeks months years days".split()
)
ABOUT = frozenset("nearly almost only even perhaps maybe just".split())
"""Adverbs that belong to what follows them."""

NO_ADJUNCTS = frozenset("as until like unlike than".split())
"""Prepositions that tell neither when nor where something was said."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its tokens `first` up to, not including, `after`; the full stop is left out.

    `shape` and `lower` are the letters and the words of the whole text.
    """

    reading: Reading
    shape: str
    lower: list[str]
    first: int
    after: int

    def letter(self, index: int) -> str:
        """The letter of a token, nothing beyond the sentence."""
        return self.shape[index] if index < self.after else ""

    def word(self, index: int) -> str:
        """The word of a token in lower case, nothing beyond the sentence."""
        return self.lower[index] if index < self.after else ""

    def phrase_at(self, index: int) -> Phrase | None:
        """The phrase that holds a token of the sentence."""
        held = self.reading.phrases.at[index] if index < self.after else -1
        return self.reading.phrases.every[held] if held >= 0 else None

    def words_of(self, index: int) -> str:
        """The words between the marks of the quotation that token `index` stands for."""
        return self.reading.stretches[self.reading.tokens.stretch_of[index]].inner.of(self.reading.text)

    def opens_large(self, index: int) -> bool:
        """Whether the quotation at token `index` begins with a capital letter, as whole sentences do."""
        return self.words_of(index).lstrip("[(‘'“\"…. ")[:1].isupper()

    def glued(self, index: int) -> bool:
        """Whether no space parts a token from the one before."""
        tokens = self.reading.tokens
        return 0 < index < self.after and tokens.ends[index - 1] == tokens.starts[index]

    def find(self, letter: str, index: int) -> int:
        """The next token with a letter, -1 when the sentence has none."""
        return self.shape.find(letter, index, self.after)

    def past_adverbs(self, index: int) -> int:
        """The first token from `index` on that is no adverb."""
        while self.letter(index) == "R":
            index += 1
        return index

    def past_adjuncts(self, index: int) -> int:
        """The first token from `index` on that tells neither when, where nor to whom: `said on Monday in Bonn`."""
        limit = min(self.after, index + LONGEST_ADJUNCT)
        while index < limit:
            following = self._past_adjunct(index)
            if following == index:
                break
            index = following
        return index

    def past_item(self, index: int) -> int | None:
        """The token after the phrase at `index` and those that hang to it by prepositions; None without a phrase."""
        phrase = self.phrase_at(index)
        while phrase is not None:
            index = phrase.after
            phrase = self.phrase_at(index + 1) if self.letter(index) == "I" else None
            if phrase is None:
                return index
        return None

    def past_hearer(self, hearer: Phrase) -> int:
        """The token after a hearer; before a name that follows a plural: `told lawmakers Britain would act`."""
        for index in range(hearer.first + 1, hearer.after):
            if self.shape[index] == "C" and self.shape[index - 1] == "N" and self.lower[index - 1].endswith("s"):
                return index
        return hearer.after

    def _past_adjunct(self, index: int) -> int:
        letter, phrase = self.shape[index], self.phrase_at(index)
        if self.reading.tokens.genitive[index] or self.lower[index] in ABOUT:
            return index
        if letter in "RT" or (letter == "J" and self.letter(index + 1) == "T"):
            return index + 1
        if phrase is not None:
            return phrase.after if phrase.word in TIMES else index
        if letter == "I" and self.lower[index] not in NO_ADJUNCTS:
            hanging = self.phrase_at(index + 1)
            if hanging is not None:
                return hanging.after
            return index + 2 if self.letter(index + 1) in ("T", "M") else index
        return index


class Lines:
    """The sentences of a text as tokens; those of `outline` that do not begin inside a quotation."""

    def __init__(self, reading: Reading, outline: Outline) -> None:
        """Find the first token of each sentence."""
        self.reading = reading
        starts, ends = reading.tokens.starts, reading.tokens.ends
        firsts = {bisect_left(starts, offset) for offset in outline.sentence_starts}
        whole = {i for i in firsts if not 0 < i < len(starts) or ends[i - 1] <= starts[i]}
        self.firsts = sorted(whole | set(reading.tokens.bounds))

    def around(self, token: int) -> Line | None:
        """The sentence of a token; None when it is a question, a headline, a line of a transcript or far too long."""
        shape, lower = self.reading.shape, self.reading.tokens.lower
        number = bisect_right(self.firsts, token)
        first = self.firsts[number - 1]
        after = self.firsts[number] if number < len(self.firsts) else len(lower)
        if after - first > LONGEST_LINE or self._no_prose(token):
            return None
        while after > first and shape[after - 1] == ".":
            after -= 1
            if lower[after] == "?":
                return None
        return Line(self.reading, shape, lower, first, after)

    def _no_prose(self, token: int) -> bool:
        """Whether the paragraph is a headline, or somebody's own speech after a name and a colon."""
        bounds = self.reading.tokens.bounds
        paragraph = bisect_right(bounds, token) - 1
        first = bounds[paragraph]
        label, colon, _ = self.reading.shape[first : first + LONGEST_LABEL + 1].partition(":")
        return paragraph in self.reading.tags.headlines or (colon != "" and set(label) == {"C"})
