"""Does a word that can name a country name it here, or a person, a state, a language, a town elsewhere?

Rules look at the words beside a mention and at what else the article speaks of; each is one general habit of English
news (a first name before a family name; a town, a comma, its state), none is about one text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from components.countries.gazetteer import NAMED, word_set
from components.countries.senses import EDGES, RULES, Setting, Spot, sense, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.countries.gazetteer import Hit

WORD_REACH = 24
"""How many characters a neighbouring word may have; keeps the search for it short in texts without blanks."""

LEAD = 40
INITIALS = 4
"""`C.J.` at the most: so many characters before a name are initials."""

FIRST_PART = re.compile(r"([A-ZÀ-Ý][a-zß-ÿ]{2,})-$")
"""The first part of a double name."""

JOURNEY = frozenset({"to", "from", "for"})
PLACES = NAMED | {"capital", "city", "seat", "region"}
SPOKEN_EVERYWHERE = frozenset({"English"})
ARTICLES = frozenset({"the", "a", "an"})
LOCAL = frozenset({"region", "signal"})
NORTH_AMERICA = ("USA", "CAN")


class Reading(NamedTuple):
    """A hit that was read as a country: `implied` when only through a place."""

    start: int
    end: int
    iso3: str
    implied: bool
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Page:
    """A text, what was found in it, and the words that proved to be persons or towns abroad."""

    text: str
    hits: Sequence[Hit]
    setting: Setting
    persons: set[str] = field(default_factory=set)
    abroad: dict[str, str] = field(default_factory=dict)


def readings(text: str, hits: Sequence[Hit]) -> list[Reading]:
    """The hits that speak of a country, in reading order."""
    if not hits:
        return []
    page = Page(text, hits, _setting(hits))
    found = []
    for number, (start, end, term) in enumerate(hits):
        if term.kind not in PLACES or (term.kind == "prefix" and not _combines(hits, number)):
            continue
        if _is_second_surname(text, hits, number):
            continue
        if not term.senses and not term.implied:
            found += [Reading(start, end, code, term.implied, term.kind, term.word) for code in term.code.split()]
            continue
        code = _read(page, number)
        if code:
            implied = term.implied or (code != term.code and code in NORTH_AMERICA)
            found.append(Reading(start, end, code, implied, term.kind if code == term.code else "city", term.word))
    if not page.persons and not page.abroad:
        return found
    return [_settled(reading, page) for reading in found if _stays(reading, page)]


def _combines(hits: Sequence[Hit], number: int) -> bool:
    """Whether a country's name or adjective stands behind a combining form: `Franco-German`, not `Indo-Pacific`."""
    following = hits[number + 1] if number + 1 < len(hits) else None
    return following is not None and following.start == hits[number].end and following.term.kind in NAMED


def _is_second_surname(text: str, hits: Sequence[Hit], number: int) -> bool:
    """Whether the word ends a double name that somewhere follows a first name: `Corazon Benitez-Lao`."""
    start, _, term = hits[number]
    if text[start - 1 : start] != "-" or term.kind not in {"adjective", "demonym"}:
        return False
    if number and hits[number - 1].end >= start - 1:
        return False
    first = FIRST_PART.search(text, max(0, start - WORD_REACH), start)
    if first is None or first.group(1) in words("hyphen_before"):
        return False
    return re.search(rf"[A-ZÀ-Ý][a-zß-ÿ]+ {first.group()}{term.word}\b", text) is not None


def _setting(hits: Sequence[Hit]) -> Setting:
    places = [term for _, _, term in hits if term.kind in PLACES]
    return Setting(
        Counter([term.code for term in places]),
        Counter([(term.code, term.word) for term in places]),
        Counter([term.code for _, _, term in hits if term.kind in LOCAL]),
        Counter([term.code for term in places if not term.implied]),
        frozenset([term.word for term in places if "us" in term.senses]) | SPOKEN_EVERYWHERE,
    )


def _stays(reading: Reading, page: Page) -> bool:
    """Whether a word that elsewhere in the article is a person's name still stands for the country."""
    if reading.word not in page.persons or page.setting.others(reading.iso3, reading.word):
        return True
    local = page.setting.regions["USA"] > 0
    return reading.kind == "name" and not local and _is_plainly_a_country(page.text, reading)


def _is_plainly_a_country(text: str, reading: Reading) -> bool:
    """Whether nobody could be meant: `in Jordan`, `flew to Jordan`, `King of Jordan`, `Jordan’s parliament`."""
    if text[reading.end : reading.end + 2] in {"'s", "’s"}:
        return word_after(text, reading.end + 2) in words("offices")
    before = word_before(text, reading.start)
    earlier = word_before(text, reading.start - 1 - len(before)) if before else ""
    if before == "of":
        return earlier.lower() in words("offices") or _named_officer(text, reading.start)
    after = word_after(text, reading.end)
    attributive = after.islower() and after not in words("functions")
    return (before in words("inside") and not attributive) or (before in JOURNEY and earlier in words("travels"))


def _named_officer(text: str, start: int) -> bool:
    """Whether `King Abdullah of` stands before the word."""
    last = text[max(0, start - LEAD) : start].split()[-3:]
    return len(last) == 3 and last[0].lower() in words("offices") and last[1].istitle()  # noqa: PLR2004


def _settled(reading: Reading, page: Page) -> Reading:
    """A town that the article once places abroad lies there in all its mentions, unless its country is named too."""
    code = page.abroad.get(reading.word)
    if code and not page.setting.others(reading.iso3, reading.word):
        return reading._replace(iso3=code, implied=True, kind="city")
    return reading


def _read(page: Page, number: int) -> str | None:
    """The code of the country that a hit speaks of, with its neighbours; remembers persons and places abroad."""
    start, end, term = page.hits[number]
    before, after = word_before(page.text, start), word_after(page.text, end)
    if before == "New" and term.implied:
        return None
    if _is_person(page, number, before, after):
        page.persons.add(term.word)
        return None
    elsewhere = _elsewhere(page, number, after)
    if elsewhere:
        if elsewhere != term.code:
            page.abroad[term.word] = elsewhere
        return elsewhere
    lead, behind = page.text[max(0, start - LEAD) : start], page.text[end : end + LEAD]
    spot = Spot(term, page.text[start:end], lead, before, after, behind, page.setting)
    code: str | None = term.code
    for name in term.senses:
        if name in RULES and code == term.code:
            code = sense(name, spot)
    if code in NORTH_AMERICA and code != term.code and not term.implied:
        page.abroad[term.word] = code
    return _namesake(spot) if code == term.code and term.implied and "us" in term.senses else code


def word_before(text: str, start: int) -> str:
    """The word that stands before `start`, blanks apart; empty when there is none."""
    if text[max(0, start - 1) : start] != " ":
        return ""
    before = text[max(0, start - WORD_REACH) : start].rstrip().rsplit(None, 1)
    return before[-1] if before else ""


def word_after(text: str, end: int) -> str:
    """The word that stands behind `end`, blanks or a wrapped line apart, without marks; empty when there is none."""
    if not text[end : end + 1].isspace():
        return ""
    after = text[end : end + WORD_REACH]
    words_after = after.split(None, 1)
    if not words_after or "\n\n" in after[: after.index(words_after[0])]:
        return ""
    return words_after[0].rstrip(EDGES)


def _is_person(page: Page, number: int, before: str, after: str) -> bool:
    """Whether a first name or title stands before, or a family name behind a word that is also a first name."""
    term = page.hits[number].term
    if " " in term.word or not (term.senses & {"given", "surname"} or (term.implied and term.kind != "seat")):
        return False
    bare = before.lstrip(EDGES)
    if bare in word_set("given_names.txt") or bare in words("person_titles") or _is_initial(bare):
        return True
    if (term.kind == "city" or "family" in term.senses) and _is_behind_first_name(page, number, bare):
        return True
    return "given" in term.senses and _is_first_name(page, number, after)


def _is_behind_first_name(page: Page, number: int, before: str) -> bool:
    """Whether a capitalised word amid small ones stands before a family name: `told Keabetswe Jordan that`."""
    if not before.istitle() or not before.isalpha() or before in words("no_first_name") | words("followers"):
        return False
    start = page.hits[number].start
    earlier = word_before(page.text, start - 1 - len(before))
    between = number and page.hits[number - 1].end >= start - 1 and page.hits[number - 1].term.kind in PLACES
    return earlier.islower() and earlier.rstrip(",").isalpha() and not between


def _is_first_name(page: Page, number: int, after: str) -> bool:
    """Whether the capitalised word behind a first name is a family name: no word of offices and places, no country."""
    start, end, term = page.hits[number]
    if term.kind == "demonym" and word_before(page.text, start).lower() in ARTICLES:
        return False
    if not after[:1].isupper() or after.isupper() or "-" in after or after in words("followers"):
        return False
    following = page.hits[number + 1] if number + 1 < len(page.hits) else None
    place_behind = following is not None and following.start == end + 1 and following.term.kind in PLACES
    return not place_behind and page.text[start:end] == term.word


def _is_initial(word: str) -> bool:
    """`J.` or `C.J.`, but not `U.S.`, which is a term of its own."""
    letters = word.replace(".", "")
    return len(word) <= INITIALS and word[-1:] == "." and letters.isupper() and len(letters) < len(word)


def _elsewhere(page: Page, number: int, after: str) -> str | None:
    """Where a place lies that has its state behind a comma, or that is spoken of as the readers' own town."""
    term = page.hits[number].term
    if not term.implied and not term.senses & {"us", "given", "state", "namesake"}:
        return None
    region = _region_behind(page, number)
    if region:
        return region if "namesake" not in term.senses or _stands_alone(page, number + 1) else None
    if after in words("county") and "us" in term.senses:
        behind = word_after(page.text, page.hits[number].end + 1 + len(after))
        return None if behind in words("counties_abroad") else "USA"
    local = "us" in term.senses and after in words("attributed") and not term.implied
    return "USA" if local and not page.setting.others(term.code, term.word) else None


def _region_behind(page: Page, number: int) -> str | None:
    """The country whose state or province stands behind the place after a comma."""
    if number + 1 >= len(page.hits):
        return None
    hit, following = page.hits[number], page.hits[number + 1]
    if following.start != hit.end + 2 or page.text[hit.end : following.start] != ", ":
        return None
    if following.term.kind == "region" and following.term.code in words("unions"):
        return following.term.code
    return "USA" if following.term.word == "Georgia" and hit.term.code == "USA" else None


def _stands_alone(page: Page, number: int) -> bool:
    """Whether no list goes on behind a state: `in Mexico, Maine.`, but not `in Mexico, Texas and Ohio`."""
    end = page.hits[number].end
    behind = page.text[end : end + LEAD].lstrip(" ,.")
    following = page.hits[number + 1] if number + 1 < len(page.hits) else None
    listed = following is not None and following.start - end <= 2 and following.term.kind in PLACES  # noqa: PLR2004
    return not listed and behind.split(" ", 1)[0] not in {"and", "or", "as", "to"}


def _namesake(spot: Spot) -> str:
    """A town with a namesake in North America lies there when only states there are spoken of, not its country."""
    term, setting = spot.term, spot.setting
    if setting.at_home(term.code):
        return term.code
    union = max(NORTH_AMERICA, key=lambda code: setting.regions[code])
    return union if setting.regions[union] else term.code
