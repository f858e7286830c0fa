"""Are the countries of an article found, with all their mentions and roles?"""

import json
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import Article, Span, outline
from components.countries.find import COUNTRIES_VERSION, countries_in, find_countries
from components.countries.records import CountryReading

Read = Callable[..., CountryReading]
GOLD = Path(__file__).parents[2] / "gold"
LONG = 5_000_000


def gold(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / file).read_text(encoding="utf-8").splitlines()]


def read_gold(row: dict[str, Any]) -> CountryReading:
    article = Article(row["text"], row["title"], date.fromisoformat(row["date"]) if row["date"] else None)
    return find_countries(article, outline(article.text))


def test_the_seed_article_is_read_as_annotated() -> None:
    (row,) = gold("seed.jsonl")
    reading = read_gold(row)
    assert reading.organisation == row["organisation"]
    found = {(c.iso3, c.level, tuple(sorted(c.roles))) for c in reading.countries}
    assert found == {(c["iso3"], c["level"], tuple(sorted(c["roles"]))) for c in row["countries"]}


def test_the_seed_article_has_every_annotated_mention() -> None:
    (row,) = gold("seed.jsonl")
    mentions = {c.iso3: [[m.span.start, m.span.end] for m in c.mentions] for c in read_gold(row).countries}
    assert mentions == {c["iso3"]: c["mentions"] for c in row["countries"]}


def test_named_countries_of_the_invented_articles_are_found() -> None:
    missed = []
    for row in gold("diplomatic.jsonl"):
        found = {country.iso3 for country in read_gold(row).countries if country.level == "named"}
        missed += [(row["id"], c["iso3"]) for c in row["countries"] if c["level"] == "named" and c["iso3"] not in found]
    assert len(missed) <= 2, missed


def test_countries_stand_in_order_of_first_mention(read: Read) -> None:
    assert [country.iso3 for country in read("Oman met Chad. Chad met Fiji. Peru left.").countries] == [
        "OMN",
        "TCD",
        "FJI",
        "PER",
    ]


def test_a_mention_says_by_which_words(read: Read) -> None:
    (russia,) = read("Moscow spoke; Russian and Russia’s envoys left the Kremlin.").countries
    assert [(mention.via, mention.level) for mention in russia.mentions] == [
        ("Moscow", "implied"),
        ("Russian", "named"),
        ("Russia", "named"),
        ("Kremlin", "implied"),
    ]


def test_a_country_only_implied_is_apart_from_the_named(read: Read) -> None:
    levels = {country.iso3: country.level for country in read("Norway wrote to Bucharest.").countries}
    assert levels == {"NOR": "named", "ROU": "implied"}


def test_countries_inside_a_span(read: Read) -> None:
    text = "Oman left. Chad and Fiji stayed."
    reading = read(text)
    assert countries_in(reading, Span(0, 10)) == ("OMN",)
    assert countries_in(reading, Span(11, len(text))) == ("TCD", "FJI")
    assert countries_in(reading, Span(12, 14)) == ()


def test_an_article_without_countries_is_empty(read: Read) -> None:
    assert read("Nothing at all happened.") == CountryReading(None, (), ())
    assert read("") == CountryReading(None, (), ())


def test_a_reading_can_be_pickled(read: Read) -> None:
    reading = read("NATO met in Oslo with Japan.")
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301


def test_the_version_is_stated() -> None:
    assert COUNTRIES_VERSION


@pytest.mark.parametrize(
    "text",
    [
        "\x00Iran\x00",
        "\u202eIran\u202c and \ud800 Iran",
        "Iran" * 1000,
        "💥 Iran 💥 — “”",
        "\n\n\n",
        "A, B, " * 2000,
    ],
)
def test_hostile_text_is_read_without_an_error(read: Read, text: str) -> None:
    assert read(text, text, "2020-01-01") is not None


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_read_and_every_mention_lies_in_it(text: str, title: str) -> None:
    text += " Iran accused Oman, which France and Georgia support, of it in French. "
    reading = find_countries(Article(text, title), outline(text))
    for country in reading.countries:
        assert country.roles
        assert all(mention.span.of(text) == mention.via for mention in country.mentions)
