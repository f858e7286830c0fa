"""Which people does the text name, and what does it tell of each: full name, gender, roles, mentions?"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.quotes.apposition import countries_beside, descriptions_beside, role_end
from components.quotes.descriptions import FULL_TITLES, countries_in
from components.quotes.names import is_short_for, short_words, spelled
from components.quotes.persons import is_person, is_single_name, is_thing, lone_names, may_be_person
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

LIKE_OTHERS = frozenset(("counterpart", "colleague"))
COUNTERPART_REACH = 8
MOST_NAMESAKES = 64
"""Of so many people who share a word of the name or the role, the others are left out of the count."""


@dataclass(slots=True, eq=False)
class Person:
    """Someone with a name: its words as written, votes for m and f, words that describe the role, and the mentions.

    `role` is the first description that the text gives, such as `NATO Secretary-General`;
    `sure` is False while nothing but a verb of its own speaks for a person rather than a place or a body.
    `countries` are those that the descriptions name (ISO 3166-1 alpha-3); `told` is whether a title or noun tells the
    gender, and not the forename alone; `taken_up` are the roles that stand with `the` before the name, as of somebody
    who has been spoken of.
    """

    name: tuple[str, ...]
    sure: bool = False
    role: str = ""
    genders: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    mentions: list[Phrase] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    told: bool = False
    taken_up: set[str] = field(default_factory=set)

    @property
    def full_name(self) -> str:
        """The fullest form of the name that the text has."""
        return " ".join(self.name)

    @property
    def gender(self) -> str:
        """M or f where the votes agree for the most part, else nothing."""
        m, f = self.genders.get("m", 0), self.genders.get("f", 0)
        return "m" if m > f else "f" if f > m else ""

    def last_before(self, start: int) -> int:
        """Where the last mention up to an offset begins, -1 for none."""
        number = bisect_right(self.mentions, start, key=_start)
        return self.mentions[number - 1].start if number else -1


@dataclass(slots=True)
class Cast:
    """All people of a text: in order of appearance, by words that may stand for the name, by phrase number, by role."""

    people: list[Person]
    by_word: dict[str, list[Person]]
    of_phrase: dict[int, Person]
    by_role: dict[str, list[Person]] = field(default_factory=dict)


def cast_of(reading: Reading) -> Cast:
    """The people that `reading` names; a single word belongs to the fullest name that it may stand for."""
    cast = Cast([], {}, {})
    alone = lone_names(reading)
    short: list[tuple[Phrase, tuple[str, ...]]] = []
    for phrase in reading.phrases.every:
        if phrase.kind != "C":
            continue
        name = bare_name(reading, phrase)
        if len(name) > 1 and may_be_person(phrase, name) and not is_thing(reading, phrase, name):
            last = spelled(name[-1])
            sure = last in alone or is_person(reading, phrase, name)
            if sure or phrase.clauses or last in cast.by_word:
                person = _find_or_add(cast, name)
                person.sure = person.sure or sure
                _note(reading, cast, phrase, person)
        elif name:
            short.append((phrase, name))
    for phrase, name in short:
        _note_short(reading, cast, phrase, name)
    for person in cast.people:
        for word in person.roles:
            _append(cast.by_role, word, person)
    return cast


def bare_name(reading: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The words of a name without titles, roles and what stands before them."""
    shape, tokens = reading.shape, reading.tokens
    first = phrase.head
    while first > phrase.first and _goes_on(reading, first - 1):
        first -= 1
    forenames = words().forenames
    known = next((i for i in range(first, phrase.head) if tokens.lower[i] in forenames), None)
    if known is not None and not any(_leads_no_name(reading, i) for i in range(first, known)):
        known = None
    if known is None and phrase.head - first >= 2 and "of" in tokens.lower[phrase.first : first]:  # noqa: PLR2004
        known = phrase.head - 1
    if known is not None and phrase.head - first >= 2:  # noqa: PLR2004 - three words may hold one that is no name
        first = known
    nickname = [i for i in range(first, phrase.head + 1) if shape[i] != "X"]
    return tuple(reading.text[tokens.starts[i] : tokens.ends[i]] for i in nickname)


def _leads_no_name(reading: Reading, index: int) -> bool:
    """Whether a word before a forename is no part of the name: a common word, a country's, an abbreviation."""
    word, tokens = reading.tokens.lower[index], reading.tokens
    written = reading.text[tokens.starts[index] : tokens.ends[index]]
    return word in words().open or bool(countries_in([word])) or written.isupper() or not word.isalpha()


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether the name may begin at or before this token."""
    word, nouns = reading.tokens.lower[index], words().nouns
    ends = reading.tags.genitive[index] or word in nouns["title"] or words().is_person(word) or word == "of"
    return reading.shape[index] in "CX" and not ends


def _find_or_add(cast: Cast, name: tuple[str, ...]) -> Person:
    for person in cast.by_word.get(spelled(name[-1]), []):
        if is_short_for(name, person.name):
            if len(name) > len(person.name):
                person.name = name
                _index(cast, person)
            return person
    person = Person(name)
    cast.people.append(person)
    _index(cast, person)
    return person


def _index(cast: Cast, person: Person) -> None:
    for word in short_words(person.name):
        _append(cast.by_word, word, person)


def _append(index: dict[str, list[Person]], word: str, person: Person) -> None:
    known = index.setdefault(word, [])
    if len(known) < MOST_NAMESAKES and person not in known:
        known.append(person)


def _note_short(reading: Reading, cast: Cast, phrase: Phrase, name: tuple[str, ...]) -> None:
    """Give a short form to the person whose name it may stand for, or to a person of its own after a title."""
    people = cast.by_word.get(spelled(name[-1]), []) if len(name) == 1 else []
    people = [person for person in people if _suits(_titles(reading, phrase), person)]
    person = nearest_person(people, phrase, name[-1])
    if person is None and len(name) == 1 and (_titles(reading, phrase) or is_single_name(reading, phrase)):
        person = _find_or_add(cast, name)
        person.sure = True
    if person is not None:
        _note(reading, cast, phrase, person)


def nearest_person(people: Iterable[Person], phrase: Phrase, word: str) -> Person | None:
    """Of the people for whose name `word` stands best, the one named last before the phrase, else the first after."""
    asked = spelled(word)
    fits = [(short_words(person.name).get(asked), person) for person in people]
    best = min((fit for fit, _ in fits if fit is not None), default=None)
    pool = [person for fit, person in fits if fit is not None and fit == best]
    latest = max(pool, key=lambda person: person.last_before(phrase.start), default=None)
    return latest if latest is None or latest.last_before(phrase.start) >= 0 else pool[0]


def _suits(titles: set[str], person: Person) -> bool:
    """Whether no title tells another gender than the person's own titles: `Mrs Keller` is not Mr Keller."""
    nouns, gender = words().nouns, person.gender
    return not ((gender == "m" and titles & nouns["title_female"]) or (gender == "f" and titles & nouns["title_male"]))


def _titles(reading: Reading, phrase: Phrase) -> set[str]:
    nouns = words().nouns
    before = reading.tokens.lower[phrase.first : phrase.head]
    return {word for word in before if word in nouns["title"]}


def _note(reading: Reading, cast: Cast, phrase: Phrase, person: Person) -> None:
    """Remember a mention with what its surroundings tell of the person."""
    insort(person.mentions, phrase, key=_start)
    cast.of_phrase[phrase.number] = person
    nouns, forenames = words().nouns, words().forenames
    before = {w for w in reading.tokens.lower[phrase.first : phrase.head] if w}
    beside_it = descriptions_beside(reading, phrase)
    around = before | _apposed(reading, cast, beside_it, person)
    person.countries |= countries_beside(reading, phrase, beside_it)
    person.roles |= {w for w in around if words().is_person(w) or w in nouns["title"]}
    person.roles |= {w for w in before if w not in {part.lower() for part in person.name}}
    person.roles |= {FULL_TITLES[w.rstrip(".")] for w in before if w.rstrip(".") in FULL_TITLES}
    for label, kinds in (("m", ("title_male", "male")), ("f", ("title_female", "female"))):
        if any(w in nouns[kinds[0]] for w in before) or any(w in nouns[kinds[1]] for w in around):
            person.genders[label] += 3
            person.told = True
    if before & LIKE_OTHERS:
        person.roles |= _roles_of_other(reading, cast, phrase, person)
    person.role = person.role or _role_before(reading, phrase, len(person.name))
    forename = forenames.get(person.name[0].lower(), "") or forenames.get(person.name[0].split("-")[0].lower(), "")
    if forename and len(person.name) > 1:
        person.genders[forename] += 1


def _roles_of_other(reading: Reading, cast: Cast, phrase: Phrase, person: Person) -> set[str]:
    """The roles of whoever the sentence named before: a minister's counterpart is a minister."""
    for number in range(phrase.number - 1, max(-1, phrase.number - COUNTERPART_REACH), -1):
        other = cast.of_phrase.get(number)
        if reading.phrases.every[number].sentence != phrase.sentence:
            break
        if other is not None and other is not person:
            return {word for word in other.roles if not countries_in([word])}
    return set()


def _role_before(reading: Reading, phrase: Phrase, length: int) -> str:
    """The words before the name in its phrase when they tell a role."""
    end = max(phrase.head + 1 - length, phrase.first)
    if not any(map(words().is_role, reading.tokens.lower[phrase.first : end])):
        return ""
    return " ".join(reading.text[phrase.start : reading.tokens.starts[end]].split())


def _apposed(reading: Reading, cast: Cast, beside_it: list[Phrase], person: Person) -> set[str]:
    """The words of the roles beside a name; the phrases themselves become mentions of the person."""
    found: set[str] = set()
    for beside in beside_it:
        after = role_end(reading, beside)
        found |= set(reading.tokens.lower[beside.first : after])
        person.role = person.role or reading.text[beside.start : reading.tokens.ends[after - 1]]
        cast.of_phrase.setdefault(beside.number, person)
        if beside.first < person.mentions[0].first and reading.tokens.lower[beside.first] in ("the", "that"):
            person.taken_up.add(beside.word)
    return found


def _start(mention: Phrase) -> int:
    return mention.start
