"""How do corrections travel? As one file of JSON, which is read back only when every one of them is valid."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from dashboard.corrections.records import Correction, CorrectionError, checked
from dashboard.sources.drafts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "readout corrections"
VERSION = 1
MOST_BYTES = 5_000_000
MOST_CORRECTIONS = 10_000
NAMES = {field.name: str(field.type) for field in fields(Correction)}
OPTIONAL = {"about", "note", "undoes"}


class CorrectionFileError(ValueError):
    """A file that holds no corrections; the message says in one sentence why, and what to do."""


def corrections_file(records: Iterable[Correction]) -> bytes:
    """The corrections as UTF-8; those that were taken back go along, with the records that did so."""
    rows = [asdict(each) for each in records]
    whole = {"format": FORMAT, "version": VERSION, "corrections": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def corrections_in(content: bytes) -> tuple[Correction, ...]:
    """The corrections in a file that `corrections_file` wrote; raises `CorrectionFileError`, and reads all or none."""
    if len(content) > MOST_BYTES:
        raise CorrectionFileError(f"This file is larger than {MOST_BYTES // 1_000_000} MB: no corrections are so many.")
    rows = _rows(content)
    if len(rows) > MOST_CORRECTIONS:
        raise CorrectionFileError(f"This file has more than {MOST_CORRECTIONS:,} corrections: split it.")
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            found.append(checked(_correction(row)))
        except CorrectionError as error:
            raise CorrectionFileError(f"Nothing was read, because of correction {number}: {error}.") from error
    return tuple(found)


def _rows(content: bytes) -> list[Any]:
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_refuse)
    except (ValueError, RecursionError) as error:
        raise CorrectionFileError("This is no file of corrections: choose one that was downloaded here.") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("corrections"), list):
        raise CorrectionFileError("This is no file of corrections: choose one that was downloaded here.")
    if whole.get("version") != VERSION:
        raise CorrectionFileError("This file was written by a later version of the program: it was not read.")
    rows: list[Any] = whole["corrections"]
    return rows


def _correction(row: object) -> Correction:
    """The correction in a row of the right names and types."""
    if not isinstance(row, dict):
        raise CorrectionError("it is not an object")
    unknown = [name for name in row if name not in NAMES]
    if unknown:
        raise CorrectionError(f"“{one_line(unknown[0], 40)}” means nothing here")
    for name, kind in NAMES.items():
        if name not in row:
            if name in OPTIONAL:
                continue
            raise CorrectionError(f"“{name}” is missing")
        if type(row[name]) is not (int if kind == "int" else str):
            raise CorrectionError(f"“{name}” is not {'a whole number' if kind == 'int' else 'text'}")
    return Correction(**row)


def _refuse(number: str) -> float:
    """No offset is a fraction, infinite or not a number."""
    raise ValueError(number)
