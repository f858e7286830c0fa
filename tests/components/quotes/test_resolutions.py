"""The people behind pronouns, roles and short names in the invented passages of resolutions.txt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from components.article import outline
from components.quotes.identity import Identities
from components.quotes.rank import attribute, model
from components.quotes.reading import read

PASSAGES = Path(__file__).parent / "resolutions.txt"
MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
OPEN = {
    "told by": "needs to know that whoever contradicts goes on",
    "by phone": "needs to know who denies it as well",
    "title and surname": "`chairs` is read as a noun, the name as what stands before it",
    "the ambassador, two of them": "`added` speaks for the last speaker, whose gender nothing tells",
}
"""Kinds of passage that are not resolved yet, and why."""


class Mark(NamedTuple):
    """Words at an offset and whom they mean."""

    start: int
    words: str
    who: str


class Passage(NamedTuple):
    """A kind, the text without marks, and the marks."""

    kind: str
    text: str
    marks: list[Mark]


def passages() -> list[Passage]:
    lines = [line for line in PASSAGES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = re.split(r"^= ", "\n".join(lines), flags=re.MULTILINE)[1:]
    return [passage(*block.strip().split("\n", 1)) for block in blocks]


def passage(kind: str, marked: str) -> Passage:
    text, position, marks = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        marks.append(Mark(len(text), mark[1], mark[2]))
        text, position = text + mark[1], mark.end()
    return Passage(kind, text + marked[position:], marks)


def resolved(given: Passage) -> list[str]:
    """Whom each marked phrase means, whichever phrase the ranker takes for the speaker."""
    reading = read(given.text, outline(given.text).paragraphs)
    identities = Identities(reading)
    named = {}
    for attribution in attribute(reading, model()):
        identity = identities.of(attribution)
        if attribution.speaker is not None and identity is not None:
            named[attribution.speaker.start] = identity.name
    found = []
    for mark in given.marks:
        phrase = next(p for p in reading.phrases.every if p.start <= mark.start < p.end and not p.within)
        found.append(named.get(mark.start) or identities.who(phrase).name)
    return found


def case(number: int, given: Passage) -> object:
    reason = OPEN.get(given.kind)
    marks = [pytest.mark.xfail(reason=reason, strict=False)] if reason else []
    return pytest.param(given, id=f"{number} {given.kind}", marks=marks)


@pytest.mark.parametrize("given", [case(number, given) for number, given in enumerate(passages())])
def test_words_mean_whom_a_reader_takes_them_to_mean(given: Passage) -> None:
    assert [name.lower() for name in resolved(given)] == [mark.who.lower() for mark in given.marks]


def test_there_are_passages_of_many_kinds() -> None:
    given = passages()
    assert len(given) >= 90
    assert len({passage.kind for passage in given}) >= 70
