"""The closed word lists."""

from __future__ import annotations

from components.quotes.words import DATA, words


def test_every_form_of_a_speech_verb_leads_to_its_lemma() -> None:
    speech = words().speech
    assert [speech[form] for form in ("said", "says", "quipped", "denied", "stressing")] == [
        "say",
        "say",
        "quip",
        "deny",
        "stress",
    ]


def test_verbs_are_ranked_by_how_surely_they_speak() -> None:
    strength = words().strength
    assert (strength["say"], strength["describe"], strength["find"]) == ("strong", "plain", "weak")


def test_no_verb_has_two_strengths() -> None:
    lines = (DATA / "speech_verbs.tsv").read_text(encoding="utf-8").splitlines()
    verbs = [verb for line in lines if not line.startswith("#") for verb in line.partition("\t")[2].split()]
    assert len(verbs) == len(set(verbs)) > 300


def test_words_of_two_classes_keep_both() -> None:
    assert set(words().open["report"]) == {"N", "V"}


def test_forenames_of_many_countries_have_a_gender() -> None:
    forenames = words().forenames
    assert [forenames[name] for name in ("jens", "ilze", "katarzyna", "mehmet")] == ["m", "f", "f", "m"]


def test_hyphened_role_is_a_role() -> None:
    assert words().is_role("vice-minister")
    assert not words().is_role("table")
