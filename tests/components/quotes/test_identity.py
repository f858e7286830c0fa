"""Who is meant by a name, a role or a pronoun."""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.quotes.cast import cast_of
from components.quotes.find import find_quotations
from components.quotes.reading import read


def speakers(text: str) -> list[str | None]:
    return [found.speaker for found in find_quotations(Article(text), outline(text))]


def people(text: str) -> list[str]:
    return [person.full_name for person in cast_of(read(text, outline(text).paragraphs)).people]


def test_titles_and_roles_are_no_part_of_a_name() -> None:
    text = "Ukrainian President Volodymyr Zelensky met Foreign Secretary David Lammy."
    assert people(text) == ["Volodymyr Zelensky", "David Lammy"]


def test_short_and_full_name_are_one_person() -> None:
    assert people("Ursula von der Leyen spoke. Mrs von der Leyen left.") == ["Ursula von der Leyen"]


def test_office_with_of_is_no_part_of_a_name() -> None:
    assert people("Vice-Minister of Foreign Affairs Audronė Stankutė left.") == ["Audronė Stankutė"]


def test_countries_and_ministries_are_no_people() -> None:
    assert people("The Foreign Ministry and the European Commission met.") == []


@pytest.mark.parametrize("pronoun", ["he", "He"])
def test_pronoun_agrees_in_gender(pronoun: str) -> None:
    text = f"David Miller sat beside Maria Lopez. Lopez smiled. {pronoun} said: “We have nothing to hide from anyone.”"
    assert speakers(text) == ["David Miller"]


def test_title_tells_the_gender_of_an_unknown_name() -> None:
    text = "Mrs Xyqa Qorra met Mr Zyb Dorra. “We have nothing to hide from anyone,” she said."
    assert speakers(text) == ["Xyqa Qorra"]


def test_subject_comes_before_an_object() -> None:
    text = "Anna Berg had asked Maria Lopez for help. “I was never given any,” she said."
    assert speakers(text) == ["Anna Berg"]


def test_pronoun_in_a_new_paragraph_means_whoever_opened_it() -> None:
    text = "“No,” said Peter Lindt.\nThomas Keller was milder. “We can talk about everything,” he said."
    assert speakers(text) == ["Peter Lindt", "Thomas Keller"]


def test_it_is_the_body_just_named() -> None:
    text = "Peter Lindt left. The foreign ministry was unmoved. “We stand by every word of it,” it said in a statement."
    assert speakers(text) == ["The foreign ministry"]


def test_ministry_keeps_its_field() -> None:
    text = "The Chinese Ministry of Commerce wrote: “Those who shout loudest keep the longest list.”"
    assert speakers(text) == ["The Chinese Ministry of Commerce"]


def test_role_of_two_people_is_the_one_named_last() -> None:
    text = "Minister Ann Lee came late. Minister Bo Day was early. “We had time for tea,” the minister said."
    assert speakers(text) == ["Bo Day"]


def test_indefinite_role_is_nobody_with_a_name() -> None:
    text = "Foreign minister Ann Lee came late. “We had time for tea,” a minister said."
    assert speakers(text) == ["a minister"]


def test_two_people_are_they() -> None:
    text = "Signe Dahl and Karim Saleh signed it. “We have read every word of it,” they said."
    assert speakers(text) == ["Signe Dahl and Karim Saleh"]


def test_group_before_its_two_members_is_they() -> None:
    text = "The two ministers, Jan Maes and Ole Berg, left. “We have nothing to add to that,” they said."
    assert speakers(text) == ["The two ministers"]


def test_one_whose_gender_nothing_tells_may_be_they() -> None:
    text = "Xyqa Qorra, a member of the delegation, came late. “We had trouble with the lift again,” they said."
    assert speakers(text) == ["Xyqa Qorra"]


def test_its_minister_is_the_minister_of_the_country() -> None:
    text = (
        "Danish minister Ann Lee met Estonian minister Bo Day. Denmark was calm. "
        "“We shall wait for the spring to come,” its minister said."
    )
    assert speakers(text) == ["Ann Lee"]


def test_role_and_countries_come_with_the_person() -> None:
    text = "Georgian Minister of Foreign Affairs Ilia Darchiashvili spoke. “We are on the road,” Darchiashvili said."
    (person,) = cast_of(read(text, outline(text).paragraphs)).people
    assert (person.full_name, person.role) == ("Ilia Darchiashvili", "Georgian Minister of Foreign Affairs")
    assert person.countries == {"GEO"}
