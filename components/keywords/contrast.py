"""What does one side say more than another: words and phrases by log ratio, with G² for how sure that is?

A side is a set of stretches of articles: a speaker's quotations, the writer's own words, whole articles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from components.article import Span
from components.article.outline import count_words
from components.keywords.find import merged, places_in
from components.keywords.measures import log_likelihood, log_ratio
from components.keywords.phrases import candidates
from components.keywords.words import BREAK, POSSESSIVE, closed_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from components.article import Article
    from components.keywords.records import Keyword
    from components.keywords.words import Words

LEAST = 2
"""A word that stands only once on both sides together tells nothing."""

THRESHOLDS = ((10.83, "very strong"), (6.63, "strong"), (3.84, "some"))
"""G² from which chance alone would give it in 1 of 1,000, 100 and 20 words; Rayson, Berridge & Francis (2004)."""

WEAK = "weak"

NUMBER = "w"
"""The letter of the words that are numbers."""


@dataclass(frozen=True, slots=True)
class Side:
    """Stretches of one article that belong together; `name` is the article's among those that can be opened."""

    label: str
    name: str
    article: Article
    spans: tuple[Span, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each stretch."""
        return tuple(span.of(self.article.text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A word's counts on either side, and how many words the sides have; `phrase` has several words."""

    word: str
    count: int
    other: int
    size: int
    other_size: int

    @property
    def ratio(self) -> float:
        """How many times the rate doubles from the other side to this (Hardie 2014)."""
        return log_ratio(self.count, self.other, self.size, self.other_size)

    @property
    def likelihood(self) -> float:
        """Signed G², positive where this side says it more (Rayson & Garside 2000)."""
        return log_likelihood(self.count, self.other, self.size, self.other_size)

    @property
    def evidence(self) -> str:
        """What G² says of it: weak, some, strong or very strong."""
        return next((name for least, name in THRESHOLDS if abs(self.likelihood) >= least), WEAK)


def contrasts(sides: Sequence[Side], others: Sequence[Side], *, little_words: bool = False) -> list[Contrast]:
    """The words and phrases of both, those with the most evidence (|G²|) first, from two occurrences together.

    All forms of a word count as one. Function words stand among them only with `little_words`. A word or phrase that
    always stands in one longer phrase is left out.
    """
    forms: dict[str, Counter[str]] = {}
    here, there = (_counts(_texts(each), forms, little_words=little_words) for each in (sides, others))
    size, other_size = words_in(sides), words_in(others)
    counts = {key: (here[key], there[key]) for key in forms if here[key] + there[key] >= LEAST}
    within = {(part, both) for key, both in counts.items() for part in _parts(key.split(" "))}
    listed = [
        Contrast(_written(forms[key]), *both, size, other_size)
        for key, both in counts.items()
        if (key, both) not in within
    ]
    return sorted(listed, key=lambda each: (-abs(each.likelihood), each.word.casefold()))


def contrasted(keywords: Iterable[Keyword], sides: Sequence[Side], others: Sequence[Side]) -> list[Contrast]:
    """The same for given keywords, in their order, whether or not they occur."""
    keywords = tuple(keywords)
    here, there = (
        [sum(len(places_in(text, word)) for text in _texts(each)) for word in keywords] for each in (sides, others)
    )
    size, other_size = words_in(sides), words_in(others)
    return [
        Contrast(keyword.phrase, count, other, size, other_size)
        for keyword, count, other in zip(keywords, here, there, strict=True)
    ]


def words_in(sides: Iterable[Side]) -> int:
    """How many words the sides have together."""
    return sum(count_words(text) for text in _texts(sides))


def outside(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """What the `spans` leave of a text, in reading order."""
    covered = merged(spans)
    edges = [0, *chain.from_iterable((span.start, span.end) for span in covered), len(text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Span(start, end) for start, end in gaps if start < end)


def _texts(sides: Iterable[Side]) -> Iterator[str]:
    return chain.from_iterable(side.texts for side in sides)


def _counts(texts: Iterable[str], forms: dict[str, Counter[str]], *, little_words: bool) -> Counter[str]:
    """How often each word and phrase stands in the texts, by its key; `forms` learns how they are written."""
    counts: Counter[str] = Counter()
    for text in texts:
        for key, form in _units(words_of(text), little_words=little_words):
            counts[key] += 1
            forms.setdefault(key, Counter())[form] += 1
    return counts


def _units(words: Words, *, little_words: bool) -> Iterator[tuple[str, str]]:
    """Key and form of every word that counts, and of every phrase of several words."""
    little = frozenset() if little_words else closed_words().keys()
    for key, form, letter in zip(words.keys, words.forms, words.letters, strict=True):
        if letter not in (BREAK, NUMBER) and form.lower() not in little:
            yield key, POSSESSIVE.sub("", form)
    for key, places in candidates(words).items():
        if " " in key:
            for first, last, _, _ in places:
                yield key, POSSESSIVE.sub("", " ".join(words.forms[first:last]))


def _parts(words: list[str]) -> Iterator[str]:
    """The shorter stretches of a phrase; a single word has none."""
    for size in range(1, len(words)):
        for first in range(len(words) - size + 1):
            yield " ".join(words[first : first + size])


def _written(forms: Counter[str]) -> str:
    """The form without capitals where there is one, else the commonest."""
    return max(forms, key=lambda form: (form == form.lower(), forms[form]))
