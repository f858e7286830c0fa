"""How well does each engine read tone, as far as it was measured?"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from components.tone.wording import ENGINE_NAMES

DATA = Path(__file__).with_name("data") / "accuracy.json"
NOT_MEASURED = "not measured"
NOT_ABLE = "–"


@cache
def accuracy_rows(path: Path = DATA) -> tuple[dict[str, str], ...]:
    """One row for each measure: `Measure` with its unit, and a column for each engine by its name.

    The file holds `measures`, each with `label`, `unit` and the `command` that prints it, and under `engines` for each
    engine its values; null or absent is told as not measured, `false` as what the engine cannot do.
    """
    known = json.loads(path.read_bytes())
    return tuple(
        {"Measure": f"{measure['label']}, {measure['unit']}"}
        | {name: _told(known["engines"].get(engine, {}).get(key)) for engine, name in ENGINE_NAMES.items()}
        for key, measure in known["measures"].items()
    )


def _told(value: float | bool | None) -> str:
    if value is False:
        return NOT_ABLE
    return NOT_MEASURED if value is None else f"{value:.3f}".replace("-", "−")
