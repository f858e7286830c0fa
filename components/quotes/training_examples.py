"""What does the network learn from? Each stretch of an annotated article with its candidates, features and truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from components.quotes.candidates import Previous, candidates, following, traits_of
from components.quotes.context import context_of
from components.quotes.quote_features import Memory, quote_features, wording_of
from components.quotes.speaker_features import no_speaker_features, pair_features
from components.quotes.token_inputs import FLAGS, TokenInputs, quotation_inputs
from components.quotes.training_labels import is_right

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from components.quotes.context import Context
    from components.quotes.quote_features import Ranked
    from components.quotes.training_labels import Labelled

Counted = Literal["place", "stretch", "feature", "quote_feature", ""]
"""What the numbers of a column count, so that they are moved on when articles are put one after the other."""
FLAG_BITS = FLAGS.bit_length() - 1


class Index:
    """Numbers for names from 1 on, and how often each occurred; 0 stands for names that are left out."""

    def __init__(self) -> None:
        """Begin without names."""
        self.numbers: dict[str, int] = {}
        self.counts: list[int] = [0]

    def of(self, names: Iterable[str]) -> list[int]:
        """The numbers of the names."""
        found = []
        for name in names:
            number = self.numbers.setdefault(name, len(self.counts))
            if number == len(self.counts):
                self.counts.append(0)
            self.counts[number] += 1
            found.append(number)
        return found

    def frequent(self, least: int) -> tuple[np.ndarray[Any, Any], dict[str, int]]:
        """The row of each number, 0 if its name is rarer than `least`, and the rows by name."""
        kept = [number for number, count in enumerate(self.counts) if number and count >= least]
        rows = np.zeros(len(self.counts), np.int64)
        rows[kept] = np.arange(1, len(kept) + 1)
        return rows, {name: int(rows[number]) for name, number in self.numbers.items() if rows[number]}


@dataclass(slots=True)
class Indexes:
    """The names of the three tables of a network."""

    words: Index = field(default_factory=Index)
    speaker: Index = field(default_factory=Index)
    quote: Index = field(default_factory=Index)


@dataclass(slots=True)
class Example:
    """One article in numbers: for each column its values and what they count; `lengths` moves the next article on."""

    columns: dict[str, tuple[Any, Counted]]
    lengths: dict[Counted, int]

    def renumbered(self, tables: dict[str, Any]) -> Example:
        """The same with other numbers in some columns, those that the tables give."""
        columns = dict(self.columns)
        for name, table in tables.items():
            columns[name] = (table[columns[name][0]], "")
        return Example(columns, self.lengths)


def true_previous(article: Labelled) -> dict[int, Previous | None]:
    """For each stretch the quotation before it, with its right speaker."""
    previous: Previous | None = None
    found: dict[int, Previous | None] = {}
    for number, truth in enumerate(article.truths):
        found[number] = previous
        if truth is not None:
            context = context_of(article.reading, number)
            pool = candidates(article.reading, context, previous)
            right = [p for p, label in zip(pool, is_right(truth, pool, article.text), strict=True) if label == 1]
            previous = following(previous, context, right[0] if right else None)
    return found


def followed(article: Labelled, rank: Callable[[Context, Previous | None], Ranked]) -> Followed:
    """Go through an article with the true quotations and the speakers that `rank` finds for them."""
    memory, previous = Memory(), None
    found = Followed({}, [])
    for number, truth in enumerate(article.truths):
        context = context_of(article.reading, number)
        best = rank(context, previous)
        found.previous[number] = previous
        found.features.append(quote_features(article.reading, context, best, memory))
        memory.note(context, wording_of(article.reading, context), kept=truth is not None)
        if truth is not None:
            previous = following(previous, context, best.phrase)
    return found


@dataclass(slots=True)
class Followed:
    """For each stretch the quotation before it, and its features as a quotation."""

    previous: dict[int, Previous | None]
    features: list[list[str]]


def example(
    article: Labelled, previous: dict[int, Previous | None], features: list[list[str]] | None, indexes: Indexes
) -> Example:
    """The numbers of an article; `features` are those of its stretches as quotations, none at first."""
    reading, inputs = article.reading, TokenInputs(article.reading)
    first_words, told = quotation_inputs(reading)
    at = inputs.place[reading.tokens.quote_at] if reading.stretches else np.zeros(0, np.int64)
    flags = (inputs.flags[:, None] >> np.arange(FLAG_BITS) & 1).astype(np.float32)
    columns: dict[str, tuple[Any, Counted]] = {
        "words": (np.array(indexes.words.of(inputs.words)), ""),
        "letters": (inputs.letters, ""),
        "flags": (flags, ""),
        "first_words": (np.array(indexes.words.of(first_words), np.int64), ""),
        "told": (told, ""),
        "quotation_at": (at, "place"),
        "truths": (np.array([truth is not None for truth in article.truths], np.float32), ""),
    }
    lengths: dict[Counted, int] = {"place": len(inputs.words), "stretch": len(article.truths)}
    quote_rows = [[0, *indexes.quote.of(names)] for names in features or [[]] * len(article.truths)]
    columns["quote"], columns["quote_starts"] = _ragged(quote_rows, "quote_feature")
    lengths["quote_feature"] = sum(map(len, quote_rows))
    lengths["feature"] = _add_candidates(article, previous, inputs, columns, indexes.speaker)
    return Example(columns, lengths)


def _add_candidates(
    article: Labelled,
    before: dict[int, Previous | None],
    inputs: TokenInputs,
    columns: dict[str, tuple[Any, Counted]],
    index: Index,
) -> int:
    """Add the columns of the candidates of all stretches; gives how many features they have together."""
    rows: list[list[int]] = []
    places: list[list[int]] = []
    labels: list[int] = []
    for number, truth in enumerate(article.truths):
        context, previous = context_of(article.reading, number), before[number]
        pool = candidates(article.reading, context, previous)
        at = int(inputs.place[context.token])
        for phrase in pool:
            names = (*traits_of(article.reading, phrase).features,)
            names += (*pair_features(article.reading, context, phrase, previous),)
            rows.append([0, *index.of(names)])
            stand = (inputs.place[phrase.first], inputs.place[phrase.head], inputs.place[phrase.after - 1])
            places.append([number, at, *map(int, stand), 0])
        rows.append([0, *index.of(no_speaker_features(article.reading, context))])
        places.append([number, at, at, at, at, 1])
        right = is_right(truth, pool, article.text) if truth else [-1] * len(pool)
        labels += [*right, int(truth.speaker is None) if truth else -1]
    table = np.array(places, np.int64).reshape(len(places), 6)
    columns["features"], columns["feature_starts"] = _ragged(rows, "feature")
    columns["group"] = (table[:, 0], "stretch")
    for column, name in enumerate(("at", "first", "head", "last"), 1):
        columns[name] = (table[:, column], "place")
    columns["nobody"] = (table[:, 5].astype(np.float32), "")
    columns["labels"] = (np.array(labels, np.int64), "")
    return sum(map(len, rows))


def _ragged(rows: list[list[int]], kind: Counted) -> tuple[tuple[Any, Counted], tuple[Any, Counted]]:
    """All rows one after the other, and where each begins."""
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)[:-1]
    return (np.array([n for row in rows for n in row], np.int64), ""), (starts, kind)
