"""How does what was trained become what the page runs? An 8-bit graph of 23 MB, and its calibration.

`python -m components.tone.export FOLDER NEWS GOLD STUDENT.pt …` writes `data/model.onnx` and, by `calibrate`,
`data/calibration.json`; FOLDER holds the examples that `components.tone.train` gathered. Weights of several students
are averaged first (Wortsman et al. 2022). They are quantised (see `components.tone.quantise`); the scores are those of
the quantised graph. Needs the extra `train`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from components.tone.calibrate import main as calibrate
from components.tone.learning_set import LearningSet, scores
from components.tone.model import WEIGHTS, computed
from components.tone.network import ToneNetwork, mean_weights
from components.tone.quantise import by_token, rows_of_words

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(folder: Path, news: Path, gold: Path, students: Sequence[Path]) -> None:
    """Write the graph and its calibration, and print what the graph scores on what was held out."""
    network = ToneNetwork()
    network.load_state_dict(mean_weights([torch.load(student) for student in students]))
    write_graph(network, WEIGHTS, ["tone", "attitude"])
    calibrate(news, gold)
    data = LearningSet(**torch.load(folder / "examples.pt"))
    places = data.of("news", "statement", "article", aside=True)
    tones, attitudes = torch.zeros(len(data.ids), 2), torch.zeros(len(data.ids), 3)
    read = zip(data.ids[places].tolist(), data.types[places].tolist(), strict=True)
    heard = computed([(tuple(ids[: _end(ids)]), tuple(types[: _end(ids)])) for ids, types in read])
    tones[places], attitudes[places] = (torch.tensor(part) for part in zip(*heard, strict=True))
    print(f"held out, int8:\n{scores(data, tones, attitudes)}")


def _end(ids: Sequence[int]) -> int:
    """Where the padding begins."""
    return ids.index(0) if 0 in ids else len(ids)


def write_graph(network: nn.Module, path: Path, outputs: list[str]) -> None:
    """Write a network of ids and types as an ONNX graph with 8-bit weights; `outputs` names what it gives."""
    network.eval()
    ids = torch.tensor([[101, 2023, 102], [101, 102, 0]])
    axes = {"ids": {0: "texts", 1: "tokens"}, "types": {0: "texts", 1: "tokens"}}
    with tempfile.TemporaryDirectory() as folder:
        exact, signed = str(Path(folder) / "exact.onnx"), Path(folder) / "signed.onnx"
        torch.onnx.export(
            network,
            (ids, torch.zeros_like(ids)),
            exact,
            input_names=list(axes),
            output_names=outputs,
            dynamic_axes=axes,
            dynamo=False,
        )
        quantize_dynamic(
            exact, str(signed), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8
        )
        onnx.save(rows_of_words(by_token(onnx.load(signed))), path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), [Path(student) for student in sys.argv[4:]])
