"""Candidate phrases, what they are like and how good they are."""

from __future__ import annotations

from components.keywords.phrases import FEATURES, candidates
from components.keywords.ranking import described, quoted_words, ranked, ranking_weights
from components.keywords.words import words_of


def row_of(text: str, key: str) -> dict[str, float]:
    rows = {phrase: row for phrase, _, row in described(words_of(text), text)}
    return dict(zip(FEATURES, rows[key], strict=True))


def test_candidates_are_the_ends_of_noun_runs_and_single_nouns() -> None:
    assert set(candidates(words_of("The new peace plan failed."))) == {"new peace plan", "peace plan", "peace", "plan"}


def test_a_candidate_knows_each_of_its_places() -> None:
    assert len(candidates(words_of("A plan. The plans. His plan."))["plan"]) == 3


def test_every_feature_has_a_weight() -> None:
    assert len(ranking_weights()) == len(FEATURES)


def test_names_are_measured_as_a_share_of_words() -> None:
    assert row_of("The NATO summit met.", "nato summit")["share of its words that are names"] == 0.5


def test_words_within_quotation_marks_are_known() -> None:
    text = "He said: “We fear the brute force of war.” The end."
    assert row_of(text, "brute force")["share of its places within quotation marks"] == 1
    assert row_of(text, "end")["share of its places within quotation marks"] == 0


def test_a_quoted_word_or_title_is_no_quotation() -> None:
    assert sum(quoted_words(words_of("a “tiny” war"), "a “tiny” war")) == 0


def test_a_frequent_early_phrase_ranks_before_a_rare_late_one() -> None:
    text = "The border dispute grew. " + "Nobody knew why this was so. " * 20 + "The border dispute and a garden chair."
    keys = [key for _, key, _ in ranked(words_of(text), text)]
    assert keys.index("border dispute") < keys.index("garden chair")


def test_ranking_is_deterministic() -> None:
    text = "Peace and war, trade and aid."
    assert ranked(words_of(text), text) == ranked(words_of(text), text)
