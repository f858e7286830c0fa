"""What do single English words tell: their class, whether they report speech, whose gender a forename has?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
PERSON_ENDINGS = ("woman", "person")


@dataclass(frozen=True, slots=True)
class Words:
    """The closed word lists, all in lower case.

    `speech` gives the lemma of every form of a speech verb, `strength` how surely a lemma speaks (strong, plain, weak);
    `closed` the tag of function words, `open` the likely classes of common words; `forenames` m, f or u; `nouns` the
    words of each kind of speaker noun (`role`, `document`, `title` …).
    """

    speech: dict[str, str]
    strength: dict[str, str]
    closed: dict[str, str]
    open: dict[str, str]
    forenames: dict[str, str]
    nouns: dict[str, frozenset[str]]

    def is_role(self, word: str) -> bool:
        """Whether a noun tells a person's function, alone or after a hyphen (`Vice-Minister`)."""
        return word in self.nouns["role"] or word.rpartition("-")[2] in self.nouns["role"]

    def is_person(self, word: str) -> bool:
        """Whether a noun in the singular tells one person, by function, trade, kin or part in a story."""
        if word.endswith("s") and not word.endswith("ss"):
            return False
        nouns = self.nouns
        listed = word in nouns["person"] or word in nouns["male"] or word in nouns["female"]
        return listed or self.is_role(word) or word.endswith(PERSON_ENDINGS)


@cache
def words() -> Words:
    """The word lists, read once."""
    strength = _by_word("speech_verbs.tsv")
    nouns = {kind: frozenset(members.split()) for kind, members in _rows("nouns.tsv")}
    for kind in ("role", "document", "organisation"):
        nouns[kind] |= {noun + "s" for noun in nouns[kind]}
    return Words(
        speech=_forms(strength),
        strength=strength,
        closed=_by_word("closed_words.tsv"),
        open=_by_word("word_classes.tsv"),
        forenames=_by_word("forenames.tsv"),
        nouns=nouns,
    )


def _rows(name: str) -> list[tuple[str, str]]:
    """The rows of a data file as (first column, the rest); lines that begin with # are comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(label, rest) for label, _, rest in pairs]


def _by_word(name: str) -> dict[str, str]:
    return {word: label for label, members in _rows(name) for word in members.split()}


def _forms(lemmas: dict[str, str]) -> dict[str, str]:
    irregular = dict(_rows("irregular_forms.tsv"))
    forms: dict[str, str] = {}
    for lemma in lemmas:
        others = irregular[lemma].split() if lemma in irregular else _regular_forms(lemma)
        for form in (lemma, *others):
            forms.setdefault(form, lemma)
    return forms


def _regular_forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [third, verb + "ed", verb + "ing"]
