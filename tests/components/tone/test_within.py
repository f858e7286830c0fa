"""A quotation before the model: by its own words, and within its paragraph."""

from __future__ import annotations

import pytest

from components.article import Span
from components.tone.tokens import LONGEST, tokens_of
from components.tone.within import in_paragraph, readings

TEXT = "He came.\n“We thank Norway,” said Hale of Oslo. “And them.”\n“Alone.”"


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def marked(ids: tuple[int, ...], types: tuple[int, ...], kind: int) -> list[int]:
    assert len(ids) == len(types) <= LONGEST
    return [number for number, mark in zip(ids, types, strict=True) if mark == kind]


def words(text: str) -> list[int]:
    return list(tokens_of(text).ids[1:-1])


def test_the_paragraph_is_read_with_the_quotation_marked() -> None:
    spans = [span("We thank Norway,"), span("And them.")]
    read = in_paragraph(TEXT, spans)
    assert read is not None
    assert read[0] == tokens_of(TEXT.split("\n")[1]).ids
    assert marked(*read, 2) == words("We thank Norway, And them.")


def test_a_target_is_marked_within_the_quotation() -> None:
    own, within = readings(TEXT, [span("We thank Norway,")], span("Norway"))
    assert marked(*own, 1) == marked(*within, 1) == words("Norway")
    assert marked(*own, 2) == []
    assert marked(*within, 2) == words("We thank ,")


def test_what_stands_alone_is_read_once() -> None:
    assert in_paragraph(TEXT, [span("Alone.")]) is None
    assert len(list(readings(TEXT, [span("Alone.")]))) == 1


@pytest.mark.parametrize("before", ["", "word " * 3000, "x" * 20_000 + " "])
@pytest.mark.parametrize("after", ["", " word" * 3000, "y" * 20_000])
def test_of_a_long_line_what_stands_near_is_read(before: str, after: str) -> None:
    text = f"{before}“We thank Norway,” said Hale{after}"
    read = in_paragraph(text, [span("We thank Norway,", text)])
    assert read is not None
    assert marked(*read, 2) == words("We thank Norway,")


def test_of_a_long_quotation_the_middle_is_read() -> None:
    text = "“" + "good " * 300 + "middle" + " bad" * 300 + "” said Hale."
    read = in_paragraph(text, [Span(1, text.index("”"))])
    assert read is not None
    assert words("middle")[0] in marked(*read, 2)
