"""How do sentences of articles stand on the page, the words that matter marked, and nothing of them obeyed?"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.archive.answers.findings import Marked

LONGEST = 4_000
"""Characters of a sentence on the page."""

STYLE = """<style>
.found-in { display: grid; gap: 0.5rem; overflow-wrap: anywhere; }
.found-in .told { font-size: 0.85rem; opacity: 0.8; }
.found-in p { margin: 0; white-space: pre-line; }
.found-in mark { background: rgba(230, 159, 0, 0.32); color: inherit; border-bottom: 2px solid #E69F00; }
</style>"""
"""The ground holds on a light and on a dark page; a line below tells the marks without colour."""


def marked_sentences(sentences: Iterable[Marked]) -> str:
    """The sentences one below another, each with its number."""
    return f"{STYLE}<div class='found-in'>{''.join(map(_sentence, sentences))}</div>"


def _sentence(sentence: Marked) -> str:
    words, room = [], LONGEST
    for text, marked in sentence.pieces:
        shown = escape(text[:room])
        room -= len(text)
        words.append(f"<mark>{shown}</mark>" if marked else shown)
        if room <= 0:
            words.append(" […]")
            break
    return f"<div><div class='told'>Sentence {sentence.number:,}</div><p dir='auto'>{''.join(words)}</p></div>"
