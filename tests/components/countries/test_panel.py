"""The table of countries."""

from __future__ import annotations

from components.article import Article, Span
from components.countries.panel import country_table
from components.countries.records import Country, Mention, RoleEvidence

ARTICLE = Article("Ministers met in Bucharest to support Ukraine. The Kremlin protested.")


def found(iso3: str, name: str, words: str, level: str = "named") -> Country:
    start = ARTICLE.text.index(words)
    span = Span(start, start + len(words))
    evidence = (RoleEvidence("partner", span, "object of support"),)
    return Country(iso3, name, level, (Mention(span, level, words),), ("partner",), evidence)  # type: ignore[arg-type]


def test_the_table_counts_named_and_implied_mentions_apart() -> None:
    table = country_table(
        ARTICLE, [found("UKR", "Ukraine", "Ukraine"), found("ROU", "Romania", "Bucharest", "implied")]
    )
    assert list(table["Named"]) == [1, 0]
    assert list(table["Implied"]) == [0, 1]


def test_an_implied_country_says_through_what() -> None:
    table = country_table(ARTICLE, [found("RUS", "Russia", "The Kremlin", "implied")])
    assert table["Level"][0] == "implied (via The Kremlin)"


def test_the_first_evidence_is_the_words_and_the_rule() -> None:
    table = country_table(ARTICLE, [found("UKR", "Ukraine", "Ukraine")])
    assert table["First evidence"][0] == "partner, object of support: “Ukraine”"
