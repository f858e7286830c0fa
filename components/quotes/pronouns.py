"""Whom does a pronoun mean: which of those mentioned before it has the most in its favour?

The article is read from the left; every name, role and pronoun on the way is a mention of somebody. A pronoun takes
whoever of the right gender has the most salient mention: subjects before objects, the last sentence before the earlier
ones, whoever spoke last (after Lappin and Leass 1994 and Grosz, Joshi and Weinstein 1995), without those whom the
grammar rules out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from components.quotes.standing import Place, Sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.quotes.cast import Person
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

HE = frozenset("he him himself his".split())
SHE = frozenset("she her herself hers".split())
REACH = 3000
"""How many characters back a pronoun may reach."""
MOST_MENTIONS = 60

PLACES: dict[Place, float] = {
    "subject": 1.0,
    "second": 0.3,
    "clause": 0.5,
    "object": 0.0,
    "oblique": -1.0,
    "owner": -1.0,
}
PRONOUNS: dict[Place, float] = {"subject": 0.25, "object": 0.9, "oblique": 0.6, "owner": 0.6}
"""What a mention weighs more for being a pronoun itself: the sentence is about whom it means (Grosz et al.)."""
TOKEN, SENTENCE, PARAGRAPH = 0.02, 0.4, 1.0
FARTHEST = 4
GENDER, CONFLICT = 0.5, 4.0
NAMELESS, UNSURE, SILENT = 0.7, 1.0, 1.5
GOES_ON, ANSWERS = 0.8, 0.5
"""What counts for and against a mention; the last line: the last speaker, and its verb goes on or answers."""
ALONE = 5.0
"""The margin where there is no rival."""
CLEAR = 0.6
"""A margin that lets a pronoun tell the gender of somebody of whom nothing else tells it."""
HIGHEST = 3.0
"""More than any mention can have but for its nearness."""
GOING_ON = frozenset("add continue conclude".split())
FORMER = frozenset("predecessor forerunner ancestor forebear".split())
"""Those who belong to another time than the scene."""
ANSWERING = frozenset("reply answer retort respond counter".split())


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody mentioned: the full name or the role phrase, the gender as far as known, the person if it has a name."""

    name: str
    gender: str
    person: Person | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where somebody was mentioned, or spoke: place in the sentence, the tokens, and what the mention weighs."""

    who: Who
    place: Place
    first: int
    after: int
    end: int
    sentence: int
    paragraph: int
    weight: float


class Discourse:
    """Those mentioned so far; pronouns are resolved in reading order, each once."""

    def __init__(self, reading: Reading, who: Callable[[Phrase], Who | None]) -> None:
        """Begin before the first phrase; `who` tells whom a name or role means."""
        self.reading, self.who = reading, who
        self.sentences = Sentences(reading)
        self.mentions: deque[Mention] = deque(maxlen=MOST_MENTIONS)
        self.resolved: dict[int, Who | None] = {}
        self.margins: dict[int, float] = {}
        self.read = 0
        self.spoken: deque[tuple[int, Who, int]] = deque()
        self.last_speaker = ""
        self.silent: set[str] = set()

    def read_all(self) -> None:
        """Read to the end, so that whatever pronouns tell of genders is known from the beginning the next time."""
        for phrase in self.reading.phrases.every:
            self._read(phrase)

    def meant(self, pronoun: Phrase) -> Who | None:
        """Whom `he` or `she` means, or None where nobody fits."""
        every = self.reading.phrases.every
        while self.read <= pronoun.number:
            self._read(every[self.read])
            self.read += 1
        return self.resolved.get(pronoun.number)

    def spoke(self, who: Who, phrase: Phrase, token: int) -> None:
        """Note that somebody, named by `phrase`, said what stands at `token`; it counts for what is read behind it."""
        self.spoken.append((token, who, phrase.paragraph))

    def _read(self, phrase: Phrase) -> None:
        while self.spoken and self.spoken[0][0] < phrase.first:
            self._note_speech(*self.spoken.popleft())
        if phrase.word in HE or phrase.word in SHE:
            who = self.resolved[phrase.number] = self._resolve(phrase)
        elif phrase.kind in "PH":
            return
        else:
            who = self.who(phrase)
        if who is not None:
            self._mention(phrase, who)

    def _note_speech(self, token: int, who: Who, named: int) -> None:
        """Let whoever spoke be the last speaker, and mentioned there if the name stands in another paragraph."""
        self.last_speaker = who.name
        tokens, paragraph = self.reading.tokens, bisect_right(self.reading.tokens.bounds, token) - 1
        if named != paragraph:
            at = (token, token + 1, tokens.ends[token], self.sentences.numbers[token], paragraph)
            self.mentions.append(Mention(who, "subject", *at, _weight(who, "subject", pronoun=False)))

    def _mention(self, phrase: Phrase, who: Who) -> None:
        place, pronoun = self._place(phrase, who), phrase.kind in "PH"
        self.silent.discard(who.name)
        if place in ("subject", "second") and self.sentences.keeps_silent(phrase):
            self.silent.add(who.name)
        at = (phrase.first, phrase.after, phrase.end, self.sentences.of(phrase), phrase.paragraph)
        if place == "second" and self.mentions and self.mentions[-1].sentence == self.sentences.of(phrase):
            self.mentions.append(replace(self.mentions[-1], first=phrase.first, after=phrase.after, end=phrase.end))
        self.mentions.append(Mention(who, place, *at, _weight(who, place, pronoun=pronoun)))

    def _place(self, phrase: Phrase, who: Who) -> Place:
        """The part that a mention plays: one set beside a mention of the same person plays the same."""
        last = self.mentions[-1] if self.mentions else None
        if last is not None and last.who.name == who.name and self.reading.shape[last.after : phrase.first] == ",":
            return last.place
        owned = self.reading.shape[phrase.first] == "H" and (who.person is None or phrase.word in FORMER)
        place = self.sentences.place(phrase)
        return "second" if owned and place == "subject" and not any(c.speech for c in phrase.clauses) else place

    def _resolve(self, pronoun: Phrase) -> Who | None:
        gender, excluded = "m" if pronoun.word in HE else "f", self._excluded(pronoun)
        scores: dict[str, float] = {}
        best, most, alone = None, -1e9, True
        favours: dict[str, float | None] = {excluded: None}
        for mention in reversed(self.mentions):
            near = _nearness(mention, pronoun, self.sentences.of(pronoun))
            if pronoun.start - mention.end > REACH or near + HIGHEST < most:
                alone = False
                break
            who = mention.who
            if who.name not in favours:
                favours[who.name] = self._favour(who, gender, pronoun)
            favour = favours[who.name]
            if favour is None or self._hangs(mention, pronoun):
                continue
            value = favour + mention.weight + near
            scores[who.name] = max(value, scores.get(who.name, value))
            if value > most:
                best, most = who, value
        self.margins[pronoun.number] = _margin(scores)
        alone = alone and sum(favour is not None for favour in favours.values()) == 1
        if (best is not None and (alone or self._is_plain(pronoun, best))) or (
            best is not None and self.margins[pronoun.number] >= CLEAR and not _known_gender(best)
        ):
            _learn(best, gender)
        return best

    def _favour(self, who: Who, gender: str, pronoun: Phrase) -> float | None:
        """What somebody has in favour wherever mentioned, None when the text tells another gender."""
        known = _known_gender(who)
        if known not in ("", gender) and (who.person is None or who.person.told):
            return None
        agreement = GENDER if known == gender else -CONFLICT if known else 0.0
        return agreement - SILENT * (who.name in self.silent) + self._continuity(who, pronoun)

    def _hangs(self, mention: Mention, pronoun: Phrase) -> bool:
        """Whether the pronoun cannot mean an object in a clause whose silent subject it is."""
        inside = mention.sentence == self.sentences.of(pronoun) and mention.place in ("object", "oblique", "second")
        return inside and self.sentences.hangs_on_participle(mention.first, pronoun)

    def _is_plain(self, pronoun: Phrase, who: Who) -> bool:
        """Whether the last mention is of the same person and the subject of the same sentence: `Lee opened her bag`."""
        last = self.mentions[-1]
        return last.who.name == who.name and last.sentence == self.sentences.of(pronoun) and last.place == "subject"

    def _excluded(self, pronoun: Phrase) -> str:
        """The name of the subject whose object the pronoun is: in `Lee had met her`, she is not Lee."""
        governor = self.sentences.governor(pronoun) if self.sentences.is_object(pronoun) else -1
        if governor < 0:
            return ""
        token = self.reading.phrases.every[governor].first
        return next((m.who.name for m in reversed(self.mentions) if m.first <= token < m.after), "")

    def _continuity(self, who: Who, pronoun: Phrase) -> float:
        """What the last speaker has in favour: `she added` goes on, `she replied` answers somebody else."""
        if who.name != self.last_speaker:
            return 0.0
        cues = {clause.lemma for clause in pronoun.clauses if clause.speech}
        return GOES_ON * bool(cues & GOING_ON) - ANSWERS * bool(cues & ANSWERING)


def _margin(scores: dict[str, float]) -> float:
    """By how much the best of some scores leads the second, `ALONE` at most."""
    first, second = [*sorted(scores.values(), reverse=True), -ALONE, -ALONE][:2]
    return min(first - second, ALONE)


def _nearness(mention: Mention, pronoun: Phrase, sentence: int) -> float:
    """How near a mention is to a pronoun in a sentence, in tokens, sentences and paragraphs: 0 at best."""
    value = (mention.after - pronoun.first) * TOKEN
    value -= min(sentence - mention.sentence, FARTHEST) * SENTENCE
    return value - min(pronoun.paragraph - mention.paragraph, FARTHEST) * PARAGRAPH


def _weight(who: Who, place: Place, *, pronoun: bool) -> float:
    """What a mention weighs by itself."""
    nameless, unsure = who.person is None, who.person is not None and not who.person.sure
    return PLACES[place] + pronoun * PRONOUNS.get(place, 0.0) - NAMELESS * nameless - UNSURE * unsure


def _known_gender(who: Who) -> str:
    """M or f as far as known, of a person or a role."""
    return who.person.gender if who.person else who.gender


def _learn(who: Who, gender: str) -> None:
    """Let a pronoun that can mean nobody else tell the gender of a name, against a list of forenames if need be."""
    person = who.person
    if person is not None and person.gender != gender and not person.told:
        person.genders[gender] = person.genders.total() + 1
