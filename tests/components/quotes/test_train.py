"""The network learns: it comes out the same twice, and its two forms, in PyTorch and in numpy, say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")

import torch

from components.quotes.candidates import candidates
from components.quotes.context import context_of
from components.quotes.network import TINY, load, store
from components.quotes.rank import Model, Ranker
from components.quotes.train import OWN, fit, learnt
from components.quotes.training_examples import Indexes, example, true_previous
from components.quotes.training_labels import Labelled, labelled, own_articles
from components.quotes.training_network import joined

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def articles() -> list[Labelled]:
    return [labelled(row) for row in own_articles(OWN)][:12]


def test_fitting_twice_gives_the_same_weights(articles: list[Labelled]) -> None:
    one, two = fit(articles), fit(articles)
    assert one.rows == two.rows
    assert all(np.array_equal(one.weights[name], two.weights[name]) for name in one.weights)


def test_both_forms_of_the_network_give_the_same_scores(articles: list[Labelled]) -> None:
    indexes = Indexes()
    examples = [example(article, true_previous(article), None, indexes) for article in articles]
    torch_form, rows, tables = learnt(examples, indexes, 1)
    for article, one in zip(articles, examples, strict=True):
        with torch.no_grad():
            speakers, kept, _ = torch_form(joined([one.renumbered(tables)]))
        ranker = Ranker(article.reading, Model(torch_form.exported(rows)))
        assert speaker_scores(ranker, article) == pytest.approx(speakers.tolist(), abs=1e-3)
        stretches = range(len(article.truths))
        assert [ranker.surroundings.quotation_score(n, [0]) for n in stretches] == pytest.approx(
            kept.tolist(), abs=1e-3
        )


def speaker_scores(ranker: Ranker, article: Labelled) -> list[float]:
    found = []
    for number, previous in true_previous(article).items():
        context = context_of(article.reading, number)
        pool = candidates(article.reading, context, previous)
        found += ranker.surroundings.speaker_scores(number, pool, ranker.rows(context, pool, previous))
    return found


def test_stored_weights_are_those_that_were_fitted_but_for_rounding(articles: list[Labelled], tmp_path: Path) -> None:
    fitted = fit(articles[:4])
    store(tmp_path / "model.npz", fitted, {"threshold": 0.5})
    read, settings = load(tmp_path / "model.npz")
    assert settings == {"threshold": 0.5}
    assert (read.rows, read.gaps) == (fitted.rows, fitted.gaps)
    for name, array in fitted.weights.items():
        step = max(np.abs(array).max() / 127, TINY)
        assert np.abs(read.weights[name] - array).max() <= 0.502 * step, name
