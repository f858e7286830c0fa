"""How do two versions of a sentence stand side by side, the words that changed marked, and nothing of them obeyed?"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from components.article.alignment import changed_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.article.alignment import Piece

MOST_ROWS = 100
"""Rows of one list on the page; the table has all."""

LONGEST = 4_000
"""Characters of a sentence on the page."""

STYLE = """<style>
.versions { display: grid; gap: 0.75rem; overflow-wrap: anywhere; }
.versions .row { display: grid; gap: 0.25rem 1.25rem; padding-top: 0.5rem;
  grid-template-columns: repeat(auto-fit, minmax(max(min(100%, 18rem), 40%), 1fr));
  border-top: 1px solid rgba(128, 128, 120, 0.35); }
.versions .told, .versions .alone { grid-column: 1 / -1; }
.versions .told { font-size: 0.85rem; opacity: 0.8; }
.versions p { margin: 0; white-space: pre-line; }
.versions .alone { padding-inline-start: 0.6rem; border-inline-start: 3px solid #D55E00; }
.versions .alone.new { border-inline-start: 3px double #009E73; }
.versions del { background: rgba(213, 94, 0, 0.2); text-decoration: line-through; text-decoration-thickness: 1px; }
.versions ins { background: rgba(0, 158, 115, 0.22); text-decoration: underline; text-decoration-thickness: 2px; }
</style>"""
"""Both colours hold on a light and on a dark page; a line through or below tells them apart without colour."""


def versions(rows: Iterable[tuple[str, str | None, str | None]]) -> str:
    """A row for each: what it is, the earlier words and the later ones; one that stands alone takes all the width."""
    return f"{STYLE}<div class='versions'>{''.join(_row(*row) for row in rows)}</div>"


def _row(told: str, left: str | None, right: str | None) -> str:
    head = f"<div class='told' dir='auto'>{escape(told)}</div>"
    if left is None or right is None:
        style, words = ("alone new", right) if left is None else ("alone", left)
        return f"<div class='row'>{head}<p class='{style}' dir='auto'>{escape(_cut(words or ''))}</p></div>"
    before, after = changed_words(_cut(left), _cut(right))
    sides = f"<p dir='auto'>{_marked(before, 'del')}</p><p dir='auto'>{_marked(after, 'ins')}</p>"
    return f"<div class='row'>{head}{sides}</div>"


def _marked(pieces: Iterable[Piece], tag: str) -> str:
    return "".join(f"<{tag}>{escape(words)}</{tag}>" if changed else escape(words) for words, changed in pieces)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]} […]"
