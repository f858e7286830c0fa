"""Is a name a person's, as far as its words and its neighbours tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.quotes.apposition import descriptions_beside, is_set_apart
from components.quotes.descriptions import countries_in, is_country
from components.quotes.names import spelled
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

LONGEST_NAME = 5
OURS = frozenset("a an our my his her whose".split())
"""What leads a description of a person behind a single name: `Thi, our colleague`; `the` may lead one of a place."""
PLACING = frozenset("in at near across".split())
"""What stands before a place and hardly before a person."""


def lone_names(reading: Reading) -> set[str]:
    """The words that stand alone as subjects, as the surname of a person does; no country among them."""
    found = set()
    for phrase in reading.phrases.every:
        if phrase.kind == "C" and phrase.after - phrase.first == 1:
            acts = phrase.clauses or reading.shape[phrase.after : phrase.after + 1] in ("A", ":")
            if acts and not countries_in([phrase.word]):
                found.add(spelled(phrase.word))
    return found


def may_be_person(phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name of several words is not plainly a body, a document or a role."""
    nouns, folded = words().nouns, {word.lower() for word in name}
    if is_country(" ".join(name).lower()):
        return False
    role = phrase.word in nouns["role"] and not _is_surname(name)
    plain = phrase.word in nouns["organisation"] or phrase.word in nouns["document"] or role
    return len(name) <= LONGEST_NAME and not plain and not folded & {"of", "&"}


def _is_surname(name: tuple[str, ...]) -> bool:
    """Whether a word for a role is the surname in a name: `Stephen King`, `Trinh Hoang Son`."""
    before = [word.lower() for word in name[:-1]]
    if before and before[0] in words().forenames and not countries_in(before[:1]):
        return True
    strange = [word for word in before if word not in words().open and not words().is_person(word)]
    return len(strange) == len(before) > 1 and not countries_in(before) and not any(map(str.isupper, name))


def is_thing(reading: Reading, phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name stands as things and places do: `the Red Cross`, `in Ann Arbor`, only in a headline."""
    the = reading.tokens.lower[phrase.first] == "the"
    if len(name) < phrase.head + 1 - phrase.first - the:
        return False
    if the or phrase.preposition in PLACING:
        return True
    headline = phrase.paragraph in reading.tags.headlines and len(reading.paragraphs) > 1
    return headline and name[0].lower() not in words().forenames


def is_person(reading: Reading, phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name of several words is a person's: a forename, a title or role before or beside it, or its speech."""
    nouns, lower = words().nouns, reading.tokens.lower
    before = lower[phrase.first : phrase.head]
    if name[0].lower() in words().forenames or any(words().is_role(w) or w in nouns["title"] for w in before):
        return True
    aged = reading.shape[phrase.after : phrase.after + 3] == ",M,"
    relative = reading.shape[phrase.after : phrase.after + 2] == "KH" and lower[phrase.after + 1] in ("his", "her")
    tells = (
        aged
        or relative
        or _is_called_person(reading, phrase)
        or lower[phrase.after + 1 : phrase.after + 2] in (["who"], ["whose"])
    )
    return tells or any(c.speech for c in phrase.clauses) or bool(descriptions_beside(reading, phrase))


def is_single_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether a single word is somebody's whole name: a role stands beside it, `who` follows, or a forename acts."""
    plain = phrase.after - phrase.first == 1 and not phrase.within and not phrase.genitive
    if not plain or countries_in([phrase.word]) or phrase.word in words().nouns["organisation"]:
        return False
    if phrase.word in words().forenames:
        return bool(phrase.clauses or descriptions_beside(reading, phrase))
    beside = descriptions_beside(reading, phrase)
    before = bool(beside) and (is_set_apart(reading, phrase) or reading.tokens.lower[beside[0].first] in OURS)
    follows = reading.shape[phrase.after : phrase.after + 2] == ",W"
    return before or (follows and not phrase.preposition and reading.tokens.lower[phrase.after + 1] == "who")


def _is_called_person(reading: Reading, phrase: Phrase) -> bool:
    """Whether the text says that the name is a person's: `Lee was an unlikely admiral`."""
    after, lower, at = phrase.after, reading.tokens.lower, reading.phrases.at
    if after + 1 >= len(at) or reading.shape[after] != "A" or lower[after + 1] not in ("a", "an", "the"):
        return False
    number = at[after + 1]
    return number >= 0 and words().is_person(reading.phrases.every[number].word)
