"""How sure the page says it is of a speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.article import Span
from components.quotes.certainty import certainty, doubt, perhaps
from components.quotes.records import Quotation, Sureness


def said_by(speaker: str | None, runner_up: str | None) -> Quotation:
    return Quotation((Span(0, 4),), speaker, None, None, "name" if speaker else "none", 0.5, runner_up)


@pytest.mark.parametrize(
    ("confidence", "told"),
    [(1.0, "certain"), (0.85, "certain"), (0.849, "likely"), (0.6, "likely"), (0.599, "unsure"), (0.0, "unsure")],
)
def test_confidence_is_told_in_three_words(confidence: float, told: str) -> None:
    assert certainty(confidence) == told


@pytest.mark.parametrize(
    ("sureness", "told"),
    [
        (Sureness(quotation=0.9, speaker=0.4, identity=0.8), "who speaks"),
        (Sureness(quotation=0.6, speaker=0.9, identity=0.8), "that it is a quotation"),
        (Sureness(quotation=0.9, speaker=0.9, identity=0.5), "who is meant"),
        (None, "who speaks"),
    ],
)
def test_what_is_least_sure_is_told(sureness: Sureness | None, told: str) -> None:
    assert doubt(replace(said_by("Ann Berg", None), sureness=sureness)) == told


def test_all_three_must_be_right_together() -> None:
    assert Sureness(quotation=0.5, speaker=0.5, identity=1.0).together == 0.25


def test_the_second_likeliest_speaker_is_named() -> None:
    assert perhaps(said_by("Ann Berg", "Antony Blinken")) == "Antony Blinken"
    assert perhaps(said_by(None, "the ministry")) == "the ministry"


@pytest.mark.parametrize("second", [None, "", "Ann Berg", "She", "who", "they"])
def test_a_second_that_tells_nothing_is_not_named(second: str | None) -> None:
    assert perhaps(said_by("Ann Berg", second)) is None
