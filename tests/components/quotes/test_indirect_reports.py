"""Which verbs report that something was said?"""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.quotes.find import read_speech
from components.quotes.frames import frames
from components.quotes.words import words

OPENING = "NATO Secretary-General Jens Stoltenberg met Prime Minister Rishi Sunak in Bucharest.\n"


def found(sentence: str) -> list[tuple[str, str]]:
    """Speaker and cue of each statement in a sentence after the opening."""
    text = OPENING + sentence
    return [(said.speaker, said.cue.of(text)) for said in read_speech(Article(text), outline(text))[1]]


@pytest.mark.parametrize(
    "chain",
    [
        "did not say",
        "has not said",
        "never said",
        "didn’t say",
        "hasn't said",
        "will say",
        "would say",
        "may say",
        "could have said",
        "is said",
        "was told",
        "is expected to say",
        "refused to say",
        "declined to say",
        "wants to say",
        "tried to say",
        "reportedly said",
        "allegedly said",
        "hardly said",
    ],
)
def test_what_was_not_plainly_said_is_no_statement(chain: str) -> None:
    assert found(f"Sunak {chain} that the door was open.") == []


@pytest.mark.parametrize("chain", ["said", "has said", "had said", "also said", "has now said", "did say", "says"])
def test_what_was_said_is_a_statement_whatever_its_tense(chain: str) -> None:
    assert found(f"Sunak {chain} that the door was open.") == [("Rishi Sunak", chain.rpartition(" ")[2])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Did Sunak say that the door was open?",
        "Sunak said that the door was open?",
        "If Sunak said that the door was open, the staff left.",
        "Whether Sunak said that the door was open is unclear.",
        "What Sunak said was that the door was open.",
        "The staff knew how Sunak said that the door was open.",
        "The claim that Sunak said that the door was open is false.",
    ],
)
def test_what_is_asked_or_supposed_is_no_statement(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Sunak called on Russia to leave.", "called on"),
        ("Sunak pointed out that the door was open.", "pointed out"),
        ("According to Sunak, the door was open.", "According to"),
        ("The door was open, according to Sunak.", "according to"),
        ("The door was open, argued Sunak.", "argued"),
    ],
)
def test_the_cue_is_all_the_words_that_report(sentence: str, cue: str) -> None:
    assert found(sentence) == [("Rishi Sunak", cue)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Figures suggest that the door was open.",
        "The polls suggest that the door was open.",
        "The move suggests that the door was open.",
        "Research confirmed that the door was open.",
    ],
)
def test_things_that_say_nothing_make_no_statement(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The report noted that exports had fallen.", "The report"),
        ("The embassy said no visa had been refused.", "The embassy"),
        ("A senior diplomat said the mood was tense.", "A senior diplomat"),
        ("Diplomats who attended the meeting said the mood was tense.", "Diplomats"),
        ("Officials say the mood was tense.", "Officials"),
        ("Kyiv says the mood was tense.", "Kyiv"),
        ("A spokesman for the governor said three people were killed.", "A spokesman"),
        ("Moldova's president, Maia Sandu, said her country would not yield.", "Maia Sandu"),
        ("Japan, which chairs the group, said sanctions would remain.", "Japan"),
        ("The spokeswoman, speaking in Geneva, confirmed that aid had arrived.", "The spokeswoman"),
        ("Poland's foreign ministry said that it had summoned the envoy.", "Poland's foreign ministry"),
    ],
)
def test_people_bodies_and_documents_make_statements(sentence: str, speaker: str) -> None:
    assert [name for name, _ in found(sentence)] == [speaker]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sunak believes that the door is open.",
        "Sunak hoped that the door was open.",
        "Sunak knows that the door is open.",
        "Sunak found that the door was open.",
        "Sunak decided that the door was open.",
    ],
)
def test_what_somebody_only_thinks_is_no_statement(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("sentence", ["Let him say that the door was open.", "To say that the door was open is easy."])
def test_a_bare_form_asserts_nothing_of_one_person(sentence: str) -> None:
    assert found(sentence) == []


def test_a_report_beside_the_clause_is_not_one_of_another_report() -> None:
    assert found("The ministry said the door was open, according to Sunak.") == [("The ministry", "said")]


def test_a_clause_before_its_verb_goes_on_only_with_another_clause() -> None:
    assert found("The plan, Sunak said, would cost billions.") == []
    assert found("Delegations leave on Friday, some of them, Sunak noted, by train.") == []


def test_every_verb_of_a_frame_is_a_verb_of_speech() -> None:
    known = words().strength
    assert {verb for verbs in frames().values() for verb in verbs} <= set(known)


def test_what_may_stand_without_that_or_with_a_hearer_reports_a_clause() -> None:
    known = frames()
    for frame in ("bare", "hearer", "parenthesis", "personal", "human"):
        assert known[frame] <= known["clause"]
