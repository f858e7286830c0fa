"""Who is it: which person or body is meant by a name, a role or a pronoun at a quotation?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from components.quotes.candidates import kind_of, traits_of
from components.quotes.cast import Cast, Person, bare_name, cast_of
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase
    from components.quotes.rank import Attribution
    from components.quotes.reading import Reading
    from components.quotes.records import SpeakerKind

HE = frozenset("he him himself his".split())
SHE = frozenset("she her herself hers".split())
THEY = frozenset("they them themselves their".split())
IT = frozenset("it itself its".split())
WHO = frozenset("who which".split())
INDEFINITE = frozenset("a an some another one any".split())
DISTANCE, PARAGRAPH, FAR_PARAGRAPH, SUBJECT, GENDER = 0.03, 0.8, 4, 1.0, 0.5
NAMELESS, UNSURE, OBLIQUE, LAST_MENTION, LAST_SPEAKER = 0.5, 1.0, 1.0, 0.4, 0.3
"""What counts for an antecedent: near in tokens (a quotation is one) and paragraphs, a subject, gender known to agree,
who spoke last; and against it: no name, perhaps no person, being owned or after a preposition."""
UNKNOWN = frozenset("someone somebody anyone anybody nobody everyone everybody one".split())
"""Pronouns that name nobody."""
DEEPEST_CHAIN = 2
REACH = 3000
"""How many characters back a pronoun may reach."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who speaks: a full name or role phrase, how the text names them at the quotation, the person if it is one."""

    name: str
    kind: SpeakerKind
    person: Person | None


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Whom a pronoun may mean: where it stands, its name, and the person if it is one."""

    phrase: Phrase
    name: str
    person: Person | None


class Identities:
    """Resolves the speakers of one article, in reading order."""

    def __init__(self, reading: Reading) -> None:
        """Find out whom the text names."""
        self.reading = reading
        self.cast: Cast = cast_of(reading)
        self.spoken: list[tuple[Phrase, Identity]] = []

    def of(self, attribution: Attribution) -> Identity | None:
        """Who said it, or None when the text names nobody."""
        phrase = attribution.speaker
        if phrase is None or phrase.word in UNKNOWN:
            return None
        identity = self._identity(phrase)
        self.spoken.append((phrase, identity))
        return identity

    def _identity(self, phrase: Phrase) -> Identity:
        if phrase.kind in "PH":
            return self._pronoun(phrase)
        kind = self._kind(phrase)
        person = self.cast.of_phrase.get(phrase.number)
        if person is None and self._is_role(phrase):
            person = self._bearer(phrase)
        if person is not None:
            return Identity(person.full_name, kind, person)
        if kind == "name":
            return Identity(" ".join(bare_name(self.reading, phrase)) or self._words(phrase), kind, None)
        return Identity(self._words(phrase), kind, None)

    def _kind(self, phrase: Phrase) -> SpeakerKind:
        trait = kind_of(self.reading, phrase)
        if phrase.number in self.cast.of_phrase:
            return "name"
        if trait in ("Corg", "Norg", "Cabbreviation"):
            return "organisation"
        return "name" if phrase.kind == "C" and trait not in ("Crole", "Cdoc") else "nominal"

    def _words(self, phrase: Phrase) -> str:
        """The phrase as it stands, with what belongs to it: `Ministry of Commerce`."""
        shape, lower = self.reading.shape, self.reading.tokens.lower
        nouns, after, end = words().nouns, phrase.after, phrase.end
        following = self.reading.phrases.at[after + 1] if after + 1 < len(lower) else -1
        if following >= 0 and lower[after] in ("of", "in") and self._takes_of(phrase):
            field = self.reading.phrases.every[following]
            named = "C" in shape[field.first : field.after]
            if named or (lower[after] == "of" and phrase.word in nouns["organisation"]):
                end = field.end
        return " ".join(self.reading.text[phrase.start : end].split())

    @staticmethod
    def _takes_of(phrase: Phrase) -> bool:
        nouns = words().nouns
        return any(phrase.word in nouns[kind] for kind in ("organisation", "of_head", "group"))

    def _is_role(self, phrase: Phrase) -> bool:
        """Whether a phrase is a definite role in the singular, so that it may stand for someone with a name."""
        trait = kind_of(self.reading, phrase)
        first = self.reading.tokens.lower[phrase.first]
        singular = not phrase.word.endswith("s") or phrase.word == "ceo"
        return (
            trait in ("Crole", "Nrole")
            and singular
            and first not in INDEFINITE
            and self.reading.shape[phrase.first] != "H"
        )

    def _bearer(self, phrase: Phrase) -> Person | None:
        """The person named last before the phrase whose roles hold all its words."""
        lower, shape = self.reading.tokens.lower, self.reading.shape
        asked = {lower[i] for i in range(phrase.first, phrase.after) if shape[i] in "CNJ"}
        best, where = None, -1
        for person in self.cast.people:
            if asked <= person.roles:
                last = max((m.start for m in person.mentions if m.start < phrase.start), default=-1)
                if last > where:
                    best, where = person, last
        return best

    def _pronoun(self, phrase: Phrase, depth: int = 0) -> Identity:
        word = phrase.word
        if word in HE | SHE:
            found = self._best(phrase, "m" if word in HE else "f", depth)
        elif word in THEY | IT | WHO:
            found = self._last_of(phrase, plural=word in THEY, near=word in WHO)
        else:
            found = None
        if found is None:
            return Identity(self.reading.text[phrase.start : phrase.end], "pronoun", None)
        return Identity(found.name, "pronoun", found.person)

    def _best(self, pronoun: Phrase, gender: Literal["m", "f"], depth: int) -> Antecedent | None:
        """The antecedent with the most in its favour: near, a subject, of that gender, the last speaker."""
        best, most = None, -1e9
        for candidate in self._antecedents(pronoun, depth):
            value = self._salience(candidate, pronoun, gender)
            if value is not None and value > most:
                best, most = candidate, value
        return best

    def _antecedents(self, pronoun: Phrase, depth: int = 0) -> list[Antecedent]:
        found = []
        every = self.reading.phrases.every
        for number in range(pronoun.number - 1, -1, -1):
            phrase = every[number]
            if pronoun.start - phrase.end > REACH:
                break
            person = self.cast.of_phrase.get(number)
            if person is not None:
                found.append(Antecedent(phrase, person.full_name, person))
            elif phrase.word == pronoun.word and phrase.clauses and self._chains(phrase, pronoun, depth):
                earlier = self._pronoun(phrase, depth + 1)
                if earlier.name.lower() != phrase.word:
                    found.append(Antecedent(phrase, earlier.name, earlier.person))
            elif phrase.kind == "N" and self._speaks_as_role(phrase):
                bearer = self._bearer(phrase) if self._is_role(phrase) else None
                found.append(Antecedent(phrase, bearer.full_name if bearer else self._words(phrase), bearer))
        return found

    @staticmethod
    def _chains(earlier: Phrase, pronoun: Phrase, depth: int) -> bool:
        """Whether an earlier pronoun of the paragraph may stand for the same person."""
        return earlier.kind == "P" and earlier.paragraph == pronoun.paragraph and depth < DEEPEST_CHAIN

    def _speaks_as_role(self, phrase: Phrase) -> bool:
        leads = traits_of(self.reading, phrase).opens or any(clause.speech for clause in phrase.clauses)
        return leads and kind_of(self.reading, phrase) == "Nrole" and not phrase.word.endswith("s")

    def _salience(self, candidate: Antecedent, pronoun: Phrase, gender: str) -> float | None:
        phrase = candidate.phrase
        known = candidate.person.gender if candidate.person else _gender_of_role(phrase.word)
        if known and known != gender:
            return None
        apart = min(pronoun.paragraph - phrase.paragraph, FAR_PARAGRAPH)
        subject = bool(phrase.clauses) or traits_of(self.reading, phrase).opens
        value = -(pronoun.first - phrase.after) * DISTANCE - apart * PARAGRAPH
        value += SUBJECT * subject + GENDER * (known == gender) - NAMELESS * (candidate.person is None)
        value -= UNSURE * (candidate.person is not None and not candidate.person.sure)
        value -= OBLIQUE * bool(phrase.genitive or phrase.preposition)
        if self.spoken:
            last_phrase, last = self.spoken[-1]
            value += LAST_MENTION if last_phrase is phrase else LAST_SPEAKER if last.name == candidate.name else 0.0
        return value

    def _last_of(self, pronoun: Phrase, *, plural: bool, near: bool) -> Antecedent | None:
        """The last phrase before the pronoun that governs a verb and agrees with it."""
        every = self.reading.phrases.every
        for number in range(pronoun.number - 1, max(pronoun.number - 30, -1), -1):
            phrase = every[number]
            trait = kind_of(self.reading, phrase)
            if near and phrase.after < pronoun.first - 1:
                return None
            agrees = trait in ("Ngroup", "Nplural") or (plural and trait == "Nrole" and phrase.word.endswith("s"))
            body = trait in ("Norg", "Corg", "Ndoc", "Cdoc", "Cabbreviation", "Cone", "Cmany")
            person = phrase.number in self.cast.of_phrase
            subject = phrase.clauses or traits_of(self.reading, phrase).opens
            if near or (subject and ((plural and agrees) or (not plural and body and not person))):
                identity = self._identity(phrase) if phrase.kind not in "PH" else None
                return Antecedent(phrase, identity.name, identity.person) if identity else None
        return None


def _gender_of_role(word: str) -> str:
    nouns = words().nouns
    return "m" if word in nouns["male"] else "f" if word in nouns["female"] else ""
