"""Which words stand outside the quotation marks, and where do sentences end among them?

Each stretch between marks is one token, so that what is said cannot be mistaken for who says it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Span
    from components.quotes.marks import Stretch

TOKEN = re.compile(
    r"[a-z]++(?![\w$\-’'.&@/‑])"
    r"|\d{1,3}(?:,\d{3})+(?!\w)"
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|St|Jr|Sr|Adm|Maj|Sens|Reps|Messrs"
    r"|Amb|Brig|Cmdr|Cpl|Del|Det|Fr|Hon|Insp|Msgr|Pres|Sec|Supt|[A-Z])\."
    r"(?:[A-Z]\.)*"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No)\.(?=\s?\d)"
    r"|[A-Z](?:[\w’'-]++|\.(?=[A-Z]))*\.(?=[,)])"
    r"|[\w$]++(?:[-’'.&@/‑]\w++)*|[^\w\s.-]|\.(?:\.\.)?|--?"
)
"""A token: an abbreviated title or initials, an abbreviation before a comma or bracket (`D-Wash.`), a word, an
ellipsis, a dash or a single mark. Plain words come first and little is read twice, as most of the time goes here. A
repeated group is not possessive: Python before 3.11.5 matches those wrongly (CPython issue 106052).
"""
JOINED = re.compile(r"[a-z]{1,3}[-’'‑](?=[^\W\d_])(?![a-z])")
"""A name word with a small particle joined to it: `al-Kubaisi`, `d’Estaing`."""
GENITIVES = ("’s", "'s", "’S", "'S")
KNOWN_FORMS = 1 << 14
LONGEST_KNOWN = 40
"""How many word forms are remembered from article to article, and how long one may be."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a token: offsets, lower-case form without genitive, capital first letter, genitive.

    `bounds[p]` is the first token of paragraph p, `bounds[-1]` the number of tokens; `quote_at[k]` is the token that
    stands for stretch k, and `stretch_of` the other way round.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    genitive: list[bool] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    quote_at: list[int] = field(default_factory=list)
    stretch_of: dict[int, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.starts)


def tokenise(text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]) -> Tokens:
    """The tokens of `text`; words inside a stretch have none of their own."""
    tokens = Tokens()
    number = 0
    for index, paragraph in enumerate(paragraphs):
        tokens.bounds.append(len(tokens))
        position = paragraph.start
        while number < len(stretches) and stretches[number].paragraph == index:
            outer = stretches[number].outer
            _add_words(tokens, text, position, outer.start)
            tokens.quote_at.append(len(tokens))
            tokens.stretch_of[len(tokens)] = number
            _add_quotation(tokens, outer.start, outer.end)
            position, number = outer.end, number + 1
        _add_words(tokens, text, position, paragraph.end)
    tokens.bounds.append(len(tokens))
    return tokens


def _add_words(tokens: Tokens, text: str, start: int, end: int) -> None:
    starts, ends, lower = tokens.starts.append, tokens.ends.append, tokens.lower.append
    capital, genitive = tokens.capital.append, tokens.genitive.append
    for match in TOKEN.finditer(text, start, end):
        word = match[0]
        folded, is_capital, is_genitive = _form(word) if len(word) < LONGEST_KNOWN else _form_of(word)
        first, after = match.span()
        starts(first)
        ends(after - 2 if is_genitive else after)
        lower(folded)
        capital(is_capital)
        genitive(is_genitive)


def _form_of(word: str) -> tuple[str, bool, bool]:
    """A word in lower case without its genitive, whether it begins like a name, whether it is a genitive."""
    genitive = word.endswith(GENITIVES) and len(word) > len(GENITIVES[0])
    if genitive:
        word = word[:-2]
    return word.lower(), word[0].isupper() or (word[0].islower() and JOINED.match(word) is not None), genitive


_form = lru_cache(KNOWN_FORMS)(_form_of)


def _add_quotation(tokens: Tokens, start: int, end: int) -> None:
    tokens.starts.append(start)
    tokens.ends.append(end)
    tokens.lower.append("")
    tokens.capital.append(False)
    tokens.genitive.append(False)
