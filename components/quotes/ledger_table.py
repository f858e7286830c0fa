"""How does the ledger look as a table, a row for each quotation?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from components.plain import by_you
from components.quotes.cards import SHOWN, is_long
from components.quotes.ledger import is_verbatim, shown_spans
from components.tone.wording import labelled, signed, sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.quotes.ledger import Line


def ledger_table(article: Article, lines: Sequence[Line]) -> pd.DataFrame:
    """One row per quotation.

    Columns: `No.`, `Speaker`, `Quotation`, `Tone`, `Speaks of`, `Certainty`, `Perhaps` (who else), `Role`, `Cue`,
    `Paragraph`, `Words`, `Verbatim`, `Score` (tone, −1 to 1), `Tone is` (how sure), `Read by`, `Sentences` (each one's
    tone, where there are several), `Words that made it`.
    """
    return pd.DataFrame([_row(article.text, line) for line in lines])


def _row(text: str, line: Line) -> dict[str, object]:
    quotation, tone = line.quotation, line.entry.tone
    shown = [span.of(text) for span in shown_spans(quotation.spans, SHOWN)]
    return {
        "No.": line.entry.number,
        "Speaker": line.speaker,
        "Quotation": "\n\n".join(shown) + (" […]" if is_long(line) else ""),
        "Tone": tone.label or "no signal",
        "Speaks of": ", ".join(line.countries),
        "Certainty": by_you(quotation.reader) or line.certainty,
        "Perhaps": (line.perhaps or "") if line.certainty == "unsure" else "",
        "Role": quotation.role or "",
        "Cue": quotation.cue.of(text) if quotation.cue else "",
        "Paragraph": line.paragraphs[0],
        "Words": line.entry.words,
        "Verbatim": is_verbatim(text, quotation.spans, shown),
        "Score": tone.score,
        "Tone is": by_you(tone.reader) or _sure(tone.confidence),
        "Read by": "you" if tone.reader == "corrected" else tone.engine or "",
        "Sentences": " · ".join(labelled(part.label, part.score) for part in tone.parts[:20] if len(tone.parts) > 1),
        "Words that made it": ", ".join(f"{word.span.of(text)} {signed(word.weight)}" for word in tone.evidence[:20]),
    }


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else f"{sureness(confidence)} ({confidence:.2f})"
