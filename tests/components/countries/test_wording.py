"""What is said about a country, in plain words that take no side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.countries.names import known_codes
from components.countries.wording import (
    actors_takeaway,
    boundary_notes,
    called,
    conflict_words,
    count_words_of,
    level_words,
    notes_for,
    places_words,
    several_roles_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.countries.records import CountryReading

ONE_SIDED = ("illegal", "occupied", "annex", "breakaway", "so-called", "regime", "liberat", "renegade", "separatist")


def test_implied_mentions_are_never_added_to_the_named_ones(read: Callable[[str], CountryReading]) -> None:
    [russia] = read("Russia wrote. The Kremlin and Moscow wrote.").countries
    assert count_words_of(russia).startswith("named 1×, implied 2× (via ")
    assert level_words(russia).startswith("named, implied (via ")


def test_a_country_that_is_only_implied_says_through_what(read: Callable[[str], CountryReading]) -> None:
    [romania] = read("They met in Bucharest.").countries
    assert level_words(romania) == "implied (via Bucharest)"


def test_many_ways_to_imply_a_country_are_cut(read: Callable[[str], CountryReading]) -> None:
    [ukraine] = read("Kyiv, Kharkiv, Odesa, Lviv and Dnipro were hit.").countries
    assert level_words(ukraine) == "implied (via Kyiv, Kharkiv, Odesa and 2 more)"


def test_countries_are_called_as_the_reader_chooses(read: Callable[[str], CountryReading]) -> None:
    countries = read("Moldova waits.").countries
    assert [country.name for country in called(countries, "official")] == ["Republic of Moldova"]
    assert [country.name for country in called(countries, "short")] == ["Moldova"]


def test_several_roles_are_told_because_the_map_shows_one_colour(read: Callable[..., CountryReading]) -> None:
    countries = read("BUCHAREST, Romania — NATO allies met here.", "NATO meets", "2022-11-29").countries
    assert several_roles_words(countries) == "Several roles: Romania (member, host)."
    assert several_roles_words([]) == ""


def test_opposite_roles_are_said_to_be_both_shown(read: Callable[[str], CountryReading]) -> None:
    text = "NATO met. Ministers pledged support for Georgia. NATO accused Georgia of threats. Georgia invaded Abkhazia."
    [georgia] = [country for country in read(text).countries if country.iso3 == "GEO"]
    both = {"partner", "adversary"} <= set(georgia.roles)
    assert bool(conflict_words(georgia)) == both


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kosovo voted.", "Kosovo"),
        ("Taiwanese ships left.", "Taiwan"),
        ("Palestinians voted.", "Palestine"),
        ("Talks on Western Sahara failed.", "Western Sahara"),
        ("They spoke about Crimea.", "Crimea"),
    ],
)
def test_a_disputed_place_calls_for_its_note(read: Callable[[str], CountryReading], text: str, place: str) -> None:
    [note] = notes_for(read(text).countries)
    assert note.place == place
    assert places_words([note]).startswith(f"{place}: drawn ")


def test_ukraine_alone_calls_for_no_note(read: Callable[[str], CountryReading]) -> None:
    assert notes_for(read("Ukraine and Kyiv voted.").countries) == ()
    assert places_words(()) == ""


def test_several_notes_are_named_and_left_to_the_list(read: Callable[[str], CountryReading]) -> None:
    assert places_words(notes_for(read("Kosovo met Taiwan.").countries)) == "Disputed, see below: Kosovo, Taiwan."


def test_the_notes_take_no_side_and_name_known_countries() -> None:
    assert {note.iso3 for note in boundary_notes()} <= known_codes()
    assert [word for word in ONE_SIDED for note in boundary_notes() if word in note.note.lower()] == []


def test_the_organisations_are_summed_up() -> None:
    assert actors_takeaway([("NATO", 6), ("EU", 2)], "NATO") == (
        "2 organisations; most often NATO, 6×; the article is about NATO."
    )
    assert actors_takeaway([("EU", 1)], None) == "1 organisation; most often EU, 1×; none is the article’s centre."
    assert actors_takeaway([], None) == "No organisation is named."
