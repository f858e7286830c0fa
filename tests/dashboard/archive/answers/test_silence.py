"""Is what some articles lack told, against what the others have?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.keywords.measures import log_likelihood
from dashboard.archive.answers import Filters, silence

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive


def rows(outlet: str, country: str, count: int, day: str) -> list[dict[str, str]]:
    text = "{} met ministers {} times over the seabed cables. The seabed cables matter."
    return [{"text": text.format(country, number), "outlet": outlet, "date": day} for number in range(count)]


@pytest.fixture
def two_outlets(archived: Callable[..., Archive]) -> Archive:
    """A speaks of Norway and sometimes of Moldova, B of Moldova alone; B wrote of Japan in another year."""
    return archived(
        *rows("A", "Norway", 8, "2024-05-03"),
        *rows("A", "Moldova", 2, "2024-05-04"),
        *rows("B", "Romania and Moldova", 10, "2024-05-05"),
        *rows("B", "Japan", 5, "2023-05-05"),
    )


def test_a_country_that_all_others_name_is_missed(two_outlets: Archive) -> None:
    frame = silence(two_outlets, Filters(date(2024, 1, 1), date(2024, 12, 31), outlets=("B",)))
    assert frame[["item", "name", "expected", "found", "of"]].values.tolist() == [["NOR", "Norway", 8.0, 0, 10]]
    assert frame["surprise"][0] == pytest.approx(-log_likelihood(0, 8, 10, 10))


def test_one_that_is_rarer_than_elsewhere_is_told_after_one_that_is_absent(two_outlets: Archive) -> None:
    frame = silence(two_outlets, Filters(date(2024, 1, 1), date(2024, 12, 31), outlets=("A",)))
    assert frame[["item", "expected", "found"]].values.tolist() == [["ROU", 10.0, 0], ["MDA", 10.0, 2]]
    assert frame["surprise"].is_monotonic_decreasing


def test_days_alone_are_held_against_all_other_days(two_outlets: Archive) -> None:
    frame = silence(two_outlets, Filters(first=date(2024, 1, 1)))
    assert frame["item"].tolist() == ["JPN"]


def test_key_phrases_are_missed_too(archived: Callable[..., Archive]) -> None:
    other = [{"text": f"Norway met ministers {number} times over grain exports.", "outlet": "B"} for number in range(9)]
    frame = silence(archived(*rows("A", "Norway", 9, "2024-05-03"), *other), Filters(outlets=("B",)), "keyword")
    assert "seabed cables" in frame["item"].tolist()
    assert "grain exports" not in frame["item"].tolist()


def test_nothing_is_missing_where_all_are_meant_or_none(two_outlets: Archive) -> None:
    assert silence(two_outlets, Filters()).empty
    assert silence(two_outlets, Filters(outlets=("C",))).empty
