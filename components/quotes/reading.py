"""What is known of an article before anybody is named: its marks, words, phrases and clauses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from components.quotes.clauses import Clauses, find_clauses
from components.quotes.marks import Stretch, scan
from components.quotes.phrases import Phrases, find_phrases
from components.quotes.tags import Tags, tag
from components.quotes.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Span


@dataclass(slots=True)
class Reading:
    """Everything the features look at.

    `mentions` counts the phrases of each key, `traits`, `kinds` and `leading` remember what was found of
    a phrase and of a paragraph by themselves.
    """

    text: str
    paragraphs: Sequence[Span]
    stretches: list[Stretch]
    tokens: Tokens
    tags: Tags
    phrases: Phrases
    clauses: Clauses
    mentions: dict[str, int]
    folded: str
    traits: dict[int, object] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    leading: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def shape(self) -> str:
        """The letters of all tokens (see tags.py)."""
        return self.tags.shape

    def is_headline(self, paragraph: int) -> bool:
        """Whether a paragraph is in Title Case, or is the first one and ends with no full stop or the like."""
        opening = paragraph == 0 and self.text[self.paragraphs[0].end - 1] not in ".?!…"
        return opening or paragraph in self.tags.headlines


def read(text: str, paragraphs: Sequence[Span]) -> Reading:
    """The reading of a text, in time linear in its length."""
    stretches = scan(text, paragraphs)
    tokens = tokenise(text, paragraphs, stretches)
    tags = tag(tokens, stretches, text)
    phrases = find_phrases(tokens, tags)
    clauses = find_clauses(tokens, tags, phrases)
    mentions = Counter(map(attrgetter("key"), phrases.every))
    return Reading(text, paragraphs, stretches, tokens, tags, phrases, clauses, mentions, text.lower())
