"""Where does a quotation stand: what is beside it, which verbs and their subjects are nearest?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.quotes.marks import Stretch
    from components.quotes.reading import Reading

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Nearby:
    """The subject of the nearest speech verb on one side: its phrase (-1 for none) and sentences away."""

    phrase: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Context:
    """One stretch and its surroundings within its paragraph.

    `ending` is c (comma), p (full stop or the like) or w (word); `capital` whether it begins with a capital letter;
    `edge` adds 1 when it opens the paragraph and 2 when it closes it; `left` and `right` are the letters of the two
    tokens beside it, ^ and $ the ends of the paragraph.
    """

    number: int
    stretch: Stretch
    token: int
    first: int
    after: int
    ending: str
    capital: bool
    edge: int
    left: str
    right: str
    word_before: str
    word_after: str
    length: int
    before: Nearby
    after_it: Nearby
    any_before: int

    @property
    def length_class(self) -> int:
        """The length in words, long ones together."""
        return self.length if self.length < 4 else 4 if self.length < 8 else 8  # noqa: PLR2004 - classes of length


def context_of(reading: Reading, number: int) -> Context:
    """The surroundings of stretch `number`."""
    stretch, tokens, shape = reading.stretches[number], reading.tokens, reading.shape
    token = tokens.quote_at[number]
    first, after = tokens.bounds[stretch.paragraph], tokens.bounds[stretch.paragraph + 1]
    words = stretch.inner.of(reading.text)
    initial = words.lstrip("[(‘'“\"…. ")[:1]
    before, any_before = _nearest_before(reading, token, first)
    return Context(
        number=number,
        stretch=stretch,
        token=token,
        first=first,
        after=after,
        ending="c" if words[-1] == "," else "p" if words[-1] in ".?!…—–" else "w",
        capital=initial.isupper(),
        edge=(token == first) + 2 * (token + 1 >= after),
        left=("^" if token - 2 < first else "") + shape[max(first, token - 2) : token],
        right=shape[token + 1 : min(after, token + 3)] + ("$" if token + 3 > after else ""),
        word_before="^" if token == first else tokens.lower[token - 1] or "Q",
        word_after="$" if token + 1 >= after else tokens.lower[token + 1] or "Q",
        length=words.count(" ") + 1,
        before=before,
        after_it=_nearest_after(reading, token, after),
        any_before=any_before,
    )


REACH = 60


def _nearest_before(reading: Reading, token: int, first: int) -> tuple[Nearby, int]:
    """The nearest speech verb's subject before the quotation, and the nearest subject of any verb."""
    shape, subject = reading.shape, reading.clauses.subject
    sentences, any_before = 0, NOBODY
    for index in range(token - 1, max(first, token - REACH) - 1, -1):
        letter = shape[index]
        if letter == ".":
            sentences += 1
        elif letter in "SVI" and index in subject:
            if any_before == NOBODY:
                any_before = subject[index]
            if letter != "V":
                return Nearby(subject[index], min(sentences, 2)), any_before
    return Nearby(NOBODY, 9), any_before


def _nearest_after(reading: Reading, token: int, after: int) -> Nearby:
    shape, subject = reading.shape, reading.clauses.subject
    sentences = 0
    for index in range(token + 1, min(after, token + REACH)):
        letter = shape[index]
        if letter == ".":
            sentences += 1
            if sentences > 1:
                break
        elif letter in "SI" and index in subject:
            return Nearby(subject[index], sentences)
    return Nearby(NOBODY, 9)
