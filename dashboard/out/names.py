"""What is a file called that a reader takes along?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.article import Article

LONGEST = 60
"""Characters of the title in a file's name."""

NO_LETTER = re.compile(r"[^a-z0-9]+")


def file_name(article: Article, ending: str) -> str:
    """`readout-2022-11-29-nato-ministers-meet.html`: small letters, digits and hyphens, whatever the title holds.

    `ending` is the program's own, such as `.html` or `-countries.csv`.
    """
    parts = ["readout", article.date.isoformat() if article.date else "", plain_name(article.title or "")]
    return "-".join(part for part in parts if part) + ending


def plain_name(words: str) -> str:
    """The words in small ASCII letters and digits, parted by hyphens and cut at one; empty when none is left."""
    letters = unicodedata.normalize("NFKD", words[: LONGEST * 4]).encode("ascii", "ignore").decode().lower()
    name = NO_LETTER.sub("-", letters).strip("-")
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition("-")[0] or name[:LONGEST]
