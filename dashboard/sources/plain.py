"""Which article does a pasted text hold, or a file of plain text or Markdown?"""

from __future__ import annotations

import re
from dataclasses import replace

from dashboard.sources.boilerplate import without_boilerplate
from dashboard.sources.decoding import decoded, too_long
from dashboard.sources.drafts import MOST_CHARACTERS, Draft, SourceError, iso_day, one_line
from dashboard.sources.files import header_and_text
from dashboard.sources.guessing import guessed
from dashboard.sources.language import ENGLISH, looks_english
from dashboard.sources.mending import mended

PASTED = "The pasted text"

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
FIELD = re.compile(r"^(title|date|outlet|source|url):[ \t]*[\"']?([^\n]*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)")
LINK = re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,2000}\)")
STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1")
EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,1000})(?<=\S)\1(?![\w*_])")
LINE_MARK = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)
RULE = re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,80}$\n?", re.MULTILINE)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def drafted(text: str, origin: str, known: Draft | None = None) -> Draft:
    """A text as a draft: mended, without boilerplate, known to be English or not, title, day and outlet guessed.

    What is `known` about it stands in place of a guess. Raises `SourceError` when it is empty or too long.
    """
    whole = mended(text)
    body, left_out = without_boilerplate(whole.text)
    if not body.strip():
        raise SourceError(f"{origin} is empty: there is no text in it.")
    if len(body) > MOST_CHARACTERS:
        raise SourceError(too_long(origin))
    guess = guessed(body)
    known = known or Draft("", origin)
    return replace(
        known,
        text=body,
        origin=origin,
        title=known.title or guess.title,
        date=known.date or guess.date,
        outlet=known.outlet or guess.outlet,
        language=ENGLISH if looks_english(body) else "",
        left_out=known.left_out + left_out,
        mended=known.mended + whole.repairs,
    )


def pasted_draft(text: str) -> Draft:
    """What the reader pasted, with or without a header; raises `SourceError`."""
    if len(text) > MOST_CHARACTERS:
        raise SourceError(too_long(PASTED))
    return _headed(text, PASTED)


def text_draft(content: bytes, name: str) -> Draft:
    """A file of plain text, with or without a header; raises `SourceError`."""
    return _headed(decoded(content, name), name)


def markdown_draft(content: bytes, name: str) -> Draft:
    """A Markdown file, its marks taken away, its front matter read; raises `SourceError`."""
    text = decoded(content, name).replace("\r\n", "\n")
    front = FRONT_MATTER.match(text)
    known = _known(dict(_fields(front.group(1))), name) if front else None
    return drafted(_unmarked(text[front.end() :] if front else text), name, known)


def _headed(text: str, origin: str) -> Draft:
    header, body = header_and_text(text)
    return drafted(body, origin, _known(header, origin))


def _fields(lines: str) -> list[tuple[str, str]]:
    found = ((field.group(1).lower(), field.group(2)) for field in FIELD.finditer(lines))
    return [("outlet" if key == "source" else key, value) for key, value in found]


def _known(header: dict[str, str], origin: str) -> Draft:
    return Draft(
        text="",
        origin=origin,
        title=one_line(header.get("title")),
        date=iso_day(header.get("date")),
        outlet=one_line(header.get("outlet")),
        url=one_line(header.get("url")),
    )


def _unmarked(text: str) -> str:
    """Markdown's text: headings and quotations as plain lines, links as their words, images left out."""
    text = RULE.sub("", LINE_MARK.sub("", IMAGE.sub("", text)))
    text = EMPHASIS.sub(r"\2", STRONG.sub(r"\2", LINK.sub(r"\1", text)))
    return ESCAPED.sub(r"\1", text)
