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
NOMINATIVES = frozenset("he she they we i".split())
"""Pronouns that are subjects wherever they stand."""
OPENERS = frozenset("when where while as if because although though whether how why whereas since what".split())
"""What opens a clause with a subject of its own."""
FLOATING = frozenset("both all each".split())
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
        self.main: tuple[int, Phrase] | None = None
        self.fronted: list[int] = []
        self.absolute = -1

    def read(self) -> None:
        for index in range(self.first, self.after):
            letter = self.shape[index]
            if letter in "SV":
                self._verb(index, speech=letter == "S")
            elif letter == "A":
                self._auxiliary(index)
            elif letter == "I" and self._according(index):
                self._record(index, self.every[self.at[index + 1]], "according", speech=True, lemma="according")

    def _according(self, index: int) -> bool:
        to = self.lower[index] == "to" and index > self.first and self.lower[index - 1] == "according"
        return to and index + 1 < self.after and self.at[index + 1] >= 0

    def _verb(self, verb: int, *, speech: bool) -> None:
        before = verb - 1
        while before >= self.first and (self.shape[before] in "RAT" or self._opens_time(before)):
            before -= 1
        subject, relation = self._subject(verb, before)
        passive = speech and relation != "absolute" and self._is_passive(verb, before)
        lemma = self.tags.lemmas[verb]
        agent = self._agent(verb) if passive or (speech and self._agent_follows(verb)) else None
        if agent is not None:
            self._record(verb, agent, "agent", speech=True, lemma=lemma)
        elif subject is None and self._is_participle(verb):
            self.fronted.append(verb)
        elif subject is None and speech:
            subject, relation = self._inverted(verb, before), "inverted"
        if subject is None:
            return
        if relation not in ("participle", "absolute", "beside"):
            self._offer_fronted(verb, subject)
        if relation == "apposition":
            self._offer_first(verb, before, subject, speech=speech)
        if passive or agent is not None:
            subject.clauses.append(Clause(verb, "passive", speech, lemma))
            self.found.subject.setdefault(verb, subject.number)
            self.found.first_in_sentence.setdefault(self.tags.sentences[verb], subject.number)
        else:
            self._record(verb, subject, relation, speech=speech, lemma=lemma)
        if relation in ("participle", "absolute", "coordinated"):
            self._offer_others(verb, before, subject, speech=speech)
        self._goes_on(verb, subject)

    def _goes_on(self, verb: int, subject: Phrase) -> None:
        """Remember whose verb was last, and whose was the first of the sentence."""
        self.previous = (verb, subject)
        opens = subject.first > self.first and self.shape[subject.first - 1] == "Q"
        if self.main is None or opens or self.tags.sentences[self.main[0]] != self.tags.sentences[verb]:
            self.main = self.previous

    def _auxiliary(self, verb: int) -> None:
        """A form of `be` or the like that no other verb follows has a subject too: Ann Lee was silent."""
        if verb == self.first or self.at[verb - 1] < 0:
            return
        after = verb + 1
        while after < self.after and self.shape[after] in "RA":
            after += 1
        if after == self.after or self.shape[after] not in "SV":
            self._goes_on(verb, self._governor(self.every[self.at[verb - 1]]))

    def _offer_fronted(self, verb: int, subject: Phrase) -> None:
        """Give the participles before the first verb of their sentence its subject: calling it “x”, Ann Lee left."""
        for participle in self.fronted:
            if self.tags.sentences[participle] == self.tags.sentences[verb]:
                speech = self.shape[participle] == "S"
                subject.clauses.append(Clause(participle, "fronted", speech, self.tags.lemmas[participle]))
        self.fronted.clear()

    def _offer_others(self, verb: int, before: int, subject: Phrase, *, speech: bool) -> None:
        """Offer a verb to the noun right before it too (a sign saying “x”, led them to say), and to the main one."""
        lemma, offered = self.tags.lemmas[verb], [subject]
        before -= self.shape[before] == "I"
        if before >= self.first and self.at[before] >= 0:
            beside = self._governor(self.every[self.at[before]])
            if beside not in offered:
                beside.clauses.append(Clause(verb, "beside", speech, lemma))
                offered.append(beside)
        if self.main and self.main[1] not in offered and self.tags.sentences[self.main[0]] == self.tags.sentences[verb]:
            self.main[1].clauses.append(Clause(verb, "main", speech, lemma))

    def _opens_time(self, index: int) -> bool:
        """Whether a preposition stands before a time: on Monday, in late June."""
        return self.shape[index : index + 2] == "IT"

    def _is_passive(self, verb: int, before: int) -> bool:
        """Whether a verb is a participle after a form of `be`: `was called`, `had not been told`."""
        if self.lower[verb].endswith("ing") or self.lower[verb] == self.tags.lemmas[verb]:
            return False
        return any(word in BE for word in self.lower[before + 1 : verb])

    def _agent_follows(self, verb: int) -> bool:
        """Whether `by` stands right behind a verb: a plan denounced by Ann Lee, but not: Ann Lee said by the door."""
        return self.tags.lemmas[verb] != "say" and verb + 1 < self.after and self.lower[verb + 1] == "by"

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
        if self.lower[before] in FLOATING and before > self.first and self.at[before - 1] >= 0:
            before -= 1
        number = self.at[before] < 0 and self.shape[before] in "JM"
        if number and before - 2 >= self.first and self.lower[before - 1] == "of":
            before -= 2
        letter = self.shape[before]
        if self._is_participle(verb) or (letter == "I" and self.lower[before] == "to"):
            return self._of_participle(verb, before)
        if self.at[before] >= 0:
            return self._of_phrase(self.every[self.at[before]])
        if letter in ",-)":
            opened = self._before_apposition(before)
            return (self._governor(opened, apposition=True) if opened else None), "apposition"
        if letter == "K":
            return self._same_subject(verb), "coordinated"
        return self._behind_participle(before) if letter in "SV" else None, "beyond"

    def _of_phrase(self, phrase: Phrase) -> tuple[Phrase, str]:
        """Whose verb stands behind a phrase: its own, that of a phrase it hangs on, or of one before a clause."""
        outer = self._beyond_relative(phrase) or self._beyond_participle(phrase)
        if outer is not None:
            return outer, "beyond"
        governor = self._governor(phrase)
        return governor, "subject" if governor is phrase else "prepositional"

    def _behind_participle(self, verb: int) -> Phrase | None:
        """Whose verb it seemed to be: in `a poll released on Monday shows` the second verb is that of the poll."""
        number = self.found.subject.get(verb)
        past = not self.lower[verb].endswith(("s", "ing")) and self.lower[verb] != self.tags.lemmas[verb]
        return self.every[number] if past and number is not None else None

    def _is_participle(self, verb: int) -> bool:
        return self.lower[verb].endswith("ing") and self.shape[verb - 1] not in "AR"

    def _of_participle(self, verb: int, before: int) -> tuple[Phrase | None, str]:
        """Whose deed a participle or an infinitive tells: of the phrase right before it, or of the verb before."""
        if self._is_participle(verb) and self._opens_absolute(before):
            self.absolute = self.tags.sentences[verb]
            return self._governor(self.every[self.at[before]]), "absolute"
        subject = self._same_subject(verb)
        if subject is None and self._is_participle(verb) and self.at[before] >= 0:
            return self._governor(self.every[self.at[before]]), "beside"
        return subject, "participle"

    def _opens_absolute(self, before: int) -> bool:
        """Whether a phrase has a participle of its own: with Ann Lee calling it “x” and Jo Ray saying “y”."""
        if self.at[before] < 0:
            return False
        phrase = self._governor(self.every[self.at[before]])
        if phrase.first - 2 <= self.first or self.shape[phrase.first - 1] != "K":
            return phrase.preposition == "with"
        joined = self.at[phrase.first - 2]
        with_both = joined >= 0 and self.every[joined].preposition == "with"
        return with_both or self.absolute == self.tags.sentences[before]

    def _same_subject(self, verb: int) -> Phrase | None:
        if self.previous is None:
            return None
        sentences = self.tags.sentences
        near = sentences[self.previous[0]] == sentences[verb] or self.shape[verb - 1] == "K"
        return self.previous[1] if near else None

    def _beyond_relative(self, phrase: Phrase) -> Phrase | None:
        """The phrase before a clause with `who` that ends with `phrase`: an envoy who spoke to the press said."""
        verbs = 0
        opened = phrase.first > self.first and self.lower[phrase.first - 1] in OPENERS
        if opened or phrase.word in NOMINATIVES:
            return None
        for index in range(phrase.first - 1, max(self.first, phrase.first - RELATIVE_REACH), -1):
            letter = self.shape[index]
            if letter in ".,;:-QK":
                return None
            if letter == "S" and index == phrase.first - 1 and self.lower[index - 1] != "to":
                return None
            verbs += letter in "SVA"
            if (letter in "PW" and self.lower[index] in ("who", "which", "that")) and verbs and self.at[index - 1] >= 0:
                head = self.every[self.at[index - 1]]
                return self._governor(head)
        return None

    def _beyond_participle(self, phrase: Phrase) -> Phrase | None:
        """The phrase before a participle on which `phrase` hangs: the statement issued in Rome said."""
        verb = phrase.first - 2
        hangs = verb > self.first and self.shape[verb] in "SV" and self.shape[verb + 1] == "I"
        return self._behind_participle(verb) if hangs else None

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
        return self.shape[index] in "DHCNMJPIVWTR" or self.lower[index].endswith("ing")

    def _governor(self, phrase: Phrase, *, apposition: bool = False) -> Phrase:
        """The head phrase to which a phrase hangs by prepositions: a spokesman for X said -> the spokesman."""
        for _ in range(4):
            first = phrase.first
            if apposition and self._placed(first):
                phrase = self.every[self.at[self._placed(first)]]
                continue
            behind = first - 2
            while behind > self.first and self.shape[behind] == "J" and self.at[behind] < 0:
                behind -= 1
            if behind < self.first or self.at[behind] < 0:
                return phrase
            before, outer = self.shape[first - 1], self.every[self.at[behind]]
            hangs = before == "I" and self.lower[first - 1] in SUBJECT_PREPOSITIONS and outer.kind != "P"
            apposed = (
                apposition
                and before == ","
                and self.shape[first] != "C"
                and outer.kind == "C"
                and not outer.preposition
            )
            if not (hangs or apposed):
                return phrase if apposition else self._before_list(phrase)
            phrase = outer
        return phrase

    def _before_list(self, phrase: Phrase) -> Phrase:
        """The plural on which a list of names hangs: the ministers of France, Italy and Spain said."""
        first = phrase
        if phrase.first == self.first or self.shape[phrase.first - 1] != "K":
            return phrase
        while first.kind == "C" and first.first - 2 > self.first and self.shape[first.first - 1] in "K,":
            before = first.first - (3 if self.shape[first.first - 2 : first.first] == ",K" else 2)
            if self.at[before] < 0 or self.every[self.at[before]].kind != "C":
                return phrase
            first = self.every[self.at[before]]
        outer = self.at[first.first - 2] if first is not phrase and first.preposition in SUBJECT_PREPOSITIONS else -1
        return self.every[outer] if outer >= 0 and self.every[outer].word.endswith("s") else phrase

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
        if before >= self.first and self.shape[before] not in "Q,.-:O":
            return None
        index = verb + 1
        while index < self.after and self.shape[index] == "R":
            index += 1
        if self.shape[index : index + 2] in ("VC", "VJ", "VN"):
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
