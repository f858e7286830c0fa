"""What became of each sentence, and which of its words changed."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article.alignment import aligned, changed_words

BEFORE = (
    "The ministers met in Oslo on Friday.",
    "They condemned the attack in the strongest terms.",
    "Sanctions will be extended by six months.",
    "They agreed to meet again in the spring, at the latest in May, and to invite Moldova.",
)


def fates(lefts: tuple[str, ...], rights: tuple[str, ...]) -> list[tuple[int, int, str]]:
    return [(pair.left, pair.right, pair.fate) for pair in aligned(lefts, rights).pairs]


def test_a_text_is_kept_whole_against_itself() -> None:
    found = aligned(BEFORE, BEFORE)
    assert [(pair.left, pair.right, pair.fate) for pair in found.pairs] == [(n, n, "kept") for n in range(4)]
    assert (found.dropped, found.added) == ((), ())


def test_capitals_marks_and_apostrophes_are_no_change() -> None:
    assert fates(("“We don’t agree”, she SAID.",), ("We don't agree - she said!",)) == [(0, 0, "kept")]


def test_a_sentence_that_moved_is_kept() -> None:
    assert (0, 3, "kept") in fates(BEFORE, (*BEFORE[1:], BEFORE[0]))


def test_a_dropped_sentence_and_an_added_one() -> None:
    found = aligned(BEFORE, (*BEFORE[:1], "Bread prices rose in Peru.", *BEFORE[2:]))
    assert (found.dropped, found.added) == ((1,), (1,))


def test_words_that_only_went_trim_a_sentence() -> None:
    assert fates(BEFORE[1:2], ("They condemned the attack.",)) == [(0, 0, "trimmed")]


def test_a_part_much_shorter_than_the_whole_is_still_trimmed() -> None:
    assert fates(BEFORE[3:], ("They agreed to meet again.",)) == [(0, 0, "trimmed")]


def test_words_that_only_came_extend_a_sentence() -> None:
    assert fates(("Sanctions will be extended.",), BEFORE[2:3]) == [(0, 0, "extended")]


def test_other_words_alter_a_sentence() -> None:
    assert fates(BEFORE[2:3], ("Sanctions will be extended by twelve months.",)) == [(0, 0, "altered")]


def test_a_sentence_taken_into_another_is_merged_and_not_dropped() -> None:
    right = ("The ministers met in Oslo on Friday, and they condemned the attack in the strongest terms.",)
    found = aligned(BEFORE[:2], right)
    assert sorted(pair.fate for pair in found.pairs) == ["extended", "merged"]
    assert found.dropped == ()


def test_a_sentence_cut_in_two_is_split_and_nothing_is_added() -> None:
    left = ("The ministers met in Oslo on Friday, and they condemned the attack in the strongest terms.",)
    found = aligned(left, BEFORE[:2])
    assert sorted(pair.fate for pair in found.pairs) == ["split", "trimmed"]
    assert found.added == ()


def test_the_same_sentence_twice_is_dropped_once() -> None:
    found = aligned((BEFORE[0], BEFORE[0]), (BEFORE[0],))
    assert len(found.pairs) == 1
    assert found.dropped == (1,)


def test_little_words_in_common_pair_nothing() -> None:
    found = aligned(("The price of bread in the city rose.",), ("The head of state in the capital spoke.",))
    assert found.pairs == ()


def test_nothing_against_something() -> None:
    assert aligned((), BEFORE).added == (0, 1, 2, 3)
    assert aligned(BEFORE, ()).dropped == (0, 1, 2, 3)
    assert aligned((), ()).pairs == ()


def test_the_words_that_changed_are_told_with_what_stands_between_them() -> None:
    left, right = changed_words("We strongly condemn the vile attack.", "We condemn the attack, all of us.")
    assert left == (("We ", False), ("strongly", True), (" condemn the ", False), ("vile", True), (" attack.", False))
    assert right == (("We condemn the attack, ", False), ("all of us", True), (".", False))


def test_texts_from_right_to_left_are_compared_alike() -> None:
    left, right = changed_words("قال الوزير نعم", "قال الوزير لا")
    assert left[-1] == ("نعم", True)
    assert right[-1] == ("لا", True)


texts = st.text(alphabet="ab c.,’\n“", max_size=40)


@given(texts, texts)
def test_pieces_joined_are_the_text(left: str, right: str) -> None:
    lefts, rights = changed_words(left, right)
    assert "".join(piece for piece, _ in lefts) == left
    assert "".join(piece for piece, _ in rights) == right


@given(st.lists(texts, max_size=6), st.lists(texts, max_size=6))
def test_every_sentence_has_a_place(lefts: list[str], rights: list[str]) -> None:
    found = aligned(lefts, rights)
    assert sorted({pair.left for pair in found.pairs} | set(found.dropped)) == list(range(len(lefts)))
    assert sorted({pair.right for pair in found.pairs} | set(found.added)) == list(range(len(rights)))


def words(count: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [f"w{int(source.paretovariate(0.7)) % 5_000}" for _ in range(count)]


@pytest.mark.parametrize("kind", ["sentences", "one long line", "one word", "short"])
def test_the_longest_article_is_aligned_in_seconds(kind: str) -> None:
    """300,000 characters; the limit is generous for a loaded machine."""
    text = words(52_000, 1)
    if kind == "sentences":
        left = [" ".join(text[start : start + 20]) for start in range(0, len(text), 20)]
        right = [" ".join(line.split()[: 12 if n % 2 else 19]) + " new" for n, line in enumerate(left)]
    elif kind == "one long line":
        left, right = [" ".join(text)], [" ".join(reversed(text))]
    elif kind == "one word":
        left, right = ["no " * 150] * 600, ["no " * 149 + "yes"] * 600
    else:
        left, right = [f"No {n % 7}." for n in range(40_000)], [f"No {n % 11}." for n in range(40_000)]
    started = time.process_time()
    found = aligned(left, right)
    for pair in found.pairs[:200]:
        changed_words(left[pair.left], right[pair.right])
    assert time.process_time() - started < 20
