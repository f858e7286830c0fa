"""The encoder of the second opinion learns, and its two forms, in PyTorch and as a graph, say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")

import torch

from components.quotes import training_encoder as learning
from components.quotes.calibration import Lines
from components.quotes.candidates import candidates
from components.quotes.context import context_of
from components.quotes.encoder import Encoder
from components.quotes.rank import Ranker, model
from components.quotes.train import OWN, first_readings
from components.quotes.train_encoder import exercises, export
from components.quotes.training_encoder import Asked, SpeakerEncoder, by_token, padded
from components.quotes.training_labels import Labelled, labelled, own_articles

if TYPE_CHECKING:
    from pathlib import Path

    from components.quotes.training_encoder import Exercise


@pytest.fixture(scope="module")
def articles() -> list[Labelled]:
    return [labelled(row) for row in own_articles(OWN)][:6]


@pytest.fixture(scope="module")
def learnt_from(articles: list[Labelled]) -> list[Exercise]:
    return exercises(articles, first_readings(articles))


def untaught() -> SpeakerEncoder:
    """An encoder of random weights, its answers large enough to matter."""
    torch.manual_seed(3)
    network = SpeakerEncoder()
    for part in network.modules():
        if isinstance(part, torch.nn.Linear):
            torch.nn.init.normal_(part.weight, std=0.06)
    torch.nn.init.normal_(network.nobody)
    return network.eval()


def test_every_stretch_is_asked_about_once_with_its_truth(
    articles: list[Labelled], learnt_from: list[Exercise]
) -> None:
    asked = [each for _, every in learnt_from for each in every]
    truths = [truth for article in articles for truth in article.truths]
    assert sorted(each.truth for each in asked) == sorted(truth is not None for truth in truths)
    assert all(len(each.labels) == len(each.scores) == len(each.places) + 1 for each in asked)
    assert any(1 in each.labels for each in asked)


def test_the_tokens_of_a_candidate_are_those_of_its_words(learnt_from: list[Exercise]) -> None:
    for passage, every in learnt_from:
        for asked in every:
            assert passage.types[passage.places[asked.token][0]] == 1
            assert all(-1 <= place < len(passage.places) for places in asked.places for place in places)


def test_both_forms_of_the_encoder_give_the_same_scores(articles: list[Labelled], tmp_path: Path) -> None:
    network, graph = untaught(), tmp_path / "encoder.onnx"
    export(network, graph, Lines())
    network.round_numbers()
    reading = articles[0].reading
    ranker = Ranker(reading, model())
    told = Encoder(graph)(reading, range(len(reading.stretches)))
    added: list[float] = []
    apart: list[float] = []
    for number in range(len(reading.stretches)):
        context = context_of(reading, number)
        pool = candidates(reading, context, None)
        scores = ranker.scores(context, None)[1]
        passage, _ = told.told[number]
        places = tuple(map(passage.rows, pool))
        asked = Asked(passage.row(context.token), places, tuple(scores), (0,) * len(scores), 0.5, truth=True)
        with torch.no_grad():
            expected, odds = network.opinions([(passage, (asked,))], network(*padded([(passage, ())])))
        added += np.abs(expected.numpy() - scores).tolist()
        apart += np.abs(expected.numpy() - told.scores(context, pool, scores)).tolist()
        assert told.odds(context, 0.5) == pytest.approx(odds.item(), abs=0.1)
    assert np.mean(apart) < np.mean(added) / 10


def test_what_is_told_of_a_token_is_the_mean_of_its_pieces(learnt_from: list[Exercise]) -> None:
    exercise = learnt_from[0]
    told = torch.arange(len(exercise[0].ids), dtype=torch.float32)[None, :, None].expand(1, -1, 2)
    rows, (start,) = by_token([exercise], told)
    assert start == 0
    means = [sum(range(first, after)) / (after - first) for first, after in exercise[0].places]
    assert rows[:-1, 0].tolist() == pytest.approx(means)
    assert rows[-1].tolist() == [0, 0]


def test_it_learns_whom_the_small_network_does_not_know(
    learnt_from: list[Exercise], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "EPOCHS", 6)
    monkeypatch.setattr(learning, "load_encoder", lambda *_: None)
    torch.manual_seed(3)
    network = learning.learn_encoder(learnt_from, {}, seed=1)

    def loss(of: SpeakerEncoder) -> float:
        with torch.no_grad():
            scores, odds = of.opinions(learnt_from, of(*padded(learnt_from)))
        return float(learning.loss_of(learnt_from, scores, odds))

    untouched = SpeakerEncoder().eval()
    torch.nn.init.zeros_(untouched.told.weight)
    assert loss(network) < loss(untouched)
