"""The lines around what is quoted."""

from __future__ import annotations

import pytest

from components.article import Span
from components.tone.pieces import around

TEXT = "He came.\n“We thank you,” she said. “And them.”\n“Alone.”\n“First\n“and second.” It ended."


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (("We thank you,",), "“We thank you,” she said. “And them.”"),
        (("We thank you,", "And them."), "“We thank you,” she said. “And them.”"),
        (("Alone.",), None),
        (("First", "and second."), "“First\n“and second.” It ended."),
        (("He came.",), None),
    ],
)
def test_they_are_the_whole_lines_unless_nothing_else_stands_there(said: tuple[str, ...], lines: str | None) -> None:
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in said]
    found = around(TEXT, spans)
    assert (found.of(TEXT) if found else None) == lines


def test_of_nothing_there_is_nothing_around() -> None:
    assert around(TEXT, []) is None
