"""What was read from a paste, a file or a page, before the reader has confirmed that it is the article they mean?"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

MOST_CHARACTERS = 300_000
"""An article may have so many characters."""

LONGEST_LINE = 300
LONGEST_NAME = 80
"""Titles, outlets and file names are cut to so many characters."""

FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
EARLIEST = date(1800, 1, 1)


class SourceError(ValueError):
    """Something holds no article that can be read; the message says in one sentence why, and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that may become an article, with what could be guessed about it.

    `origin` names where it came from, `language` is its name in English, empty while it is known only that the text
    does not look English; `left_out` are the lines of boilerplate that
    do not belong to the text, `mended` says what was repaired in it.
    """

    text: str
    origin: str
    title: str | None = None
    date: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "English"
    left_out: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the analysis, which knows English only, can read it."""
        return self.language == "English"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came in: the drafts that were read, and one sentence for each thing that could not be."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[str, ...] = ()


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal: by it an article is known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def one_line(words: str | None, longest: int = LONGEST_LINE) -> str | None:
    """The words on one line without controls and marks of direction, cut to `longest`; None when nothing is left."""
    if not words:
        return None
    plain = "".join(
        " " if sign.isspace() else sign
        for sign in words[: longest * 4]
        if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"}
    )
    line = " ".join(plain.split())
    return (line if len(line) <= longest else line[: longest - 1].rstrip() + "…") or None


def shown_name(name: str) -> str:
    """A file's name as it may be shown: without folders, controls and marks of direction."""
    return one_line(FOLDERS.sub("", name[-4096:]), LONGEST_NAME) or "unnamed file"


def iso_day(words: str | None) -> date | None:
    """The day that `2022-11-29…` names; None when it names none, or one before newspapers were printed."""
    try:
        day = date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
    return day if day >= EARLIEST else None


def row_of(draft: Draft) -> dict[str, Any]:
    """The draft as an object for JSON."""
    return {**asdict(draft), "date": draft.date.isoformat() if draft.date else None}


def draft_of(row: dict[str, Any]) -> Draft:
    """The draft that `row_of` wrote; raises `KeyError`, `TypeError` or `ValueError` when it is none."""
    draft = Draft(**{**row, "date": iso_day(row["date"])})
    return replace(draft, left_out=tuple(row["left_out"]), mended=tuple(row["mended"]))
