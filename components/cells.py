"""What may stand in a cell of a spreadsheet, so that it is shown and not calculated?"""

from __future__ import annotations

import re
from typing import TypeVar

Cell = str | int | float | bool | None
CellT = TypeVar("CellT")

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet would calculate (OWASP, "CSV Injection"); the wide forms count in some of them."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Signs that no cell can hold, and halves of characters."""


def safe_cell(cell: CellT) -> CellT | str:
    """The cell as a spreadsheet may see it: text that would be a formula gets an apostrophe in front.

    Numbers stay numbers, the sign of a negative one included.
    """
    if not isinstance(cell, str):
        return cell
    plain = CONTROLS.sub("\N{REPLACEMENT CHARACTER}", cell)
    return f"'{plain}" if FORMULA.match(plain) else plain
