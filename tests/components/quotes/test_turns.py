"""Who was quoted before whom: what a quotation without a word about its speaker is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import outline
from components.quotes.candidates import Previous, candidates, following
from components.quotes.context import context_of
from components.quotes.reading import Reading, read
from components.quotes.speaker_features import pair_features

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase

DIALOGUE = """“Did he hear it?” Ann Lee asked.
“I cannot tell,” Bo Dahl said.
“But he was near?”
“As near as you are.”"""


def dialogue() -> Reading:
    return read(DIALOGUE, outline(DIALOGUE).paragraphs)


def named(reading: Reading, words: str) -> Phrase:
    return next(p for p in reading.phrases.every if DIALOGUE[p.start : p.end] == words)


def before(reading: Reading, *speakers: str) -> Previous:
    """What the quotations by these speakers, the first of the text, are to the one after them."""
    previous = None
    for number, words in enumerate(speakers):
        previous = following(previous, context_of(reading, number), named(reading, words))
    assert previous is not None
    return previous


def test_the_other_party_is_who_was_quoted_before_the_last_speaker() -> None:
    previous = before(dialogue(), "Ann Lee", "Bo Dahl")
    assert (previous.speaker, previous.other) == tuple(named(dialogue(), words) for words in ("Bo Dahl", "Ann Lee"))
    assert previous.other_paragraph == 0


def test_the_other_party_stays_while_one_speaker_goes_on() -> None:
    previous = before(dialogue(), "Ann Lee", "Bo Dahl", "Bo Dahl")
    assert previous.other == named(dialogue(), "Ann Lee")


def test_a_quotation_without_a_speaker_leaves_the_other_party() -> None:
    reading = dialogue()
    previous = following(before(reading, "Ann Lee", "Bo Dahl"), context_of(reading, 2), None)
    assert previous.other == named(reading, "Ann Lee")


def test_both_parties_may_speak_again_however_far_back_they_are_named() -> None:
    reading = dialogue()
    previous = before(reading, "Ann Lee", "Bo Dahl", "Ann Lee")
    pool = candidates(reading, context_of(reading, 3), previous)
    assert named(reading, "Ann Lee") in pool
    assert named(reading, "Bo Dahl") in pool


def test_only_the_other_party_has_the_features_of_a_turn() -> None:
    reading = dialogue()
    previous = before(reading, "Ann Lee", "Bo Dahl")
    turns = {
        words: [
            f for f in pair_features(reading, context_of(reading, 2), named(reading, words), previous) if "turn" in f
        ]
        for words in ("Ann Lee", "Bo Dahl")
    }
    assert turns["Ann Lee"]
    assert not turns["Bo Dahl"]
