"""The encoder's say in the order of key phrases."""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.keywords import encoder
from components.keywords.encoder import FEATURES, nearness
from components.keywords.find import find_keywords, places_in
from components.keywords.records import Keyword
from components.keywords.reranking import reranking_weights
from components.tone.model import problem

needs_model = pytest.mark.skipif(problem() is not None, reason=str(problem()))

TEXT = (
    "Ministers discussed air defence for Ukraine. Air defence saves lives, the minister said, a pencil in her hand. "
    "Missiles and drones struck Kyiv again. More air defence, launchers and radars, is on its way to the army."
)
ARTICLE = Article(TEXT)
PARTS = outline(TEXT)


def near(*phrases: str) -> list[tuple[float, ...]] | None:
    return nearness(TEXT, [(phrase, places_in(TEXT, Keyword(phrase, 1.0, (), None))) for phrase in phrases])


@needs_model
def test_what_the_text_is_about_stands_nearer_than_what_it_mentions() -> None:
    found = near("air defence", "pencil", "hand")
    assert found is not None
    alone = [row[FEATURES.index("alone to text, layer 4")] for row in found]
    assert max(alone) == alone[0]


@needs_model
def test_every_phrase_gets_every_number_wherever_it_stands() -> None:
    found = near("air defence", "nowhere in it")
    assert found is not None
    assert [len(row) for row in found] == [len(FEATURES)] * 2


def test_there_is_a_weight_for_the_score_and_for_each_number() -> None:
    assert len(reranking_weights()) == 1 + len(FEATURES)


@needs_model
def test_the_same_phrases_come_in_another_order_with_the_same_places() -> None:
    plain, anew = (find_keywords(ARTICLE, PARTS, reranked=reranked) for reranked in (False, True))
    places = {keyword.phrase: keyword.occurrences for keyword in plain}
    assert {keyword.phrase for keyword in anew} & set(places)
    assert all(places.get(keyword.phrase, keyword.occurrences) == keyword.occurrences for keyword in anew)


def test_without_the_model_phrases_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_loaded", lambda: None)
    assert find_keywords(ARTICLE, PARTS, reranked=True) == find_keywords(ARTICLE, PARTS)


@needs_model
@pytest.mark.parametrize("text", ["", "…", "peace", "\x00 \u202e", "word " * 5_000, "日本 " * 50])
def test_any_text_is_read(text: str) -> None:
    find_keywords(Article(text), outline(text), reranked=True)
