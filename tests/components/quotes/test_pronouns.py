"""Whom a pronoun means."""

from __future__ import annotations

from components.article import outline
from components.quotes.identity import Identities
from components.quotes.reading import Reading, read


def reading_of(text: str) -> Reading:
    return read(text, outline(text).paragraphs)


def meant(text: str, pronoun: str) -> list[str]:
    """Whom each `pronoun` of the text means, in reading order."""
    reading = reading_of(text)
    identities = Identities(reading)
    return [identities.who(p).name for p in reading.phrases.every if p.kind in "PH" and p.word == pronoun]


def test_nearest_subject_of_the_gender() -> None:
    assert meant("Anna Berg met Maria Lopez. Then she left.", "she") == ["Anna Berg"]


def test_subject_of_the_last_sentence_before_that_of_an_earlier_one() -> None:
    assert meant("Anna Berg left. Maria Lopez stayed. Then she ate.", "she") == ["Maria Lopez"]


def test_mr_and_mrs_are_told_apart() -> None:
    text = "Mrs Ann Keller and Mr Bo Keller came. Mrs Keller sat down. Then he left. She stayed."
    assert meant(text, "he") == ["Bo Keller"]
    assert meant(text, "she") == ["Ann Keller"]


def test_object_is_not_its_own_subject() -> None:
    assert meant("Anna Berg waited. Maria Lopez saw her.", "her") == ["Anna Berg"]


def test_owner_may_be_the_subject() -> None:
    assert meant("Maria Lopez lost her bag.", "her") == ["Maria Lopez"]


def test_object_of_an_opening_participle_is_not_the_pronoun() -> None:
    assert meant("Anna Berg rose. After greeting Maria Lopez, she left.", "she") == ["Anna Berg"]


def test_first_of_two_joined_subjects() -> None:
    assert meant("Anna Berg, the host, and Maria Lopez, the guest, came in. Then she sat down.", "she") == ["Anna Berg"]


def test_pronoun_before_any_name_means_nobody() -> None:
    assert meant("She left early. Nobody came.", "she") == ["She"]


def test_nobody_else_overrules_the_list_of_forenames() -> None:
    text = "John Berg, a doctor, was ill. She had eaten nothing. Later she slept."
    assert meant(text, "she") == ["John Berg", "John Berg"]


def test_title_is_not_overruled() -> None:
    assert meant("Mr John Berg was ill. She left.", "she") == ["She"]


def test_pronoun_tells_the_gender_of_a_name_that_tells_none() -> None:
    text = "Xyqa Qorra, a doctor, opened her bag. Zyb Dorra, a nurse, opened his. Then she left. Then he left."
    assert meant(text, "she") == ["Xyqa Qorra"]
    assert meant(text, "he") == ["Zyb Dorra"]


def test_far_names_are_forgotten() -> None:
    assert meant("Anna Berg left. " + "The rain fell on the roof. " * 150 + "She slept.", "she") == ["She"]


def test_role_without_a_name_may_be_meant() -> None:
    assert meant("A villager came up the road. He said nothing.", "he") == ["A villager"]


def test_name_comes_before_a_role_without_a_name() -> None:
    text = "Anna Berg spoke first. Her mother was proud. Then she sat down."
    assert meant(text, "she") == ["Anna Berg"]


def test_last_speaker_goes_on() -> None:
    reading = reading_of("Anna Berg and Maria Lopez came. “And never,” she added.")
    identities = Identities(reading)
    lopez = next(p for p in reading.phrases.every if p.word == "lopez")
    identities.hear(lopez, identities.who(lopez), 0)
    she = next(p for p in reading.phrases.every if p.word == "she")
    assert identities.who(she).name == "Maria Lopez"
    assert Identities(reading).who(she).name == "Anna Berg"


def test_who_spoke_later_is_no_antecedent() -> None:
    reading = reading_of("Anna Berg left, as she had to. Maria Lopez stayed. “No,” said Lopez.")
    identities = Identities(reading)
    lopez = next(p for p in reading.phrases.every if p.word == "lopez")
    identities.hear(lopez, identities.who(lopez), len(reading.tokens) - 4)
    she = next(p for p in reading.phrases.every if p.word == "she")
    assert identities.who(she).name == "Anna Berg"


def test_asking_twice_gives_the_same() -> None:
    reading = reading_of("Anna Berg met Maria Lopez. Then she left. She ate.")
    identities = Identities(reading)
    pronouns = [p for p in reading.phrases.every if p.word == "she"]
    first = [identities.who(p).name for p in pronouns]
    assert [identities.who(p).name for p in reversed(pronouns)] == first[::-1]
