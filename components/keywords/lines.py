"""In which lines of a text can an expression match at all? Most lines of news name no month."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    Bounds = list[tuple[int, int]]


def lines_with(text: str, anchors: Sequence[str], *, any_case: bool = False) -> Bounds:
    """The bounds of the lines that hold one of `anchors`, in their order.

    With `any_case` the anchors are in lower case, and capitals in the text make no difference.
    """
    searched = text.lower() if any_case else text
    if len(searched) != len(text):  # a capital that is two letters in lower case: offsets would be others
        return [(0, len(text))]
    found = set()
    for anchor in anchors:
        at = searched.find(anchor)
        while at >= 0:
            end = searched.find("\n", at)
            end = len(text) if end < 0 else end
            found.add((searched.rfind("\n", 0, at) + 1, end))
            at = searched.find(anchor, end)
    return sorted(found)


def matches(expression: re.Pattern[str], text: str, lines: Bounds) -> Iterator[re.Match[str]]:
    """The matches of an expression that never crosses the end of a line, in these lines."""
    for start, end in lines:
        yield from expression.finditer(text, start, end)
