"""Which countries does an article speak of, in which role, and which sentence says so?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.article import Span
from components.countries.context import readings
from components.countries.gazetteer import scan
from components.countries.names import short_name
from components.countries.organisations import actors, central_organisation
from components.countries.records import Country, CountryReading, Mention
from components.countries.roles import ORDER, roles_of

if TYPE_CHECKING:
    from components.article import Article, Outline
    from components.countries.context import Reading
    from components.countries.records import RoleEvidence

COUNTRIES_VERSION = "3"
"""Changes whenever the same article may be read differently."""


def find_countries(article: Article, outline: Outline) -> CountryReading:
    """The countries of the article in order of first mention, with mentions, roles and evidence; never raises."""
    hits = scan(article.text)
    found = readings(article.text, hits)
    organisation = central_organisation(article.text, article.title, hits)
    evidence = roles_of(article, outline, hits, found, organisation)
    by_country: dict[str, list[Reading]] = {}
    for reading in found:
        by_country.setdefault(reading.iso3, []).append(reading)
    countries = tuple(_country(article.text, iso3, places, evidence[iso3]) for iso3, places in by_country.items())
    return CountryReading(organisation, countries, actors(hits, found))


def countries_in(reading: CountryReading, span: Span) -> tuple[str, ...]:
    """The iso3 of the countries that are mentioned inside `span`, in order of first mention in the article."""
    return tuple(
        country.iso3 for country in reading.countries if any(mention.span in span for mention in country.mentions)
    )


def _country(text: str, iso3: str, places: list[Reading], evidence: list[RoleEvidence]) -> Country:
    mentions = tuple(
        Mention(Span(place.start, place.end), "implied" if place.implied else "named", text[place.start : place.end])
        for place in places
    )
    found = {entry.role for entry in evidence}
    return Country(
        iso3,
        short_name(iso3),
        "implied" if all(place.implied for place in places) else "named",
        mentions,
        tuple(role for role in ORDER if role in found),
        tuple(evidence),
    )
