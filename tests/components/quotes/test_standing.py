"""How a mention stands in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.article import outline
from components.quotes.reading import Reading, read
from components.quotes.standing import Sentences, opens

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase


def found(text: str, word: str) -> tuple[Reading, Phrase]:
    reading = read(text, outline(text).paragraphs)
    return reading, next(p for p in reading.phrases.every if p.word == word)


def place(text: str, word: str) -> str:
    reading, phrase = found(text, word)
    return Sentences(reading).place(phrase)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Anna Berg met Maria Lopez.", "berg", "subject"),
        ("Anna Berg met Maria Lopez.", "lopez", "object"),
        ("Anna Berg spoke with Maria Lopez.", "lopez", "oblique"),
        ("Anna Berg read Maria Lopez’s letter.", "lopez", "owner"),
        ("Anna Berg and Maria Lopez met.", "lopez", "second"),
        ("Anna Berg, who is ill, and Maria Lopez met.", "lopez", "second"),
        ("Anna Berg left and Maria Lopez stayed.", "lopez", "subject"),
        ("Nobody spoke, but Maria Lopez did.", "lopez", "subject"),
        ("The road is shut, according to Maria Lopez.", "lopez", "subject"),
        ("After thanking Maria Lopez, she left.", "lopez", "object"),
        ("While Maria Lopez slept, the rain fell.", "lopez", "clause"),
        ("The rain fell while Maria Lopez slept.", "lopez", "subject"),
        ("The man whom Maria Lopez met left.", "lopez", "clause"),
        ("They waited for a day. Anna Berg saw her.", "her", "object"),
        ("They waited for a day. Anna Berg saw her friend.", "her", "owner"),
    ],
)
def test_place_in_the_sentence(text: str, word: str, expected: str) -> None:
    assert place(text, word) == expected


@pytest.mark.parametrize(
    "tail",
    [
        "did not reply",
        "declined to comment",
        "refused to answer",
        "said nothing",
        "kept silent",
        "named nobody",
        "could not be reached, and did not respond",
    ],
)
def test_silence(tail: str) -> None:
    reading, berg = found(f"Anna Berg {tail}.", "berg")
    assert Sentences(reading).keeps_silent(berg)


@pytest.mark.parametrize("tail", ["spoke first", "did not wait", "wanted none", "said so. Nobody else declined"])
def test_speech_and_other_negations_are_no_silence(tail: str) -> None:
    reading, berg = found(f"Anna Berg {tail}.", "berg")
    assert not Sentences(reading).keeps_silent(berg)


def test_quotation_opens_a_sentence_behind_it() -> None:
    reading, berg = found("“We go on,” Anna Berg said.", "berg")
    assert opens(reading, berg)


def test_object_opens_nothing() -> None:
    reading, lopez = found("Anna Berg met Maria Lopez.", "lopez")
    assert not opens(reading, lopez)


def test_first_token_of_each_sentence() -> None:
    reading, _ = found("Anna Berg left. Maria Lopez stayed.", "berg")
    sentences = Sentences(reading)
    assert [reading.tokens.lower[sentences.first(s)] for s in sorted(set(reading.tags.sentences))] == ["anna", "maria"]


def test_governor_is_the_subject_of_the_verb() -> None:
    reading, her = found("Maria Lopez had seen her.", "her")
    assert reading.phrases.every[Sentences(reading).governor(her)].word == "lopez"


def test_no_governor_without_a_verb() -> None:
    reading, her = found("For her.", "her")
    assert Sentences(reading).governor(her) == -1
