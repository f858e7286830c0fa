"""Do quotations share a fingerprint when they have six words in a row in common, and else not?"""

from __future__ import annotations

import random

from dashboard.archive.fingerprints import fingerprints

FULL = "We will stand by our friends for as long as it takes, and we will not be intimidated by anybody."


def shared(first: str, second: str) -> bool:
    return bool(set(fingerprints([first])) & set(fingerprints([second])))


def test_a_trimmed_and_an_altered_quotation_share_one() -> None:
    assert shared(FULL, "for as long as it takes")
    assert shared(FULL, "we will NOT be intimidated by: anybody")
    assert shared(FULL, FULL.replace("friends", "allies"))
    assert not shared(FULL, "We will stand by nobody for long.")


def test_any_six_words_in_a_row_are_enough() -> None:
    chance = random.Random(3)
    words = [f"w{number}" for number in range(900)]
    for _ in range(200):
        common = chance.sample(words, 6)
        sides = [
            chance.sample(words, chance.randint(0, 9)) + common + chance.sample(words, chance.randint(0, 9))
            for _ in "ab"
        ]
        assert shared(" ".join(sides[0]), " ".join(sides[1]))


def test_a_short_quotation_is_known_again_whole() -> None:
    assert shared("We agree.", "“we AGREE”")
    assert not shared("We agree.", "We agree now.")
    assert fingerprints(["… —"]) == []


def test_parts_of_a_quotation_are_read_as_one() -> None:
    assert fingerprints(["We will stand by our friends", "for as long"]) == fingerprints(
        ["We will stand by our friends for as long"]
    )


def test_they_fit_into_64_bits_and_never_change() -> None:
    found = fingerprints([FULL])
    assert all(-(2**63) <= key < 2**63 for key in found)
    assert fingerprints(["We agree."]) == [-3766174968379321483]
