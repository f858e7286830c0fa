"""What is reported to have been said, in the writer's words: where does it stand, and of whom does it speak?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from components.article.reader import Passage, passages
from components.quotes.ledger import country_finder, is_verbatim, narrowed, paragraph_at, shown_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline
    from components.countries.records import Country
    from components.quotes.certainty import Certainty
    from components.quotes.ledger import Wanted
    from components.quotes.records import Statement

LABEL = "Indirect speech (reported without marks)"
CAPTION = (
    "In the writer’s words, not the speaker’s: clauses that the article reports as said. They count in no figure of "
    "this panel. Choose one to find it in the article."
)
HEIGHT = 400
SHOWN = 1_000
"""Characters of a reported clause that are shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """A statement with the names of the countries spoken of, its sentence (index) and its paragraph (from 1)."""

    statement: Statement
    countries: tuple[str, ...]
    sentence: int
    paragraph: int

    @property
    def speaker(self) -> str:
        """Who is reported to have said it."""
        return self.statement.speaker

    @property
    def certainty(self) -> Certainty:
        """How plainly the sentence says so."""
        return self.statement.certainty


def reports(parts: Outline, statements: Sequence[Statement], countries: Sequence[Country]) -> tuple[Report, ...]:
    """One report per statement, in the same order."""
    spoken_of = country_finder(countries)
    return tuple(
        Report(
            statement=statement,
            countries=spoken_of([statement.span]),
            sentence=parts.sentence_at(statement.span.start),
            paragraph=paragraph_at(parts, statement.span.start),
        )
        for statement in statements
    )


def indirect_speech(article: Article, every: Sequence[Report], wanted: Wanted, sentence: int | None) -> None:
    """The reported statements of those wanted, folded, apart from the quotations; nothing where there is none."""
    if not every:
        return
    kept = narrowed(every, wanted)
    folded = st.expander(f"{LABEL} · {len(kept)} of {len(every)}", key="indirect", on_change="rerun")
    if not folded.open:
        return
    with folded:
        st.caption(CAPTION)
        shown = [report_passage(article, report, sentence) for report in kept]
        passages("Every reported statement", shown, "indirect-list", HEIGHT)


def report_passage(article: Article, report: Report, sentence: int | None) -> Passage:
    """The reported words as they stand in the article, who is reported to have said them, and by which verb."""
    statement = report.statement
    [span] = shown_spans([statement.span], SHOWN)
    words = span.of(article.text)
    numbers = ", ".join(str(number + 1) for number in statement.quotations)
    tail = (
        f"Speaks of {', '.join(report.countries)}" if report.countries else "",
        f"partly quoted (No. {numbers})" if numbers else "",
        "✓\N{NO-BREAK SPACE}the article’s words" if is_verbatim(article.text, [statement.span], [words]) else "✗",
        f"first {SHOWN:,} characters" if len(statement.span) > SHOWN else "",
    )
    return Passage(
        choice=f"sentence:{report.sentence}",
        head=f"{report.speaker}{' ?' if report.certainty == 'unsure' else ''}",
        aside=f"{report.certainty} · paragraph {report.paragraph} · “{statement.cue.of(article.text)}”",
        blocks=(((words, "", "", ""),),),
        tail=" · ".join(part for part in tail if part),
        on=report.sentence == sentence,
        weak=report.certainty == "unsure",
    )
