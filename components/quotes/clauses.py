"""Which phrase governs which verb: who said, told, according to whom?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.quotes.phrases import Clause

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase, Phrases
    from components.quotes.tags import Tags
    from components.quotes.tokens import Tokens

SUBJECT_PREPOSITIONS = frozenset("of for at in from with on to about against near by under among".split())
PLACE_PREPOSITIONS = frozenset("of from in at".split())
BE = frozenset("is are was were be been being am isn’t isn't wasn’t wasn't aren’t aren't weren’t weren't".split())
RELATIVE_REACH = 14
APPOSITION_REACH = 28
SENTENCE_REACH = 45
AGENT_REACH = 6
"""How many tokens behind a passive verb `by` may stand: `was described on Monday by Ann Lee`."""


@dataclass(slots=True)
class Clauses:
    """The phrase that governs each verb token, the first of each sentence, and how often each key speaks."""

    subject: dict[int, int]
    first_in_sentence: dict[int, int]
    speaks: dict[str, int]


def find_clauses(tokens: Tokens, tags: Tags, phrases: Phrases) -> Clauses:
    """Every verb with its subject; adds the clauses to the phrases that govern them."""
    found = Clauses({}, {}, {})
    for paragraph in range(len(phrases.by_paragraph)):
        _Reader(tokens, tags, phrases, found, paragraph).read()
    return found


class _Reader:
    """Reads the verbs of one paragraph from left to right."""

    def __init__(self, tokens: Tokens, tags: Tags, phrases: Phrases, found: Clauses, paragraph: int) -> None:
        self.lower, self.tags, self.found = tokens.lower, tags, found
        self.shape, self.at, self.every = tags.shape, phrases.at, phrases.every
        self.first, self.after = tokens.bounds[paragraph], tokens.bounds[paragraph + 1]
        self.previous: tuple[int, Phrase] | None = None
        self.absolute = -1

    def read(self) -> None:
        for index in range(self.first, self.after):
            letter = self.shape[index]
            if letter in "SV":
                self._verb(index, speech=letter == "S")
            elif letter == "I" and self._according(index):
                self._record(index, self.every[self.at[index + 1]], "according", speech=True, lemma="according")

    def _according(self, index: int) -> bool:
        to = self.lower[index] == "to" and index > self.first and self.lower[index - 1] == "according"
        return to and index + 1 < self.after and self.at[index + 1] >= 0

    def _verb(self, verb: int, *, speech: bool) -> None:
        before = verb - 1
        while before >= self.first and self.shape[before] in "RAT":
            before -= 1
        subject, relation = self._subject(verb, before)
        passive = speech and relation != "absolute" and self._is_passive(verb, before)
        lemma = self.tags.lemmas[verb]
        agent = self._agent(verb) if passive or (speech and self._agent_follows(verb)) else None
        if agent is not None:
            self._record(verb, agent, "agent", speech=True, lemma=lemma)
        elif subject is None and speech:
            subject, relation = self._inverted(verb, before), "inverted"
        if subject is None:
            return
        if relation == "apposition":
            self._offer_first(verb, before, subject, speech=speech)
        if passive or agent is not None:
            subject.clauses.append(Clause(verb, "passive", speech, lemma))
            self.found.subject.setdefault(verb, subject.number)
            self.found.first_in_sentence.setdefault(self.tags.sentences[verb], subject.number)
        else:
            self._record(verb, subject, relation, speech=speech, lemma=lemma)
        self.previous = (verb, subject)

    def _is_passive(self, verb: int, before: int) -> bool:
        """Whether a verb is a participle after a form of `be`: `was called`, `had not been told`."""
        if self.lower[verb].endswith("ing") or self.lower[verb] == self.tags.lemmas[verb]:
            return False
        return any(word in BE for word in self.lower[before + 1 : verb])

    def _agent_follows(self, verb: int) -> bool:
        """Whether `by` stands right behind a verb: a plan denounced by Ann Lee."""
        return verb + 1 < self.after and self.lower[verb + 1] == "by"

    def _agent(self, verb: int) -> Phrase | None:
        """Who does what a passive verb says: was called “a mistake” by Ann Lee."""
        for index in range(verb + 1, min(self.after - 1, verb + AGENT_REACH)):
            if self.shape[index] in ".;:-SVA":
                return None
            if self.lower[index] == "by":
                return self.every[self.at[index + 1]] if self.at[index + 1] >= 0 else None
        return None

    def _subject(self, verb: int, before: int) -> tuple[Phrase | None, str]:
        if before < self.first:
            return None, ""
        letter = self.shape[before]
        if self._is_participle(verb) or (letter == "I" and self.lower[before] == "to"):
            return self._of_participle(verb, before)
        if self.at[before] >= 0:
            subject = self.every[self.at[before]]
            outer = self._beyond_relative(subject)
            if outer is not None:
                return outer, "beyond"
            governor = self._governor(subject)
            return governor, "subject" if governor is subject else "prepositional"
        if letter in ",-)":
            opened = self._before_apposition(before)
            return (self._governor(opened, apposition=True) if opened else None), "apposition"
        return (self._same_subject(verb), "coordinated") if letter == "K" else (None, "")

    def _is_participle(self, verb: int) -> bool:
        return self.lower[verb].endswith("ing") and self.shape[verb - 1] not in "AR"

    def _of_participle(self, verb: int, before: int) -> tuple[Phrase | None, str]:
        """Whose deed a participle or an infinitive tells: of the phrase right before it, or of the verb before."""
        if self._is_participle(verb) and self._opens_absolute(before):
            self.absolute = self.tags.sentences[verb]
            return self.every[self.at[before]], "absolute"
        return self._same_subject(verb), "participle"

    def _opens_absolute(self, before: int) -> bool:
        """Whether a phrase has a participle of its own: with Ann Lee calling it “x” and Jo Ray saying “y”."""
        if self.at[before] < 0:
            return False
        phrase = self.every[self.at[before]]
        another = self.absolute == self.tags.sentences[before] and self.shape[phrase.first - 1] == "K"
        return phrase.preposition == "with" or (another and phrase.first > self.first)

    def _same_subject(self, verb: int) -> Phrase | None:
        if self.previous is None:
            return None
        sentences = self.tags.sentences
        near = sentences[self.previous[0]] == sentences[verb] or self.shape[verb - 1] == "K"
        return self.previous[1] if near else None

    def _beyond_relative(self, phrase: Phrase) -> Phrase | None:
        """The phrase before a clause with `who` that ends with `phrase`: an envoy who spoke to the press said."""
        verbs = 0
        for index in range(phrase.first - 1, max(self.first, phrase.first - RELATIVE_REACH), -1):
            letter = self.shape[index]
            if letter in ".,;:-QK":
                return None
            if letter == "S" and index == phrase.first - 1:
                return None
            verbs += letter in "SVA"
            if (letter in "PW" and self.lower[index] in ("who", "which", "that")) and verbs and self.at[index - 1] >= 0:
                head = self.every[self.at[index - 1]]
                return self._governor(head)
        return None

    def _before_apposition(self, close: int) -> Phrase | None:
        """The phrase before the insertion that ends at `close`: `Ann Lee, the envoy to Rome, said`."""
        shape = self.shape
        for index in range(close - 1, max(self.first, close - APPOSITION_REACH), -1):
            letter = shape[index]
            if letter in ".Q;:":
                return None
            if letter in ",-(" and self.at[index - 1] >= 0 and index + 1 < close and self._inserts(index + 1):
                phrase = self.every[self.at[index - 1]]
                if not phrase.genitive and shape[phrase.first : phrase.after] != "M":
                    return phrase
        return None

    def _inserts(self, index: int) -> bool:
        """Whether an insertion may begin here."""
        return self.shape[index] in "DHCNMJPIVWT" or self.lower[index].endswith("ing")

    def _governor(self, phrase: Phrase, *, apposition: bool = False) -> Phrase:
        """The head phrase to which a phrase hangs by prepositions: a spokesman for X said -> the spokesman."""
        for _ in range(4):
            first = phrase.first
            if apposition and self._placed(first):
                phrase = self.every[self.at[self._placed(first)]]
                continue
            if first - 2 < self.first or self.at[first - 2] < 0:
                return phrase
            before, outer = self.shape[first - 1], self.every[self.at[first - 2]]
            hangs = before == "I" and self.lower[first - 1] in SUBJECT_PREPOSITIONS and outer.kind != "P"
            apposed = (
                apposition
                and before == ","
                and self.shape[first] != "C"
                and outer.kind == "C"
                and not outer.preposition
            )
            if not (hangs or apposed):
                return phrase
            phrase = outer
        return phrase

    def _placed(self, first: int) -> int:
        """The token before the comma when the phrase at `first` only tells where from: `Ann Lee, 30, of Bonn, said`."""
        shape, index = self.shape, first - 1
        while index - 2 > self.first and shape[index] == "," and shape[index - 1] == "C":
            index = self.every[self.at[index - 1]].first - 1
        if index - 2 < self.first or self.lower[index] not in PLACE_PREPOSITIONS or shape[index - 1] != ",":
            return 0
        index -= 2
        if shape[index] == "M" and index - 2 >= self.first and shape[index - 1] == ",":
            index -= 2
        return index if self.at[index] >= 0 and shape[index] == "C" else 0

    def _inverted(self, verb: int, before: int) -> Phrase | None:
        """The phrase after the verb: `said Ann Lee`."""
        if before >= self.first and self.shape[before] not in "Q,.-:":
            return None
        index = verb + 1
        while index < self.after and self.shape[index] == "R":
            index += 1
        return self.every[self.at[index]] if index < self.after and self.at[index] >= 0 else None

    def _offer_first(self, verb: int, before: int, subject: Phrase, *, speech: bool) -> None:
        """Offer the first phrase of the sentence too, as the insertion may hold more than one comma."""
        index = before - 1
        while index >= self.first and self.shape[index] not in ".Q;:" and verb - index < SENTENCE_REACH:
            index -= 1
        index += 1
        while index < before and self.at[index] < 0:
            index += 1
        phrase = self.every[self.at[index]] if index < before else None
        if phrase is not None and phrase is not subject and phrase.kind != "H":
            phrase.clauses.append(Clause(verb, "first", speech, self.tags.lemmas[verb]))

    def _record(self, verb: int, subject: Phrase, relation: str, *, speech: bool, lemma: str) -> None:
        subject.clauses.append(Clause(verb, relation, speech, lemma))
        self.found.subject[verb] = subject.number
        self.found.first_in_sentence.setdefault(self.tags.sentences[verb], subject.number)
        if speech:
            self.found.speaks[subject.key] = self.found.speaks.get(subject.key, 0) + 1
