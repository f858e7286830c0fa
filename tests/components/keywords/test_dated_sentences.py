"""Sixty-six invented sentences of many forms, written before the program first read them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.article import Article, outline
from components.keywords.dates import find_dates
from components.keywords.stretches import find_stretches

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "dated_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
MISSED = {
    "He was sworn in on 4 January and resigned on 20 December.": "a date without a year so near is taken for this one",
    "The summit opens next Wednesday and closes on the Friday.": "a weekday that refers to another day is left out",
}
"""What is known to be read otherwise, and why."""


def cases() -> list[object]:
    return [
        pytest.param(*row, marks=pytest.mark.xfail(reason=MISSED[row[1]])) if row[1] in MISSED else row for row in ROWS
    ]


@pytest.mark.parametrize(("day", "sentence", "expected"), cases())
def test_a_sentence_speaks_of_the_days_and_stretches_that_a_reader_finds(
    day: str, sentence: str, expected: str
) -> None:
    article = Article(sentence, date=date.fromisoformat(day))
    parts = outline(sentence)
    days = find_dates(article, parts)
    found = sorted([*days, *find_stretches(article, parts, days)], key=lambda mention: mention.span)
    wanted = [pair.rsplit("=", 1) for pair in expected.split("; ") if pair]
    assert [mention.iso for mention in found] == [iso for _, iso in wanted]
    assert all(words in mention.text for mention, (words, _) in zip(found, wanted, strict=True))
