"""How are an article's words and counts written where a reader sees them, markup shown and obeyed in nothing?"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from components.article.records import Word

ADDRESS = re.compile(r"(?i)https?:|ftp:|mailto:|xmpp:|www\.|@")
SLACK = 8
"""A label reads this many times its own length of the text at the most: a sentence may have megabytes."""

MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def in_figure(words: str, longest: int = 200) -> str:
    """The words on one line, cut to `longest` characters, for a Plotly label."""
    line = " ".join(words[: longest * SLACK].split())
    return escape(line if len(line) <= longest else line[: longest - 1].rstrip() + "…", quote=False)


def in_markdown(words: str) -> str:
    """The words on one line for a Streamlit label or heading: every sign that Markdown could read is escaped.

    An address gets an invisible word joiner, because a bare one becomes a link even when it is escaped.
    """
    line = ADDRESS.sub("\\g<0>\u2060", " ".join(words.split()))
    return MARKDOWN.sub(r"\\\1", line)


def by_you(said: Word) -> str:
    """What the reader has said of a finding, `corrected by you`; empty where that is nothing."""
    return f"{said} by you" if said else ""


def counted(number: int, noun: str) -> str:
    """`1 word`, `2 words`, `1,234 words`; for nouns whose plural is an added s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
