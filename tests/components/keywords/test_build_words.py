"""The table of words and classes, derived from Brill's lexicon."""

from __future__ import annotations

from components.keywords.build_words import classes_of, table


def test_each_class_is_named_once_the_commonest_first() -> None:
    assert classes_of(["NN", "NNS", "VB", "VBP", "IN"]) == "NV"


def test_names_and_marks_are_left_out() -> None:
    text = table({"support": ["NN", "VB"], "London": ["NNP"], "'s": ["POS"], "a": ["DT"], "step": ["NN", "VB"]})
    assert text.splitlines()[-1] == "NV\tstep support"


def test_the_table_says_where_it_comes_from() -> None:
    assert "MIT licence" in table({})
