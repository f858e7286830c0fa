"""Which people does the text name, and what does it tell of each: full name, gender, roles, mentions?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

LONGEST_NAME = 5


@dataclass(slots=True)
class Person:
    """Someone with a name: its words as written, votes for m and f, words that describe the role, and the mentions.

    `role` is the first description that the text gives, such as `NATO Secretary-General`;
    `sure` is False while nothing but a verb of its own speaks for a person rather than a place or a body.
    """

    name: tuple[str, ...]
    sure: bool = False
    role: str = ""
    genders: Counter[str] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    mentions: list[Phrase] = field(default_factory=list)

    @property
    def full_name(self) -> str:
        """The fullest form of the name that the text has."""
        return " ".join(self.name)

    @property
    def gender(self) -> str:
        """M or f where the votes agree for the most part, else nothing."""
        m, f = self.genders["m"], self.genders["f"]
        return "m" if m > f else "f" if f > m else ""


@dataclass(slots=True)
class Cast:
    """All people of a text: in order of appearance, by last and first word of the name, and by the phrase's number."""

    people: list[Person]
    by_word: dict[str, list[Person]]
    of_phrase: dict[int, Person]


def cast_of(reading: Reading) -> Cast:
    """The people that `reading` names; a single word belongs to the fullest name that it ends or begins."""
    cast = Cast([], {}, {})
    alone = {p.word for p in reading.phrases.every if p.kind == "C" and p.after - p.first == 1 and p.clauses}
    short: list[tuple[Phrase, tuple[str, ...]]] = []
    for phrase in reading.phrases.every:
        if phrase.kind != "C":
            continue
        name = bare_name(reading, phrase)
        if len(name) > 1 and _may_be_person(phrase, name):
            sure = name[-1].lower() in alone or _is_person(reading, phrase, name)
            if sure or phrase.clauses or name[-1].lower() in cast.by_word:
                person = _find_or_add(cast, name)
                person.sure = person.sure or sure
                _note(reading, cast, phrase, person)
        elif name:
            short.append((phrase, name))
    for phrase, name in short:
        _note_short(reading, cast, phrase, name)
    for person in cast.people:
        person.mentions.sort(key=lambda mention: mention.start)
    return cast


def bare_name(reading: Reading, phrase: Phrase) -> tuple[str, ...]:
    """The words of a name without titles, roles and what stands before them."""
    shape, tokens = reading.shape, reading.tokens
    first = phrase.head
    while first > phrase.first and _goes_on(reading, first - 1):
        first -= 1
    forenames = words().forenames
    known = next((i for i in range(first, phrase.head) if tokens.lower[i] in forenames), None)
    if known is None and phrase.head - first >= 2 and "of" in tokens.lower[phrase.first : first]:  # noqa: PLR2004
        known = phrase.head - 1
    if known is not None and phrase.head - first >= 2:  # noqa: PLR2004 - three words may hold one that is no name
        first = known
    nickname = [i for i in range(first, phrase.head + 1) if shape[i] != "X"]
    return tuple(reading.text[tokens.starts[i] : tokens.ends[i]] for i in nickname)


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether the name may begin at or before this token."""
    word, nouns = reading.tokens.lower[index], words().nouns
    ends = reading.tags.genitive[index] or word in nouns["title"] or words().is_role(word) or word == "of"
    return reading.shape[index] in "CX" and not ends


def _is_person(reading: Reading, phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name of several words is a person's: a forename, a title or role before or beside it, or its speech."""
    nouns, lower = words().nouns, reading.tokens.lower
    before = lower[phrase.first : phrase.head]
    if name[0].lower() in words().forenames or any(words().is_role(w) or w in nouns["title"] for w in before):
        return True
    beside = (_beside(reading, phrase.after, 1), _beside(reading, phrase.first - 1, -1))
    aged = reading.shape[phrase.after : phrase.after + 3] == ",M,"
    tells = aged or lower[phrase.after + 1 : phrase.after + 2] in (["who"], ["whose"])
    return tells or any(c.speech for c in phrase.clauses) or any(p is not None and _describes(p) for p in beside)


def _may_be_person(phrase: Phrase, name: tuple[str, ...]) -> bool:
    """Whether a name of several words is not plainly a body, a document or a role."""
    nouns, folded = words().nouns, {word.lower() for word in name}
    plain = phrase.word in nouns["organisation"] or phrase.word in nouns["document"] or phrase.word in nouns["role"]
    return len(name) <= LONGEST_NAME and not plain and not folded & {"of", "&"}


def _find_or_add(cast: Cast, name: tuple[str, ...]) -> Person:
    folded = [word.lower() for word in name]
    for person in cast.by_word.get(folded[-1], []):
        known = [word.lower() for word in person.name]
        if known[-1] == folded[-1] and (known[0] == folded[0] or folded[0] in known or known[0] in folded):
            if len(name) > len(person.name):
                person.name = name
                _index(cast, person)
            return person
    person = Person(name)
    cast.people.append(person)
    _index(cast, person)
    return person


def _index(cast: Cast, person: Person) -> None:
    for word in {person.name[0].lower(), person.name[-1].lower()}:
        known = cast.by_word.setdefault(word, [])
        if person not in known:
            known.append(person)


def _note_short(reading: Reading, cast: Cast, phrase: Phrase, name: tuple[str, ...]) -> None:
    """Give a short form to the person whose name it ends or begins, or to a person of its own after a title."""
    people = cast.by_word.get(name[-1].lower(), []) if len(name) == 1 else []
    person = nearest_person(people, phrase, name[-1])
    if person is None and len(name) == 1 and _titles(reading, phrase):
        person = _find_or_add(cast, name)
    if person is not None:
        _note(reading, cast, phrase, person)


def nearest_person(people: Iterable[Person], phrase: Phrase, word: str) -> Person | None:
    """Of the people whose name ends with `word`, else begins with it, the one named last before the phrase."""
    last_word = word.lower()
    by_surname = [p for p in people if p.name[-1].lower() == last_word]
    pool = by_surname or [p for p in people if p.name[0].lower() == last_word and last_word not in words().forenames]
    before = [p for p in pool if p.mentions and p.mentions[0].start <= phrase.start]
    return max(before, key=lambda p: max(m.start for m in p.mentions if m.start <= phrase.start), default=None) or next(
        iter(pool), None
    )


def _titles(reading: Reading, phrase: Phrase) -> set[str]:
    nouns = words().nouns
    before = reading.tokens.lower[phrase.first : phrase.head]
    return {word for word in before if word in nouns["title"]}


def _note(reading: Reading, cast: Cast, phrase: Phrase, person: Person) -> None:
    """Remember a mention with what its surroundings tell of the person."""
    person.mentions.append(phrase)
    cast.of_phrase[phrase.number] = person
    nouns, forenames = words().nouns, words().forenames
    before = {w for w in reading.tokens.lower[phrase.first : phrase.head] if w}
    around = before | _apposed(reading, cast, phrase, person)
    person.roles |= {w for w in around if words().is_role(w) or w in nouns["title"]}
    person.roles |= {w for w in before if w not in {part.lower() for part in person.name}}
    for label, kinds in (("m", ("title_male", "male")), ("f", ("title_female", "female"))):
        if any(w in nouns[kinds[0]] for w in before) or any(w in nouns[kinds[1]] for w in around):
            person.genders[label] += 3
    person.role = person.role or _role_before(reading, phrase, len(person.name))
    forename = forenames.get(person.name[0].lower(), "") or forenames.get(person.name[0].split("-")[0].lower(), "")
    if forename and len(person.name) > 1:
        person.genders[forename] += 1


def _role_before(reading: Reading, phrase: Phrase, length: int) -> str:
    """The words before the name in its phrase when they tell a role."""
    end = max(phrase.head + 1 - length, phrase.first)
    if not any(map(words().is_role, reading.tokens.lower[phrase.first : end])):
        return ""
    return " ".join(reading.text[phrase.start : reading.tokens.starts[end]].split())


def _apposed(reading: Reading, cast: Cast, phrase: Phrase, person: Person) -> set[str]:
    """The words of the roles set beside a name by a comma: `Ann Lee, the envoy`, `its ambassador, Ann Lee`.

    The phrases themselves become mentions of the person.
    """
    found: set[str] = set()
    for beside in (_beside(reading, phrase.after, 1), _beside(reading, phrase.first - 1, -1)):
        if beside is not None and _describes(beside):
            found |= set(reading.tokens.lower[beside.first : beside.after])
            person.role = person.role or reading.text[beside.start : beside.end]
            cast.of_phrase.setdefault(beside.number, person)
    return found


def _beside(reading: Reading, comma: int, step: int) -> Phrase | None:
    """The phrase on the other side of a comma."""
    at, shape = reading.phrases.at, reading.shape
    if not 0 < comma < len(shape) - 1 or shape[comma] != "," or at[comma + step] < 0:
        return None
    phrase = reading.phrases.every[at[comma + step]]
    while step < 0 and phrase.preposition == "of" and phrase.first > 1 and at[phrase.first - 2] >= 0:
        phrase = reading.phrases.every[at[phrase.first - 2]]
    return phrase


def _describes(phrase: Phrase) -> bool:
    """Whether a phrase tells the role of one person."""
    single = not phrase.word.endswith("s")
    return single and not phrase.genitive and words().is_role(phrase.word) and phrase.kind in "NC"
