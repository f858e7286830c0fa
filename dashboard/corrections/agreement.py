"""How often does the reader agree with the program, field by field?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.corrections.records import FIELDS, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.corrections.records import Correction, Field


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many findings of a field the reader said that they are right, of how many that they are not."""

    field: Field
    right: int
    wrong: int

    @property
    def share(self) -> float:
        """The share of the findings looked at, 0 to 1, that were right."""
        return self.right / (self.right + self.wrong)


def agreements(records: Iterable[Correction]) -> tuple[Agreement, ...]:
    """One for each field of which the reader has said anything; of each finding only the latest word counts.

    What the reader did not look at says nothing, so this is no measure of the program's accuracy.
    """
    latest = {(each.article, each.finding): each for each in standing(records)}
    right = Counter(each.field for each in latest.values() if each.confirms)
    every = Counter(each.field for each in latest.values())
    return tuple(Agreement(field, right[field], every[field] - right[field]) for field in FIELDS if every[field])
