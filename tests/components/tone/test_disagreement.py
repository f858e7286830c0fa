"""Where the engines contradict one another, and where they do not."""

from __future__ import annotations

import pytest

from components.article import Span
from components.quotes.records import Quotation
from components.tone.disagreement import opposed
from components.tone.ledger import Entry
from components.tone.records import Label, Tone


def heard(label: Label | None, score: float | None, reader: str | None = None) -> Tone:
    return Tone(label, score, None, (), "model", reader=reader)  # type: ignore[arg-type]


def entry(tone: Tone) -> Entry:
    return Entry(1, Quotation((Span(0, 4),), "Ann", None, None, "name", 1.0), tone, 10)


def test_an_engine_that_hears_the_opposite_is_named_with_what_it_hears() -> None:
    others = {"vader": [heard("positive", 0.4)], "textblob": [heard("negative", -0.2)]}
    assert opposed([entry(heard("negative", -0.8))], others) == {1: "⇄ opposite: VADER + positive +0.40"}


@pytest.mark.parametrize("label", ["neutral", "mixed", None])
def test_a_tone_that_is_merely_different_contradicts_nothing(label: Label | None) -> None:
    assert opposed([entry(heard("negative", -0.8))], {"vader": [heard(label, None if label is None else 0.0)]}) == {}


def test_nobody_contradicts_the_reader() -> None:
    said = entry(heard("negative", None, "corrected"))
    assert opposed([said], {"vader": [heard("positive", 0.4)]}) == {}
