"""What stands beside a name and tells who it is: `Ann Lee, the envoy`, `its envoy, Ann Lee`, `the last one was Lee`?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.quotes.descriptions import countries_in
from components.quotes.words import words

if TYPE_CHECKING:
    from components.quotes.phrases import Phrase
    from components.quotes.reading import Reading

PREDICATE_REACH = 30
CLAUSE_REACH = 6
"""How many phrases back the role before a clause is looked for."""
PEOPLE_ENDINGS = ("man", "woman", "person", "ist", "er", "or", "ian", "ee")
COPULAS = frozenset("was is were are".split())


def descriptions_beside(reading: Reading, phrase: Phrase) -> list[Phrase]:
    """The phrases that tell somebody's role beside the name: `Ann Lee, the envoy`, `its ambassador, Ann Lee`."""
    shape, before = reading.shape, phrase.first - 1
    beside = [_beside(reading, phrase.after, 1)] if shape[phrase.after : phrase.after + 1] == "," else []
    if before > 0 and shape[before] in ",A":
        beside.append(_beside(reading, before, -1) if shape[before] == "," else _predicated(reading, phrase))
        beside.append(_told_of(reading, phrase) if is_set_apart(reading, phrase) else None)
    elif before > 0 and reading.tokens.lower[before] in ("named", "called"):
        beside.append(_beside(reading, before, -1))
        beside.append(_beside(reading, beside[-1].first - 1, -1) if beside[-1] else None)
    return [found for found in beside if found is not None and (_describes(reading, found) or _is_one(found))]


def _told_of(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The role that a clause parts from the name: `the envoy who had left, Ann Lee, said`."""
    every = reading.phrases.every
    for number in range(phrase.number - 1, max(0, phrase.number - CLAUSE_REACH), -1):
        if every[number].sentence != phrase.sentence or reading.shape[every[number].first - 1] == ",":
            return None
        if every[number].word == "who":
            role = every[number - 1]
            return role if role.after == every[number].first and not role.preposition else None
    return None


def is_set_apart(reading: Reading, phrase: Phrase) -> bool:
    """Whether a name stands between commas or other marks: `her cousin, Ann Lee, said`, `Lee, who said`."""
    before = reading.shape[phrase.first - 1 : phrase.first] if phrase.first else ""
    return before == "," and reading.shape[phrase.after : phrase.after + 1] in (",", ".", "Q", "")


def _is_one(phrase: Phrase) -> bool:
    """Whether a phrase is the `one` of `one of them, Ann Lee, said`, or `another`."""
    return phrase.word in ("one", "another") and phrase.after - phrase.first == 1


def countries_beside(reading: Reading, phrase: Phrase, beside_it: list[Phrase]) -> frozenset[str]:
    """The countries in a name's phrase, in the roles beside it, and behind its `of`: `Ann Lee of Estonia`."""
    lower, at = reading.tokens.lower, reading.phrases.at
    found = countries_in(lower[phrase.first : phrase.head]) if phrase.first < phrase.head else frozenset()
    for told in (phrase, *beside_it):
        if told is not phrase:
            found |= countries_in(lower[told.first : told.after])
        if lower[told.after : told.after + 1] == ["of"] and told.after + 1 < len(at) and at[told.after + 1] >= 0:
            owner = reading.phrases.every[at[told.after + 1]]
            found |= countries_in(lower[owner.first : owner.after])
    return found


def _beside(reading: Reading, comma: int, step: int) -> Phrase | None:
    """The phrase on the other side of a comma."""
    at = reading.phrases.at
    if not 0 < comma < len(at) - 1 or at[comma + step] < 0 or reading.shape[comma] not in ",SV":
        return None
    phrase = reading.phrases.every[at[comma + step]]
    while step < 0 and phrase.preposition and phrase.first > 1 and at[phrase.first - 2] >= 0:
        before = reading.phrases.every[at[phrase.first - 2]]
        if phrase.preposition != "of" and (before.preposition or words().is_person(phrase.word)):
            break
        phrase = before
    return phrase


def _predicated(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The role that opens the sentence of which the name is the predicate: `The woman who sang was Ann Lee`."""
    copula, lower = phrase.first - 1, reading.tokens.lower
    if copula < 1 or lower[copula] not in COPULAS:
        return None
    sentence, token = reading.tags.sentences[copula], copula - 1
    while token > max(0, copula - PREDICATE_REACH) and reading.tags.sentences[token - 1] == sentence:
        token -= 1
    number = reading.phrases.at[token]
    subject = reading.phrases.every[number] if number >= 0 else None
    if subject is None or lower[subject.first] not in ("the", "that", "this") or not _describes(reading, subject):
        return None
    bare = subject.after == copula
    return subject if bare or lower[subject.after] in ("who", "that", "whose", "with", "in", "at") else None


def _describes(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase tells the role of one person: a listed role, or `a herdsman`, `a former rower`."""
    word = _head_word(reading, phrase)
    if phrase.genitive or phrase.kind not in "NC":
        return False
    if words().is_person(word):
        return True
    if word.endswith("s"):
        return False
    indefinite = reading.tokens.lower[phrase.first] in ("a", "an") and word not in words().nouns["organisation"]
    return indefinite and phrase.kind == "N" and word.endswith(PEOPLE_ENDINGS)


def _head_word(reading: Reading, phrase: Phrase) -> str:
    """The head of a phrase, or the role behind it that was read as a verb: `the Uzbek delegate, …`."""
    after = role_end(reading, phrase)
    return reading.tokens.lower[after - 1] if after > phrase.after else phrase.word


def role_end(reading: Reading, phrase: Phrase) -> int:
    """The token after a phrase and a role behind it that was read as a verb."""
    after, shape = phrase.after, reading.shape
    verb = after + 1 < len(shape) and shape[after] in "VS" and shape[after + 1] in ",."
    return after + 1 if verb and words().is_role(reading.tokens.lower[after]) else after
