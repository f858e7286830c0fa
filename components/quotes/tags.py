"""What part does each token play in its sentence, as far as closed word lists and its neighbours tell?

One letter a token; `Tags.shape` is all of them as one string, so that a slice of it is the shape of a stretch of text:
C name word, N noun, J adjective, V verb, S speech verb, A auxiliary, D determiner, H possessive pronoun, P pronoun,
W clause word (who, that, when), I preposition, K conjunction, R adverb, T day or month, M number, Q quotation,
X a short quotation inside a name, G a bare genitive mark, O anything else; punctuation `.` `,` `;` `:` `-` `(` `)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from components.quotes.noun_or_verb import (
    KNOWN_WORDS,
    acting,
    before_role,
    classes,
    disagrees,
    ends_phrase,
    in_relative,
    is_base,
    may_act,
    takes_object,
)
from components.quotes.word_groups import mark_pairs, mark_times
from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.marks import Stretch
    from components.quotes.tokens import Tokens

PUNCTUATION = dict.fromkeys(".?!…", ".") | {",": ",", ";": ";", ":": ":"} | dict.fromkeys("-—–‒―", "-")
PUNCTUATION |= dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")") | {"...": ".", "--": "-"}
SINGULAR_ALONE = frozenset("another one each this that".split())
PLURAL_ALONE = frozenset("others some many both most all none other few more".split())
"""Determiners that may stand without a noun."""
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
HEADLINE_SHARE = 0.62
LONG_HEADLINE_SHARE = 0.75
LONG_HEADLINE = 25
FEWEST_CAPITALS = 3
NICKNAME = 16
PUNCTUATION_LETTERS = frozenset(".,;:-()GO")
OPENING_MARKS = frozenset("—–-•*") | {"--"}


@dataclass(slots=True)
class Tags:
    """One entry a token: its letter in `shape`, the lemma of a verb, the number of its sentence.

    `genitive` corrects the tokens' own list by genitives written with a bare mark (`the ministers' talks`);
    `headlines` are the paragraphs in Title Case.
    """

    shape: str
    lemmas: list[str]
    sentences: list[int]
    genitive: list[bool]
    headlines: frozenset[int]


def tag(tokens: Tokens, stretches: Sequence[Stretch], text: str) -> Tags:
    """The tags of all tokens, read from left to right."""
    letters = list(map(_letter, tokens.lower))
    sentences = _sentences(tokens, "".join(letters))
    paragraphs = enumerate(pairwise(tokens.bounds))
    headlines = frozenset(number for number, (first, after) in paragraphs if _is_headline(tokens, first, after))
    doubts = _capitals(tokens, letters, headlines, stretches, text)
    genitive = list(tokens.genitive)
    _bare_genitives(tokens, letters, genitive)
    within = set(compress(tokens.lower, map("C".__eq__, letters)))
    lemmas = [""] * len(tokens)
    shape = "".join(letters)
    index = shape.find("?")
    while index >= 0:
        doubt = doubts.get(index, "")
        letters[index], lemmas[index] = _open_class(tokens, letters, genitive, index, doubt=doubt, within=within)
        index = shape.find("?", index + 1)
    _join_names(tokens, letters, genitive)
    mark_times(tokens.lower, letters, genitive)
    mark_pairs(tokens.lower, letters, lemmas)
    return Tags("".join(letters), lemmas, sentences, genitive, headlines)


@lru_cache(KNOWN_WORDS)
def _letter(word: str) -> str:
    """The letter of a word in lower case, `?` where its neighbours must decide."""
    if not word:
        return "Q"
    if not (word[0].isalnum() or word[0] in "$_"):
        return PUNCTUATION.get(word, "G" if word in "’'" else "O")
    if not _is_open(word):
        return words().closed.get(word, "M")
    label = classes(word)
    letter = label[0] if len(label) == 1 or "V" not in label else "V"
    settled = (letter == "N" and not may_act(word)) or not (letter in "NV" or words().is_role(word))
    return letter if settled and word not in words().speech else "?"


def _sentences(tokens: Tokens, shape: str) -> list[int]:
    """The number of each token's sentence; a full stop belongs to the sentence it ends, a paragraph ends one too."""
    numbers: list[int] = []
    sentence = 0
    for first, after in pairwise(tokens.bounds):
        sentence += 1
        stop = shape.find(".", first, after)
        while stop >= 0:
            numbers += [sentence] * (stop + 1 - len(numbers))
            sentence += 1
            stop = shape.find(".", stop + 1, after)
        numbers += [sentence] * (after - len(numbers))
    return numbers


def _capitals(
    tokens: Tokens, letters: list[str], headlines: frozenset[int], stretches: Sequence[Stretch], text: str
) -> dict[int, str]:
    """Make names of the words with a capital where only names have one; gives the others, and why it may be no name."""
    doubts: dict[int, str] = {}
    closed, lower = words().closed, tokens.lower
    for paragraph, (first, after) in enumerate(pairwise(tokens.bounds)):
        headline = paragraph in headlines
        for index in compress(range(first, after), tokens.capital[first:after]):
            letter = closed.get(lower[index], "")
            if letters[index] == "O" and not lower[index][0].isalnum():
                continue
            if not headline and not _opens(tokens, letters, index, first=first, stretches=stretches, text=text):
                letters[index] = letter if letter == "T" or lower[index] == "i" else "C"
                continue
            if not letter:
                letters[index] = "?"
            doubts[index] = "headline" if headline else "opening"
    return doubts


def _opens(
    tokens: Tokens, letters: list[str], index: int, *, first: int, stretches: Sequence[Stretch], text: str
) -> bool:
    """Whether a sentence, or words after a colon or a dash, begin with this token."""
    for before in range(index - 1, first - 1, -1):
        letter = letters[before]
        if letter == "Q":
            return _ends_sentence(text, stretches[tokens.stretch_of[before]])
        if letter not in PUNCTUATION_LETTERS:
            return False
        if letter in ".:" or tokens.lower[before] in OPENING_MARKS:
            return True
    return True


def _is_headline(tokens: Tokens, first: int, after: int) -> bool:
    """Whether most words of a paragraph begin with a capital."""
    capitals = sum(tokens.capital[first:after])
    if capitals < FEWEST_CAPITALS:
        return False
    initials = map(itemgetter(0), filter(None, tokens.lower[first:after]))
    count = sum(map(str.isalpha, initials))
    share = HEADLINE_SHARE if count < LONG_HEADLINE else LONG_HEADLINE_SHARE
    return count > FEWEST_CAPITALS and capitals > share * count


def _ends_sentence(text: str, stretch: Stretch) -> bool:
    return text[stretch.inner.end - 1] in ".?!…"


def _bare_genitives(tokens: Tokens, letters: list[str], genitive: list[bool]) -> None:
    for index in compress(range(1, len(letters)), map("G".__eq__, islice(letters, 1, None))):
        word = tokens.lower[index - 1]
        if word.endswith("s") and (letters[index - 1] == "C" or _is_open(word)):
            genitive[index - 1] = tokens.ends[index - 1] == tokens.starts[index]


def _is_open(word: str) -> bool:
    """Whether a word is of no closed class and no number."""
    return word not in words().closed and not word[0].isdigit() and word[0] != "$"


def _open_class(
    tokens: Tokens, letters: list[str], genitive: list[bool], index: int, *, doubt: str, within: set[str]
) -> tuple[str, str]:
    """Letter and lemma of a word of an open class, the words before it being known."""
    word = tokens.lower[index]
    if doubt and _is_name(tokens, letters, genitive, index, doubt=doubt, within=within):
        return "C", ""
    if not doubt and index + 1 < len(letters) and tokens.capital[index + 1] and words().is_role(word):
        return "N", ""
    noun_slot = _in_noun_slot(tokens, letters, genitive, index) or before_role(tokens.lower, letters, index)
    if not doubt and not noun_slot and may_act(word) and word not in words().strength:
        acts = takes_object(tokens.lower, letters, index)
        if acts or word not in words().speech:
            return acting(word) if acts else ("N", "")
    if doubt == "opening" and "N" in classes(word) and words().speech.get(word) == word:
        return "N", ""
    if word in words().speech:
        return _speech_class(tokens, letters, genitive, index, noun_slot=noun_slot)
    label = classes(word)
    letter = _choose(tokens, letters, index, label, noun_slot=noun_slot)
    after_determiner = index > 0 and (letters[index - 1] in "DH" or genitive[index - 1])
    if letter == "V" and after_determiner and not in_relative(tokens.lower, letters, index):
        letter = "J"
    return letter, word if letter == "V" else ""


def _is_name(
    tokens: Tokens, letters: list[str], genitive: list[bool], index: int, *, doubt: str, within: set[str]
) -> bool:
    """Whether a capitalised word in a place where any word has a capital is a name all the same."""
    word, known = tokens.lower[index], words()
    speech = word in known.speech
    if genitive[index]:
        return True
    if doubt == "opening":
        nouns = known.nouns
        before_name = index + 1 < len(letters) and tokens.capital[index + 1] and letters[index + 1] in "C?"
        unknown = word not in known.open and not speech
        return unknown or word in within or word in nouns["title"] or (before_name and not speech)
    if not word.endswith(("s", "ed", "ing")):
        after_name = index > 0 and letters[index - 1] == "C"
        told = speech and (known.speech[word] != word or (after_name and classes(word) == "V"))
        return not told and not (index and tokens.lower[index - 1] == "to" and "V" in classes(word))
    after_name = index > 0 and letters[index - 1] == "C" and not word.endswith("ing")
    label = classes(word)
    return not (speech or label[0] == "V" or ("V" in label and after_name))


def _in_noun_slot(tokens: Tokens, letters: list[str], genitive: list[bool], index: int) -> bool:
    """Whether the word before asks for a noun: a determiner, an adjective, a genitive, a preposition but `to`.

    After a determiner that may stand alone a verb would agree with it: this claim, this claims, many claims.
    """
    if not index:
        return False
    before, word = letters[index - 1], tokens.lower[index - 1]
    plural = tokens.lower[index].endswith("s")
    noun = "N" in classes(tokens.lower[index]) or tokens.lower[index].endswith("ing")
    if before == "M" or word in NUMBERS:
        return not (index > 1 and letters[index - 2] == "D") or (plural and noun)
    if word in SINGULAR_ALONE:
        return noun and not plural and is_base(tokens.lower[index])
    if word in PLURAL_ALONE:
        return noun and plural
    if before in "DHJ":
        return True
    return (genitive[index - 1] and before not in "PW") or before == "G" or (before == "I" and word != "to")


def _speech_class(
    tokens: Tokens, letters: list[str], genitive: list[bool], index: int, *, noun_slot: bool
) -> tuple[str, str]:
    word, known = tokens.lower[index], words()
    lemma, label = known.speech[word], known.open.get(word, "V")
    if (
        not noun_slot
        and ("N" in label or word.endswith("s"))
        and not tokens.capital[index]
        and disagrees(tokens.lower, letters, index, lemma)
    ):
        return "N", ""
    if noun_slot and letters[index - 1] == "I" and word.endswith("ing"):
        return "S", lemma
    if noun_slot and ("N" in label or word.endswith("s") or lemma == word or ends_phrase(tokens.lower, letters, index)):
        return "N", ""
    if noun_slot and (letters[index - 1] in "DH" or genitive[index - 1]):
        return "J", ""
    headline = tokens.capital[index] and word != lemma
    if not headline and "V" not in label and index and letters[index - 1] in "NC,." and known.strength[lemma] == "weak":
        return label[0] if label[0] in "NJR" else "O", ""
    return "S", lemma


def _choose(tokens: Tokens, letters: list[str], index: int, label: str, *, noun_slot: bool) -> str:
    """One of a word's possible classes, by the word before it."""
    if len(label) == 1 or "V" not in label:
        return label[0]
    other = label.replace("V", "")
    before = letters[index - 1] if index else "."
    word = tokens.lower[index]
    if noun_slot:
        return other
    if before in "PAR" or (before == "I" and tokens.lower[index - 1] == "to"):
        return "V"
    if before in "CN" and other == "N":
        agrees = word.endswith(("s", "ed")) and not tokens.lower[index - 1].endswith("s")
        return "V" if label[0] == "V" or agrees else "N"
    return label[0]


def _join_names(tokens: Tokens, letters: list[str], genitive: list[bool]) -> None:
    """Particles, ampersands and nicknames between name words become part of the name."""
    particles, lower = words().nouns["particle"], tokens.lower
    for index in range(1, len(letters) - 1):
        if letters[index - 1] != "C" or genitive[index - 1]:
            continue
        following = letters[index + 1] == "C"
        runs_on = tokens.capital[index + 1] or lower[index + 1] in particles
        if (lower[index] in particles and runs_on) or (lower[index] == "&" and following):
            letters[index] = "C"
        elif letters[index] == "Q" and following and tokens.ends[index] - tokens.starts[index] < NICKNAME:
            letters[index] = "X"
