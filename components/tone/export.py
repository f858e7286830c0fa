"""How does what was trained become what the page runs? An 8-bit graph of 22 MB, and its calibration.

`python -m components.tone.export NEWS GOLD OUT/mixed.pt …` writes `data/model.onnx` and, by `calibrate`,
`data/calibration.json`. Weights of several runs are averaged first (Wortsman et al. 2022). They are quantised
(see `components.tone.quantise`); the scores are those of the quantised graph. `python -m components.tone.export
--by-token OLD NEW` only rewrites a graph that ONNX Runtime has quantised. Needs the extra `train`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from components.tone.calibrate import main as calibrate
from components.tone.examples import (
    HELD_OUT_TOPICS,
    held_out,
    news_examples,
    read_news,
    statement_examples,
    tenth_of_the_groups,
)
from components.tone.model import WEIGHTS, computed
from components.tone.network import ToneNetwork
from components.tone.quantise import by_token
from components.tone.statements import read_statements
from components.tone.train import scored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from torch import Tensor


def main(news: Path, gold: Path, runs: Sequence[Path]) -> None:
    """Write the graph and its calibration, and print what the graph scores on what was held out."""
    network = ToneNetwork()
    network.load_state_dict(mean_weights([torch.load(run) for run in runs]))
    write_graph(network, WEIGHTS)
    calibrate(news, gold)
    rows = list(news_examples(read_news(news)))
    _, rows = held_out(rows, tenth_of_the_groups(rows))
    _, statements = held_out(list(statement_examples(read_statements())), HELD_OUT_TOPICS)
    for name, examples in (("news", rows), ("statements", statements)):
        tones, attitudes = zip(*computed([(example.ids, example.types) for example in examples]), strict=True)
        print(f"{name}, held out, int8: {scored(torch.tensor(tones), torch.tensor(attitudes), examples)}")


def mean_weights(runs: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of the weights of runs from one starting point, by name."""
    return {name: torch.stack([run[name].float() for run in runs]).mean(0) for name in runs[0]}


def write_graph(network: ToneNetwork, path: Path) -> None:
    """Write the network as an ONNX graph with 8-bit weights."""
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
            output_names=["tone", "attitude"],
            dynamic_axes=axes,
            dynamo=False,
        )
        quantize_dynamic(exact, str(signed), per_channel=True, weight_type=QuantType.QInt8)
        write_by_token(signed, path)


def write_by_token(signed: Path, path: Path) -> None:
    """Write a dynamically quantised graph with a step for each token (see `components.tone.quantise`)."""
    onnx.save(by_token(onnx.load(signed)), path)


if __name__ == "__main__" and sys.argv[1] == "--by-token":
    write_by_token(*map(Path, sys.argv[2:]))
elif __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(run) for run in sys.argv[3:]])
