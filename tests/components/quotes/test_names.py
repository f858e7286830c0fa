"""Short forms and spellings of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.quotes.names import is_short_for, short_words, spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Çağlar", "Caglar"),
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelensky"),
        ("Łukasz", "Lukasz"),
        ("Sørensen", "Sorensen"),
        ("al-Haddad", "Haddad"),
        ("El-Tigani", "tigani"),
        ("MÜLLER", "Muller"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


@pytest.mark.parametrize(("one", "other"), [("Keller", "Kessler"), ("Rashidov", "Rashidova"), ("Alba", "Ba")])
def test_two_names(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("haddad", "Abdul Karim al-Haddad"),
        ("xu", "Xu Meilin"),
        ("lozano", "Andrés Lozano Cifuentes"),
        ("cifuentes", "Andrés Lozano Cifuentes"),
        ("moreno", "Beatriz Moreno-Salas"),
        ("moreno-salas", "Beatriz Moreno-Salas"),
        ("meer", "Johanna van der Meer"),
    ],
)
def test_word_that_may_stand_for_a_name(word: str, name: str) -> None:
    assert word in short_words(tuple(name.split()))


@pytest.mark.parametrize(
    ("word", "name"), [("jordan", "Jordan Hale"), ("van", "Johanna van der Meer"), ("lee", "Bo Day")]
)
def test_word_that_may_not(word: str, name: str) -> None:
    assert word not in short_words(tuple(name.split()))


def test_forename_stands_for_a_name_worst() -> None:
    ways = short_words(("Anna", "Keller-Moll"))
    assert ways["anna"] == max(ways.values())


def test_last_word_stands_for_a_name_best() -> None:
    ways = short_words(("Andrés", "Lozano", "Cifuentes"))
    assert ways["cifuentes"] < ways["lozano"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Mya Thein", "Khin Mya Thein"),
        ("Van der Meer", "Johanna van der Meer"),
        ("Ann Dam", "Ann van Dam"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("Mehmet Caglar", "Mehmet Özgür Çağlar"),
    ],
)
def test_shorter_form_of_several_words(short: str, full: str) -> None:
    assert is_short_for(tuple(short.split()), tuple(full.split()))
    assert is_short_for(tuple(full.split()), tuple(short.split()))


@pytest.mark.parametrize(("one", "other"), [("Anna Keller", "Bruno Keller"), ("Ann Lee", "Ann Day")])
def test_two_people(one: str, other: str) -> None:
    assert not is_short_for(tuple(one.split()), tuple(other.split()))


@given(st.text())
def test_any_word_can_be_spelled(word: str) -> None:
    assert spelled(word) == spelled(word)
    assert len(spelled(word)) <= 40 * 18
