"""Which language is a text in? The analysis reads English, and says so of a text that is in another one."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
ENGLISH = "English"

SAMPLE = 20_000
"""Characters from the start of a text that are looked at."""

WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS = 20
ENGLISH_SHARE = 0.2
"""A quarter of running English and more is such words; of Danish or Dutch, a tenth at the most."""

FEWEST_LETTERS = 8


def looks_english(text: str) -> bool:
    """Whether the text's function words are English ones; a short text in Latin letters is given the benefit."""
    words = [word.lower() for word in WORD.findall(text[:SAMPLE])]
    share = sum(word in _function_words() for word in words) / max(len(words), 1)
    if share >= ENGLISH_SHARE:
        return True
    return len(words) < FEWEST_WORDS and not _foreign_letters(words)


def language_of(text: str) -> str:
    """The English name of the text's language, among the 140 that `py3langid` knows (Lui and Baldwin, 2012).

    Loads about 100 MB and unpacks its model into a temporary file, so it is for a process of its own.
    """
    from py3langid import classify  # noqa: PLC0415  loads 100 MB

    code, _ = classify(text[:SAMPLE])
    return _names().get(code, "another language")


def _foreign_letters(words: list[str]) -> bool:
    """Whether most letters are of another script than the Latin one."""
    letters = "".join(words)
    foreign = sum(sign > "\u024f" for sign in letters)
    return len(letters) >= FEWEST_LETTERS and 2 * foreign > len(letters)


@cache
def _function_words() -> frozenset[str]:
    lines = (DATA / "english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _names() -> dict[str, str]:
    lines = (DATA / "languages.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))
