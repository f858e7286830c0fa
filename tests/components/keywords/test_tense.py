"""Whether a clause looks back or ahead."""

from __future__ import annotations

import pytest

from components.article import outline
from components.keywords.tense import tense_at


def tense(text: str) -> str | None:
    """The tense at the place that is written `DAY`."""
    start = text.index("DAY")
    return tense_at(text, outline(text), start, start + 3)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed on DAY to inspect the ships.",
        "She said on DAY that they would sign.",
        "The treaty, signed on DAY, will hold.",
        "On DAY the ministers flew home.",
        "The road has been shut since DAY.",
        "DAY’s vote was calm.",
    ],
)
def test_the_nearest_verb_in_the_past_looks_back(text: str) -> None:
    assert tense(text) == "past"


@pytest.mark.parametrize(
    "text",
    [
        "They agreed to meet on DAY.",
        "They said they would sign on DAY.",
        "It would be confirmed by DAY.",
        "The exercise is planned for DAY.",
        "The patrol leaves on DAY.",
        "The ministers leave on DAY.",
        "On DAY the talks will resume.",
        "She expects a permit by DAY.",
    ],
)
def test_plans_modals_and_the_present_look_ahead(text: str) -> None:
    assert tense(text) == "future"


def test_a_noun_that_could_be_a_verb_tells_nothing() -> None:
    assert tense("After the vote on DAY, silence.") is None


def test_the_verb_of_another_clause_does_not_count() -> None:
    assert tense("They left; DAY, peace.") is None


def test_a_lone_date_has_no_tense() -> None:
    assert tense("DAY") is None
