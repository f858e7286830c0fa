"""Key phrases of an article, and the reader's own words."""

from __future__ import annotations

import pickle
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, outline
from components.keywords.find import BlankPatternError, find_keywords, own_keyword

if TYPE_CHECKING:
    from components.keywords.records import Keyword


def keywords(text: str, limit: int = 15) -> tuple[Keyword, ...]:
    return find_keywords(Article(text), outline(text), limit)


def phrases(text: str) -> list[str]:
    return [keyword.phrase for keyword in keywords(text)]


def own(text: str, pattern: str) -> list[str]:
    return [span.of(text) for span in own_keyword(Article(text), outline(text), pattern).occurrences]


def test_the_seeds_phrases_are_those_a_reader_would_name(seed_gold: dict[str, Any]) -> None:
    found = phrases(seed_gold["text"])
    assert {"military support", "lasting peace", "negotiating table", "brute force"} <= set(found)
    assert not any("step up" in phrase for phrase in found)


def test_phrases_do_not_begin_or_end_with_little_words() -> None:
    assert set(phrases("The lasting peace of the region was in danger.")) == {"lasting peace", "region", "danger"}


def test_a_verb_ends_a_phrase() -> None:
    assert "step" not in " ".join(phrases("Ministers would address ways to step up support for the armed forces."))


def test_singular_plural_and_possessive_are_one_phrase() -> None:
    text = "The peace plan is here. Peace plans fail. The peace plan’s end came."
    (plan,) = [keyword for keyword in keywords(text) if keyword.phrase == "peace plan"]
    assert [span.of(text) for span in plan.occurrences] == ["peace plan", "Peace plans", "peace plan"]


def test_a_part_of_a_phrase_that_never_stands_alone_is_left_out() -> None:
    assert phrases("Brute force wins. They fear brute force.") == ["brute force"]


def test_a_word_that_stands_only_within_longer_phrases_comes_last() -> None:
    found = phrases("The armed forces left. The armed forces and the peace plan failed.")
    assert found.index("armed forces") < found.index("peace plan")
    assert "forces" not in found


def test_names_and_countries_are_told_apart_from_phrases() -> None:
    kinds = {
        keyword.phrase: keyword.kind for keyword in keywords("In Ukraine, Jens Stoltenberg praised the armed forces.")
    }
    assert kinds.items() >= {"Ukraine": "country", "Jens Stoltenberg": "name", "armed forces": "phrase"}.items()


def test_a_phrase_that_opens_a_sentence_is_written_small() -> None:
    assert phrases("Lasting peace is far.") == ["lasting peace"]


def test_abbreviations_keep_their_capitals() -> None:
    assert "NATO" in phrases("The allies met. NATO stands.")


def test_the_best_phrase_weighs_one_and_no_other_more() -> None:
    weights = [keyword.weight for keyword in keywords("The brute force of the army. An army of brute force and fear.")]
    assert weights[0] == 1
    assert all(0 < weight <= 1 for weight in weights)


def test_no_more_phrases_come_than_asked_for() -> None:
    text = "Peace, war, trade, aid, oil, gas and coal matter."
    assert len(keywords(text, 3)) == 3
    assert keywords(text, 0) == ()


def test_every_occurrence_says_the_phrase_and_none_overlap(gold_texts: list[str]) -> None:
    for text in gold_texts:
        for keyword in keywords(text):
            spans = keyword.occurrences
            assert spans
            assert all(left.end <= right.start for left, right in pairwise(spans))
            assert all(span.of(text)[:3].lower() == keyword.phrase[:3].lower() for span in spans)


def test_most_phrases_have_several_words_where_the_text_has_them(gold_texts: list[str]) -> None:
    for text in gold_texts:
        assert sum(" " in phrase for phrase in phrases(text)) >= 8


@pytest.mark.parametrize("text", ["", " \n ", "...", "12 345", "\x00", "the of and"])
def test_a_text_without_nouns_has_no_key_phrases(text: str) -> None:
    assert keywords(text) == ()


def test_keywords_can_be_pickled() -> None:
    found = keywords("Lasting peace is far.")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  our own bytes


@pytest.mark.parametrize(
    "unit", ["word ", "A", "“", "a. ", "peace ", "Kyiv-", "’s ", "\u202e\u05d0 ", "\U0001f600", "\n"]
)
def test_a_long_hostile_text_is_read_in_the_end(unit: str) -> None:
    keywords(unit * (200_000 // len(unit)))


@given(st.text())
@settings(max_examples=50)
def test_any_text_is_read(text: str) -> None:
    assert all(keyword.occurrences for keyword in keywords(text))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("weapon", ["weapon"]),
        ("weapon*", ["Weapons", "weapon", "weaponry"]),
        ("weapon*|arms", ["Weapons", "weapon", "arms", "weaponry"]),
        (" arms | weapon ", ["weapon", "arms"]),
        ("*ry", ["weaponry"]),
        ("w*n*y", ["weaponry"]),
        ("a weapon", ["a weapon"]),
        ("of  the arms", []),
    ],
)
def test_own_words_take_wildcards_and_alternatives(pattern: str, expected: list[str]) -> None:
    assert own("Weapons: a weapon, arms, weaponry.", pattern) == expected


def test_own_words_are_whole_words_whatever_their_case() -> None:
    assert own("War, warm, WAR and post-war.", "war") == ["War", "WAR", "war"]


def test_straight_and_curly_apostrophes_are_the_same() -> None:
    assert own("We won’t and won't.", "won't") == ["won’t", "won't"]


def test_a_phrase_of_own_words_may_run_over_a_line_break() -> None:
    assert own("lasting\npeace", "lasting peace") == ["lasting\npeace"]


@pytest.mark.parametrize(
    ("pattern", "text"), [("C++", "In C++ now"), ("(a+)+$", "see (a+)+$ here"), ("*", "a * b"), ("[x", "an [x")]
)
def test_signs_stand_for_themselves(pattern: str, text: str) -> None:
    assert own(text, pattern) == [pattern]


@pytest.mark.parametrize("pattern", ["", "  ", "|", " | |"])
def test_a_blank_pattern_says_what_to_type(pattern: str) -> None:
    with pytest.raises(BlankPatternError, match="Type a word"):
        own("Some text.", pattern)


@pytest.mark.parametrize("pattern", ["a*a*a*a*a*a*b", "*" * 5000, "a|" * 5000, "\\", "*a*a*a*b|" * 9, "((((", "a *b"])
def test_a_hostile_pattern_is_harmless(pattern: str) -> None:
    own("a" * 100_000, pattern)


@given(st.text(min_size=1))
@settings(max_examples=50)
def test_any_pattern_is_blank_or_looked_for(pattern: str) -> None:
    try:
        own("A text of some words, *stars* and (brackets).", pattern)
    except BlankPatternError:
        assert not pattern.replace("|", "").strip()


def test_an_own_keyword_keeps_what_was_typed_and_its_kind() -> None:
    keyword = own_keyword(Article("War. Peace."), outline("War. Peace."), " war* ")
    assert (keyword.phrase, keyword.kind, keyword.weight) == ("war*", "own", 1)


def test_an_own_word_that_is_not_there_has_no_places_and_no_dispersion() -> None:
    keyword = own_keyword(Article("War. Peace."), outline("War. Peace."), "trade")
    assert keyword.occurrences == ()
    assert keyword.dispersion is None


def test_a_country_with_an_and_in_its_name_stays_whole() -> None:
    text = "Bosnia and Herzegovina waits. The envoy of Bosnia and Herzegovina spoke. Bosnia and Herzegovina hopes."
    found = {keyword.phrase: keyword for keyword in find_keywords(Article(text), outline(text))}
    assert found["Bosnia and Herzegovina"].kind == "country"
    assert len(found["Bosnia and Herzegovina"].occurrences) == 3
    assert not {"Bosnia", "Herzegovina"} & found.keys()
