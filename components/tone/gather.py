"""Where does what the tone model learns from come from? News, our own statements and articles, and other articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from components.quotes.training_labels import own_articles
from components.tone.articles import read_articles
from components.tone.examples import (
    HELD_OUT_TOPICS,
    article_examples,
    news_examples,
    read_news,
    sixth_of_the_articles,
    statement_examples,
    tenth_of_the_groups,
    unlabelled_examples,
)
from components.tone.learning_set import SOURCES, LearningSet
from components.tone.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.tone.examples import Example

QUOTED = Path(__file__).parents[1] / "quotes" / "data" / "articles"
"""The invented articles that quotations are learnt from."""


def gather(news: Path, unlabelled: Path) -> LearningSet:
    """All examples: NewsMTSC's rows in `news`, our own, and those without a label.

    The last are of the articles in the file `unlabelled`, of those that quotations are learnt from, and of the
    sentences of the articles whose quotations are judged.
    """
    rows = list(news_examples(read_news(news)))
    articles = list(read_articles())
    aside = {*tenth_of_the_groups(rows), *HELD_OUT_TOPICS, *sixth_of_the_articles(articles)}
    plain = [json.loads(line) for line in unlabelled.read_text(encoding="utf-8").splitlines()]
    plain += own_articles(QUOTED)
    plain += [{"id": each.name, "text": each.text, "quotes": ()} for each in articles if each.name not in aside]
    own = [*statement_examples(read_statements()), *article_examples(articles)]
    return _tensors([*rows, *own, *unlabelled_examples(plain)], aside)


def _tensors(examples: Sequence[Example], aside: set[str]) -> LearningSet:
    longest = max(len(example.ids) for example in examples)
    nothing = (float("nan"), float("nan"))
    return LearningSet(
        torch.tensor(list(_padded((e.ids for e in examples), longest)), dtype=torch.int16),
        torch.tensor(list(_padded((e.types for e in examples), longest)), dtype=torch.int8),
        torch.tensor([e.content or nothing for e in examples]),
        torch.tensor([-1 if e.attitude is None else e.attitude for e in examples]),
        torch.tensor([SOURCES.index(e.source) for e in examples]),
        torch.tensor([e.group in aside for e in examples]),
    )


def _padded(rows: Iterator[Sequence[int]], longest: int) -> Iterator[list[int]]:
    for row in rows:
        yield [*row, *[0] * (longest - len(row))]
