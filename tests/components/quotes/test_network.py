"""The network's arithmetic, against the plain way of doing it, and its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from components.article import outline
from components.quotes.network import Network, Surroundings, _convolved, _normal, _summed, _times, load, store
from components.quotes.rank import model
from components.quotes.reading import read
from components.quotes.token_inputs import EDGE, TokenInputs, name_of, quotation_inputs

if TYPE_CHECKING:
    from pathlib import Path

CHANCE = np.random.default_rng(5)
TEXT = "Ann Lee, the Polish envoy, said: “No, we won’t.”\n\nShe left on 5 May."


def some(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return CHANCE.normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("rows", [0, 1, 100, 5_000])
def test_product_in_blocks_is_the_product(rows: int) -> None:
    left, right = some(rows, 48), some(48, 64)
    assert np.allclose(_times(left, right), left @ right, atol=1e-4)


@pytest.mark.parametrize("gap", [1, 4, 20])
def test_layer_hears_the_vectors_before_and_after(gap: int) -> None:
    vectors, kernel, bias = some(15, 4), some(3, 4, 4), some(4)
    padded = np.vstack((np.zeros((gap, 4)), vectors, np.zeros((gap, 4))))
    expected = [
        np.maximum(padded[n] @ kernel[0] + padded[n + gap] @ kernel[1] + padded[n + 2 * gap] @ kernel[2] + bias, 0)
        for n in range(15)
    ]
    assert np.allclose(_convolved(vectors, kernel, bias, gap), expected, atol=1e-4)


def test_vectors_are_brought_to_mean_0_and_variance_1() -> None:
    normal = _normal(some(7, 48) * 9 + 3)
    assert np.allclose(normal.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(normal.var(axis=1), 1, atol=1e-3)


def test_rows_of_a_table_are_added_up_part_by_part() -> None:
    table = some(9, 3)
    summed = _summed(table, [[0, 2], [5], [1, 1, 8]])
    assert np.allclose(summed, [table[0] + table[2], table[5], 2 * table[1] + table[8]], atol=1e-5)


def test_stored_weights_come_back_but_for_rounding(tmp_path: Path) -> None:
    rows = {"words": {"the": 1}, "speaker": {"kind=Crole": 1, "gap=B2": 2}, "quote": {}}
    weights = {"words": some(2, 4), "speaker": some(3, 5), "nothing": np.zeros(3, np.float32)}
    store(tmp_path / "network.npz", Network(weights, rows, (1, 2)), {"threshold": 0.5})
    read_back, settings = load(tmp_path / "network.npz")
    assert (read_back.rows, read_back.gaps, settings) == (rows, (1, 2), {"threshold": 0.5})
    for name, array in weights.items():
        assert np.abs(read_back.weights[name] - array).max() <= np.abs(array).max() / 200 + 1e-3, name


def test_every_paragraph_stands_between_edges() -> None:
    inputs = TokenInputs(read(TEXT, outline(TEXT).paragraphs))
    assert [place for place, word in enumerate(inputs.words) if word == EDGE] == [0, 11, 18]
    assert [inputs.words[place] for place in inputs.place[:3]] == ["C:forename", "C:forename", ","]
    assert len(inputs.words) == len(inputs.letters) == len(inputs.flags)


@pytest.mark.parametrize(
    ("word", "letter", "name"),
    [
        ("the", "D", "the"),
        ("told", "S", "S=tell"),
        ("ministers", "N", "N:roles"),
        ("ministry", "N", "N:organisation"),
        ("president", "C", "C:title"),
        ("zyrgblatt", "C", "C:"),
        ("zyrgblatting", "N", "N:ing"),
        ("1,250", "M", "number"),
        ("", "Q", "Q"),
    ],
)
def test_only_words_of_closed_lists_are_told_as_they_stand(word: str, letter: str, name: str) -> None:
    assert name_of(word, letter) == name


def test_quotation_is_told_by_length_ending_and_first_word() -> None:
    text = "He said: “We agree,” and left."
    names, told = quotation_inputs(read(text, outline(text).paragraphs))
    assert names == ["we"]
    assert told[0].tolist() == [0, 1, 1, 2, 0, 1, 1, 0, 0]


@pytest.mark.parametrize("text", ["", "No quotation here.", "“All of it.”", TEXT])
def test_any_text_has_surroundings(text: str) -> None:
    reading = read(text, outline(text).paragraphs)
    surroundings = Surroundings(reading, model().network)
    assert len(surroundings.kept) == len(reading.stretches)
    assert len(surroundings.of_phrase) == len(reading.phrases.every)
