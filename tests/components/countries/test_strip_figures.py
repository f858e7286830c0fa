"""The time axis of mentions over the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import outline
from components.countries.names import known_codes, short_name
from components.countries.strip_figures import MOST, mention_strips, shown_on_strips, strips_takeaway

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.countries.records import CountryReading

TEXT = "Moldova met Ukraine. Nobody spoke. The Kremlin wrote to Ukraine and Ukrainians."


def test_each_country_has_a_row_in_order_of_first_mention(read: Callable[[str], CountryReading]) -> None:
    figure = mention_strips(read(TEXT).countries, outline(TEXT))
    assert list(figure.layout.yaxis.ticktext) == ["Moldova", "Ukraine", "Russia"]


def test_a_mark_stands_within_its_sentence_and_carries_country_and_sentence(
    read: Callable[[str], CountryReading],
) -> None:
    named, implied = mention_strips(read(TEXT).countries, outline(TEXT)).data
    assert [tuple(data) for data in named.customdata] == [
        ("country:MDA", 0),
        ("country:UKR", 0),
        ("country:UKR", 2),
        ("country:UKR", 2),
    ]
    assert all(abs(x - (data[1] + 1)) <= 0.5 for x, data in zip(named.x, named.customdata, strict=True))
    assert [tuple(data) for data in implied.customdata] == [("country:RUS", 2)]


def test_named_and_implied_have_different_marks(read: Callable[[str], CountryReading]) -> None:
    named, implied = mention_strips(read(TEXT).countries, outline(TEXT)).data
    assert (named.marker.symbol, implied.marker.symbol) == ("line-ns", "circle-open")
    assert "implied, “Kremlin”" in implied.hovertext[0] or "implied, “The Kremlin”" in implied.hovertext[0]


def test_sixty_countries_leave_rows_that_can_be_read(read: Callable[[str], CountryReading]) -> None:
    text = ". ".join(short_name(code) for code in sorted(known_codes())[:60]) + ". Zambia and Zambians thanked Zambia."
    countries = read(text).countries
    assert len(shown_on_strips(countries)) == MOST < len(countries)
    assert "ZMB" in {country.iso3 for country in shown_on_strips(countries)}


def test_a_text_of_megabytes_has_no_more_marks_than_the_axis_has_places(read: Callable[[str], CountryReading]) -> None:
    text = "Malta won. " * 20_000
    figure = mention_strips(read(text).countries, outline(text))
    assert len(figure.data[0].x) <= 1_300


def test_the_takeaway_names_who_runs_through_the_text(read: Callable[[str], CountryReading]) -> None:
    told = strips_takeaway(read(TEXT).countries, outline(TEXT))
    assert told == "Mentions over 3 sentences: most often Ukraine, 3 mentions in sentences 1 to 3."
    assert strips_takeaway([], outline("")) == "No country was found in the article."
