"""Whom the text names, and what it tells of each."""

from __future__ import annotations

import pytest

from components.article import outline
from components.quotes.cast import Cast, Person, cast_of
from components.quotes.reading import read


def cast(text: str) -> Cast:
    return cast_of(read(text, outline(text).paragraphs))


def names(text: str) -> list[str]:
    return [person.full_name for person in cast(text).people]


def only(text: str) -> Person:
    (person,) = cast(text).people
    return person


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("President Joaquim Teles da Costa", "Teles"),
        ("Minister Abdul al-Haddad", "Haddad"),
        ("Minister Beatriz Moreno-Salas", "Moreno"),
        ("Minister Xu Meilin", "Xu"),
        ("Minister Mehmet Çağlar", "Caglar"),
        ("Minister Khin Mya Thein", "Mya Thein"),
        ("Minister Nguyen Thi Hoa", "Ms Hoa"),
    ],
)
def test_short_form_is_the_same_person(full: str, short: str) -> None:
    assert len(only(f"{full} spoke. {short} left.").mentions) == 2


def test_surname_first_keeps_all_its_words() -> None:
    assert names("Minister Nguyen Thi Hoa spoke.") == ["Nguyen Thi Hoa"]


@pytest.mark.parametrize("before", ["Danish", "Former", "NATO"])
def test_words_before_a_forename_are_no_name(before: str) -> None:
    assert names(f"{before} Foreign Minister Peter Lindt spoke.") == ["Peter Lindt"]


def test_forename_alone_is_the_same_person() -> None:
    assert len(only("Minister Anna Keller spoke. Anna left.").mentions) == 2


def test_country_is_not_somebody_of_that_forename() -> None:
    assert len(only("Clerk Jordan Hale spoke. Jordan signed.").mentions) == 1


def test_country_is_nobody() -> None:
    assert names("South Korea said so. Kuala Lumpur agreed.") == []


def test_counterpart_has_the_same_role() -> None:
    text = "Danish foreign minister Ann Lee met her Estonian counterpart Bo Day."
    assert {"foreign", "minister"} <= cast(text).people[1].roles
    assert cast(text).people[1].countries == {"EST"}


def test_two_of_a_family_are_two() -> None:
    assert names("Anna Keller spoke. Bruno Keller left. Anna Keller laughed.") == ["Anna Keller", "Bruno Keller"]


def test_surname_of_two_is_whoever_was_named_last() -> None:
    found = cast("Anna Keller spoke. Bruno Keller left. Keller laughed.")
    assert [len(person.mentions) for person in found.people] == [1, 2]


def test_title_picks_one_of_a_family() -> None:
    found = cast("Mrs Anna Keller spoke. Mr Bruno Keller left. Mrs Keller laughed.")
    assert [len(person.mentions) for person in found.people] == [2, 1]


def test_name_of_somebody_who_never_acts_but_is_named_again() -> None:
    found = cast("The talks of Zyb Dorra and Xyqa Qorra went on. Qorra was no warmer.")
    assert "Xyqa Qorra" in [person.full_name for person in found.people if person.sure]


def test_country_named_again_makes_nobody_a_person() -> None:
    assert not any(person.sure for person in cast("New Denmark met. Denmark was late.").people)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Danish Foreign Minister Ann Lee spoke.", "Danish Foreign Minister"),
        ("Ann Lee, the Danish envoy, spoke.", "the Danish envoy"),
        ("The Danish envoy, Ann Lee, spoke.", "The Danish envoy"),
        ("Zyb Dorra, the Uzbek delegate, spoke.", "the Uzbek delegate"),
    ],
)
def test_role_is_the_first_description(text: str, role: str) -> None:
    assert only(text).role == role


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Danish Foreign Minister Ann Lee spoke.", {"DNK"}),
        ("Estonia’s Ann Lee spoke.", {"EST"}),
        ("Ann Lee of Estonia spoke.", {"EST"}),
        ("Ann Lee, the South Korean envoy, spoke.", {"KOR"}),
        ("Ann Lee spoke.", set()),
    ],
)
def test_countries_of_a_person(text: str, codes: set[str]) -> None:
    assert only(text).countries == codes


@pytest.mark.parametrize(
    ("text", "gender", "told"),
    [
        ("Mrs Xyqa Qorra spoke.", "f", True),
        ("Xyqa Qorra, a spokeswoman, spoke.", "f", True),
        ("King Zyb Dorra spoke.", "m", True),
        ("Peter Lindt spoke.", "m", False),
        ("Xyqa Qorra, an envoy, spoke.", "", False),
    ],
)
def test_gender_as_far_as_the_text_or_the_forename_tells(text: str, gender: str, *, told: bool) -> None:
    person = only(text)
    assert (person.gender, person.told) == (gender, told)


def test_predicate_names_the_subject() -> None:
    text = "The woman who had waited outside was Xyqa Qorra."
    reading = read(text, outline(text).paragraphs)
    found = cast_of(reading)
    assert found.of_phrase[0].full_name == "Xyqa Qorra"
    assert found.of_phrase[0].gender == "f"


def test_thing_is_no_person_by_its_predicate() -> None:
    assert not any(person.sure for person in cast("The city that had waited longest was Xyqa Qorra.").people)


def test_meal_beside_a_name_is_no_role() -> None:
    assert only("After the dinner, Ambassador Ann Lee spoke.").role == "Ambassador"


@pytest.mark.parametrize("word", ["a herdsman", "a former rower", "a teacher", "an economist", "a librarian"])
def test_occupation_makes_a_person(word: str) -> None:
    assert only(f"Nobody met Zyb Dorra, {word}.").sure


def test_cast_of_many_namesakes_is_found_in_linear_time() -> None:
    text = "\n".join(
        f"Minister Zyb{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10 % 10]} Lee spoke. Lee left." for i in range(900)
    )
    assert len(cast(text).people) <= 900
