"""How is a graph computed? By ONNX Runtime, in one thread, and with no memory kept for later."""

from __future__ import annotations

from typing import Any


def session(graph: str | bytes) -> Any:  # noqa: ANN401  ONNX Runtime has no types
    """A session of the graph in a file, or in bytes; raises `ImportError` where ONNX Runtime is not installed."""
    import onnxruntime  # noqa: PLC0415  loaded with the first text

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
