"""Which countries stand in one sentence, and who speaks of which?"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from components.article import Article, outline
from components.countries.comentions import Pair, comentions, most_frequent, share_of_sentences, spoken_of
from components.countries.names import known_codes, short_name
from components.quotes.find import find_quotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.countries.comentions import SpokenOf
    from components.countries.records import CountryReading


def pairs_of(read: Callable[[str], CountryReading], text: str) -> tuple[Pair, ...]:
    return comentions(read(text).countries, outline(text))


def speech_of(read: Callable[[str], CountryReading], text: str) -> tuple[SpokenOf, ...]:
    return spoken_of(read(text).countries, find_quotations(Article(text), outline(text)))


def test_countries_of_one_sentence_are_a_pair_and_those_of_two_are_none(read: Callable[[str], CountryReading]) -> None:
    pairs = pairs_of(read, "Moldova met Ukraine. Malta was absent. Ukraine thanked Moldova.")
    assert pairs == (Pair("MDA", "UKR", (0, 2), ()),)


def test_a_pair_that_is_only_implied_is_kept_apart_from_named_ones(read: Callable[[str], CountryReading]) -> None:
    [pair] = pairs_of(read, "The Kremlin met Ukraine. Russia met Ukraine.")
    assert (pair.named, pair.implied, pair.sentences) == ((1,), (0,), (0, 1))


def test_the_pair_with_most_shared_sentences_comes_first(read: Callable[[str], CountryReading]) -> None:
    pairs = pairs_of(read, "Malta met Norway. Moldova met Ukraine. Ukraine met Moldova.")
    assert [(pair.first, pair.second) for pair in pairs] == [("MDA", "UKR"), ("MLT", "NOR")]


def test_a_sentence_that_lists_every_country_takes_no_time(read: Callable[[str], CountryReading]) -> None:
    text = ", ".join(short_name(code) for code in sorted(known_codes())) + " voted."
    start = process_time()
    pairs = pairs_of(read, text)
    assert 0 < len(pairs) < 4_000
    assert process_time() - start < 2


def test_a_speaker_speaks_of_the_countries_inside_the_quotation_alone(read: Callable[[str], CountryReading]) -> None:
    text = "Norway waited. “We will help Ukraine and Moldova,” said Ann Berg of Sweden. “Malta agrees,” said Bo Dahl."
    told = [(cell.speaker, cell.iso3, cell.quotations) for cell in speech_of(read, text)]
    assert told == [("Ann Berg", "UKR", (1,)), ("Ann Berg", "MDA", (1,)), ("Bo Dahl", "MLT", (2,))]


def test_a_country_that_a_quotation_only_implies_is_told_apart(read: Callable[[str], CountryReading]) -> None:
    text = "“The Kremlin will answer for this in time,” said Ann Berg. “Russia must stop,” Berg said."
    [cell] = speech_of(read, text)
    assert (cell.named, cell.implied) == ((2,), (1,))


def test_the_most_frequent_keep_the_order_of_the_text() -> None:
    assert most_frequent(["a", "b", "c", "c"], [1, 3, 1, 1], 2) == ("b", "c")


def test_the_share_of_sentences_leaves_out_what_only_implies(read: Callable[[str], CountryReading]) -> None:
    text = "Russia spoke. The Kremlin spoke. Nobody answered. Russian ships left."
    [russia] = read(text).countries
    assert share_of_sentences(russia, outline(text)) == 0.5
