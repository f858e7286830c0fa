"""Who is it: which person or body is meant by a name, a role or a pronoun at a quotation?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from components.quotes.candidates import kind_of
from components.quotes.cast import Cast, Person, bare_name, cast_of
from components.quotes.descriptions import bearer, described, is_role
from components.quotes.names import spelled
from components.quotes.pronouns import HE, SHE, Discourse, Who
from components.quotes.standing import opens
from components.quotes.sureness import pronoun_share, share
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase
    from components.quotes.rank import Attribution
    from components.quotes.reading import Reading
    from components.quotes.records import SpeakerKind
    from components.quotes.sureness import Step

THEY = frozenset("they them themselves their".split())
IT = frozenset("it itself its".split())
WHO = frozenset("who which".split())
FRONTED = re.compile("[^SVAQ.]{0,20},[PC]")
"""What follows a description in front of whom it describes: `A big woman with a small voice, she`."""
UNKNOWN = frozenset("someone somebody anyone anybody nobody everyone everybody one".split())
"""Pronouns that name nobody."""
BODIES = frozenset(("Norg", "Corg", "Ndoc", "Cdoc", "Cabbreviation", "Cone", "Cmany"))
BODY_REACH = 30
"""How many phrases back `it` and `they` may reach."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who speaks: a full name or role phrase, how the text names them at the quotation, the person if it is one.

    `step` tells how the words lead to the name, `confidence`, 0 to 1, how often such a step is right; it says nothing
    of whether they are the words of the speaker.
    """

    name: str
    kind: SpeakerKind
    person: Person | None
    step: Step = "as it stands"
    margin: float | None = None

    @property
    def confidence(self) -> float:
        """How often such a step is right, 0 to 1."""
        if self.margin is None:
            return share(self.step)
        return pronoun_share(self.margin, named=self.person is not None)


class Identities:
    """Resolves the speakers of one article, in reading order."""

    def __init__(self, reading: Reading, cast: Cast | None = None) -> None:
        """Find out whom the text names, unless `cast` tells it."""
        self.reading = reading
        self.cast: Cast = cast or cast_of(reading)
        self._reads: Discourse | None = None
        self._heard: list[tuple[Who, Phrase, int]] = []

    @cached_property
    def discourse(self) -> Discourse:
        """Those mentioned so far; a first reading has told the genders of those who are he or she later.

        Nothing is read before somebody asks.
        """
        self._reads = Discourse(self.reading, self._mentioned)
        self._reads.read_all()
        self._reads = Discourse(self.reading, self._mentioned)
        for spoken in self._heard:
            self._reads.spoke(*spoken)
        return self._reads

    @cached_property
    def known(self) -> dict[int, Who]:
        """The people mentioned so far, by the identity of their record."""
        return {}

    def of(self, attribution: Attribution) -> Identity | None:
        """Who said it, or None when the text names nobody."""
        phrase = attribution.speaker
        if phrase is None or phrase.word in UNKNOWN:
            return None
        phrase = self._whole(phrase)
        identity = self.who(phrase)
        self.hear(phrase, identity, attribution.context.token)
        return identity

    def _whole(self, phrase: Phrase) -> Phrase:
        """The person whom a possessive leads to: `his boss` for `his`."""
        every = self.reading.phrases.every
        owned = every[phrase.number + 1] if phrase.kind == "H" and phrase.number + 1 < len(every) else phrase
        return owned if owned.start == phrase.start and words().is_person(owned.word) else phrase

    def who(self, phrase: Phrase) -> Identity:
        """Who is meant by a phrase."""
        return self._identity(phrase)

    def hear(self, phrase: Phrase, identity: Identity, token: int | None = None) -> None:
        """Note who spoke last, by which phrase, and the quotation's token if there is one."""
        who = Who(identity.name, _gender_of_role(phrase.word), identity.person)
        spoken = (who, phrase, phrase.first if token is None else token)
        self._heard.append(spoken)
        if "discourse" in self.__dict__:
            self.discourse.spoke(*spoken)

    def _identity(self, phrase: Phrase) -> Identity:
        if phrase.kind in "PH":
            return self._pronoun(phrase)
        kind, person = self._kind(phrase), self._person(phrase)
        if person is not None:
            return Identity(person.full_name, kind, person, self._step(phrase, person))
        if kind == "name":
            name = " ".join(bare_name(self.reading, phrase)) or described(self.reading, phrase)
            return Identity(name, kind, None, "full name")
        return Identity(described(self.reading, phrase), kind, None)

    def _step(self, phrase: Phrase, person: Person) -> Step:
        """How a phrase leads to a person: by a name, by a role beside it or by a role elsewhere."""
        word = spelled(phrase.word)
        if word not in map(spelled, person.name):
            return "beside" if phrase.number in self.cast.of_phrase else "role"
        if len(bare_name(self.reading, phrase)) > 1 or len(person.name) == 1:
            return "full name"
        return "shared name" if len(self.cast.by_word.get(word, ())) > 1 else "short name"

    def _person(self, phrase: Phrase) -> Person | None:
        person = self.cast.of_phrase.get(phrase.number)
        if person is None and is_role(self.reading, phrase):
            return bearer(self.reading, self.cast, phrase)
        return self._counterpart(phrase) if person is None and phrase.word == "counterpart" else person

    def _counterpart(self, phrase: Phrase) -> Person | None:
        """Whom `his counterpart` means: of those who share a role with him, the one named last before."""
        owner = self.reading.phrases.every[phrase.number - 1]
        who = (self._reads or self.discourse).meant(owner) if owner.start == phrase.start else None
        if who is None or who.person is None:
            return None
        shared = [role for role in who.person.roles if words().is_role(role)]
        fits = [person for role in shared for person in self.cast.by_role.get(role, ()) if person is not who.person]
        latest = max(fits, key=lambda person: person.last_before(phrase.start), default=None)
        return latest if latest is not None and latest.last_before(phrase.start) >= 0 else None

    def _kind(self, phrase: Phrase) -> SpeakerKind:
        trait = kind_of(self.reading, phrase)
        if phrase.number in self.cast.of_phrase:
            return "name"
        if trait in ("Corg", "Norg", "Cabbreviation"):
            return "organisation"
        return "name" if phrase.kind == "C" and trait not in ("Crole", "Cdoc") else "nominal"

    def _mentioned(self, phrase: Phrase) -> Who | None:
        """The person whom a phrase mentions, or somebody without a name who acts."""
        person = self.cast.of_phrase.get(phrase.number)
        if person is None and phrase.kind == "N" and self._acts_as_role(phrase):
            person = self._person(phrase)
            if person is None:
                return Who(described(self.reading, phrase), _gender_of_role(phrase.word), None)
        if person is None:
            return None
        who = self.known.get(id(person))
        if who is None:
            who = self.known[id(person)] = Who(person.full_name, "", person)
        return who

    def _acts_as_role(self, phrase: Phrase) -> bool:
        if not words().is_person(phrase.word):
            return False
        lower, shape = self.reading.tokens.lower, self.reading.shape
        if lower[phrase.first] in ("a", "an") and FRONTED.match(shape, phrase.after):
            return False
        if phrase.preposition == "by" and shape[max(phrase.first - 2, 0)] in "SV":
            return True
        aside = lower[phrase.first - 1] == "and" and lower[phrase.first] in ("a", "an")
        return opens(self.reading, phrase) or (bool(phrase.clauses) and not aside)

    def _pronoun(self, phrase: Phrase) -> Identity:
        if phrase.word in HE or phrase.word in SHE:
            who = self.discourse.meant(phrase)
            margin = self.discourse.margins.get(phrase.number, 0.0)
            found = None if who is None else Identity(who.name, "pronoun", who.person, "he", margin)
        elif phrase.word in WHO:
            found = self._just_before(phrase)
        else:
            found = self._last_body(phrase) if phrase.word in THEY | IT else None
        return found or Identity(self.reading.text[phrase.start : phrase.end], "pronoun", None, "nobody")

    def _just_before(self, relative: Phrase) -> Identity | None:
        """The phrase that `who` or `which` follows."""
        if not relative.number:
            return None
        every, shape = self.reading.phrases.every, self.reading.shape
        number = relative.number - 1
        if shape[relative.first - 1] == "K":
            number = next((n for n in range(number, -1, -1) if every[n].word == "who"), 0) - 1
        elif every[number].after < relative.first - 1:
            return None
        while number > 0 and _hangs_on(self.reading, every[number], every[number - 1]):
            number -= 1
        return self._as_pronoun(every[number], "who") if number >= 0 else None

    def _last_body(self, pronoun: Phrase) -> Identity | None:
        """The last phrase before `it` or `they` that governs a verb and agrees with it, else two people or one."""
        every, plural = self.reading.phrases.every, pronoun.word in THEY
        pair: tuple[int, Identity] | None = None
        for number in range(pronoun.number - 1, max(pronoun.number - BODY_REACH, -1), -1):
            phrase = every[number]
            if pair is not None and phrase.sentence != pair[0]:
                return pair[1]
            if (phrase.clauses or opens(self.reading, phrase)) and self._agrees(phrase, plural=plural):
                return self._as_pronoun(phrase, "body")
            together = self._together(phrase) if plural and pair is None else None
            pair = (phrase.sentence, together) if together else pair
        if pair is not None:
            return pair[1]
        return self._alone(pronoun) if plural else None

    def _together(self, second: Phrase) -> Identity | None:
        """Two named people whom `and` joins in a subject, the second of whom is given."""
        person = self.cast.of_phrase.get(second.number)
        if person is None or self.discourse.sentences.place(second) != "second":
            return None
        first = self.cast.of_phrase.get(self.reading.phrases.at[second.first - 2])
        if first is None or first is person:
            return None
        return Identity(f"{first.full_name} and {person.full_name}", "pronoun", None, "body")

    def _alone(self, pronoun: Phrase) -> Identity | None:
        """Whom `they` means in a paragraph that names one person only, whose gender no title tells."""
        before = self.reading.phrases.every[max(0, pronoun.number - BODY_REACH) : pronoun.number]
        named = [self.cast.of_phrase.get(p.number) for p in before if p.paragraph == pronoun.paragraph]
        people = {person.full_name: person for person in named if person is not None}
        if len(people) != 1:
            return None
        ((name, person),) = people.items()
        return None if person.told else Identity(name, "pronoun", person, "body")

    def _agrees(self, phrase: Phrase, *, plural: bool) -> bool:
        trait = kind_of(self.reading, phrase)
        if plural:
            return trait in ("Ngroup", "Nplural") or (trait == "Nrole" and phrase.word.endswith("s"))
        return trait in BODIES and phrase.number not in self.cast.of_phrase

    def _as_pronoun(self, phrase: Phrase, step: Step) -> Identity | None:
        if phrase.kind in "PH":
            return None
        identity = self._identity(phrase)
        return Identity(identity.name, "pronoun", identity.person, step)


def _hangs_on(reading: Reading, phrase: Phrase, before: Phrase) -> bool:
    """Whether `who` behind a phrase means the one before it: `Lee of Ohio, who`, `his father, a miner, who`."""
    if phrase.first - before.after != 1:
        return False
    place = phrase.preposition in ("of", "from", "in", "at") and not words().is_person(phrase.word)
    beside = reading.shape[before.after] == "," and reading.tokens.lower[phrase.first] in ("a", "an")
    return place or (beside and words().is_person(phrase.word))


def _gender_of_role(word: str) -> str:
    nouns = words().nouns
    return "m" if word in nouns["male"] else "f" if word in nouns["female"] else ""
