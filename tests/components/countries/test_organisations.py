"""Which organisation is an article about?"""

from collections.abc import Callable

import pytest

from components.countries.gazetteer import scan
from components.countries.names import rows_of
from components.countries.records import CountryReading

Read = Callable[..., CountryReading]


def test_the_organisation_of_the_title_is_central(read: Read) -> None:
    assert read("Ministers met in Prague. They agreed.", "NATO backs seabed sensors").organisation == "NATO"


def test_without_a_title_the_opening_and_the_body_decide(read: Read) -> None:
    text = "Leaders of the African Union met on Monday. The African Union, or AU, said so. The UN was informed."
    assert read(text).organisation == "AU"


def test_an_article_that_names_one_in_passing_has_none(read: Read) -> None:
    text = "Kenya and Somalia reopened two crossings. " + "Traders were glad. " * 40 + "The UN welcomed it."
    assert read(text).organisation is None


def test_whom_a_country_has_left_is_not_central(read: Read) -> None:
    text = "Britain and Iceland signed, the first deal since Britain's withdrawal from the European Union."
    assert read(text).organisation is None


def test_an_organ_points_to_its_organisation(read: Read) -> None:
    assert read("The Security Council met.", "Envoy warns Security Council").organisation == "UN"


def test_actors_are_listed_apart_from_countries_with_their_spans(read: Read) -> None:
    text = "NATO and the European Union signed; NATO was glad, and so was the West."
    actors = {actor.name: [span.of(text) for span in actor.mentions] for actor in read(text).actors}
    assert actors == {"NATO": ["NATO", "NATO"], "EU": ["European Union"], "The West": ["the West"]}
    assert read(text).countries == ()


@pytest.mark.parametrize("row", rows_of("organisations.tsv"), ids=lambda row: row[0])
def test_every_organisation_is_found_by_each_of_its_names(row: list[str]) -> None:
    for term in row[2].split("; "):
        assert {hit.term.code for hit in scan(f"and {term} said")} == {row[0]}, term


def test_no_term_names_two_organisations() -> None:
    owners: dict[str, str] = {}
    for code, _, *cells in rows_of("organisations.tsv"):
        for term in {term for cell in cells for term in cell.split("; ") if term}:
            assert owners.setdefault(term, code) == code, term


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brussels said that it would wait.", ["EU"]),
        ("NATO was glad, but Brussels said that it would wait.", ["NATO"]),
        ("They met in Brussels.", []),
    ],
)
def test_brussels_as_an_actor_is_the_union_or_nato_by_context(read: Read, text: str, names: list[str]) -> None:
    assert [actor.name for actor in read(text).actors] == names
