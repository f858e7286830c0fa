"""How do an article's day and its countries stand once the reader has said which, and in which role?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from components.article import Span
from components.countries.find import find_countries
from components.countries.names import short_name
from components.countries.records import Country, Mention, RoleEvidence
from components.countries.roles import ORDER
from components.keywords.dates import find_dates
from components.keywords.stretches import find_stretches
from components.plain import by_you

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.article import Article
    from components.countries.records import Role
    from dashboard.corrections.records import Correction
    from dashboard.parsing import ParsedArticle

MOST_PLACES = 200
"""So many places of the same words are read as a country that the reader names."""


def with_date(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article of the day that the reader gave; memberships and the days in the text are read by it anew."""
    article = dated(parsed.article, said)
    if article.date == parsed.article.date:
        return replace(parsed, article=article), {}
    countries = find_countries(article, parsed.outline)
    dates = find_dates(article, parsed.outline)
    changed = replace(
        parsed,
        article=article,
        organisation=countries.organisation,
        countries=countries.countries,
        dates=dates,
        stretches=find_stretches(article, parsed.outline, dates),
    )
    return changed, {}


def dated(article: Article, said: Iterable[Correction]) -> Article:
    """The article with the day that the reader gave last, if any; its note says so."""
    days = [each for each in said if each.field == "date"]
    if not days:
        return article
    day = date.fromisoformat(days[-1].after) if days[-1].after else None
    return replace(article, date=day, note=f"date {by_you('confirmed' if days[-1].confirms else 'corrected')}")


def with_countries(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the countries that the reader added, replaced, took out or confirmed."""
    countries = {country.iso3: country for country in parsed.countries}
    refused: dict[str, str] = {}
    for each in said:
        if not each.before:
            refused |= _add(countries, parsed.article.text, each)
        elif each.before not in countries:
            refused[each.identity] = _missing(each.before)
        elif each.confirms:
            found = countries[each.before]
            countries[each.before] = replace(found, reader=found.reader or "confirmed")
        else:
            wrong = countries.pop(each.before)
            if each.after:
                _merge(countries, replace(wrong, iso3=each.after, name=short_name(each.after), reader="corrected"))
    return replace(parsed, countries=_in_order(countries.values())), refused


def with_roles(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the roles of countries that the reader gave, took away or confirmed."""
    countries = {country.iso3: country for country in parsed.countries}
    refused = {}
    for each in said:
        country = countries.get(each.about)
        if country is None:
            refused[each.identity] = _missing(each.about)
        elif each.confirms:
            countries[each.about] = replace(country, reader=country.reader or "confirmed")
        else:
            countries[each.about] = _in_role(parsed, country, each)
    return replace(parsed, countries=tuple(countries.values())), refused


def places_of(text: str, words: str) -> list[Span]:
    """Where the words stand in a text as whole words, the spaces between them of any kind; the first so many."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return []
    places = re.finditer(rf"(?<!\w){pattern}(?!\w)", text)
    return [Span(*place.span()) for place, _ in zip(places, range(MOST_PLACES), strict=False)]


def _add(countries: dict[str, Country], text: str, each: Correction) -> dict[str, str]:
    """Read the words as the country wherever they stand and nothing else was read; why not, where that is nowhere."""
    taken = [(mention.span, country.name) for country in countries.values() for mention in country.mentions]
    words = text[each.start : each.end]
    if len(words) > MOST_PLACES or not words.strip():
        return {each.identity: "its place is no name in this text"}
    here = Span(each.start, each.end)
    spans = sorted({here, *places_of(text, words)})
    free = [span for span in spans if not any(span.overlaps(other) for other, _ in taken)]
    if not free:
        name = next(name for span, name in taken if any(span.overlaps(own) for own in spans))
        return {each.identity: f"these words are read as {name} already: say there that it is wrong"}
    mentions = tuple(Mention(span, "named", span.of(text)) for span in free)
    evidence = (RoleEvidence("mentioned", free[0], by_you("corrected")),)
    _merge(
        countries,
        Country(each.after, short_name(each.after), "named", mentions, ("mentioned",), evidence, "corrected"),
    )
    return {}


def _merge(countries: dict[str, Country], new: Country) -> None:
    """Add a country, or its mentions and roles to those that are there."""
    old = countries.get(new.iso3)
    if old is None:
        countries[new.iso3] = new
        return
    roles = _without_mentioned({*old.roles, *new.roles})
    evidence = tuple(entry for entry in (*old.evidence, *new.evidence) if entry.role in roles)
    countries[new.iso3] = replace(
        old,
        level="named" if "named" in {old.level, new.level} else "implied",
        mentions=tuple(sorted((*old.mentions, *new.mentions), key=lambda mention: mention.span)),
        roles=roles,
        evidence=evidence,
        reader="corrected",
    )


def _in_role(parsed: ParsedArticle, country: Country, each: Correction) -> Country:
    """The country with a role more, or one less; `mentioned` alone where no other is left."""
    lost, gained = each.before, each.after
    roles = _without_mentioned({role for role in country.roles if role != lost} | ({gained} if gained else set()))
    evidence = [entry for entry in country.evidence if entry.role in roles]
    told = {entry.role for entry in evidence}
    place = country.mentions[0].span
    sentences = parsed.outline.sentences_of(place)
    span = parsed.outline.sentences[sentences[0]].span if sentences else place
    evidence += [RoleEvidence(role, span, by_you("corrected")) for role in roles if role not in told]
    return replace(country, roles=roles, evidence=tuple(evidence), reader="corrected")


def _without_mentioned(roles: set[str]) -> tuple[Role, ...]:
    """The roles in their order; `mentioned` only where there is no other."""
    others = roles - {"mentioned"}
    return tuple(role for role in ORDER if role in (others or {"mentioned"}))


def _in_order(countries: Iterable[Country]) -> tuple[Country, ...]:
    return tuple(sorted(countries, key=lambda country: country.mentions[0].span))


def _missing(iso3: str) -> str:
    return f"{short_name(iso3)} is not found in this text any more"
