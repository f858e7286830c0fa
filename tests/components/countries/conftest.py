"""Reads a small article as the dashboard would."""

from collections.abc import Callable
from datetime import date

import pytest

from components.article import Article, outline
from components.countries.find import find_countries
from components.countries.records import Country, CountryReading

Read = Callable[..., CountryReading]


@pytest.fixture
def read() -> Read:
    def read_text(text: str, title: str | None = None, day: str | None = None) -> CountryReading:
        article = Article(text, title, date.fromisoformat(day) if day else None)
        return find_countries(article, outline(text))

    return read_text


@pytest.fixture
def named(read: Read) -> Callable[[str], list[str]]:
    """The codes of the countries that a text names, in order of first mention."""

    def codes(text: str) -> list[str]:
        return [country.iso3 for country in read(text).countries if country.level == "named"]

    return codes


@pytest.fixture
def implied(read: Read) -> Callable[[str], list[str]]:
    """The codes of the countries that a text only implies, in order of first mention."""

    def codes(text: str) -> list[str]:
        return [country.iso3 for country in read(text).countries if country.level == "implied"]

    return codes


@pytest.fixture
def roles(read: Read) -> Callable[..., dict[str, tuple[str, ...]]]:
    """The roles of every country of a text by its code."""

    def by_code(text: str, title: str | None = None, day: str | None = None) -> dict[str, tuple[str, ...]]:
        countries: tuple[Country, ...] = read(text, title, day).countries
        return {country.iso3: country.roles for country in countries}

    return by_code
