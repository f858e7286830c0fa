"""With which weights does the model hear tone? Larger networks learn it, and teach it to the small one (run by hand).

    python -m components.tone.train examples FOLDER NEWS UNLABELLED
    python -m components.tone.train teacher FOLDER MPNET/model.safetensors --seed 1     (and 2, 3 …)
    python -m components.tone.train student FOLDER MINILM/model.safetensors --seed 1
    python -m components.tone.train mean MEAN.pt STUDENT.pt STUDENT.pt …

`examples` gathers what is learnt from: NewsMTSC's rows, our own statements and articles, the articles in UNLABELLED.
Each `teacher` fits the larger encoder to the labels and leaves in FOLDER what it answers to all examples. `student`
fits the small encoder to the labels and to the mean of the teachers' answers, in the numbers of the 8-bit graph, and
leaves its weights in FOLDER; it can also begin from those of a student, or from a `mean` of several (Wortsman et al.
2022). `components.tone.export` makes of them what the page runs. Teachers and students print the scores on what was
held out: a tenth of the news articles, four topics of the statements, a sixth of our articles. Needs the extra `train`:
minutes on a graphics card, hours on two cores (half as many with READOUT_TRAIN_BF16=1 where the processor has such
numbers).
"""

from __future__ import annotations

import argparse
import math
import os
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from components.tone.learning_set import LearningSet, scores
from components.tone.network import ToneNetwork, load_encoder, mean_weights
from components.tone.teacher import Teacher, load_teacher

if TYPE_CHECKING:
    from collections.abc import Iterator

    Network = ToneNetwork | Teacher

BUCKET = 16
"""So many batches are drawn at once and sorted by length, so that little is computed on padding."""

TOLD = 200
"""Every so many steps the mean loss is printed."""

AVERAGED_FROM = 0.3
"""After this share of the steps the weights are averaged."""

WARM_UP = 0.06
"""The share of the steps in which the rate of learning rises; afterwards it falls to nothing."""

ANSWERED = 512
"""Examples of a batch that is not learnt from."""


@dataclass(frozen=True, slots=True)
class Run:
    """The settings of a training run.

    `rate` is the encoder's highest rate of learning, `head_rate` that of the heads; a layer learns `layer_decay` times
    as fast as the one above it. In each epoch stand the news once, the statements and the articles so many times, and
    the `unlabelled` share of the rest. Labels are smoothed by `smoothing`; the loss holds `labels` of them and for the
    rest the teachers' answers. Each mean of the weights keeps the share `averaging` of the one before; 0: the last.
    """

    rate: float = 3e-5
    head_rate: float = 5e-4
    layer_decay: float = 0.9
    epochs: float = 3.0
    batch: int = 32
    statements: int = 2
    articles: int = 3
    unlabelled: float = 0.0
    labels: float = 1.0
    smoothing: float = 0.05
    averaging: float = 0.995
    rounds: int = 0
    seed: int = 1


TEACHER = Run()
STUDENT = replace(
    TEACHER, rate=3e-4, head_rate=1e-3, layer_decay=1.0, epochs=8.0, batch=256, unlabelled=1.0, labels=0.3, rounds=1
)


class Lesson(NamedTuple):
    """What is learnt: examples, by which settings, how much each attitude weighs, and the teachers' answers if any."""

    data: LearningSet
    run: Run
    weights: Tensor
    answers: tuple[Tensor, Tensor] | None


def main() -> None:
    """Do what the first argument says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(dest="task", required=True)
    making = tasks.add_parser("examples")
    making.add_argument("folder", type=Path)
    making.add_argument("news", type=Path)
    making.add_argument("unlabelled", type=Path)
    averaging = tasks.add_parser("mean")
    averaging.add_argument("out", type=Path)
    averaging.add_argument("students", type=Path, nargs="+")
    for name, run in (("teacher", TEACHER), ("student", STUDENT)):
        task = tasks.add_parser(name)
        task.add_argument("folder", type=Path)
        task.add_argument("weights", type=Path)
        for setting in fields(run):
            value = getattr(run, setting.name)
            task.add_argument(f"--{setting.name.replace('_', '-')}", type=type(value), default=value)
    options = vars(parser.parse_args())
    task = options.pop("task")
    if task == "mean":
        torch.save(mean_weights([torch.load(student) for student in options["students"]]), options["out"])
        return
    folder = options.pop("folder")
    if task == "examples":
        folder.mkdir(parents=True, exist_ok=True)
        from components.tone.gather import gather  # noqa: PLC0415  reads articles, which fitting does not

        data = gather(**options)
        torch.save({name: getattr(data, name) for name in LearningSet.__slots__}, folder / "examples.pt")
        return
    weights = options.pop("weights")
    (teach if task == "teacher" else study)(Run(**options), folder, weights)


def teach(run: Run, folder: Path, weights: Path) -> None:
    """Fit a teacher, and leave its answers in `teacher-SEED.pt`."""
    data = _data(folder)
    torch.manual_seed(run.seed)
    teacher = Teacher()
    load_teacher(teacher, load_file(weights))
    fit(teacher.to(data.ids.device), data, run)
    answers = predicted(teacher, data)
    torch.save([part.cpu() for part in answers], folder / f"teacher-{run.seed}.pt")
    print(f"teacher {run.seed}\n{_judged(data, answers)}", flush=True)


def study(run: Run, folder: Path, weights: Path) -> None:
    """Fit the small network, and leave its weights in `student-SEED.pt`; `weights` may be those of a student."""
    data = _data(folder)
    torch.manual_seed(run.seed)
    student = ToneNetwork()
    if weights.suffix == ".pt":
        student.load_state_dict(torch.load(weights))
    else:
        load_encoder(student, load_file(weights))
    if run.rounds:
        student.round_numbers()
    told = [torch.load(path) for path in sorted(folder.glob("teacher-*.pt"))] if run.labels < 1 else []
    means = [torch.stack(parts).mean(0).to(data.ids.device) for parts in zip(*told, strict=True)]
    fit(student.to(data.ids.device), data, run, (means[0], means[1]) if means else None)
    answers = predicted(student, data, data.of("news", "statement", "article", aside=True))
    torch.save({name: part.cpu() for name, part in student.state_dict().items()}, folder / f"student-{run.seed}.pt")
    print(f"student {run.seed}\n{_judged(data, answers)}", flush=True)


def fit(network: Network, data: LearningSet, run: Run, answers: tuple[Tensor, Tensor] | None = None) -> None:
    """Move the weights of `network` toward what the examples say, and toward the `answers` of the teachers."""
    print(asdict(run), flush=True)
    network.train()
    network.words.weight.requires_grad = False
    order = _places(data, run)
    steps = math.ceil(run.epochs * len(order) / run.batch)
    optimiser = torch.optim.AdamW(_groups(network, run), weight_decay=0.01, fused=data.ids.is_cuda)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (WARM_UP * steps + 1), max(1 - step / max(steps, 1), 0))
    )
    lesson = Lesson(data, run, _class_weights(data.attitude[order]), answers)
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    mean = [weight.detach().clone() for weight in learnt]
    begun, losses = time.monotonic(), torch.zeros((), device=data.ids.device)
    for step, places in zip(range(steps), _batches(data, order, run.batch), strict=False):
        loss = _loss(network, lesson, places)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        schedule.step()
        _average(mean, learnt, step - int(AVERAGED_FROM * steps), run.averaging)
        losses += loss.detach()
        if (step + 1) % TOLD == 0:
            print(f"{step + 1} of {steps}  loss {losses / TOLD:.3f}  {time.monotonic() - begun:.0f} s", flush=True)
            losses.zero_()
    with torch.no_grad():
        for weight, average in zip(learnt, mean, strict=True):
            weight.copy_(average)


def predicted(network: Network, data: LearningSet, places: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """The logits of both heads for each example at `places`, for all without; nought for the others."""
    network.eval()
    count, device = len(data.ids), data.ids.device
    tones, attitudes = torch.zeros(count, 2, device=device), torch.zeros(count, 3, device=device)
    places = torch.arange(count, device=device) if places is None else places
    places = places[(data.ids[places] != 0).sum(1).argsort()]
    with torch.no_grad():
        for some in places.split(ANSWERED):
            with _half(data):
                heard = network(*data.texts(some))
            tones[some], attitudes[some] = (part.float() for part in heard)
    return tones, attitudes


def _data(folder: Path) -> LearningSet:
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return LearningSet(**torch.load(folder / "examples.pt")).to(device)


def _judged(data: LearningSet, answers: tuple[Tensor, Tensor]) -> str:
    return scores(data.to(torch.device("cpu")), *(part.cpu() for part in answers))


def _places(data: LearningSet, run: Run) -> Tensor:
    """The examples of one epoch."""
    rest = data.of("unlabelled")
    rest = rest[torch.randperm(len(rest), device=rest.device)[: int(run.unlabelled * len(rest))]]
    own = [data.of("statement")] * run.statements + [data.of("article")] * run.articles
    return torch.cat([data.of("news"), *own, rest])


def _groups(network: Network, run: Run) -> list[dict[str, object]]:
    """The weights with their rates of learning: heads, then layers from the highest, the embeddings last."""
    heads = [*network.tone.parameters(), *network.attitude.parameters()]
    groups: list[dict[str, object]] = [{"params": heads, "lr": run.head_rate}]
    rate = run.rate
    for layer in reversed(list(network.layers)):
        groups.append({"params": list(layer.parameters()), "lr": rate})
        rate *= run.layer_decay
    rest = [
        weight
        for name, weight in network.named_parameters()
        if not name.startswith(("tone.", "attitude.", "words.", "layers."))
    ]
    return [*groups, {"params": rest, "lr": rate}]


def _average(mean: list[Tensor], weights: list[Tensor], step: int, keep: float) -> None:
    """Move the mean of the weights toward those of this step, the first of which is step 0; before it nothing is kept.

    Exponential, as in Tarvainen and Valpola 2017.
    """
    if step >= 0:
        share = min(keep, 1 - 1 / (step + 1))
        torch._foreach_lerp_(mean, [weight.detach() for weight in weights], 1 - share)


def _loss(network: Network, lesson: Lesson, places: Tensor) -> Tensor:
    data, run, weights, answers = lesson
    with _half(data):
        tones, attitudes = (part.float() for part in network(*data.texts(places)))
    content, attitude = data.content[places], data.attitude[places]
    told, aimed = ~content[:, 0].isnan(), attitude >= 0
    smooth = content.nan_to_num(0.5) * (1 - run.smoothing) + run.smoothing / 2
    by_tone = functional.binary_cross_entropy_with_logits(tones, smooth, reduction="none").mean(1)
    by_attitude = functional.cross_entropy(
        attitudes, attitude.clamp(min=0), weight=weights, label_smoothing=run.smoothing, reduction="none"
    )
    loss = run.labels * (_mean(by_tone, told) + _mean(by_attitude, aimed))
    if answers is None:
        return loss
    marked = (data.types[places] == 1).any(1)
    taught, toward = answers[0][places].sigmoid(), answers[1][places].softmax(1)
    by_tone = functional.binary_cross_entropy_with_logits(tones, taught, reduction="none").mean(1)
    by_attitude = functional.cross_entropy(attitudes, toward, reduction="none")
    return loss + (1 - run.labels) * (by_tone.mean() + _mean(by_attitude, marked))


def _mean(values: Tensor, counted: Tensor) -> Tensor:
    """The mean of those values that count; 0 of none."""
    return (values * counted).sum() / counted.sum().clamp(min=1)


def _batches(data: LearningSet, order: Tensor, size: int) -> Iterator[Tensor]:
    """Batches of examples of like length, in random order, for ever."""
    lengths = (data.ids != 0).sum(1)
    while True:
        shuffled = order[torch.randperm(len(order), device=order.device)]
        for bucket in shuffled.split(size * BUCKET):
            batches = bucket[lengths[bucket].argsort()].split(size)
            for number in torch.randperm(len(batches)).tolist():
                yield batches[number]


def _class_weights(attitudes: Tensor) -> Tensor:
    """Rarer classes of attitude weigh more: by the root of what would make them even."""
    known = attitudes[attitudes >= 0]
    return (len(known) / (3 * torch.bincount(known, minlength=3).clamp(min=1))).sqrt()


def _half(data: LearningSet) -> torch.autocast | nullcontext[None]:
    """Compute in 16 bits on a graphics card, and on a processor that does so fast if the environment says so."""
    fast = data.ids.is_cuda or os.environ.get("READOUT_TRAIN_BF16") == "1"
    return torch.autocast(data.ids.device.type, dtype=torch.bfloat16) if fast else nullcontext()


if __name__ == "__main__":
    main()
