"""What does the network see of each token and of each quotation? Numbers, and no word that no closed list holds."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from components.quotes.quote_features import MINOR, OWN, WORD_EDGE
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.marks import Stretch
    from components.quotes.reading import Reading

Numbers = NDArray[np.int64]

LETTERS = "^CNJVSADHPWIKRTMQXGO.,;:-()"
"""The letters of tags.py; the first stands between paragraphs."""
STYLES = ("double", "single", "angle", "low")
LONGEST = 12
QUOTATION_SIZES = (2, 2, 2, LONGEST + 1, 3, 2, 2, 2, len(STYLES))
"""How many values each thing told of a quotation has, after its first word (see `_told`)."""
FLAGS = 1 << 6
KNOWN_WORDS = 1 << 14
NOUN_KINDS = ("organisation", "document", "group", "work", "naming", "title")
ENDINGS = ("ing", "ed", "ly", "s")
EDGE = "^"
OTHER = "+"


@lru_cache(KNOWN_WORDS)
def name_of(word: str, letter: str) -> str:
    """What the network sees of a token: its word in lower case if a closed list holds it, else what kind it is."""
    known = words()
    if letter in "QX":
        return letter
    if letter == "C":
        return _name_of_name(word)
    if word in known.closed:
        return word
    if word in known.speech:
        return f"{letter}={known.speech[word]}"
    if not word[0].isalpha():
        return "number" if word[0].isdigit() else word
    return f"{letter}:{_kind_of(word)}"


def _kind_of(word: str) -> str:
    """The kind of a noun that may speak, else a word's ending."""
    known = words()
    if known.is_role(word):
        return "roles" if word.endswith("s") else "role"
    kind = next((kind for kind in NOUN_KINDS if word in known.nouns[kind]), None)
    return kind or next((ending for ending in ENDINGS if word.endswith(ending)), "")


def _name_of_name(word: str) -> str:
    known = words()
    if word in known.nouns["title"]:
        return "C:title"
    if known.is_role(word):
        return "C:role"
    kind = next((kind for kind in ("organisation", "document") if word in known.nouns[kind]), "")
    if kind:
        return f"C:{kind}"
    return "C:forename" if word in known.forenames else "C:abbreviation" if "." in word else "C:"


class TokenInputs:
    """The tokens of an article as the network reads them, one place between, before and after the paragraphs.

    `words` has a name for each place, `letters` and `flags` a number; `place` gives the place of a token.
    """

    def __init__(self, reading: Reading) -> None:
        """Look at `reading`."""
        tokens, shape = reading.tokens, reading.shape
        lengths = np.diff(tokens.bounds)
        self.place: Numbers = np.arange(len(tokens)) + np.repeat(np.arange(len(lengths)), lengths) + 1
        size = len(tokens) + len(tokens.bounds)
        names, self.words = list(map(name_of, tokens.lower, shape)), [EDGE]
        for first, after in pairwise(tokens.bounds):
            self.words += [*names[first:after], EDGE]
        self.letters: Numbers = np.zeros(size, np.int64)
        self.letters[self.place] = [LETTERS.find(letter) for letter in shape]
        self.flags: Numbers = np.zeros(size, np.int64)
        self.flags[self.place] = _flags(reading, lengths)


def _flags(reading: Reading, lengths: Numbers) -> Numbers:
    """Six things told of a token, as bits: capital, genitive, forename, in a phrase, opens a sentence, headline."""
    tokens, tags, forenames = reading.tokens, reading.tags, words().forenames
    headline = np.repeat([number in tags.headlines for number in range(len(lengths))], lengths)
    bits = (
        tokens.capital,
        tags.genitive,
        [word in forenames for word in tokens.lower],
        np.array(reading.phrases.at) >= 0,
        np.diff(np.array(tags.sentences), prepend=-1) != 0,
        headline,
    )
    flags: Numbers = np.array(bits, np.int64).T @ (1 << np.arange(len(bits)))
    return flags


def quotation_inputs(reading: Reading) -> tuple[list[str], Numbers]:
    """For each stretch the name of its first word, and a row of what `QUOTATION_SIZES` counts."""
    told = [_told(stretch, stretch.inner.of(reading.text)) for stretch in reading.stretches]
    rows = np.array([row for _, row in told], np.int64).reshape(len(told), len(QUOTATION_SIZES))
    return [name for name, _ in told], rows


def _told(stretch: Stretch, text: str) -> tuple[str, list[int]]:
    closed, open_class = words().closed, words().open
    parts = text.split(maxsplit=LONGEST + 1)[: LONGEST + 1]
    folded = [part.lower().strip(WORD_EDGE) for part in parts]
    return _first_word(folded[0] if folded else ""), [
        all(p[0].isupper() or not p[0].isalpha() or p.lower() in MINOR for p in parts),
        any(closed.get(word) == "P" or word in OWN for word in folded),
        any(closed.get(word) in ("A", "P") or "V" in open_class.get(word, "") for word in folded),
        min(len(parts), LONGEST),
        0 if text[-1] == "," else 1 if text[-1] in ".?!…—–" else 2,
        text.lstrip("[(‘'“\"…. ")[:1].isupper(),
        stretch.closed,
        stretch.reopens,
        STYLES.index(stretch.style),
    ]


def _first_word(word: str) -> str:
    known = words()
    if word in known.closed:
        return word
    return f"S={known.speech[word]}" if word in known.speech else OTHER
