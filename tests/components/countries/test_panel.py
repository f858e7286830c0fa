"""The table of countries."""

from __future__ import annotations

from components.article import Article, Span, outline
from components.countries.panel import country_table
from components.countries.records import Country, Mention, RoleEvidence

ARTICLE = Article("Ministers met in Bucharest to support Ukraine. The Kremlin protested.")
PARTS = outline(ARTICLE.text)


def found(iso3: str, name: str, words: str, level: str = "named") -> Country:
    start = ARTICLE.text.index(words)
    span = Span(start, start + len(words))
    evidence = (RoleEvidence("partner", span, "object of support"),)
    return Country(iso3, name, level, (Mention(span, level, words),), ("partner",), evidence)  # type: ignore[arg-type]


def test_the_table_counts_named_and_implied_mentions_apart() -> None:
    table = country_table(
        ARTICLE, [found("UKR", "Ukraine", "Ukraine"), found("ROU", "Romania", "Bucharest", "implied")], PARTS
    )
    assert list(table["Named"]) == [1, 0]
    assert list(table["Implied"]) == ["", "1 (via Bucharest)"]


def test_an_implied_country_says_through_what() -> None:
    table = country_table(ARTICLE, [found("RUS", "Russia", "The Kremlin", "implied")], PARTS)
    assert table["Implied"][0] == "1 (via The Kremlin)"


def test_the_first_evidence_is_the_words_and_the_rule() -> None:
    table = country_table(ARTICLE, [found("UKR", "Ukraine", "Ukraine")], PARTS)
    assert table["First evidence"][0] == "object of support: “Ukraine”"


def test_the_share_of_sentences_counts_only_those_that_name_the_country() -> None:
    table = country_table(
        ARTICLE, [found("UKR", "Ukraine", "Ukraine"), found("RUS", "Russia", "The Kremlin", "implied")], PARTS
    )
    assert list(table["Sentences"]) == [50.0, 0.0]


def test_evidence_of_megabytes_is_cut() -> None:
    article = Article("Ukraine " + "and so on " * 100_000)
    country = Country(
        "UKR", "Ukraine", "named", (), ("partner",), (RoleEvidence("partner", Span(0, len(article.text)), "a rule"),)
    )
    assert len(country_table(article, [country], outline(article.text))["First evidence"][0]) < 700
