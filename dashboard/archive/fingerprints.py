"""Which few numbers stand for the words of a quotation, so that a trimmed or altered one is known again?

Winnowing (Schleimer, Wilkerson & Aiken 2003): every run of four words is hashed, and of every three hashes in a row the
smallest is kept. So two quotations that have six words in a row in common always share a fingerprint, and each keeps
about half a number per word. A shorter quotation has the hash of all its words, and is known again verbatim only.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 4
WINDOW = 3
WORD = re.compile(r"\w+")


def said_words(texts: Sequence[str]) -> list[str]:
    """The words of a quotation's parts, in lower case, without marks."""
    return WORD.findall(" ".join(texts).lower())


def fingerprints(texts: Sequence[str]) -> list[int]:
    """The fingerprints of a quotation, each once, ascending; 64 bits each; none without a word."""
    words = said_words(texts)
    if len(words) < RUN + WINDOW - 1:
        return [_hashed(words)] if words else []
    hashes = [_hashed(words[first : first + RUN]) for first in range(len(words) - RUN + 1)]
    return sorted({min(hashes[first : first + WINDOW]) for first in range(len(hashes) - WINDOW + 1)})


def _hashed(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)
