"""Names that are a person's, and names of things and places."""

from __future__ import annotations

import pytest

from components.article import outline
from components.quotes.cast import cast_of
from components.quotes.reading import read


def people(text: str) -> list[str]:
    return [person.full_name for person in cast_of(read(text, outline(text).paragraphs)).people]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her cousin, Thirza, waited.", "Thirza"),
        ("Thirza, our colleague in Bergen, waited.", "Thirza"),
        ("Lwin, who taught physics, waited.", "Lwin"),
        ("One of them, Zdobysław Kerr, waited.", "Zdobysław Kerr"),
        ("The envoy who had left, Zdobysław Kerr, waited.", "Zdobysław Kerr"),
        ("The husband in question, Zdobysław Kerr, waited.", "Zdobysław Kerr"),
        ("The plaintiff, a retired pilot named Zdobysław Kerr, waited.", "Zdobysław Kerr"),
        ("But Zdobysław Kerr was an unlikely admiral.", "Zdobysław Kerr"),
        ("Vietnam's envoy, Trinh Hoang Son, waited.", "Trinh Hoang Son"),
        ("Stephen King waited.", "Stephen King"),
        ("That director is Zdobysław Kerr.", "Zdobysław Kerr"),
    ],
)
def test_person_is_known_by_what_stands_beside_the_name(text: str, name: str) -> None:
    assert people(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Red Cross said no.",
        "She watched from a dormitory in Ann Arbor.",
        "France, the host, waited.",
        "Deputy Prime Minister and Deputy Foreign Minister said no.",
    ],
)
def test_things_and_places_are_nobody(text: str) -> None:
    assert people(text) == []


def test_single_forename_that_acts_is_a_person() -> None:
    assert people("Judit asked him. He left.") == ["Judit"]
