"""How sure it is who is meant."""

from __future__ import annotations

import pytest

from components.article import outline
from components.quotes.identity import Identities, Identity
from components.quotes.reading import read
from components.quotes.sureness import SHARES, pronoun_share, share


def last_named(text: str, word: str) -> Identity:
    reading = read(text, outline(text).paragraphs)
    phrase = next(p for p in reversed(reading.phrases.every) if p.word == word)
    return Identities(reading).who(phrase)


def test_lead_over_the_rivals_makes_it_surer() -> None:
    assert pronoun_share(0, named=True) < pronoun_share(1, named=True) < pronoun_share(5, named=True) < 1


def test_somebody_without_a_name_is_less_sure() -> None:
    assert pronoun_share(1, named=False) < pronoun_share(1, named=True)


@pytest.mark.parametrize("step", SHARES)
def test_shares_are_shares(step: str) -> None:
    assert 0 < share(step) < 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "word", "step"),
    [
        ("Ann Lee left.", "lee", "full name"),
        ("Ann Lee left. Lee was late.", "lee", "short name"),
        ("Ann Lee left. Bo Lee stayed. Lee was late.", "lee", "shared name"),
        ("Ann Lee, the envoy, left.", "envoy", "beside"),
        ("Envoy Ann Lee left. The envoy was late.", "envoy", "role"),
        ("Envoy Ann Lee left. She was late.", "she", "he"),
        ("Envoy Ann Lee, who left, was late.", "who", "who"),
        ("A diplomat left.", "diplomat", "as it stands"),
        ("She left.", "she", "nobody"),
    ],
)
def test_step_from_the_words_to_the_person(text: str, word: str, step: str) -> None:
    assert last_named(text, word).step == step


def test_close_rival_lowers_the_confidence() -> None:
    alone = last_named("Ann Lee left early. She was late.", "she")
    rival = last_named("Ann Lee met Maria Lopez and Eva Berg. Maria Lopez left. Eva Berg left. She was late.", "she")
    assert rival.confidence < alone.confidence
