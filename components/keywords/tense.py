"""Does a clause speak of what has been or of what is to come?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from components.keywords.words import closed_words, known_words

if TYPE_CHECKING:
    from components.article import Outline

DATA = Path(__file__).parent / "data" / "tense_words.tsv"

Tense = Literal["past", "future"] | None
"""None where no verb tells."""

REACH = 300
"""Characters before and after a date in which its verb is looked for."""

WORD = re.compile(r"[’']s\b|[^\W_]+(?:[’'\-][^\W_]+)*|[,;:—–.!?“”\"]")
CLAUSE_END = frozenset(';:—–.!?“”"')

POSSESSIVES = frozenset(("'s", "’s"))

PAST_LETTERS = frozenset("veafb")
"""Letters of words that, ending in -ed, can be a past."""

AHEAD = frozenset("until till by".split())
"""Where no verb tells, what goes on "until Friday" or is due "by Friday" lies ahead."""

AUXILIARIES = frozenset("be been has have having".split())
"""After them a participle tells no time: the verb before them does, or the perfect, which goes with no day."""


def tense_at(text: str, outline: Outline, start: int, end: int) -> Tense:
    """The tense of the words around `start` and `end`: of the nearest verb before them, or else of the first after."""
    sentence = outline.sentences[outline.sentence_at(start)].span if outline.sentences else None
    first = max(sentence.start if sentence else 0, start - REACH)
    last = min(sentence.end if sentence else len(text), end + REACH)
    before = WORD.findall(text, first, start)
    after = WORD.findall(text, end, last)
    lead = before[-1].lower() if before else ""
    if lead == "since":
        return "past"
    if lead == "for" and not POSSESSIVES.intersection(after[:1]):
        return "future"  # planned, set or due "for Tuesday"
    told = _tense_in(before, range(len(before) - 1, -1, -1)) or _tense_in(after, range(len(after)))
    return told or ("future" if lead in AHEAD else None)


def _tense_in(words: list[str], order: range) -> Tense:
    """The tense of the first verb of `words` in `order`, up to the end of the clause."""
    for number in order:
        word = words[number].lower()
        if word in CLAUSE_END:
            return None
        before = words[max(number - 3, 0) : number]
        tense = _tense_of(word, words[number + 1].lower() if number + 1 < len(words) else "", before)
        if tense:
            return tense
    return None


def _tense_of(word: str, following: str, before: list[str]) -> Tense:
    """What one word says of the time, None if nothing; what is present or planned lies ahead."""
    if word == "to":
        return "future" if following == "be" or known_words().get(following) in {"v", "b"} else None
    listed = _tense_words().get(f"{word}_{following}") or _tense_words().get(word)
    if listed == "present":
        return "future" if _can_be_verb(word, before) else None
    if listed == "ahead":
        return "future"
    if listed:  # "be held" tells no more of the time than "be opened"
        return None if before and before[-1].lower() in AUXILIARIES else "past"
    participle = word.endswith("ed") and known_words().get(word, "v") in PAST_LETTERS
    return "past" if participle and not AUXILIARIES.intersection(before) else None


def _can_be_verb(word: str, before: list[str]) -> bool:
    """Whether `word`, perhaps a noun, stands where its verb would: after a subject of the same number."""
    if known_words().get(word, "v") == "v" or not before:
        return True
    subject = before[-1].lower()
    if subject in POSSESSIVES or closed_words().get(subject, "c") not in {"o", "c", "x"}:
        return False
    return subject.endswith("s") != word.endswith("s")


@cache
def _tense_words() -> dict[str, str]:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {word: tense for tense, words in rows for word in words.split()}
