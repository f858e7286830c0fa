"""How often a reader agreed, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corrections.agreement import Agreement, agreements
from dashboard.corrections.records import Correction, undoing

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Correction]


def test_each_field_counts_what_was_right_and_what_was_not(make: Make) -> None:
    said = [
        make("speaker", "We stand by", "Ann Berg", "Ann Berg"),
        make("speaker", "The grid is", "Bo Dahl", "Ann Berg"),
        make("role", "France", "", "partner", about="FRA"),
    ]
    assert agreements(said) == (Agreement("role", 0, 1), Agreement("speaker", 1, 1))
    assert agreements(said)[1].share == 0.5


def test_only_the_latest_word_on_a_finding_counts(make: Make) -> None:
    said = [make("tone", "We stand by", "positive", after) for after in ("negative", "positive")]
    assert agreements(said) == (Agreement("tone", 1, 0),)


def test_what_was_taken_back_does_not_count(make: Make) -> None:
    said = make("tone", "We stand by", "positive", "negative")
    assert agreements([said, undoing(said)]) == ()


def test_the_same_place_in_another_article_is_another_finding(make: Make) -> None:
    from dataclasses import replace  # noqa: PLC0415

    said = make("tone", "We stand by", "positive", "negative")
    other = replace(said, article="0" * 64, identity="1" * 32)
    assert agreements([said, other]) == (Agreement("tone", 0, 2),)
