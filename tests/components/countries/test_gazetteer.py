"""Does one pass find every term, whole words only?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.countries.gazetteer import known_terms, scan
from components.countries.names import known_codes, rows_of, short_name


def words(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in scan(text) if hit.term.kind != "cue"]


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_every_country_is_found_by_its_short_name(code: str) -> None:
    text = f"We saw {short_name(code)} there."
    assert any(hit.term.code == code for hit in scan(text)), short_name(code)


def test_terms_inside_words_are_not_found() -> None:
    assert words("Romanesque Malian-like irony, Omani x Chadx") == ["Malian", "Omani"]


def test_a_shorter_term_is_found_where_the_longer_one_runs_into_a_word() -> None:
    assert words("Georgia Technicians") == ["Georgia"]
    assert words("Indian Oceans") == ["Indian"]


def test_a_term_is_found_inside_a_longer_one_that_runs_on() -> None:
    found = [hit.term.word for hit in scan("They came as observers.") if hit.term.kind == "cue"]
    assert found == ["observers"]


def test_a_combining_form_needs_a_word_behind_it() -> None:
    assert words("Franco-German") == ["Franco-", "German"]
    assert words("Franco- and") == []


def test_possessives_and_hyphens_end_a_term() -> None:
    assert words("Iran’s Iran's Iran-backed pro-Iran") == ["Iran"] * 4


def test_offsets_are_characters_in_texts_of_any_alphabet() -> None:
    text = "Ґрузія 🇬🇪 — Georgia — 中国 China"
    assert words(text) == ["Georgia", "China"]


def test_half_a_surrogate_pair_is_survived() -> None:
    assert words("\ud83d Iran \udc00") == ["Iran"]


@given(st.text(max_size=200))
def test_hits_are_in_order_and_do_not_overlap(text: str) -> None:
    hits = scan(f"{text} Iran {text} Ulan Bator")
    assert all(left.end <= right.start for left, right in pairwise(hits))


def test_large_cities_imply_their_country() -> None:
    cities = {city: iso3 for iso3, row in rows_of("cities.tsv") for city in row.split("; ")}
    assert len(cities) > 500
    assert cities["Suzhou"] == "CHN"
    assert not cities.keys() & known_terms()
    assert {(hit.term.code, hit.term.implied) for hit in scan("rain in Suzhou")} == {("CHN", True)}


def test_every_code_of_every_list_has_a_name() -> None:
    codes = {row[0] for table in ("terms.tsv", "places.tsv", "cities.tsv") for row in rows_of(table)}
    assert codes <= known_codes()


def test_no_two_countries_share_a_name_or_an_adjective() -> None:
    owners: dict[str, str] = {}
    for iso3, *cells in rows_of("terms.tsv"):
        for term in {term for cell in cells for term in cell.split("; ") if term}:
            assert owners.setdefault(term, iso3) == iso3, term


def test_every_sense_belongs_to_a_term() -> None:
    kinds = {sense for _, senses in rows_of("senses.tsv") for sense in senses.split()}
    assert "given" in kinds
    assert "Paris" in known_terms()
