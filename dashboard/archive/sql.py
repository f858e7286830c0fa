"""How is a question put together from pieces of SQL, none of which ever holds a value that somebody typed?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL, the values that stand in it as `$name`, and the Arrow tables that it speaks of by name."""

    text: str
    parameters: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, pa.Table] = field(default_factory=dict)

    def within(self, frame: str) -> Sql:
        """The piece in place of the `{}` of `frame`."""
        return Sql(frame.format(self.text), self.parameters, self.tables)

    def bound(self, **values: object) -> Sql:
        """The piece with more values."""
        return Sql(self.text, {**self.parameters, **values}, self.tables)


def framed(frame: str, *pieces: Sql) -> Sql:
    """The pieces in the places `{}` of `frame`, or `{0}`, `{1}` …, with the values and tables of all."""
    return Sql(
        frame.format(*(piece.text for piece in pieces)),
        {name: value for piece in pieces for name, value in piece.parameters.items()},
        {name: table for piece in pieces for name, table in piece.tables.items()},
    )


def everyone(conditions: Iterable[Sql]) -> Sql:
    """All of the conditions; true where there is none."""
    return _joined(conditions, " AND ", "true")


def anyone(conditions: Iterable[Sql]) -> Sql:
    """One of the conditions at least; false where there is none."""
    return _joined(conditions, " OR ", "false")


def one_of(column: str, values: Iterable[object], name: str) -> Sql:
    """The condition that a column has one of `values`; false where there is none."""
    named = {f"{name}_{place}": value for place, value in enumerate(values)}
    return Sql(f"{column} IN ({', '.join(f'${each}' for each in named)})", named) if named else Sql("false")


def _joined(conditions: Iterable[Sql], word: str, none: str) -> Sql:
    pieces = list(conditions)
    return framed(f"({word.join(['{}'] * len(pieces))})", *pieces) if pieces else Sql(none)
