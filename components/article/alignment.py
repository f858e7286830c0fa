"""Which sentences of one text stand in another: kept, trimmed, extended or altered, and which words of them changed?

Sentences are compared by their words alone, whatever their capitals and marks. Those with the same words are paired
first; each of the others then meets the few that share its rarest words, and the most alike are paired first. So the
time is linear in the number of sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from components.article.outline import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Fate = Literal["kept", "trimmed", "extended", "altered", "merged", "split"]
"""`trimmed`: words only went; `extended`: words only came; `merged`: its words stand inside another sentence, which has
a partner of its own; `split`: so do those of a sentence of the other text.
"""

Words = tuple[str, ...]
Piece = tuple[str, bool]
"""Some text, and whether its words changed."""

ALIKE = 0.5
"""From this share of common words (Dice) on, two sentences are versions of one."""

INSIDE = 0.9
FEWEST = 4
"""A sentence of so many words at least stands inside another when this share of its words does."""

LONG, LIGHT = 4, 0.25
"""A word of fewer letters counts for so much less: the, of, and, to."""

RAREST, NEAREST, TRIED = 12, 40, 8
"""So many of a sentence's words are looked up, each at so many places, and so many sentences are compared with it."""

MOST_MATCHES = 50_000
"""Pairs of equal words up to which two sentences are compared word for word; beyond, all between their common start and
end counts as changed.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the left text and one of the right, by index, and what became of it."""

    left: int
    right: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every sentence once: in a pair, dropped from the left, or added on the right; pairs in the order of the left."""

    pairs: tuple[Pair, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]


def aligned(lefts: Sequence[str], rights: Sequence[str]) -> Alignment:
    """What became of each of the left texts (sentences or quotations) among the right ones."""
    left_words, right_words = [_words(text) for text in lefts], [_words(text) for text in rights]
    pairs = list(_same(left_words, right_words))
    free_left = _others(len(lefts), (pair.left for pair in pairs))
    free_right = _others(len(rights), (pair.right for pair in pairs))
    pairs += _alike(left_words, right_words, free_left, free_right)
    free_left = _others(len(lefts), (pair.left for pair in pairs))
    free_right = _others(len(rights), (pair.right for pair in pairs))
    merged = [Pair(left, right, "merged") for left, right in _within(left_words, right_words, free_left)]
    split = [Pair(left, right, "split") for right, left in _within(right_words, left_words, free_right)]
    every = sorted([*pairs, *merged, *split], key=lambda pair: (pair.left, pair.right))
    return Alignment(
        tuple(every),
        tuple(_others(len(lefts), (pair.left for pair in every))),
        tuple(_others(len(rights), (pair.right for pair in every))),
    )


def changed_words(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts cut where a change begins or ends; the pieces of each, joined, are the text."""
    gone, come = set[int](), set[int]()
    for tag, first, last, start, end in _steps(_words(left), _words(right)):
        if tag != "equal":
            gone.update(range(first, last))
            come.update(range(start, end))
    return tuple(_pieces(left, gone)), tuple(_pieces(right, come))


def _words(text: str) -> Words:
    """The words that count; a text without any stands for itself."""
    found = tuple(word.casefold().replace("’", "'") for word in WORD.findall(text))
    return found or ((text.strip(),) if text.strip() else ())


def _same(lefts: Sequence[Words], rights: Sequence[Words]) -> Iterator[Pair]:
    waiting: dict[Words, deque[int]] = defaultdict(deque)
    for index, words in enumerate(rights):
        waiting[words].append(index)
    for index, words in enumerate(lefts):
        if waiting.get(words):
            yield Pair(index, waiting[words].popleft(), "kept")


def _others(count: int, taken: Iterator[int]) -> list[int]:
    paired = set(taken)
    return [index for index in range(count) if index not in paired]


def _alike(
    lefts: Sequence[Words], rights: Sequence[Words], free_left: list[int], free_right: list[int]
) -> Iterator[Pair]:
    """The pairs among the free ones, the most alike first, then those that stand nearest one another."""
    scored = []
    for left, right in _candidates(lefts, rights, free_left, free_right):
        shared = _weight(Counter(lefts[left]) & Counter(rights[right]))
        sizes = _weight(Counter(lefts[left])), _weight(Counter(rights[right]))
        alike = 2 * shared / sum(sizes)
        inside = shared / min(sizes) if min(len(lefts[left]), len(rights[right])) >= FEWEST else 0.0
        if alike >= ALIKE or inside >= INSIDE:
            scored.append((-alike, abs(left / len(lefts) - right / len(rights)), left, right))
    left_taken, right_taken = set[int](), set[int]()
    for _, _, left, right in sorted(scored):
        if left not in left_taken and right not in right_taken:
            left_taken.add(left)
            right_taken.add(right)
            yield Pair(left, right, _fate(lefts[left], rights[right]))


def _weight(words: Counter[str]) -> float:
    """How much the words count together: little ones, which stand in every sentence, hardly anything."""
    return sum(number * (LIGHT if len(word) < LONG and word.isalpha() else 1) for word, number in words.items())


def _within(inner: Sequence[Words], outer: Sequence[Words], free: list[int]) -> Iterator[tuple[int, int]]:
    """Those of the free ones whose words stand, in their order, inside one of the other side, and which."""
    found = set[int]()
    for here, there in _candidates(inner, outer, free, list(range(len(outer)))):
        words = inner[here]
        if here in found or len(words) < FEWEST or (Counter(words) - Counter(outer[there])).total():
            continue
        if _fate(words, outer[there]) == "extended":
            found.add(here)
            yield here, there


def _candidates(
    lefts: Sequence[Words], rights: Sequence[Words], free_left: list[int], free_right: list[int]
) -> Iterator[tuple[int, int]]:
    """For each free left one the few right ones that share most of its rarest words, near the same place."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in free_right:
        for word in set(rights[index]):
            places[word].append(index)
    for left in free_left:
        rarest = sorted(
            (word for word in set(lefts[left]) if word in places), key=lambda word: (len(places[word]), word)
        )
        expected = left * len(rights) // len(lefts)
        counts: Counter[int] = Counter()
        for word in rarest[:RAREST]:
            counts.update(_nearest(places[word], expected))
        for right, _ in sorted(counts.items(), key=lambda item: (-item[1], abs(item[0] - expected)))[:TRIED]:
            yield left, right


def _nearest(places: list[int], expected: int) -> list[int]:
    middle = bisect_left(places, expected)
    first = max(min(middle - NEAREST // 2, len(places) - NEAREST), 0)
    return places[first : first + NEAREST]


def _fate(left: Words, right: Words) -> Fate:
    tags = {tag for tag, *_ in _steps(left, right)}
    if "replace" in tags or {"delete", "insert"} <= tags:
        return "altered"
    return "trimmed" if "delete" in tags else "extended" if "insert" in tags else "kept"


def _steps(left: Words, right: Words) -> list[tuple[str, int, int, int, int]]:
    """The steps from left to right, as `difflib` tells them."""
    counts = Counter(right)
    if sum(number * counts[word] for word, number in Counter(left).items()) <= MOST_MATCHES:
        return list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
    start = 0
    shortest = min(len(left), len(right))
    while start < shortest and left[start] == right[start]:
        start += 1
    end = 0
    while end < shortest - start and left[-1 - end] == right[-1 - end]:
        end += 1
    last, stop = len(left) - end, len(right) - end
    tag = "insert" if start == last else "delete" if start == stop else "replace"
    return [
        ("equal", 0, start, 0, start),
        (tag, start, last, start, stop),
        ("equal", last, len(left), stop, len(right)),
    ]


def _pieces(text: str, changed: set[int]) -> Iterator[Piece]:
    """The text cut where changed words begin and end; what stands between two changed words belongs to them."""
    here, reached, marked = 0, 0, False
    for number, found in enumerate(WORD.finditer(text)):
        if (number in changed) != marked:
            edge = reached if marked else found.start()
            if edge > here:
                yield text[here:edge], marked
                here = edge
            marked = not marked
        reached = found.end()
    edge = reached if marked else len(text)
    if edge > here:
        yield text[here:edge], marked
    if edge < len(text):
        yield text[edge:], False
