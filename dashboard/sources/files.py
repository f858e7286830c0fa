"""Which article does a text file hold?

The file may open with a header: lines of `key: value` (title, date, outlet, url, note; any may be empty or absent) and
a line `---`. All that follows is the article, kept to the last character because every finding counts its characters.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from components.article import Article

if TYPE_CHECKING:
    from pathlib import Path

RULE = "---"
FIELDS = ("title", "date", "outlet", "url", "note")


class ArticleFileError(ValueError):
    """A file is not an article that can be read; the message says why."""


def read_article(path: Path) -> Article:
    """The article in the file at `path`, with what its header says, if it has one.

    Raises `ArticleFileError` when the file is missing, not UTF-8, without text, or has a date that is none.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleFileError(f"{path}: no such file.") from error
    except IsADirectoryError as error:
        raise ArticleFileError(f"{path}: is a folder, not a file.") from error
    except OSError as error:
        raise ArticleFileError(f"{path}: cannot be opened ({error.strerror}).") from error
    return article_in(content, str(path))


def article_in(content: bytes, name: str) -> Article:
    """The article that a file's `content` holds; `name` stands in the message of an `ArticleFileError`."""
    try:
        whole = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleFileError(f"{name}: is not UTF-8 text (byte {error.start}).") from error
    header, text = header_and_text(whole)
    if not text.strip():
        raise ArticleFileError(f"{name}: is empty.")
    fields = {key: value for key, value in header.items() if value}
    try:
        day = date.fromisoformat(fields["date"]) if "date" in fields else None
    except ValueError as error:
        raise ArticleFileError(f"{name}: the date must look like 2022-11-29, not {fields['date']!r}.") from error
    return Article(text, fields.get("title"), day, fields.get("outlet"), fields.get("url"), fields.get("note"))


def header_and_text(whole: str) -> tuple[dict[str, str], str]:
    """The header's fields and the text below it; no fields and all of `whole` when it does not open with a header."""
    fields: dict[str, str] = {}
    start = 0
    while (end := whole.find("\n", start)) >= 0:
        line = whole[start:end].rstrip("\r")
        key, colon, value = line.partition(":")
        start = end + 1
        if line == RULE:
            return fields, whole[start:]
        if not colon or key not in FIELDS:
            break
        fields[key] = value.strip()
    return {}, whole
