"""How are many articles parsed, in order, by several processes?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import batch
from dashboard.batch import CHUNK_BYTES, CHUNK_LINES, parse_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def line(number: int, text: str = "“We met,” Ann Berg said in Oslo.") -> bytes:
    return json.dumps({"id": number, "text": text}).encode() + b"\n"


def rows(lines: list[bytes], jobs: int) -> list[dict[str, Any]]:
    return [json.loads(parsed.row) for parsed in parse_lines(lines, jobs)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_come_out_in_the_order_they_went_in(jobs: int) -> None:
    count = 2 * CHUNK_LINES + 5
    assert [row["id"] for row in rows([line(number) for number in range(count)], jobs)] == list(range(count))


def test_several_processes_find_what_one_finds() -> None:
    lines = [line(1), b"{broken\n", line(3, " "), line(4, "Norway thanked Sweden.")]
    assert rows(lines, 2) == rows(lines, 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_row_that_cannot_be_read_is_told_by_its_line_and_the_others_are_parsed(jobs: int) -> None:
    parsed = list(parse_lines([line(1), b'{"id": "x"}\n', line(3)], jobs))
    assert [(one.number, one.problem, one.failed) for one in parsed] == [
        (1, None, False),
        (2, "has no 'text'", True),
        (3, None, False),
    ]
    assert json.loads(parsed[1].row) == {"id": "x", "error": "has no 'text'"}


def test_a_warning_costs_no_findings() -> None:
    (parsed,) = parse_lines([json.dumps({"id": 1, "text": "We met.", "date": "May"}).encode()])
    assert parsed.problem
    assert not parsed.failed
    assert "quotes" in json.loads(parsed.row)


def test_an_article_that_breaks_the_parser_is_reported_and_the_next_one_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = batch.parse_article

    def fragile(article: Any, settings: Any) -> Any:
        if article.text == "bad":
            raise IndexError("out of range")
        return whole(article, settings)

    monkeypatch.setattr(batch, "parse_article", fragile)
    first, second = parse_lines([line(1, "bad"), line(2, "Good.")])
    assert first.problem == "broke the parser (IndexError: out of range)"
    assert first.failed
    assert not second.failed


def test_lines_are_read_only_as_far_as_the_processes_have_come() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield line(taken, "Hi.")

    parsed = parse_lines(endless(), jobs=2)
    for _ in range(3):
        next(parsed)
    parsed.close()  # type: ignore[attr-defined]
    assert taken <= (2 * batch.WAITING + 1) * CHUNK_LINES


def test_a_long_line_closes_its_chunk() -> None:
    lines = [b"a", b"b" * CHUNK_BYTES, b"c"]
    assert [[number for number, _ in chunk] for chunk in batch._chunks(lines)] == [[1, 2], [3]]
