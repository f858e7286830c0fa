"""How does what was trained become what the page runs? An int8 graph of 22 MB, and the temperatures of its logits.

`python -m components.tone.export OUT/mixed.pt NEWS` writes `data/model.onnx` and `data/calibration.json`. The weights
are quantised dynamically; temperatures and offsets are fitted to what training held out, and the scores are those of
the quantised graph. Needs the extra `train`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from torch.nn import functional

from components.tone.examples import CONTENT, held_out, news_examples, statement_examples, tenth_of_the_groups
from components.tone.model import CALIBRATION, WEIGHTS, computed
from components.tone.network import ToneNetwork
from components.tone.statements import read_statements
from components.tone.train import HELD_OUT_TOPICS, scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.examples import Example

UNCALIBRATED: dict[str, float | str] = {
    "tone_temperature": 1.0,
    "positive_offset": 0.0,
    "negative_offset": 0.0,
    "attitude_temperature": 1.0,
    "critical_offset": 0.0,
    "supportive_offset": 0.0,
}
"""What leaves the logits as they are, in the order in which they are fitted."""


def main(weights: Path, news: Path) -> None:
    """Write the graph and its calibration, and print the scores of both."""
    network = ToneNetwork()
    network.load_state_dict(torch.load(weights))
    write_graph(network, WEIGHTS)
    write_calibration(UNCALIBRATED)
    rows = list(news_examples(news))
    _, rows = held_out(rows, tenth_of_the_groups(rows))
    _, statements = held_out(list(statement_examples(read_statements())), HELD_OUT_TOPICS)
    for name, examples in (("news", rows), ("statements", statements)):
        print(f"{name}, held out, int8: {scored(*_logits(examples), examples)}")
    write_calibration(calibration(rows, statements))


def write_calibration(values: dict[str, float | str]) -> None:
    """Keep the temperatures and offsets beside the graph."""
    CALIBRATION.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def write_graph(network: ToneNetwork, path: Path) -> None:
    """Write the network as an ONNX graph with int8 weights."""
    network.eval()
    ids = torch.tensor([[101, 2023, 102], [101, 102, 0]])
    axes = {"ids": {0: "texts", 1: "tokens"}, "types": {0: "texts", 1: "tokens"}}
    with tempfile.TemporaryDirectory() as folder:
        exact = str(Path(folder) / "exact.onnx")
        torch.onnx.export(
            network,
            (ids, torch.zeros_like(ids)),
            exact,
            input_names=list(axes),
            output_names=["tone", "attitude"],
            dynamic_axes=axes,
            dynamo=False,
        )
        quantize_dynamic(exact, str(path), per_channel=True, weight_type=QuantType.QInt8)


def calibration(news: Sequence[Example], statements: Sequence[Example]) -> dict[str, float | str]:
    """Temperatures and offsets under which what was held out is likeliest; prints the calibration error.

    Tone is fitted to the statements alone, attitude to statements and news.
    """
    plain = [example for example in statements if example.attitude is None]
    aimed = [example for example in [*news, *statements] if example.attitude is not None]
    content = torch.tensor([CONTENT[example.tone] for example in plain if example.tone])
    tone = _fitted(_logits(plain)[0], content, "tone")
    attitude = _fitted(_logits(aimed)[1], torch.tensor([example.attitude for example in aimed]), "attitude")
    about = "Fitted by components/tone/export.py on held-out statements (tone) and, with news, attitudes."
    return {"about": about, **dict(zip(UNCALIBRATED, [*tone, *attitude], strict=True))}


def warmed(logits: Tensor, temperature: Tensor, offsets: Tensor, head: str) -> Tensor:
    """Logits after calibration; the neutral attitude has no offset."""
    if head == "tone":
        return logits / temperature + offsets
    return logits / temperature + torch.stack([offsets[0], torch.zeros(()), offsets[1]])


def _fitted(logits: Tensor, truth: Tensor, head: str) -> list[float]:
    free = torch.zeros(3, requires_grad=True)
    optimiser = torch.optim.LBFGS([free], max_iter=200)

    def loss() -> Tensor:
        optimiser.zero_grad()
        warm = warmed(logits, free[0].exp(), free[1:], head)
        cost = (
            functional.binary_cross_entropy_with_logits(warm, truth)
            if head == "tone"
            else functional.cross_entropy(warm, truth)
        )
        cost.backward()  # type: ignore[no-untyped-call]
        return cost

    optimiser.step(loss)
    print(f"{head}: temperature {free[0].exp().item():.3f}, offsets {free[1:].tolist()}")
    return [round(free[0].exp().item(), 4), *(round(value, 4) for value in free[1:].tolist())]


def _logits(examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    tones, attitudes = zip(*computed([(example.ids, example.types) for example in examples]), strict=True)
    return torch.tensor(tones), torch.tensor(attitudes)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
