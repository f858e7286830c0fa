"""How is a quotation told on a card of the ledger, and a speaker above the cards of theirs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article.focus import focus_key
from components.article.reader import Passage
from components.plain import by_you, counted
from components.quotes.ledger import is_verbatim, paragraphs_told, shown_spans
from components.tone.wording import verdict, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.quotes.ledger import Line

SHOWN = 4_000
"""Characters of a quotation that the ledger shows; it says where it cuts a longer one."""


def headings(lines: Sequence[Line]) -> dict[str, str]:
    """`Ann Berg · 2 quotations · 43 words`, by speaker."""
    counts: dict[str, list[int]] = {}
    for line in lines:
        counts.setdefault(line.speaker, []).append(line.entry.words)
    return {
        speaker: f"{speaker} · {counted(len(words), 'quotation')} · {counted(sum(words), 'word')}"
        for speaker, words in counts.items()
    }


def card(article: Article, line: Line, chosen: str | None, group: str = "", flag: str = "") -> Passage:
    """A quotation to be read: who said it, how sure that is, where, the words with their weights, tone and check.

    `flag` stands behind the tone: who hears another.
    """
    entry, quotation = line.entry, line.quotation
    key = focus_key("quotation", entry.number)
    spans = shown_spans(quotation.spans, SHOWN)
    blocks = tuple(weighed(article.text, span, entry.tone) for span in spans)
    shown = ["".join(words for words, *_ in block) for block in blocks]
    who = ", ".join(part for part in (line.speaker, quotation.role) if part)
    return Passage(
        choice=key,
        head=f"{entry.number} · {who}{' ?' if line.certainty == 'unsure' else ''}",
        aside=_credit(article.text, line),
        blocks=(*blocks, ((" […]", "", "", ""),)) if is_long(line) else blocks,
        tail=_verdict(line, flag, verbatim=is_verbatim(article.text, quotation.spans, shown)),
        on=chosen in {key, focus_key("speaker", entry.speaker or "")},
        group=group,
        weak=line.certainty == "unsure",
    )


def is_long(line: Line) -> bool:
    """Whether the ledger shows the quotation only in part."""
    return sum(map(len, line.quotation.spans)) > SHOWN


def _credit(text: str, line: Line) -> str:
    """Where it stands, how long it is, how the article names the speaker there, and how sure that is."""
    quotation = line.quotation
    named = sorted(span for span in (quotation.mention, quotation.cue) if span)
    at = f"“{' … '.join(span.of(text) for span in named)}”" if named else ""
    sure = by_you(quotation.reader) or line.certainty
    if sure == "unsure":
        sure += f" {line.doubt}" + (f", perhaps {line.perhaps}" if line.perhaps else "")
    return " · ".join(part for part in (sure, paragraphs_told(line), counted(line.entry.words, "word"), at) if part)


def _verdict(line: Line, flag: str, *, verbatim: bool) -> str:
    """Tone, countries spoken of, and whether the words shown are the article's."""
    countries = f"Speaks of {', '.join(line.countries)}" if line.countries else ""
    check = "✓\N{NO-BREAK SPACE}verbatim" if verbatim else "✗ not verbatim: the offsets do not fit the article"
    cut = f"first {SHOWN:,} characters" if is_long(line) else ""
    return " · ".join(part for part in (verdict(line.entry.tone), flag, countries, check, cut) if part)
