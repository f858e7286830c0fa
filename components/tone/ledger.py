"""Which quotations does an article hold, one after another, each with its tone?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.article.outline import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.records import Quotation
    from components.tone.records import Tone


NOBODY = "Unattributed"
"""Stands for the speaker where the article names nobody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A quotation with its number in reading order, counted from 1, its tone and its length in words."""

    number: int
    quotation: Quotation
    tone: Tone
    words: int

    @property
    def speaker(self) -> str | None:
        """Who said it, None where the article names nobody."""
        return self.quotation.speaker


def ledger(text: str, quotations: Sequence[Quotation], tones: Sequence[Tone]) -> tuple[Entry, ...]:
    """One entry per quotation, in reading order; `tones` are those of the quotations, in the same order."""
    return tuple(
        Entry(number, quotation, tone, sum(count_words(span.of(text)) for span in quotation.spans))
        for number, (quotation, tone) in enumerate(zip(quotations, tones, strict=True), start=1)
    )
