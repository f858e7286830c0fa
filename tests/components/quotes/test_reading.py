"""Tokens, tags, phrases and clauses outside the marks."""

from __future__ import annotations

import pytest

from components.article import outline
from components.quotes.reading import Reading, read


def reading(text: str) -> Reading:
    return read(text, outline(text).paragraphs)


def phrases(text: str) -> list[str]:
    return [text[phrase.start : phrase.end] for phrase in reading(text).phrases.every]


def clauses(text: str) -> dict[str, list[tuple[str, str]]]:
    """For each phrase with a verb: the verbs' lemmas and how they stand to it."""
    found = reading(text).phrases.every
    return {text[p.start : p.end]: [(c.lemma, c.relation) for c in p.clauses] for p in found if p.clauses}


def test_words_inside_the_marks_are_one_token() -> None:
    assert reading("“We all agree,” she said.").shape == "QPS."


def test_genitive_is_cut_off_and_remembered() -> None:
    tokens = reading("It was Georgia’s plan.").tokens
    assert tokens.lower[2] == "georgia"
    assert tokens.genitive[2]


def test_name_with_a_joined_particle_is_a_name() -> None:
    assert "Hessa al-Kubaisi" in phrases("Then came Hessa al-Kubaisi with a plan.")


def test_title_role_and_name_are_one_phrase() -> None:
    assert "Georgian Foreign Minister Ilia Darchiashvili" in phrases(
        "He met Georgian Foreign Minister Ilia Darchiashvili."
    )


def test_title_with_of_belongs_to_the_name() -> None:
    text = "Then Secretary of State John Kerry left."
    assert "Secretary of State John Kerry" in phrases(text)


def test_initials_do_not_break_a_name() -> None:
    assert "Peter T. King" in phrases("Then Peter T. King left.")


def test_particles_belong_to_the_name() -> None:
    assert "Ursula von der Leyen" in phrases("Then Ursula von der Leyen left.")


@pytest.mark.parametrize(
    ("text", "speaker", "relation"),
    [
        ("Ann Lee said it.", "Ann Lee", "subject"),
        ("“Yes,” said Ann Lee.", "Ann Lee", "inverted"),
        ("Ann Lee, the envoy to Rome, said it.", "Ann Lee", "apposition"),
        ("Ann Lee, 30, of Bonn, said it.", "Ann Lee", "apposition"),
        ("Ann Lee left and said it.", "Ann Lee", "coordinated"),
        ("A spokesman for the bank said it.", "A spokesman", "prepositional"),
        ("An envoy who was not allowed to talk to the press said it.", "An envoy", "beyond"),
        ("It was bad, according to Ann Lee.", "Ann Lee", "according"),
    ],
)
def test_speech_verb_finds_its_subject(text: str, speaker: str, relation: str) -> None:
    assert relation in [how for _, how in clauses(text)[speaker]]


def test_headline_verb_is_a_verb_in_spite_of_its_capital() -> None:
    assert ("blast", "subject") in clauses("Glenn Beck Blasts Drudge for Mocking His Fast")["Glenn Beck"]


def test_role_before_a_name_is_no_verb() -> None:
    assert "Then Sudanese delegate Ann Lee".removeprefix("Then ") in phrases("There sat Sudanese delegate Ann Lee.")


def test_reading_an_empty_text_gives_nothing() -> None:
    assert phrases("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The two traded blame, with Ann Lee calling it “weak” and Jo Ray saying it “works.”",
            {"Ann Lee": [("call", "absolute")], "Jo Ray": [("say", "absolute")]},
        ),
        (
            "Jo Ray was accused by Ann Lee of “greed.”",
            {"Jo Ray": [("accuse", "passive")], "Ann Lee": [("accuse", "agent")]},
        ),
        ("It was called “a mistake” by Ann Lee.", {"It": [("call", "passive")], "Ann Lee": [("call", "agent")]}),
        ("Then, denounced by Ann Lee as “mad,” it failed.", {"Ann Lee": [("denounce", "agent")]}),
        ("Jo Ray had not been told.", {"Jo Ray": [("tell", "passive")]}),
    ],
)
def test_who_speaks_and_who_is_spoken_of(text: str, expected: dict[str, list[tuple[str, str]]]) -> None:
    found = clauses(text)
    assert {phrase: found.get(phrase) for phrase in expected} == expected


def test_only_the_one_by_whom_something_was_said_speaks() -> None:
    told, teller = reading("Jo Ray was told by Ann Lee.").phrases.every[:2]
    assert [clause.speaks for clause in told.clauses] == [False]
    assert [clause.speaks for clause in teller.clauses] == [True]


def test_that_before_a_name_opens_a_clause() -> None:
    assert phrases("He said that Ann Lee, that woman, left.") == ["He", "Ann Lee", "that woman"]


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("Berg Sees Lasting Peace In The North\nShe said so.", [0]),
        ("Berg sees ‘lasting peace’ in the north\nShe said so.", [0]),
        ("Berg sees peace.\nShe said so", []),
        ("Berg sees peace.\nShe Said So At The Gates Of The North\nNobody went.", [1]),
    ],
)
def test_headlines_are_in_title_case_or_open_the_article_unlike_a_sentence(text: str, headlines: list[int]) -> None:
    read_whole = reading(text)
    assert [number for number in range(len(read_whole.paragraphs)) if read_whole.is_headline(number)] == headlines
