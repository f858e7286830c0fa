"""How do the rows of an answer become records for figures and files?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A dict for each row, by the names of the columns; what is missing is None."""
    plain = frame.astype(object)
    return cast("list[dict[str, Any]]", plain.where(frame.notna(), None).to_dict("records"))
