"""Is the seed article read as its annotation says?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from components.article import Article
from dashboard.parsing import parse_article
from dashboard.rows import parsed_row
from dashboard.sources.seeds import seed_articles


@pytest.fixture(scope="module")
def row() -> dict[str, Any]:
    return parsed_row("seed", parse_article(seed_articles()[0]))


def test_every_quotation_of_the_seed_is_found_and_none_invented(row: dict[str, Any], seed_gold: dict[str, Any]) -> None:
    assert [quote["spans"] for quote in row["quotes"]] == [quote["spans"] for quote in seed_gold["quotes"]]


def test_the_quotation_over_three_paragraphs_is_one(row: dict[str, Any]) -> None:
    assert [len(quote["spans"]) for quote in row["quotes"]] == [1, 3]


def test_the_secretary_general_and_he_are_jens_stoltenberg(row: dict[str, Any]) -> None:
    assert [(quote["speaker_mention"], quote["speaker"]) for quote in row["quotes"]] == [
        ("NATO Secretary-General", "Jens Stoltenberg"),
        ("he", "Jens Stoltenberg"),
    ]


def test_the_countries_of_the_seed_are_found_with_their_level(row: dict[str, Any], seed_gold: dict[str, Any]) -> None:
    assert {(c["iso3"], c["level"]) for c in row["countries"]} == {
        (c["iso3"], c["level"]) for c in seed_gold["countries"]
    }


def test_each_country_of_the_seed_has_its_roles(row: dict[str, Any], seed_gold: dict[str, Any]) -> None:
    roles = {country["iso3"]: set(country["roles"]) for country in row["countries"]}
    assert roles == {country["iso3"]: set(country["roles"]) for country in seed_gold["countries"]}


def test_the_central_organisation_of_the_seed_is_found(row: dict[str, Any], seed_gold: dict[str, Any]) -> None:
    assert row["organisation"] == seed_gold["organisation"]


def test_what_a_row_quotes_is_what_stands_there(row: dict[str, Any], seed_gold: dict[str, Any]) -> None:
    for quote in row["quotes"]:
        assert quote["text"] == [seed_gold["text"][start:end] for start, end in quote["spans"]]


def test_the_diplomatic_articles_are_parsed_without_an_error(diplomatic_gold: list[dict[str, Any]]) -> None:
    for gold in diplomatic_gold:
        parsed = parse_article(Article(gold["text"], gold["title"], date.fromisoformat(gold["date"])))
        assert parsed.quotations
        assert parsed.countries
