"""Whose a role or a body is, by the words for it."""

from __future__ import annotations

import pytest

from components.countries.home import home_countries


@pytest.mark.parametrize(
    ("phrase", "home"),
    [
        ("the Irish ambassador to Norway", {"IRL"}),
        ("Sweden’s foreign minister", {"SWE"}),
        ("Minister of Foreign Affairs of Georgia", {"GEO"}),
        ("the Iraqi foreign ministry", {"IRQ"}),
        ("Taipei's delegate", {"TWN"}),
        ("its embassy in Washington", set()),
        ("EU special representative for the South Caucasus and the crisis in Georgia", set()),
        ("a senior diplomat", set()),
        ("", set()),
    ],
)
def test_a_role_belongs_to_the_country_it_is_of_and_not_to_where_it_is(phrase: str, home: set[str]) -> None:
    assert home_countries(phrase) == home
