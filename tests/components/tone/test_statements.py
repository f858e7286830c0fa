"""The invented statements: how a line is read, and that the whole set keeps its rules."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from components.tone.examples import HELD_OUT_TOPICS, held_out, statement_examples
from components.tone.statements import Statement, read_statement, read_statements

TONES = {"positive", "negative", "neutral", "mixed"}


@pytest.fixture(scope="module")
def every() -> list[Statement]:
    return list(read_statements())


def test_a_line_gives_text_tone_and_targets() -> None:
    read = read_statement("n\tcondemnation\twar\tWe condemn the attack on [Ukraine|+] by [Russia|-].\n")
    assert read.text == "We condemn the attack on Ukraine by Russia."
    assert (read.tone, read.kind, read.topic, read.voice) == ("negative", "condemnation", "war", "quoted")
    assert [(span.of(read.text), side) for span, side in read.targets] == [
        ("Ukraine", "supportive"),
        ("Russia", "critical"),
    ]


def test_a_reporters_sentence_is_marked() -> None:
    read = read_statement("z\tr:schedule\tsummits\tThe ministers meet in [Oslo|0] on Monday.")
    assert (read.kind, read.voice) == ("schedule", "reported")


def test_a_line_without_a_tone_is_told() -> None:
    with pytest.raises(ValueError, match="no tone"):
        read_statement("x\tfact\twar\tThe talks begin.")


def test_there_are_three_thousand_and_more(every: list[Statement]) -> None:
    assert len(every) >= 3000


def test_no_two_are_alike(every: list[Statement]) -> None:
    words = Counter(re.sub(r"\W+", " ", each.text.casefold()).strip() for each in every)
    assert [text for text, count in words.items() if count > 1] == []


def test_every_tone_is_taught_often(every: list[Statement]) -> None:
    counts = Counter(each.tone for each in every)
    assert set(counts) == TONES
    assert min(counts.values()) > len(every) / 10


def test_no_mark_of_a_target_is_left_in_a_text(every: list[Statement]) -> None:
    assert [each.text for each in every if re.search(r"[\[\]|]", each.text)] == []


def test_the_topics_held_out_exist_and_are_kept_apart(every: list[Statement]) -> None:
    learnt, aside = held_out(list(statement_examples(every)), HELD_OUT_TOPICS)
    assert {example.group for example in aside} == set(HELD_OUT_TOPICS)
    assert {example.group for example in learnt}.isdisjoint(HELD_OUT_TOPICS)


def test_a_statement_is_taught_whole_and_toward_each_target() -> None:
    read = read_statement("n\tcondemnation\twar\tWe condemn the attack on [Ukraine|+] by [Russia|-].")
    plain, *toward = statement_examples([read])
    assert (plain.tone, plain.attitude) == ("negative", None)
    assert [example.attitude for example in toward] == [2, 0]
    assert [sum(example.types) for example in toward] == [1, 1]


@pytest.mark.parametrize(("tone", "content"), [("n", 1.0), ("n4", 1.0), ("n2", 0.8), ("n2.5", 0.875), ("n0.5", 0.3)])
def test_a_faint_tone_is_less_content(tone: str, content: float) -> None:
    (example,) = statement_examples([read_statement(f"{tone}\tr:editorial\tparks\tThe park is dirty.")])
    assert example.tone == "negative"
    assert example.content == (0.0, pytest.approx(content))


@pytest.mark.parametrize("tone", ["n5", "q", "n2.", "pp"])
def test_a_tone_that_nobody_defined_is_refused(tone: str) -> None:
    with pytest.raises(ValueError, match="no tone"):
        read_statement(f"{tone}\tr:editorial\tparks\tThe park is dirty.")
