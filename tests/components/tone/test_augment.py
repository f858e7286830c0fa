"""Varied statements: other countries in them, and two together."""

from __future__ import annotations

from random import Random

from components.tone.augment import joined, renamed, varied
from components.tone.statements import Statement, read_statement


def statement(line: str) -> Statement:
    return read_statement(line)


THANKS = statement("p\tthanks\ttrade\tWe thank [Georgia|+], and [Georgia|+] alone.")
BLAME = statement("n\tblame\ttrade\tWe blame [Oslo|-] and [the junta|-].")


def targets(each: Statement) -> list[tuple[str, str]]:
    return [(span.of(each.text), attitude) for span, attitude in each.targets]


def test_a_country_changes_and_the_attitude_stays() -> None:
    new = renamed(THANKS, Random(4))
    (first, attitude), (second, _) = targets(new)
    assert first == second != "Georgia"
    assert attitude == "supportive"
    assert new.text == f"We thank {first}, and {first} alone."


def test_a_capital_changes_and_other_targets_stay() -> None:
    (capital, _), (junta, attitude) = targets(renamed(BLAME, Random(1)))
    assert capital != "Oslo"
    assert (junta, attitude) == ("the junta", "critical")


def test_two_statements_joined_keep_their_targets() -> None:
    both = joined(THANKS, BLAME)
    assert both.text == f"{THANKS.text} {BLAME.text}"
    assert targets(both) == targets(THANKS) + targets(BLAME)


def test_good_and_bad_joined_are_mixed() -> None:
    assert joined(THANKS, BLAME).tone == "mixed"


def test_what_is_neutral_adds_no_tone() -> None:
    plain = statement("z\tfact\ttrade\tThe talks begin on Monday.")
    assert joined(plain, BLAME).tone == "negative"
    assert joined(THANKS, plain).tone == "positive"


def test_a_target_of_both_is_nobodys() -> None:
    other = statement("n\tblame\ttrade\tWe fear [Georgia|-].")
    assert targets(joined(THANKS, other)) == []


def test_the_same_seed_varies_alike() -> None:
    every = [THANKS, BLAME] * 20
    assert varied(every, Random(3)) == varied(every, Random(3))
    assert varied(every, Random(3)) != every
