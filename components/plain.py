"""How do an article's words enter a place that reads markup, so that they are shown and obeyed in nothing?"""

from __future__ import annotations

import re
from html import escape

MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def in_figure(words: str, longest: int = 200) -> str:
    """The words on one line, cut to `longest` characters, for a Plotly label."""
    line = " ".join(words.split())
    return escape(line if len(line) <= longest else line[: longest - 1].rstrip() + "…", quote=False)


def in_markdown(words: str) -> str:
    """The words on one line for a Streamlit label or heading: every sign that Markdown could read is escaped."""
    return MARKDOWN.sub(r"\\\1", " ".join(words.split()))
