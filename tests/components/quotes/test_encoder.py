"""The second opinion: what the encoder adds to the small network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, outline
from components.quotes import encoder as asked
from components.quotes.context import context_of
from components.quotes.encoder import Settings, Told, encoder
from components.quotes.find import find_quotations
from components.quotes.passages import passages
from components.quotes.reading import Reading, read
from components.tone import tokens
from components.tone.model import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GRAPH = asked.GRAPH
TEXT = "Ann Lee met Bo Day in Tbilisi on Monday. “We are going home to stay,” the minister said."


def reading_of(text: str) -> Reading:
    return read(text, outline(text).paragraphs)


def told(reading: Reading, rows: np.ndarray, weights: Settings) -> Told:
    (passage,) = passages(reading, [0])
    return Told(weights, {0: (passage, rows)})


@pytest.fixture
def graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where the encoder is sought, and nothing is yet."""
    place = tmp_path / "encoder.onnx"
    monkeypatch.setattr(asked, "GRAPH", place)
    encoder.cache_clear()
    yield place
    encoder.cache_clear()


def test_products_of_quotation_and_candidate_are_added_to_the_scaled_scores() -> None:
    reading = reading_of(TEXT)
    context, phrase = context_of(reading, 0), reading.phrases.every[0]
    rows = np.zeros((len(reading.tokens), 5))
    rows[context.token] = (3.0, 0, 0, 0, 0.5)
    rows[phrase.first, 1], rows[phrase.head, 2], rows[phrase.after - 1, 3] = 1.0, 2.0, 4.0
    second = told(reading, rows, Settings((10.0,), scale=0.5, quotation_scale=2.0))
    first, nobody = second.scores(context, [phrase], [6.0, 4.0])
    assert first == pytest.approx(0.5 * 6 + 3 * (1 + 2 + 4))
    assert nobody == pytest.approx(0.5 * 4 + 3 * 10)
    assert second.odds(context, 1.5) == pytest.approx(2 * 1.5 + 0.5)


def test_a_candidate_outside_the_passage_keeps_its_scaled_score() -> None:
    reading = reading_of("\n".join(["Ann Lee came.", *["Nothing new."] * 6, "“Go,” said Bo Day."]))
    rows = np.ones((len(reading.tokens), 5))
    second = told(reading, rows, Settings((1.0,), scale=2.0, quotation_scale=1.0))
    assert second.scores(context_of(reading, 0), [reading.phrases.every[0]], [3.0, 0.0])[0] == pytest.approx(6.0)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("To Ann Berg the deal that Bo Day signed is “a trap with a bow on it.”", "Ann Berg"),
        ("Day told reporters what Berg had asked of him: “Stay until the end.”", "Berg"),
    ],
)
def test_the_encoder_hears_whose_words_they_are_where_the_small_network_does_not(text: str, speaker: str) -> None:
    (alone,) = find_quotations(Article(text), outline(text))
    (asked_of,) = find_quotations(Article(text), outline(text), second_opinion=True)
    assert alone.speaker != speaker == asked_of.speaker


@pytest.mark.parametrize("bytes_there", [None, b"", b"no graph"])
def test_without_a_graph_the_small_network_decides_alone(graph: Path, bytes_there: bytes | None) -> None:
    if bytes_there is not None:
        graph.write_bytes(bytes_there)
    article, parts = Article(TEXT), outline(TEXT)
    assert encoder() is None
    assert find_quotations(article, parts, second_opinion=True) == find_quotations(article, parts)


def test_a_graph_that_is_not_ours_is_no_encoder(graph: Path) -> None:
    graph.write_bytes(WEIGHTS.read_bytes())
    graph.with_suffix(".json").write_bytes(GRAPH.with_suffix(".json").read_bytes())
    assert encoder() is None


@pytest.mark.usefixtures("graph")
def test_without_a_vocabulary_the_small_network_decides_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "GRAPH", GRAPH)
    monkeypatch.setattr(tokens, "VOCABULARY", tokens.VOCABULARY.with_name("nowhere.txt"))
    tokens._vocabulary.cache_clear()
    article, parts = Article(TEXT), outline(TEXT)
    try:
        assert find_quotations(article, parts, second_opinion=True) == find_quotations(article, parts)
    finally:
        tokens._vocabulary.cache_clear()


def test_settings_that_lack_something_are_no_encoder(graph: Path) -> None:
    graph.write_bytes(GRAPH.read_bytes())
    graph.with_suffix(".json").write_text('{"scale": 1.0}', encoding="utf-8")
    assert encoder() is None


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.sampled_from("aB.,:“”‘’\"'« »\n "), max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    parts = outline(text)
    found = find_quotations(Article(text), parts, second_opinion=True)
    assert found == find_quotations(Article(text), parts, second_opinion=True)
