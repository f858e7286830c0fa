"""Which passages of an article does the encoder read to say who was quoted, and what of each quotation?

A passage holds neighbouring paragraphs with the quotations in question. A quotation stands in it by its first and last
words only, marked by a token type of its own: who said it is told by what stands around it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.tone.tokens import frame, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

FIRST_WORDS, LAST_WORDS, LONGEST_WORDS = 6, 3, 120
"""How many words of a quotation are read from either end, and how many characters of them at most."""
PARAGRAPHS_BEFORE, PARAGRAPHS_AFTER = 3, 1
BEFORE, AFTER = 160, 80
"""How many paragraphs and pieces around a quotation are read."""
OUTSIDE = -1
LONGEST = 320
"""A passage of several quotations has at most so many pieces."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces of words as the encoder reads them, framed, and the type of each: 1 within a quotation, else 0.

    `stretches` are the numbers of the stretches in question; `places` holds the first piece of each token of the
    article from number `first` on, and the piece after its last.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    stretches: tuple[int, ...]
    first: int
    places: tuple[tuple[int, int], ...]

    def row(self, token: int) -> int:
        """The place of a token of the article among those read, -1 for one that is not."""
        return token - self.first if 0 <= token - self.first < len(self.places) else OUTSIDE

    def rows(self, phrase: Phrase) -> tuple[int, int, int]:
        """The rows of the first, the head and the last word of a phrase."""
        return self.row(phrase.first), self.row(phrase.head), self.row(phrase.after - 1)


def passages(reading: Reading, stretches: Sequence[int]) -> Iterator[Passage]:
    """The passages that hold the stretches with these numbers, in reading order."""
    pieces = _Pieces(reading)
    group: list[int] = []
    low = high = 0
    for number in stretches:
        first, after = pieces.around(number)
        if group and pieces.count(min(low, first), max(high, after)) <= LONGEST:
            low, high = min(low, first), max(high, after)
            group.append(number)
            continue
        if group:
            yield pieces.passage(group, low, high)
        group, low, high = [number], first, after
    if group:
        yield pieces.passage(group, low, high)


class _Pieces:
    """The pieces of an article's tokens, spelled when they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.known: dict[int, tuple[int, ...]] = {}

    def around(self, number: int) -> tuple[int, int]:
        """The tokens to be read for stretch `number`, end exclusive."""
        bounds, token = self.reading.tokens.bounds, self.reading.tokens.quote_at[number]
        paragraph = self.reading.stretches[number].paragraph
        least = bounds[max(0, paragraph - PARAGRAPHS_BEFORE)]
        most = bounds[min(len(bounds) - 1, paragraph + 1 + PARAGRAPHS_AFTER)]
        low, left = token, BEFORE
        while low > least and (left := left - len(self.of(low - 1))) >= 0:
            low -= 1
        high, left = token + 1, AFTER
        while high < most and (left := left - len(self.of(high))) >= 0:
            high += 1
        return low, high

    def count(self, low: int, high: int) -> int:
        """How many pieces so many tokens have."""
        return sum(len(self.of(token)) for token in range(low, high))

    def of(self, token: int) -> tuple[int, ...]:
        """The pieces of one token."""
        known = self.known.get(token)
        if known is None:
            known = self.known[token] = tokens_of(self._words(token)).ids[1:-1]
        return known

    def _words(self, token: int) -> str:
        reading, tokens = self.reading, self.reading.tokens
        number = tokens.stretch_of.get(token)
        if number is None:
            return reading.text[tokens.starts[token] : tokens.ends[token] + 2 * tokens.genitive[token]]
        words = reading.stretches[number].inner.of(reading.text).split()
        if len(words) > FIRST_WORDS + LAST_WORDS:
            words = [*words[:FIRST_WORDS], "…", *words[-LAST_WORDS:]]
        return f'" {" ".join(words)[:LONGEST_WORDS]} "'

    def passage(self, stretches: Sequence[int], low: int, high: int) -> Passage:
        """The passage of the tokens from `low` to `high`; a separator stands between paragraphs."""
        opening, between = frame()
        bounds, quoted = self.reading.tokens.bounds, self.reading.tokens.stretch_of
        ids, types = [opening], [0]
        places: list[tuple[int, int]] = []
        for token in range(low, high):
            if token > low and bounds[bisect_left(bounds, token)] == token:
                ids.append(between)
                types.append(0)
            pieces = self.of(token)
            places.append((len(ids), len(ids) + len(pieces)))
            ids += pieces
            types += [int(token in quoted)] * len(pieces)
        ids.append(between)
        types.append(0)
        return Passage(tuple(ids), tuple(types), tuple(stretches), low, tuple(places))
