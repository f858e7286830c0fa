"""How well each engine reads tone, as far as it was measured."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from components.tone.accuracy import DATA, NOT_MEASURED, accuracy_rows
from components.tone.wording import ENGINE_NAMES

if TYPE_CHECKING:
    from pathlib import Path


def test_a_measure_is_told_for_every_engine_and_what_is_missing_is_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    measures = {"f1": {"label": "Toward a target", "unit": "macro-F1", "command": "…"}}
    engines = {"model": {"f1": 0.80912}, "vader": {"f1": None}, "textblob": {"f1": False}}
    path.write_text(json.dumps({"measures": measures, "engines": engines}), encoding="utf-8")
    assert accuracy_rows(path) == (
        {"Measure": "Toward a target, macro-F1", "Model": "0.809", "VADER": NOT_MEASURED, "TextBlob": "–"},
    )


def test_an_engine_that_the_file_does_not_know_is_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "accuracy.json"
    path.write_text('{"measures": {"r": {"label": "Debate", "unit": "r"}}, "engines": {}}', encoding="utf-8")
    assert set(accuracy_rows(path)[0].values()) == {"Debate, r", NOT_MEASURED}


def test_what_is_measured_says_by_which_command() -> None:
    known = json.loads(DATA.read_bytes())
    assert set(known["engines"]) == set(ENGINE_NAMES)
    for engine in known["engines"].values():
        assert set(engine) <= set(known["measures"])
        for measure, value in engine.items():
            if isinstance(value, float):
                assert known["measures"][measure]["command"]
                assert -1 <= value <= 1
