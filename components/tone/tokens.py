"""Which tokens does the tone model read for a stretch of text, and which of them are the target?

BERT's WordPiece (Devlin et al. 2019), uncased: text is cut at white space and punctuation, lowered, stripped of
accents, and each word is spelled from the longest pieces that the vocabulary has.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Marked = tuple[tuple[int, ...], tuple[int, ...]]
"""Token ids, and for each how it is marked."""

LONGEST = 128
"""Tokens the network reads at once, its two frame tokens included; what is longer is read around the target."""

LONGEST_WORD = 100
"""A longer word, in characters, is one unknown token."""

VOCABULARY = Path(__file__).with_name("data") / "vocabulary.txt"
UNKNOWN, FRAME = "[UNK]", ("[CLS]", "[SEP]")

IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ceaf\U0002f800-\U0002fa1f"
CHUNK = re.compile(rf"[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+")
"""A run without white space; every ideograph on its own."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The ids of a text's tokens, framed by [CLS] and [SEP], and where each one's word stands; (0, 0) for the frame."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


def tokens_of(text: str) -> Tokens:
    """The tokens of one text, uncut."""
    first, last = frame()
    ids, places = [first], [(0, 0)]
    for chunk in CHUNK.finditer(text):
        for word, start, end in _words(chunk.group()):
            pieces = _pieces(word)
            ids += pieces
            places += [(chunk.start() + start, chunk.start() + end)] * len(pieces)
    return Tokens((*ids, last), (*places, (0, 0)))


def frame() -> tuple[int, int]:
    """The ids of the tokens before and after a text; the second stands between two texts as well."""
    first, last = (_vocabulary()[token] for token in FRAME)
    return first, last


def marked_tokens(tokens: Tokens, start: int, end: int) -> Marked:
    """At most `LONGEST` ids around the characters from `start` to `end`, and 1 for each token whose word lies there."""
    return judged_tokens(tokens, (), (start, end))


def judged_tokens(tokens: Tokens, judged: Sequence[tuple[int, int]], target: tuple[int, int] = (0, 0)) -> Marked:
    """At most `LONGEST` ids, and for each 1 in the target, 2 in another stretch of what is judged, 0 elsewhere.

    Stretches are characters of the text, end exclusive, in reading order. A longer text is read around the target, or
    else around what is judged, or else from its beginning.
    """
    starts = [start for start, _ in judged]
    marks = tuple(1 if a < target[1] and b > target[0] else 2 * _within(a, b, starts, judged) for a, b in tokens.places)
    if len(marks) <= LONGEST:
        return tokens.ids, marks
    inner = LONGEST - 2
    sought = 1 if 1 in marks else 2
    there = [place for place, mark in enumerate(marks) if mark == sought] or [1]
    begin = min(max((there[0] + there[-1] - inner) // 2, 1), len(marks) - 1 - inner)
    cut = slice(begin, begin + inner)
    return (tokens.ids[0], *tokens.ids[cut], tokens.ids[-1]), (0, *marks[cut], 0)


def _within(start: int, end: int, starts: Sequence[int], judged: Sequence[tuple[int, int]]) -> int:
    """1 if a word that is not of the frame lies in one of the stretches, which start at `starts`; else 0."""
    number = bisect_left(starts, end)
    return int(start < end and number > 0 and judged[number - 1][1] > start)


@cache
def _vocabulary() -> dict[str, int]:
    return {token: number for number, token in enumerate(VOCABULARY.read_text(encoding="utf-8").split("\n"))}


@lru_cache(1 << 14)
def _words(chunk: str) -> tuple[tuple[str, int, int], ...]:
    """The words and marks of a run without white space, lowered and without accents, and where they stand in it."""
    words: list[tuple[str, int, int]] = []
    joined = False
    for place, letter in enumerate(chunk):
        if _is_mark(letter):
            words.append((letter, place, place + 1))
            joined = False
        elif plain := _plain(letter):
            before, start, _ = words.pop() if joined else ("", place, place)
            words.append((before + plain, start, place + 1))
            joined = True
    return tuple(words)


@cache
def _is_mark(letter: str) -> bool:
    """Whether a character is a word of its own: punctuation, and ASCII's other signs."""
    return unicodedata.category(letter)[0] == "P" or (
        letter.isascii() and letter.isprintable() and not letter.isalnum()
    )


@lru_cache(1 << 12)
def _plain(letter: str) -> str:
    """The character in lower case and without accents; nothing for a control character."""
    if letter == "\ufffd" or unicodedata.category(letter)[0] == "C":
        return ""
    spelled = unicodedata.normalize("NFD", letter)
    return "".join(part for part in spelled if unicodedata.category(part) != "Mn").lower()


@lru_cache(1 << 15)
def _pieces(word: str) -> tuple[int, ...]:
    vocabulary = _vocabulary()
    if len(word) > LONGEST_WORD:
        return (vocabulary[UNKNOWN],)
    pieces, begin = [], 0
    while begin < len(word):
        prefix = "##" * bool(begin)
        end = len(word)
        while end > begin and prefix + word[begin:end] not in vocabulary:
            end -= 1
        if end == begin:
            return (vocabulary[UNKNOWN],)
        pieces.append(vocabulary[prefix + word[begin:end]])
        begin = end
    return tuple(pieces)
