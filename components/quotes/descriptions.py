"""Whom does a role such as `the minister` or `its envoy` mean, and how is somebody without a name called?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from components.countries.names import rows_of
from components.quotes.candidates import kind_of
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.quotes.cast import Cast, Person
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

FULL_TITLES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "adm": "admiral",
    "rev": "reverend",
    "amb": "ambassador",
    "cmdr": "commander",
    "del": "delegate",
    "pres": "president",
    "sec": "secretary",
}
"""Titles that are written short, and the roles that they are short for."""
INDEFINITE = frozenset("a an some another one any no every each".split())
LONGEST_BARE = 2
"""How many words `the judge` has, who is nobody else."""
NAMED_WITHIN = 3
"""How many paragraphs behind a role the name that it stands for may follow."""
SHARED = frozenset("its their".split())
OWNER_REACH = 12
"""How many phrases back the owner of `its envoy` is looked for."""
LONGEST_COUNTRY = 2
"""How many words of a country's name are read together."""


def described(reading: Reading, phrase: Phrase) -> str:
    """The phrase as it stands, with what belongs to it: `Ministry of Commerce`."""
    shape, lower = reading.shape, reading.tokens.lower
    start, after, end = phrase.start, phrase.after, phrase.end
    if lower[phrase.first] == "that" and phrase.after - phrase.first > 1:
        start = reading.tokens.starts[phrase.first + 1]
    following = reading.phrases.at[after + 1] if after + 1 < len(lower) else -1
    if following >= 0 and lower[after] in ("of", "in") and _takes_of(phrase):
        field = reading.phrases.every[following]
        named = "C" in shape[field.first : field.after]
        if named or (lower[after] == "of" and phrase.word in words().nouns["organisation"]):
            end = _end_of_list(reading, field).end
    return " ".join(reading.text[start:end].split())


def _end_of_list(reading: Reading, first: Phrase) -> Phrase:
    """The last of several names, or the first if no more are joined to it: of France, Germany and Poland."""
    shape, last = reading.shape, first
    while shape[last.after : last.after + 1] in (",", "K"):
        step = 1 + (shape[last.after : last.after + 2] == ",K")
        joined = shape[last.after + step - 1] == "K"
        number = reading.phrases.at[last.after + step] if last.after + step < len(shape) else -1
        if number < 0 or reading.phrases.every[number].kind != "C":
            return first
        last = reading.phrases.every[number]
        if joined:
            return last
    return first


def is_role(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is a definite role in the singular, so that it may stand for someone with a name."""
    first = reading.tokens.lower[phrase.first]
    definite = first not in INDEFINITE and (reading.shape[phrase.first] != "H" or first in SHARED)
    nobody_else = phrase.kind == "N" or kind_of(reading, phrase) == "Crole" or phrase.word in words().nouns["title"]
    return nobody_else and words().is_person(phrase.word) and definite


def bearer(reading: Reading, cast: Cast, phrase: Phrase) -> Person | None:
    """The person named last before the phrase whose roles hold all its words; `its envoy` must be its country's."""
    lower, shape = reading.tokens.lower, reading.shape
    written = [lower[i] for i in range(phrase.first, phrase.after) if shape[i] in "CNJ"]
    owned = shape[phrase.first] == "H"
    countries = _owner(reading, cast, phrase) if owned else countries_in(written)
    if (owned and not countries) or not written:
        return None
    asked = {word for word in written if not countries_in([word])} if countries else set(written)
    fits = [
        person
        for person in cast.by_role.get(written[-1], [])
        if (asked <= person.roles and countries <= person.countries) or (not owned and set(written) <= person.roles)
    ]
    latest = max(fits, key=lambda person: person.last_before(phrase.start - 1), default=None)
    if latest is not None and latest.last_before(phrase.start - 1) >= 0:
        return latest
    return _named_later(reading, cast, phrase, fits)


def _named_later(reading: Reading, cast: Cast, phrase: Phrase, fits: list[Person]) -> Person | None:
    """Who is named behind a role: behind a headline, or with it once more (`the dean … The dean, Ann Lee,`)."""
    bearers = cast.by_role.get(phrase.word, [])
    headline = phrase.paragraph in reading.tags.headlines
    if not headline:
        bare = len(bearers) == 1 and phrase.after - phrase.first == LONGEST_BARE
        fits = [person for person in bearers if bare or phrase.word in person.taken_up]
    fits = [person for person in fits if person.mentions[0].start > phrase.start]
    first = min(fits, key=lambda person: person.mentions[0].start, default=None)
    if first is None or (headline and len(bearers) == 1):
        return first
    return first if first.mentions[0].paragraph <= phrase.paragraph + NAMED_WITHIN else None


def countries_in(name: Sequence[str]) -> frozenset[str]:
    """The countries that lower-case words name, alone or two together: names, adjectives, demonyms, capitals."""
    known, found, index = _country_words(), set(), 0
    while index < len(name):
        pair = " ".join(name[index : index + 2])
        step = 2 if pair in known and index + 1 < len(name) else 1
        country = known.get(pair if step > 1 else name[index])
        if country:
            found.add(country)
        index += step
    return frozenset(found)


def is_country(name: str) -> bool:
    """Whether lower-case words are as a whole the name of a country or a capital."""
    return name in _country_words()


def _takes_of(phrase: Phrase) -> bool:
    nouns = words().nouns
    return any(phrase.word in nouns[kind] for kind in ("organisation", "of_head", "group"))


def _owner(reading: Reading, cast: Cast, phrase: Phrase) -> frozenset[str]:
    """The country that `its` means: the last one that leads a clause before it, else the last one at all."""
    every, lower = reading.phrases.every, reading.tokens.lower
    last: frozenset[str] = frozenset()
    for number in range(phrase.number - 1, max(-1, phrase.number - OWNER_REACH), -1):
        before = every[number]
        person = cast.of_phrase.get(number)
        if not reading.tokens.capital[before.head] or before.start >= phrase.start or (person and person.sure):
            continue
        countries = countries_in(lower[before.first : before.after])
        leads = before.clauses or reading.shape[before.after : before.after + 1] == "A"
        if countries and leads and not before.preposition:
            return countries
        last = last or countries
    return last


@cache
def _country_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for iso3, short, _ in rows_of("names.tsv"):
        _add(found, iso3, (short,))
    for iso3, names, adjectives, demonyms in rows_of("terms.tsv"):
        _add(found, iso3, (*names.split("; "), *adjectives.split("; "), *demonyms.split("; ")))
    for iso3, kind, terms in rows_of("places.tsv"):
        if kind == "capital":
            _add(found, iso3, terms.split("; "))
    return found


def _add(found: dict[str, str], iso3: str, terms: Iterable[str]) -> None:
    for term in terms:
        word = term.lower().removesuffix("+s")
        if word and word.count(" ") < LONGEST_COUNTRY:
            found.setdefault(word, iso3)
