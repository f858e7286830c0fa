"""Corrections that travel as a file, and files that hold none."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.corrections import file
from dashboard.corrections.file import CorrectionFileError, corrections_file, corrections_in
from dashboard.corrections.records import Correction, undoing

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Correction]

NO_FILE = "This is no file of corrections: choose one that was downloaded here."


@pytest.fixture
def row(make: Make) -> dict[str, Any]:
    return asdict(make("speaker", "We stand by", "Ann Berg", "Bo Dahl", note="I was there"))


def written(*rows: object, **changed: object) -> bytes:
    whole = {"format": "readout corrections", "version": 1, "corrections": list(rows), **changed}
    return json.dumps(whole).encode()


def told(content: bytes) -> str:
    with pytest.raises(CorrectionFileError) as caught:
        corrections_in(content)
    message = str(caught.value)
    assert message.count("\n") == 0
    assert len(message) < 250
    return message


def test_what_was_written_is_read_again(make: Make) -> None:
    said = make("speaker", "We stand by", "Ann Berg", "Ștefan Țurcanu")
    records = (said, undoing(said), make("role", "France", "", "partner", about="FRA"))
    assert corrections_in(corrections_file(records)) == records
    assert corrections_in(corrections_file(())) == ()


def test_a_file_opened_and_saved_elsewhere_is_read(row: dict[str, Any]) -> None:
    assert len(corrections_in(b"\xef\xbb\xbf" + written(row))) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04not a file of ours",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b"null",
        b"{}",
        b'{"format": "readout corrections", "version": 1, "corrections": {}}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"format": "readout corrections", "version": 1, "corrections": [{"start": NaN}]}',
        b'{"format": "readout corrections", "version": 1, "corrections": [{"start": Infinity}]}',
        b'{"format": "readout corrections", "version": 1, "corrections": [{"start": 1.5}]}',
        b'{"format": "readout corrections", "version": 1, "corrections": [{"start": ' + b"9" * 5000 + b"}]}",
    ],
)
def test_what_is_no_file_of_corrections_is_said_in_one_sentence(content: bytes) -> None:
    assert told(content) == NO_FILE


def test_a_huge_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MOST_BYTES", 2_000_000)
    assert told(b" " * 2_000_001) == "This file is larger than 2 MB: no corrections are so many."


def test_too_many_corrections_are_refused(row: dict[str, Any]) -> None:
    assert "more than 10,000" in told(written(*[row] * 10_001))


def test_a_later_version_is_named() -> None:
    assert "later version" in told(written(version=2))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"start": "4"}, "“start” is not a whole number"),
        ({"start": True}, "“start” is not a whole number"),
        ({"start": -4}, "its place is no stretch of a text"),
        ({"end": 10**30}, "its place is no stretch of a text"),
        ({"after": ["Bo"]}, "“after” is not text"),
        ({"after": None}, "“after” is not text"),
        ({"after": "Bo\u202eDahl"}, "it holds more than one line of 300 plain characters"),
        ({"after": "\ud800"}, "it holds more than one line of 300 plain characters"),
        ({"field": "__class__"}, "there is no field “__class__”"),
        ({"field": "tone"}, "“Bo Dahl” is no value of “Tone”"),
        ({"when": "x"}, "its time is not like 2024-05-03T10:00:00+00:00"),
        ({"article": "../../x"}, "its article is not named by a SHA-256"),
        ({"workspace": "theirs"}, "“workspace” means nothing here"),
        ({"identity": "'; DROP TABLE corrections; --"}, "its identity is not 32 hexadecimal digits"),
    ],
)
def test_one_wrong_correction_refuses_the_file_and_is_named(
    row: dict[str, Any], changed: dict[str, object], sentence: str
) -> None:
    assert told(written(row, {**row, **changed})) == f"Nothing was read, because of correction 2: {sentence}."


@pytest.mark.parametrize("missing", ["article", "field", "start", "before", "when", "identity"])
def test_what_is_missing_is_named(row: dict[str, Any], missing: str) -> None:
    del row[missing]
    assert f"“{missing}” is missing" in told(written(row))


def test_a_correction_that_is_no_object_is_named() -> None:
    assert "correction 1: it is not an object" in told(written("x"))


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=HYPERLINK(1)", "![x](http://evil.example)", "@me"])
def test_a_hostile_name_is_text_like_any_other(row: dict[str, Any], name: str) -> None:
    assert corrections_in(written({**row, "after": name}))[0].after == name
