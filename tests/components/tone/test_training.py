"""What the tone model is trained with: rounded numbers, pooled states, a larger teacher, examples kept aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")
pytest.importorskip("safetensors", reason="the extra `train` is not installed")

import numpy as np
import torch

from components.tone.export import write_graph
from components.tone.learning_set import LearningSet, scores
from components.tone.network import ToneNetwork, mean_weights, pooled
from components.tone.rounding import Product, rounded_inputs, rounded_weights
from components.tone.teacher import Teacher, _buckets, _own_ids
from components.tone.train import STUDENT, TEACHER, Run, fit, predicted

if TYPE_CHECKING:
    from pathlib import Path


def texts(count: int, tokens: int = 12) -> tuple[torch.Tensor, torch.Tensor]:
    """Random ids, each text shorter than the one before, and marks of all kinds."""
    ids = torch.randint(1000, 30000, (count, tokens))
    types = torch.randint(0, 3, (count, tokens))
    for row in range(1, count):
        ids[row, tokens - row % 5 :] = types[row, tokens - row % 5 :] = 0
    return ids, types


def learning_set(count: int = 40) -> LearningSet:
    ids, types = texts(count)
    content = torch.randint(0, 2, (count, 2)).float()
    content[5::8] = float("nan")
    attitude = torch.arange(count) // 4 % 4 - 1
    source = torch.arange(count) % 4
    return LearningSet(ids.short(), types.char(), content, attitude, source, torch.arange(count) % 3 == 0)


def test_weights_are_rounded_to_127_steps_to_either_side_in_each_row() -> None:
    weights = torch.randn(5, 40)
    steps = rounded_weights(weights) / (weights.abs().amax(1, keepdim=True) / 127)
    assert torch.allclose(steps, steps.round(), atol=1e-3)
    assert steps.abs().amax(1).tolist() == pytest.approx([127] * 5)


@pytest.mark.parametrize("rectified", [False, True])
def test_inputs_are_rounded_to_seven_bits_for_each_token(rectified: bool) -> None:
    states = torch.nn.functional.gelu(torch.randn(3, 400) * 4) if rectified else torch.randn(3, 400) * 4
    rounded = rounded_inputs(states, rectified=rectified)
    assert all(len(row.unique()) <= 127 for row in rounded)
    assert (rounded - states).abs().max() <= states.abs().max() / 60


def test_what_is_rounded_is_learnt_as_if_it_were_not() -> None:
    product = Product(6, 4)
    product.rounds = True
    states = torch.randn(3, 6, requires_grad=True)
    product(states).sum().backward()
    assert states.grad is not None
    assert torch.allclose(states.grad, rounded_weights(product.weight).sum(0).expand(3, 6))


def test_only_what_is_judged_is_pooled() -> None:
    states = torch.arange(12.0).reshape(1, 4, 3)
    there = torch.ones(1, 4, 1)
    whole, toward = pooled(states, there, torch.tensor([[0, 2, 1, 0]]))
    assert whole.tolist() == [[4.5, 5.5, 6.5, 6.0, 7.0, 8.0]]
    assert toward.tolist() == [[4.5, 5.5, 6.5, 6.0, 7.0, 8.0]]
    whole, _ = pooled(states, there, torch.tensor([[0, 0, 1, 0]]))
    assert whole.tolist() == [[4.5, 5.5, 6.5, 9.0, 10.0, 11.0]]


def test_the_graph_says_what_the_rounded_network_says(tmp_path: Path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    torch.manual_seed(0)
    network = ToneNetwork().eval()
    write_graph(network, tmp_path / "model.onnx", ["tone", "attitude"])
    ids, types = texts(12)
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    graph = session.run(None, {"ids": ids.numpy(), "types": types.numpy()})
    with torch.no_grad():
        exact = network(ids, types)
        network.round_numbers()
        rounded = network(ids, types)
    for by_graph, by_rounded, by_exact in zip(graph, rounded, exact, strict=True):
        assert np.abs(by_graph - by_rounded.numpy()).mean() < np.abs(by_graph - by_exact.numpy()).mean()
        assert np.abs(by_graph - by_rounded.numpy()).max() < 0.05


def test_the_teacher_reads_the_same_ids() -> None:
    ids = torch.tensor([[101, 2023, 102, 0]])
    assert _own_ids(ids).tolist() == [[0, 2027, 2, 1]]


def test_distances_fall_into_buckets_by_side_and_size() -> None:
    buckets = _buckets(torch.arange(300))
    assert buckets[5].tolist()[:8] == [5, 4, 3, 2, 1, 0, 17, 18]
    assert buckets.max() == 31
    assert buckets[299, 0] == 15
    assert buckets[299, 171] == buckets[299, 160] == 15


def test_padding_changes_no_answer_of_the_teacher() -> None:
    torch.manual_seed(0)
    teacher = Teacher().eval()
    ids, types = texts(1, 6)
    padded = (
        torch.cat([ids, torch.zeros(1, 5, dtype=ids.dtype)], 1),
        torch.cat([types, torch.zeros_like(types[:, :5])], 1),
    )
    with torch.no_grad():
        for alone, among in zip(teacher(ids, types), teacher(*padded), strict=True):
            assert torch.allclose(alone, among, atol=1e-5)


def test_what_is_kept_aside_is_never_learnt() -> None:
    data = learning_set()
    for source in ("news", "statement", "article", "unlabelled"):
        learnt, judged = data.of(source), data.of(source, aside=True)
        assert len(learnt) + len(judged) == 10
        assert not data.aside[learnt].any()
        assert data.aside[judged].all()


def test_scores_are_shares_of_what_is_kept_aside() -> None:
    data = learning_set()
    right = torch.nn.functional.one_hot(data.attitude.clamp(min=0), 3).float()
    text = scores(data, data.content.nan_to_num(0) - 0.5, right)
    assert text.count("accuracy 1.000") == 8
    assert "unlabelled" in text


@pytest.mark.parametrize("run", [TEACHER, STUDENT])
def test_fitting_twice_gives_the_same_and_learns(run: Run) -> None:
    data = learning_set(16)
    answers = torch.randn(16, 2), torch.randn(16, 3)
    run = Run(**{name: getattr(run, name) for name in Run.__slots__} | {"epochs": 2.0, "batch": 8})
    heard = []
    for _ in range(2):
        torch.manual_seed(1)
        network = ToneNetwork()
        before = network.layers[0].query.weight.detach().clone()
        fit(network, data, run, answers if run.labels < 1 else None)
        assert not torch.equal(before, network.layers[0].query.weight)
        heard.append(torch.cat(predicted(network, data), 1))
    assert torch.allclose(heard[0], heard[1], atol=1e-4)


def test_the_mean_of_weights_is_taken_by_name() -> None:
    mean = mean_weights([{"a": torch.tensor([1.0])}, {"a": torch.tensor([3.0])}])
    assert mean["a"].tolist() == [2.0]
