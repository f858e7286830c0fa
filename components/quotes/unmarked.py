"""Which quotations are left when some need no marks: words belong to whoever speaks the whole line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article import Span
    from components.quotes.records import Quotation, Statement


def with_unmarked(marked: Sequence[Quotation], unmarked: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """All quotations in reading order, none overlapping another.

    Marks inside an unmarked quotation belong to it, as those inside other marks do. An unmarked one gives way to one
    before it, to a marked one that reaches beyond it, and to one that opens with it.
    """
    kept: list[Quotation] = []
    spans, owners = _in_order(marked)
    dropped: set[int] = set()
    for quotation in sorted(unmarked, key=lambda found: found.start):
        inside = _touching(spans, owners, quotation.spans)
        free = not kept or kept[-1].spans[-1].end <= quotation.start
        if free and all(_is_within(marked[number], quotation) for number in inside):
            dropped |= inside
            kept.append(quotation)
    left = [quotation for number, quotation in enumerate(marked) if number not in dropped]
    return tuple(sorted([*left, *kept], key=lambda found: found.start))


def outside_unmarked(statements: Sequence[Statement], quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    """The statements that stand in the writer's words: none of an interview line or a post."""
    unmarked = [quotation for quotation in quotations if quotation.form != "marked"]
    spans, owners = _in_order(unmarked)
    return tuple(said for said in statements if not spans or not _touching(spans, owners, [said.span]))


def _in_order(marked: Sequence[Quotation]) -> tuple[list[Span], list[int]]:
    pairs = sorted((span, number) for number, quotation in enumerate(marked) for span in quotation.spans)
    return [span for span, _ in pairs], [number for _, number in pairs]


def _touching(spans: list[Span], owners: list[int], wanted: Iterable[Span]) -> set[int]:
    """The numbers of the marked quotations that share a character with the spans wanted."""
    found = set()
    for span in wanted:
        at = max(0, bisect_right(spans, span) - 1)
        while at < len(spans) and spans[at].start < span.end:
            if spans[at].end > span.start:
                found.add(owners[at])
            at += 1
    return found


def _is_within(marked: Quotation, line: Quotation) -> bool:
    """Whether a marked quotation lies inside a line and does not open it, as a line wholly in marks would."""
    inside = all(any(part in span for span in line.spans) for part in marked.spans)
    return inside and marked.start > line.start
