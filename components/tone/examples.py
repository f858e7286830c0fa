"""What does the tone model learn from? News sentences and our own statements, as tokens with what they are to yield."""

from __future__ import annotations

import json
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from components.tone.tokens import marked_tokens, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from components.tone.records import Attitude, Label
    from components.tone.statements import Statement

ARTICLE = re.compile(r"(?:allsides|polusa_v1)_\d+")
"""The part of a NewsMTSC row's id that names its article."""

ATTITUDES: tuple[Attitude, ...] = ("critical", "neutral", "supportive")
"""The classes of the attitude head, in its order; a label −1, 0, 1 of NewsMTSC plus 1 is an index here."""

HELD_OUT_TOPICS = ("elections", "sanctions", "aid", "energy")
"""Topics of the statements that are judged and never learnt."""

CONTENT: dict[Label, tuple[float, float]] = {
    "positive": (1.0, 0.0),
    "negative": (0.0, 1.0),
    "mixed": (1.0, 1.0),
    "neutral": (0.0, 0.0),
}
"""Whether a text of each tone holds (positive, negative) content."""

SIGNS: dict[int, Label] = {-1: "negative", 0: "neutral", 1: "positive"}


@dataclass(frozen=True, slots=True)
class Example:
    """Tokens, 1 where the target stands, and what the two heads are to say; None where nobody says."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    tone: Label | None
    attitude: int | None
    group: str
    text: str


def read_news(path: Path) -> list[dict[str, Any]]:
    """The rows of NewsMTSC in a file of JSON lines: `id`, `text`, `label` (−1, 0, 1), `start`, `end` of the target."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def news_examples(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Each NewsMTSC row with its target marked, and each sentence whose targets agree once more, without a mark.

    The group of an example is its article. The tone of a sentence is known where all its targets have one label.
    """
    labels = defaultdict(set)
    for row in rows:
        labels[row["text"]].add(row["label"])
    seen = set()
    for row in rows:
        article = ARTICLE.match(row["id"])
        group = article.group() if article else row["text"]
        tone = SIGNS[row["label"]] if len(labels[row["text"]]) == 1 else None
        tokens = tokens_of(row["text"])
        yield Example(*marked_tokens(tokens, row["start"], row["end"]), tone, row["label"] + 1, group, row["text"])
        if tone and row["text"] not in seen:
            seen.add(row["text"])
            yield Example(*marked_tokens(tokens, 0, 0), tone, None, group, row["text"])


def statement_examples(statements: Iterable[Statement]) -> Iterator[Example]:
    """Each statement without a mark, and once for each of its targets; the group of an example is its topic."""
    for statement in statements:
        tokens = tokens_of(statement.text)
        plain = Example(*marked_tokens(tokens, 0, 0), statement.tone, None, statement.topic, statement.text)
        yield plain
        for span, attitude in statement.targets:
            ids, types = marked_tokens(tokens, span.start, span.end)
            yield replace(plain, ids=ids, types=types, attitude=ATTITUDES.index(attitude))


def held_out(examples: Sequence[Example], groups: Iterable[str]) -> tuple[list[Example], list[Example]]:
    """The examples outside `groups`, and those inside."""
    kept = set(groups)
    return [e for e in examples if e.group not in kept], [e for e in examples if e.group in kept]


def tenth_of_the_groups(examples: Iterable[Example]) -> set[str]:
    """About a tenth of the groups, the same each time: by checksum of their names."""
    return {example.group for example in examples if zlib.crc32(example.group.encode()) % 10 == 0}
