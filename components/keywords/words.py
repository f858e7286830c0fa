"""What kind of word is each word of a text?

A tagger in miniature: each word gets one letter, from lists, from the classes that Brill's lexicon knows for it, or
from its shape and suffix; then a few rules on the string of letters settle words that can be noun and verb by what
stands beside them. It need not be right about verbs, only about where a noun phrase begins and ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

TOKEN = re.compile(r"([^\W_]+(?:[’'\-.‑&/][^\W_]+)*)([\W_]*)")
"""A word, as `components.article` counts them but that `a/b` is one too, and what stands before the next."""

SPACES = " \t\xa0\u202f"
"""What may stand between the words of one phrase."""

FIRST = re.compile(r"[^\W_]")

POSSESSIVE = re.compile(r"[’'][sS]$")

BREAK = "."
"""The letter that stands for a mark between words, or for the end of a sentence."""

OPEN_CLASSES = {"N": "n", "V": "v", "G": "g", "E": "e", "J": "j", "R": "r"}

SUFFIXES = (
    (("ly",), "r"),
    (("ing",), "g"),
    (("ed",), "f"),
    (("ous", "ful", "less", "ible", "able", "ish", "ic", "al", "ive", "ese"), "j"),
)
"""Classes of words that no list knows, by suffix; anything else is a noun."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: as they stand; their keys, the same for all forms of a word; where; and a letter each.

    The letters are n noun, p proper name, j adjective, k adjective or noun, w number, and others that no noun phrase
    holds. A break is a word too: the empty word, at the offset of the mark.
    """

    forms: list[str]
    keys: list[str]
    starts: list[int]
    letters: str


def words_of(text: str) -> Words:
    """The words of `text` with a letter each, in time linear in its length."""
    forms, keys, starts, letters = [""], [""], [0], [BREAK]
    first = FIRST.search(text)
    start = first.start() if first else 0
    for form, gap in TOKEN.findall(text):
        key, letter = _read(form)
        if letter == "P":
            letter = _capitalised(form, letters[-1] == BREAK)
        forms.append(form)
        keys.append(key)
        starts.append(start)
        letters.append(letter)
        start += len(form)
        if gap != " " and gap.strip(SPACES):
            forms.append("")
            keys.append("")
            starts.append(start)
            letters.append(BREAK)
        start += len(gap)
    return Words(forms, keys, starts, settled("".join(letters)))


@lru_cache(maxsize=1 << 16)
def _read(form: str) -> tuple[str, str]:
    """Key and letter of a word as it stands."""
    return key_of(form), letter_of(form)


def key_of(form: str) -> str:
    """A word without case, possessive and plural (Harman's S stemmer, 1991), so that its forms are one."""
    word = form.lower().removesuffix("'s").removesuffix("’s")
    if len(word) < 4 or word[-1] != "s" or word[-2] in "usi":  # noqa: PLR2004  `gas`, `bus`, `crisis`
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def letter_of(form: str) -> str:
    """The letter of a word as it stands, `P` for a capitalised word whose place decides, `s` for a possessive."""
    if form[-2:] in ("'s", "’s", "'S", "’S"):
        return "S" if form[0].isupper() else "s"
    if form[0].isupper():
        return "P"
    if form[0].isdigit():
        return "w" if not form[-1].isalpha() else "n"
    return _lower_letter(form)


@lru_cache(maxsize=1 << 14)
def _capitalised(form: str, initial: bool) -> str:
    """The letter of a capitalised word: a name, unless it opens a sentence and is known in lower case."""
    lowered = form.lower()
    closed = closed_words().get(lowered)
    if closed and (initial or closed in "dicmtx" or form != form.upper()):
        return closed
    if not initial or (form.isupper() and len(form) > 1):
        return "p"
    letter = known_words().get(lowered)
    if letter is None or letter == "n":
        return "p" if letter is None else "n"
    return letter


def _lower_letter(form: str) -> str:
    letter = closed_words().get(form) or known_words().get(form)
    if letter:
        return letter
    if "-" in form:
        return "j"
    for suffixes, letter in SUFFIXES:
        if form.endswith(suffixes):
            return letter
    return "n"


def settled(letters: str) -> str:
    """The letters, ambiguous ones settled by their neighbours."""
    for pattern, letter in RULES:
        letters = pattern.sub(letter, letters)
    return letters


RULES = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<=[mto])[abk]|(?<=[mto]r)[abk]", "v"),
        (r"(?<=[npr])[ab](?=[do])", "v"),
        (r"(?<=[djiskS])b", "n"),
        (r"b", "v"),
        (r"a", "n"),
        (r"(?<=[djiskSc.])h(?=[njkpfh])", "j"),
        (r"(?<=[djskS])h(?![do])", "n"),
        (r"(?<=n)k(?![njkp])", "j"),
        (r"h", "g"),
        (r"(?<=[djiskScn])f(?=[njkph])", "j"),
        (r"f", "e"),
    )
)


@cache
def closed_words() -> dict[str, str]:
    """Words whose class is fixed, and its letter."""
    rows = _rows("closed_words.tsv")
    return {word: letter for letter, words in rows for word in words.split()}


@cache
def known_words() -> dict[str, str]:
    """The words of Brill's lexicon, and the letter of the classes that they can have."""
    return {
        word: letter
        for classes, words in _rows("word_classes.tsv")
        for letter in (_letter(classes),)
        for word in words.split()
    }


def _letter(classes: str) -> str:
    """One letter for the classes a word can have, the commonest first."""
    first = classes[0]
    if first == "N":
        return "a" if "V" in classes else "n"
    if first == "V":
        return "b" if "N" in classes else "v"
    if first == "J":
        return "k" if "N" in classes else "j"
    if first == "G":
        return "h" if "J" in classes or "N" in classes else "g"
    if first == "E":
        return "f" if "J" in classes else "e"
    return "r"


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [(letter, words) for line in lines if line[0] != "#" for letter, words in (line.split("\t"),)]
