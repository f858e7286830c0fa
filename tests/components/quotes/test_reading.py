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
        ("China on Monday urged calm.", "China", "subject"),
        ("Ann Lee last week said it.", "Ann Lee", "subject"),
        ("Ann Lee on Tuesday night said it.", "Ann Lee", "subject"),
        ("Ann Lee two days later said it.", "Ann Lee", "subject"),
        ("Sen. Ann Lee (D-Wash.) said it.", "Sen. Ann Lee", "apposition"),
        ("Ann Lee, R-Ky., said it.", "Ann Lee", "apposition"),
        ("Ann Lee, however, said it.", "Ann Lee", "apposition"),
        ("“Yes,” said retired general Ann Lee.", "general Ann Lee", "inverted"),
        ("The ministers of France, Italy and Spain said it.", "The ministers", "prepositional"),
        ("The nominee for the Nov. 8 election later said it.", "The nominee", "prepositional"),
        ("A poll released on Monday says it.", "A poll", "beyond"),
        ("The statement issued in Rome says it.", "The statement", "beyond"),
        ("An envoy who came to discuss strategy said it.", "An envoy", "beyond"),
        ("Sources close to the talks called it bad.", "Sources", "prepositional"),
        ("People familiar with the matter said it.", "People", "prepositional"),
        ("A European aid official who left Rome said it.", "A European aid official", "beyond"),
        ("Ann Lee said by the door that it was late.", "Ann Lee", "subject"),
        ("It led the party to declare victory.", "the party", "beside"),
    ],
)
def test_speech_verb_finds_its_subject(text: str, speaker: str, relation: str) -> None:
    assert relation in [how for _, how in clauses(text)[speaker]]


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("“Yes,” Conway notes.", "Conway", "note"),
        ("Bozell points out a flaw.", "Bozell", "point"),
        ("Smith shot back: “No.”", "Smith", "retort"),
        ("“Yes,” the two write.", "the two", "write"),
        ("The FBI lists the case.", "The FBI", "lists"),
        ("Reuters first reported it.", "Reuters", "report"),
        ("One message read “Go.”", "One message", "read"),
        ("This finding says it.", "This finding", "say"),
        ("Many reports say it.", "Many reports", "say"),
        ("Many say it.", "Many", "say"),
        ("A White House pool report said it.", "A White House pool report", "say"),
        ("Multiple news reports said it.", "Multiple news reports", "say"),
        ("More than 1,300 Berg emails said it.", "1,300 Berg emails", "say"),
        ("Ann Lee and Bo Day report it.", "Bo Day", "report"),
        ("State media report it.", "State media", "report"),
        ("Two studies that examined it failed.", "that", "examined"),
        ("Ann Lee’s running mate Bo Day told her.", "Ann Lee’s running mate Bo Day", "tell"),
        ("Ann Lee Said ‘No’ To The Plan And Left The Room", "Ann Lee", "say"),
        ("Old Lawmakers Rip Ann Lee Over ‘Mad’ Plan In The House", "Old Lawmakers", "rip"),
        ("Former secretary of state Ann Lee said it.", "Former secretary of state Ann Lee", "say"),
    ],
)
def test_verb_and_noun_are_told_apart(text: str, speaker: str, verb: str) -> None:
    assert verb in [lemma for lemma, _ in clauses(text)[speaker]]


def test_a_title_keeps_its_adjective() -> None:
    assert "The attorney general" in phrases("The attorney general of Texas said it.")


def test_a_critic_of_somebody_is_not_named_like_them() -> None:
    assert "A critic" in phrases("A critic of Senator Ted Cruz said it.")


def test_clauses_of_a_phrase_stand_in_the_order_of_their_verbs() -> None:
    text = (
        "Calling it mad, Ann Lee, speaking in Rome, left, told Bo Day to go and, led by nobody, said so, adding more."
    )
    for phrase in reading(text).phrases.every:
        assert [clause.verb for clause in phrase.clauses] == sorted(clause.verb for clause in phrase.clauses)


def test_of_a_subject_of_thousands_of_verbs_the_nearest_are_looked_at() -> None:
    whole = reading("Ann Lee came " + "and said it " * 5000)
    lee = whole.phrases.every[0]
    assert len(lee.clauses) > 5000
    token = lee.clauses[3000].verb + 1
    near = lee.clauses_near(token)
    assert len(near) < 20
    assert min(lee.clauses, key=lambda clause: abs(clause.verb - token)) in near


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
        ("The two met, with one of her ads asking: “Who?”", {"one": [("ask", "absolute")]}),
        ("The mother of three said it.", {"The mother": [("say", "subject")]}),
        ("Ann Lee was silent, arguing she was ill.", {"Ann Lee": [("argue", "participle")]}),
        ("Calling it “mad,” Ann Lee left.", {"Ann Lee": [("call", "fronted"), ("left", "subject")]}),
        (
            "Ann Lee held up a sign saying “Peace.”",
            {"Ann Lee": [("held", "subject"), ("say", "participle")], "a sign": [("say", "beside")]},
        ),
        (
            "Ann Lee told nobody how she would leave, saying only: “Later.”",
            {"Ann Lee": [("tell", "subject"), ("say", "main")], "she": [("leave", "subject"), ("say", "participle")]},
        ),
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
