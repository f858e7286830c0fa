"""Whom a role means, and how those without a name are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.article import outline
from components.quotes.cast import cast_of
from components.quotes.descriptions import bearer, countries_in, described, is_role
from components.quotes.reading import Reading, read

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase


def found(text: str, words: str) -> tuple[Reading, Phrase]:
    """The reading of a text, and its last phrase that begins with some words."""
    reading = read(text, outline(text).paragraphs)
    return reading, next(
        p for p in reversed(reading.phrases.every) if text.startswith(words, p.start) and p.kind != "H"
    )


def bearer_of(text: str, words: str) -> str | None:
    reading, phrase = found(text, words)
    person = bearer(reading, cast_of(reading), phrase) if is_role(reading, phrase) else None
    return person.full_name if person else None


def test_role_means_whoever_bears_it() -> None:
    assert bearer_of("Foreign minister Ann Lee met envoy Bo Day. Later the minister left.", "the minister") == "Ann Lee"


def test_role_means_whoever_was_named_last() -> None:
    text = "Minister Ann Lee met minister Bo Day. Lee was late. Then the minister left."
    assert bearer_of(text, "the minister") == "Ann Lee"


def test_role_that_nobody_bears() -> None:
    assert bearer_of("Minister Ann Lee was late. Then the spokesman left.", "the spokesman") is None


def test_role_named_only_later() -> None:
    assert bearer_of("Then the minister left. Minister Ann Lee was late.", "the minister") == "Ann Lee"


def test_role_named_only_later_of_two() -> None:
    text = "Then the minister left. Minister Ann Lee was late, as was Minister Bo Day."
    assert bearer_of(text, "the minister") is None


@pytest.mark.parametrize("words", ["a minister", "another minister", "his minister"])
def test_indefinite_or_personal_role_means_nobody_named(words: str) -> None:
    assert bearer_of(f"Minister Ann Lee was late. Then {words} left.", words) is None


@pytest.mark.parametrize(
    ("words", "name"),
    [("the Danish minister", "Ann Lee"), ("the Estonian minister", "Bo Day"), ("the Finnish minister", None)],
)
def test_country_of_a_role(words: str, name: str | None) -> None:
    text = f"Danish minister Ann Lee met Bo Day, the minister of Estonia. Then {words} left."
    assert bearer_of(text, words) == name


def test_country_that_only_owns_the_name() -> None:
    assert bearer_of("Denmark’s Ann Lee, a minister, came. The Danish minister left.", "The Danish") == "Ann Lee"


@pytest.mark.parametrize(
    ("before", "name"), [("Copenhagen", "Ann Lee"), ("South Korea", "Bo Day"), ("Finland", None), ("The sea", None)]
)
def test_role_of_its_country(before: str, name: str | None) -> None:
    text = f"Danish envoy Ann Lee met South Korean envoy Bo Day. {before} waited, and its envoy left."
    assert bearer_of(text, "its envoy") == name


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("south korean", {"KOR"}),
        ("danish", {"DNK"}),
        ("kuala lumpur", {"MYS"}),
        ("united states", {"USA"}),
        ("danish and estonian", {"DNK", "EST"}),
        ("foreign", set()),
        ("", set()),
    ],
)
def test_countries_in_words(words: str, codes: set[str]) -> None:
    assert countries_in(words.split()) == codes


def test_field_belongs_to_a_ministry() -> None:
    reading, phrase = found("The Ministry of Commerce answered.", "The Ministry")
    assert described(reading, phrase) == "The Ministry of Commerce"


def test_line_break_in_a_description_becomes_a_space() -> None:
    reading, phrase = found("The  chief   minister answered.", "The")
    assert described(reading, phrase) == "The chief minister"
