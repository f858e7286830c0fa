"""Which words of a name may stand for the whole of it, and when are two spellings one?

`Lozano` for Andrés Lozano Cifuentes, `Haddad` for Abdul Karim al-Haddad, `Xu` for Xu Meilin, `Caglar` for Çağlar.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from components.quotes.descriptions import countries_in
from components.quotes.words import words

ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|an|at|az)[-‑’'](?=\w)")
LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
LAST_Y = re.compile(r"(?:yi|iy|yy|ij|ii|yj)$")
LONGEST_WORD = 40


@lru_cache(maxsize=4096)
def spelled(word: str) -> str:
    """The word without capitals, accents, a leading Arabic article and the variants of a final y (`Zelenskyy`)."""
    folded = unicodedata.normalize("NFKD", word[:LONGEST_WORD].lower().translate(LETTERS))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return LAST_Y.sub("y", ARTICLE.sub("", plain))


def spelled_name(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as `spelled`."""
    return tuple(map(spelled, name))


@lru_cache(maxsize=1024)
def short_words(name: tuple[str, ...]) -> dict[str, int]:
    """The single words that may stand for a name, each with how well it does: 0 best.

    The last word; then the first, as where the surname leads; then half of a double name; then a word between them, as
    of two surnames the first; then a forename, but for those that are countries too (`Jordan`).
    """
    last, first = spelled(name[-1]), spelled(name[0])
    forename = name[0].lower() in words().forenames
    found = {last: 0}
    if not forename:
        found.setdefault(first, 1)
    for half in last.split("-"):
        found.setdefault(half, 2)
    for word in name[1:-1]:
        if word.lower() not in words().nouns["particle"]:
            found.setdefault(spelled(word), 3)
    if forename and not countries_in([name[0].lower()]):
        found.setdefault(first, 4)
    return found


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether several words are the end of a longer name, or its first and last words (`Mya Thein`, `Ann van Dam`)."""
    few, many = spelled_name(short), spelled_name(full)
    if len(few) > len(many):
        few, many = many, few
    ends = many[-len(few) :] == few
    return ends or (few[-1] == many[-1] and (few[0] == many[0] or few[0] in many))
