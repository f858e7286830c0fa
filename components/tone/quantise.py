"""How does the network become small and fast, and yet say the same of a text on every processor and in any company?

ONNX Runtime's own dynamic quantisation takes one step for all numbers of a batch. So what is heard of a text depends on
the texts beside it, and the frame tokens, whose numbers are ten times larger, make the step coarse. And where a
processor lacks VNNI it adds products of unsigned inputs and signed weights in 16 bits, which overflow. Here every token
has its own step, and inputs have 7 bits: two products then stay below 2 × 127 × 127, which 16 bits hold. Each word of
the vocabulary has its own step too. Run by `components.tone.export`; needs the extra `train`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from onnx import helper, numpy_helper

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto, NodeProto

EVEN = (63, 64)
"""Steps to either side of nought, and the number that stands for nought: inputs from 1 to 127."""

RECTIFIED = (119, 8, 0.17 * 119 / 8)
"""The same after GELU, which is never below −0.17, and the least size told by all steps, so that −0.17 has room."""

LEAST = 1e-6
"""A token of noughts has this size."""

WORDS, WORD_STEPS = "words.weight", 127
"""The table of words, at the end of whose name this stands, and the steps of its numbers to either side of nought."""

HEAD = 8
"""Products of fewer columns stay as they are, in floating point: they take no time."""


def by_token(model: ModelProto) -> ModelProto:
    """The model with a step for each token, in place; `model` is what ONNX Runtime's dynamic quantisation made.

    The signed weights and their steps stay what they were.
    """
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    read = {name: node for node in graph.node for name in node.input}
    stepped: set[str] = set()
    new: dict[str, list[NodeProto]] = {}
    for product in [node for node in graph.node if node.op_type == "MatMulInteger"]:
        inputs = made[product.input[0]].input[0]
        scaled = read[read[product.output[0]].output[0]]
        if _columns(graph, product) < HEAD:
            new[scaled.name] = _exact(inputs, product, scaled)
            continue
        new[scaled.name] = [*([] if inputs in stepped else _steps(graph, inputs)), *_product(inputs, product, scaled)]
        stepped.add(inputs)
    nodes = [each for node in graph.node for each in new.get(node.name, [node])]
    _keep(graph, nodes)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return model


def rows_of_words(model: ModelProto) -> ModelProto:
    """The model with its table of words in 8 bits, a step for each word, in place."""
    graph = model.graph
    (table,) = (each for each in graph.initializer if each.name.endswith(WORDS))
    (look,) = (node for node in graph.node if node.op_type == "Gather" and node.input[0] == table.name)
    exact = numpy_helper.to_array(table)
    steps = np.maximum(np.abs(exact).max(1, keepdims=True) / WORD_STEPS, LEAST).astype(np.float32)
    _hold(graph, {"word_rows": np.rint(exact / steps).astype(np.int8), "word_steps": steps})
    nodes = [
        helper.make_node("Gather", ["word_rows", look.input[1]], ["words_whole"]),
        helper.make_node("Cast", ["words_whole"], ["words_real"], to=1),
        helper.make_node("Gather", ["word_steps", look.input[1]], ["words_step"]),
        helper.make_node("Mul", ["words_real", "words_step"], list(look.output)),
    ]
    _keep(graph, [each for node in graph.node for each in (nodes if node.name == look.name else [node])])
    return model


def _columns(graph: GraphProto, product: NodeProto) -> int:
    (weights,) = (each for each in graph.initializer if each.name == product.input[1])
    return int(weights.dims[1])


def _exact(inputs: str, product: NodeProto, scaled: NodeProto) -> list[NodeProto]:
    """The product in floating point, of the weights as they were rounded."""
    weights = product.input[1]
    return [
        helper.make_node("Cast", [weights], [f"{weights}_real"], to=1),
        helper.make_node("Mul", [f"{weights}_real", _scales(weights)], [f"{weights}_exact"]),
        helper.make_node("MatMul", [inputs, f"{weights}_exact"], list(scaled.output)),
    ]


def _product(inputs: str, product: NodeProto, scaled: NodeProto) -> list[NodeProto]:
    """The product of whole numbers, times the step of each column and then that of each token."""
    weights, nought, (out,) = product.input[1], product.input[3], scaled.output
    given = [f"{inputs}_whole", weights, "one", _scales(weights), f"{inputs}_nought", nought]
    return [
        helper.make_node("MatMulIntegerToFloat", given, [f"{out}_raw"], domain="com.microsoft"),
        helper.make_node("Mul", [f"{out}_raw", f"{inputs}_step"], [out]),
    ]


def _scales(weights: str) -> str:
    return weights.replace("_quantized", "_scale")


def _steps(graph: GraphProto, inputs: str) -> list[NodeProto]:
    """The nodes that make whole numbers of a tensor, `…_whole`, and tell each token's `…_step`."""
    rectified = "Gelu" in inputs
    steps, nought, least = RECTIFIED if rectified else (*EVEN, LEAST)
    told = {"steps": np.float32(steps), "least": np.float32(least), "nought": np.uint8(nought)}
    _hold(graph, {f"{inputs}_{name}": value for name, value in told.items()})
    _hold(graph, {"one": np.float32(1), "last": np.array([-1])})
    size = [] if rectified else [helper.make_node("Abs", [inputs], [f"{inputs}_sizes"])]
    return [
        *size,
        helper.make_node("ReduceMax", [inputs if rectified else f"{inputs}_sizes", "last"], [f"{inputs}_highest"]),
        helper.make_node("Max", [f"{inputs}_highest", f"{inputs}_least"], [f"{inputs}_size"]),
        helper.make_node("Div", [f"{inputs}_size", f"{inputs}_steps"], [f"{inputs}_step"]),
        helper.make_node("Div", [f"{inputs}_steps", f"{inputs}_size"], [f"{inputs}_factor"]),
        helper.make_node("Mul", [inputs, f"{inputs}_factor"], [f"{inputs}_spread"]),
        helper.make_node("QuantizeLinear", [f"{inputs}_spread", "one", f"{inputs}_nought"], [f"{inputs}_whole"]),
    ]


def _hold(graph: GraphProto, values: dict[str, object]) -> None:
    held = {each.name for each in graph.initializer}
    graph.initializer.extend(
        numpy_helper.from_array(np.asarray(value), name) for name, value in values.items() if name not in held
    )


def _keep(graph: GraphProto, nodes: list[NodeProto]) -> None:
    """Leave those of the nodes in the graph, in their order, and of its tensors, on which an output stands."""
    needed, kept = {each.name for each in graph.output}, []
    for node in reversed(nodes):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    tensors = [each for each in graph.initializer if each.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(tensors)
