"""Is a word of an open class a noun or a verb, as far as its form, the lists and its neighbours tell?

The letters are those of `tags.py`; the ones before a word are known, the ones behind only if a closed list has them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN_WORDS = 1 << 14
"""How many words are remembered from article to article."""
PLURALS = frozenset("people police men women children media".split())
"""Plural nouns without -s."""
NOUN_REACH = 12
"""How many words a noun may have before it that belong to it."""
SUFFIXES = (("ly", "R"), (("ed", "ing"), "V"), (("ous", "ful", "ive", "able", "ible", "al", "ic", "-old", "ese"), "J"))


@lru_cache(KNOWN_WORDS)
def may_act(word: str) -> bool:
    """Whether a word that is mostly a plural noun is also a form of a verb: lists, hits, projects."""
    known = words().open
    if not word.endswith("s") or known.get(word) != "N":
        return False
    return any("V" in known.get(stem, "") for stem in (word[:-1], word[:-2], f"{word[:-3]}y"))


def takes_object(lower: Sequence[str], letters: list[str], index: int) -> bool:
    """Whether what may be a verb stands behind a pronoun, or between a thing and an object: the list hits a record."""
    if index and letters[index - 1] in "PW":
        return lower[index - 1] in ("he", "she", "it", "who", "which", "that")
    if not index or index + 1 == len(letters) or letters[index - 1] not in "CN" or lower[index - 1].endswith("s"):
        return False
    return letters[index + 1] in "DHPC" or lower[index + 1] in ("out", "off")


def before_role(lower: Sequence[str], letters: list[str], index: int) -> bool:
    """Whether what may be a noun stands between another one and whom it tells the field of: a European aid official."""
    if not index or index + 1 == len(lower) or letters[index - 1] not in "CN" or not words().is_role(lower[index + 1]):
        return False
    return "N" in classes(lower[index]) and not lower[index].endswith(("s", "ed", "ing"))


def acting(word: str) -> tuple[str, str]:
    """Letter and lemma of a word that is a verb."""
    lemma = words().speech.get(word)
    return ("S", lemma) if lemma else ("V", word)


def in_relative(lower: Sequence[str], letters: list[str], index: int) -> bool:
    """Whether a verb in the past follows `that` after a noun: a study that examined it."""
    past = lower[index].endswith("ed") or not lower[index].endswith(("s", "ing"))
    return past and lower[index - 1] == "that" and index > 1 and letters[index - 2] in "NCT"


def is_base(word: str) -> bool:
    """Whether a word is no past form: a verb as in `to claim`, or a noun."""
    lemma = words().speech.get(word, word)
    return word == lemma or word.endswith("ing")


def disagrees(lower: Sequence[str], letters: list[str], index: int, lemma: str) -> bool:
    """Whether a form of a verb cannot belong to the noun before it: a pool report, news reports."""
    if not index or letters[index - 1] not in "CN":
        return False
    if lower[index].endswith("s") and index + 1 < len(lower) and _follows_subject(lower[index + 1]):
        return True
    plural = lower[index - 1].endswith("s") or lower[index - 1] in PLURALS
    if lower[index].endswith("s") and lower[index] != lemma:
        return plural and letters[index - 1] == "N"
    if lower[index] != lemma or plural or (index + 1 < len(lower) and lower[index + 1] == "that"):
        return False
    start = index - 1
    while start > index - NOUN_REACH and start and letters[start - 1] in "CNDJHM":
        start -= 1
    return not (start and letters[start - 1] in "KA")


def ends_phrase(lower: Sequence[str], letters: list[str], index: int) -> bool:
    """Whether a form with -ing is a noun, because none follows: this finding shows, but the declining share."""
    if not lower[index].endswith("ing"):
        return False
    after = lower[index + 1] if index + 1 < len(lower) else ""
    return not after or letters[index + 1] not in "?NJC" or after in words().speech


def _follows_subject(word: str) -> bool:
    """Whether a word is a verb in the past, so that what stands before it is none: Clinton emails contained."""
    known = words()
    lemma = known.speech.get(word)
    past = lemma not in (None, word) if lemma else classes(word) == "V" and word.endswith("ed")
    return past and not word.endswith(("s", "ing"))


@lru_cache(KNOWN_WORDS)
def classes(word: str) -> str:
    """The likely classes of a word, by the list, by its stem, or by its ending."""
    known = words().open
    label = known.get(word)
    if label is None and word.endswith("s"):
        stem = known.get(word[:-1], "")
        label = "NV" if "V" in stem else None
    return label or _class_by_ending(word)


def _class_by_ending(word: str) -> str:
    for endings, letter in SUFFIXES:
        if word.endswith(endings):
            return letter
    return "N"
