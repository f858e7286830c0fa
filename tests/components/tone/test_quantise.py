"""The graph of the model: the same numbers on every processor, whatever stands beside a text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from components.tone import model
from components.tone.statements import read_statements
from components.tone.tokens import marked_tokens, tokens_of

TEXTS = [marked_tokens(tokens_of(each.text), 0, 0) for each in list(read_statements())[:400:10]]


def session(setting: str) -> Any:
    onnxruntime = pytest.importorskip("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", setting)
    return onnxruntime.InferenceSession(str(model.WEIGHTS), options, providers=["CPUExecutionProvider"])


def test_no_sum_overflows_where_a_processor_adds_in_16_bits() -> None:
    """ONNX Runtime's precise mode stores weights without sign and adds in 32 bits."""
    fast, precise = (model._run(session(setting), TEXTS) for setting in "01")
    for one, other in zip(fast, precise, strict=True):
        assert np.allclose(one, other, atol=1e-5)


def test_a_text_is_heard_the_same_alone_and_among_others() -> None:
    together = model.computed(TEXTS)
    alone = [logits for text in TEXTS for logits in model.computed([text])]
    assert all(
        one == pytest.approx(other, abs=1e-4)
        for each, single in zip(together, alone, strict=True)
        for one, other in zip(each, single, strict=True)
    )


def test_no_input_of_a_product_needs_more_than_seven_bits() -> None:
    quantise = pytest.importorskip("components.tone.quantise", exc_type=ImportError)
    for steps, nought in (quantise.EVEN, quantise.RECTIFIED[:2]):
        assert nought + steps <= 127
    steps, nought, least = quantise.RECTIFIED
    assert 0.17 * steps / least <= nought


def graph(inputs: str, weights: np.ndarray[Any, Any]) -> Any:
    """A product with the weights as ONNX Runtime's dynamic quantisation makes it: int8 by column, one step a batch."""
    helper, numpy_helper = pytest.importorskip("onnx.helper"), pytest.importorskip("onnx.numpy_helper")
    steps = (np.abs(weights).max(0) / 127).astype(np.float32)
    held = {"w_quantized": np.rint(weights / steps).astype(np.int8), "w_scale": steps}
    held["w_zero_point"] = np.zeros(weights.shape[1], np.int8)
    nodes = [
        ("DynamicQuantizeLinear", [inputs], ["q", "a", "z"]),
        ("MatMulInteger", ["q", "w_quantized", "z", "w_zero_point"], ["i"]),
        ("Cast", ["i"], ["f"]),
        ("Mul", ["a", "w_scale"], ["s"]),
        ("Mul", ["f", "s"], ["out"]),
    ]
    made = [
        helper.make_node(kind, given, out, name=f"{kind}{out[0]}", **({"to": 1} if kind == "Cast" else {}))
        for kind, given, out in nodes
    ]
    rows, columns = weights.shape
    drawn = helper.make_graph(
        made,
        "product",
        [helper.make_tensor_value_info(inputs, 1, ["tokens", rows])],
        [helper.make_tensor_value_info("out", 1, ["tokens", columns])],
        [numpy_helper.from_array(value, name) for name, value in held.items()],
    )
    return helper.make_model(drawn, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


@pytest.mark.parametrize("inputs", ["x", "Gelu"])
@pytest.mark.parametrize("columns", [4, 64])
def test_a_loud_token_takes_nothing_from_its_neighbours(inputs: str, columns: int) -> None:
    quantise = pytest.importorskip("components.tone.quantise", exc_type=ImportError)
    onnxruntime = pytest.importorskip("onnxruntime")
    random = np.random.default_rng(1)
    weights = random.normal(size=(384, columns)).astype(np.float32)
    tokens = np.maximum(random.normal(size=(8, 384)), -0.17).astype(np.float32)
    tokens[0] *= np.where(tokens[0] > 0, 100, 1)
    small = quantise.by_token(graph(inputs, weights)).SerializeToString()
    runs = onnxruntime.InferenceSession(small, providers=["CPUExecutionProvider"])
    (told,) = runs.run(None, {inputs: tokens})
    exact = tokens @ weights
    assert np.abs(told - exact)[1:].mean() < 0.03 * np.abs(exact)[1:].mean()
