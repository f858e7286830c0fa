"""Which countries stand in one sentence, and who speaks of which country?"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from components.article.focus import sentences_behind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Outline
    from components.countries.records import Country
    from components.quotes.records import Quotation

CROWDED = 12
"""In a sentence that lists more countries, only the first so many are paired with all others."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries by iso3, the earlier first, and the indexes of the sentences that hold both.

    `named` are the sentences that name both, `implied` those that only imply one of them or both.
    """

    first: str
    second: str
    named: tuple[int, ...]
    implied: tuple[int, ...]

    @property
    def sentences(self) -> tuple[int, ...]:
        """All sentences that hold both, in reading order."""
        return tuple(sorted(self.named + self.implied))


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A speaker (None: unattributed), a country that they speak of, and the numbers of those quotations, from 1.

    `named` are the quotations that name the country, `implied` those that only imply it.
    """

    speaker: str | None
    iso3: str
    named: tuple[int, ...]
    implied: tuple[int, ...]

    @property
    def quotations(self) -> tuple[int, ...]:
        """All quotations of the speaker that speak of the country, in reading order."""
        return tuple(sorted(self.named + self.implied))


def comentions(countries: Sequence[Country], parts: Outline) -> tuple[Pair, ...]:
    """The pairs of countries that share a sentence, those with most shared sentences first.

    Takes time linear in the mentions: see `CROWDED`.
    """
    present: dict[int, dict[str, bool]] = defaultdict(dict)
    for country in countries:
        for index, is_named in _sentences_of(country, parts).items():
            present[index][country.iso3] = is_named
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    implied: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in sorted(present):
        here = present[index]
        for place, (first, second) in enumerate(combinations(here, 2)):
            if place >= CROWDED * len(here):
                break
            (named if here[first] and here[second] else implied)[first, second].append(index)
    pairs = [Pair(*codes, tuple(named[codes]), tuple(implied[codes])) for codes in dict.fromkeys([*named, *implied])]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair.named), -len(pair.implied))))


def spoken_of(countries: Sequence[Country], quotations: Sequence[Quotation]) -> tuple[SpokenOf, ...]:
    """Who speaks of which country, in order of first speaking; countries inside quotations only."""
    starts = sorted((span.start, span.end, number) for number, one in enumerate(quotations, 1) for span in one.spans)
    found: dict[tuple[str | None, str], dict[int, bool]] = defaultdict(dict)
    for country in countries:
        for number, is_named in _quotations_of(country, starts).items():
            found[quotations[number - 1].speaker, country.iso3][number] = is_named
    cells = [
        SpokenOf(
            speaker,
            iso3,
            tuple(sorted(number for number, is_named in numbers.items() if is_named)),
            tuple(sorted(number for number, is_named in numbers.items() if not is_named)),
        )
        for (speaker, iso3), numbers in found.items()
    ]
    return tuple(sorted(cells, key=lambda cell: cell.quotations))


def most_frequent(codes: Sequence[str], weights: Sequence[int], limit: int) -> tuple[str, ...]:
    """At most `limit` of the codes, those of the greatest weight, in the order in which they first stand."""
    total: Counter[str] = Counter()
    for code, weight in zip(codes, weights, strict=True):
        total[code] += weight
    kept = {code for code, _ in total.most_common(limit)}
    return tuple(code for code in dict.fromkeys(codes) if code in kept)


def share_of_sentences(country: Country, parts: Outline) -> float:
    """The share, 0 to 1, of the article's sentences that name the country; implied mentions do not count."""
    spans = [mention.span for mention in country.mentions if mention.level == "named"]
    return len(sentences_behind(spans, parts)) / max(len(parts.sentences), 1)


def _sentences_of(country: Country, parts: Outline) -> dict[int, bool]:
    """The sentences that hold the country, and whether one of its mentions there is by name."""
    sentences: dict[int, bool] = {}
    for mention in country.mentions:
        index = parts.sentence_at(mention.span.start)
        sentences[index] = sentences.get(index, False) or mention.level == "named"
    return sentences


def _quotations_of(country: Country, starts: Sequence[tuple[int, int, int]]) -> dict[int, bool]:
    """The quotations that hold the country, the innermost for each mention, and whether it is by name there."""
    numbers: dict[int, bool] = {}
    place = 0
    open_spans: list[tuple[int, int]] = []
    for mention in sorted(country.mentions, key=lambda mention: mention.span):
        while place < len(starts) and starts[place][0] <= mention.span.start:
            open_spans.append(starts[place][1:])
            place += 1
        while open_spans and open_spans[-1][0] < mention.span.end:
            open_spans.pop()
        if open_spans:
            number = open_spans[-1][1]
            numbers[number] = numbers.get(number, False) or mention.level == "named"
    return numbers
