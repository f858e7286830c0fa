"""How is what was found about a country said in plain words?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from components.countries.names import official_name, rows_of
from components.plain import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.countries.records import Country

NameForm = Literal["short", "official"]

VIAS = 3
"""A country that is implied by more words shows so many of them, and how many more there are."""

LONGEST_VIA = 40
CONFLICTING = frozenset({"partner", "adversary"})
"""Roles that say opposite things; a country that has both is shown with both."""

BOUNDARIES = "Boundaries as in Natural Earth (public domain); they state no position on any territory."


class BoundaryNote(NamedTuple):
    """What the map draws at a disputed place: the note counts when `iso3` is mentioned by one of `words`, or at all."""

    iso3: str
    words: frozenset[str]
    place: str
    note: str


def called(countries: Sequence[Country], form: NameForm) -> tuple[Country, ...]:
    """The countries under their short or their official names."""
    if form == "short":
        return tuple(countries)
    return tuple(replace(country, name=official_name(country.iso3)) for country in countries)


def mentions_of(country: Country) -> tuple[int, int]:
    """How often the country is named, and how often it is only implied."""
    named = sum(mention.level == "named" for mention in country.mentions)
    return named, len(country.mentions) - named


def vias(country: Country) -> tuple[str, ...]:
    """The words that imply the country, each once whether in capitals or not, in order."""
    implied = [mention.via for mention in country.mentions if mention.level == "implied"]
    words = {via.casefold(): via for via in sorted(implied, key=str.isupper, reverse=True)}
    return tuple(" ".join(words[key].split())[:LONGEST_VIA] for key in dict.fromkeys(map(str.casefold, implied)))


def via_words(country: Country) -> str:
    """`via Bucharest, the Kremlin`, or `via Kyiv and 4 more`; empty for a country that nothing implies."""
    words = vias(country)
    more = f" and {len(words) - VIAS} more" if len(words) > VIAS else ""
    return f"via {', '.join(words[:VIAS])}{more}" if words else ""


def level_words(country: Country) -> str:
    """`named`; `implied (via Bucharest)` for a country that is nowhere named; or both, told apart."""
    implied = f"implied ({via_words(country)})" if via_words(country) else ""
    return ", ".join(part for part in ("named" if country.level == "named" else "", implied) if part)


def count_words_of(country: Country) -> str:
    """`named 3×` and, apart from it, `implied 1× (via Bucharest)`."""
    named, implied = mentions_of(country)
    parts = [f"named {named}×"] if named else []
    return ", ".join([*parts, f"implied {implied}× ({via_words(country)})"] if implied else parts)


def conflict_words(country: Country) -> str:
    """A sentence where the text gives the country opposite roles; empty elsewhere."""
    if not CONFLICTING.issubset(country.roles):
        return ""
    return f"The text gives {country.name} opposite roles, partner and adversary: both are shown."


def several_roles_words(countries: Sequence[Country]) -> str:
    """Which countries have several roles, so that the map's colour is only one of theirs; empty when none has."""
    several = [f"{country.name} ({', '.join(country.roles)})" for country in countries if len(country.roles) > 1]
    return f"Several roles: {'; '.join(several)}." if several else ""


def actors_takeaway(counts: Sequence[tuple[str, int]], organisation: str | None) -> str:
    """How many organisations are named, which most, and which one the article is about."""
    if not counts:
        return "No organisation is named."
    name, most = max(counts, key=lambda pair: pair[1])
    centre = f"the article is about {organisation}" if organisation else "none is the article’s centre"
    return f"{counted(len(counts), 'organisation')}; most often {name}, {most}×; {centre}."


@cache
def boundary_notes() -> tuple[BoundaryNote, ...]:
    """All notes on disputed places."""
    return tuple(
        BoundaryNote(iso3, frozenset(words.split("; ") if words else ()), place, note)
        for iso3, words, place, note in rows_of("boundary_notes.tsv")
    )


def places_words(notes: Sequence[BoundaryNote]) -> str:
    """The note itself when there is one, the names of the places when there are several; empty without any."""
    if len(notes) == 1:
        return f"{notes[0].place}: {notes[0].note}"
    return f"Disputed, see below: {', '.join(note.place for note in notes)}." if notes else ""


def notes_for(countries: Sequence[Country]) -> tuple[BoundaryNote, ...]:
    """The notes on the disputed places that the article speaks of."""
    found = {country.iso3: {mention.via.title() for mention in country.mentions} for country in countries}
    return tuple(
        note for note in boundary_notes() if note.iso3 in found and (not note.words or found[note.iso3] & note.words)
    )
