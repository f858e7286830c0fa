"""What do the braces in an invented article say, and of which stretch between marks?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from components.article import outline
from components.quotes.marks import scan

if TYPE_CHECKING:
    from components.article import Span

BRACE = re.compile(r" ?\{([^}]*)\}")


def braced(markup: str) -> tuple[str, list[tuple[Span | None, str]]]:
    """The text without its braces, and for each brace the stretch whose closing mark stands before it, and its words.

    One character may stand between the two, as in `‘no’, {Lee}`. None where no closing mark stands there.
    """
    text, braces, here = "", [], 0
    markup = markup.strip()
    for brace in BRACE.finditer(markup):
        text += markup[here : brace.start()]
        braces.append((len(text), brace[1]))
        here = brace.end()
    text += markup[here:]
    inner = {stretch.outer.end: stretch.inner for stretch in scan(text, outline(text).paragraphs)}
    return text, [(inner.get(end) or inner.get(end - 1), words) for end, words in braces]
