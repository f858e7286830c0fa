"""What part does each token play in its sentence, as far as closed word lists and its neighbours tell?

One letter a token; `Tags.shape` is all of them as one string, so that a slice of it is the shape of a stretch of text:
C name word, N noun, J adjective, V verb, S speech verb, A auxiliary, D determiner, H possessive pronoun, P pronoun,
W clause word (who, that, when), I preposition, K conjunction, R adverb, T day or month, M number, Q quotation,
X a short quotation inside a name, G a bare genitive mark, O anything else; punctuation `.` `,` `;` `:` `-` `(` `)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.quotes.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.quotes.marks import Stretch
    from components.quotes.tokens import Tokens

PUNCTUATION = dict.fromkeys(".?!…", ".") | {",": ",", ";": ";", ":": ":"} | dict.fromkeys("-—–‒―", "-")
PUNCTUATION |= dict.fromkeys("([{", "(") | dict.fromkeys(")]}", ")") | {"...": ".", "--": "-"}
DETERMINERS_ALONE = frozenset("another one others some many both most all each this that none other few more".split())
HEADLINE_SHARE = 0.62
LONG_HEADLINE_SHARE = 0.75
LONG_HEADLINE = 25
NICKNAME = 16
SUFFIXES = (("ly", "R"), (("ed", "ing"), "V"), (("ous", "ful", "ive", "able", "ible", "al", "ic", "-old", "ese"), "J"))


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
    letters, starts, sentences, headlines = _first_pass(tokens, stretches, text)
    genitive = list(tokens.genitive)
    _bare_genitives(tokens, letters, genitive)
    within = {tokens.lower[i] for i, letter in enumerate(letters) if letter == "C"}
    lemmas = [""] * len(tokens)
    for index, letter in enumerate(letters):
        if letter == "?":
            letters[index], lemmas[index] = _open_class(
                tokens, letters, genitive, index, doubt=starts[index], within=within
            )
    _join_names(tokens, letters, genitive)
    return Tags("".join(letters), lemmas, sentences, genitive, headlines)


def _first_pass(
    tokens: Tokens, stretches: Sequence[Stretch], text: str
) -> tuple[list[str], list[str], list[int], frozenset[int]]:
    """Letters (`?` where the word's neighbours must decide), why a capital may be no name, sentences, headlines."""
    letters, doubts, sentences = [], [], []
    sentence, headlines = 0, set()
    closed, lower, capital = words().closed, tokens.lower, tokens.capital
    for paragraph in range(len(tokens.bounds) - 1):
        first, after = tokens.bounds[paragraph], tokens.bounds[paragraph + 1]
        headline = _is_headline(tokens, first, after)
        if headline:
            headlines.add(paragraph)
        opening, sentence = True, sentence + 1
        for index in range(first, after):
            word = lower[index]
            sentences.append(sentence)
            doubts.append("")
            if not word:
                letters.append("Q")
                opening = _ends_sentence(text, stretches[tokens.stretch_of[index]])
                continue
            if not (word[0].isalnum() or word[0] in "$_"):
                letter = PUNCTUATION.get(word, "G" if word in "’'" else "O")
                letters.append(letter)
                sentence += letter == "."
                opening = opening or letter in ".:" or word in "—–--•*"
                continue
            letter = closed.get(word, "")
            if capital[index] and not (opening or headline):
                letters.append(letter if letter == "T" or word == "i" else "C")
            else:
                letters.append(letter or ("M" if word[0].isdigit() or word[0] == "$" else "?"))
                doubts[-1] = ("headline" if headline else "opening") if capital[index] else ""
            opening = False
    return letters, doubts, sentences, frozenset(headlines)


def _is_headline(tokens: Tokens, first: int, after: int) -> bool:
    """Whether most words of a paragraph begin with a capital."""
    count = sum(1 for word in tokens.lower[first:after] if word and word[0].isalpha())
    share = HEADLINE_SHARE if count < LONG_HEADLINE else LONG_HEADLINE_SHARE
    return count > 3 and sum(tokens.capital[first:after]) > share * count  # noqa: PLR2004 - too few words to tell


def _ends_sentence(text: str, stretch: Stretch) -> bool:
    return text[stretch.inner.end - 1] in ".?!…"


def _bare_genitives(tokens: Tokens, letters: list[str], genitive: list[bool]) -> None:
    for index in range(1, len(letters)):
        if letters[index] == "G" and tokens.lower[index - 1].endswith("s") and letters[index - 1] in "C?":
            genitive[index - 1] = tokens.ends[index - 1] == tokens.starts[index]


def _open_class(
    tokens: Tokens, letters: list[str], genitive: list[bool], index: int, *, doubt: str, within: set[str]
) -> tuple[str, str]:
    """Letter and lemma of a word of an open class, the words before it being known."""
    word = tokens.lower[index]
    if doubt and _is_name(tokens, letters, genitive, index, doubt=doubt, within=within):
        return "C", ""
    if not doubt and index + 1 < len(letters) and tokens.capital[index + 1] and words().is_role(word):
        return "N", ""
    noun_slot = _in_noun_slot(tokens, letters, genitive, index)
    if word in words().speech:
        return _speech_class(tokens, letters, genitive, index, noun_slot=noun_slot)
    label = _classes(word)
    letter = _choose(tokens, letters, index, label, noun_slot=noun_slot)
    if letter == "V" and index and (letters[index - 1] in "DH" or genitive[index - 1]):
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
        return not (index and tokens.lower[index - 1] == "to" and "V" in _classes(word))
    after_name = index > 0 and letters[index - 1] == "C" and not word.endswith("ing")
    label = _classes(word)
    return not (speech or label[0] == "V" or ("V" in label and after_name))


def _in_noun_slot(tokens: Tokens, letters: list[str], genitive: list[bool], index: int) -> bool:
    """Whether the word before asks for a noun: a determiner, an adjective, a genitive, a preposition but `to`."""
    if not index:
        return False
    before, word = letters[index - 1], tokens.lower[index - 1]
    if before in "DHJ":
        return word not in DETERMINERS_ALONE
    if before == "M":
        return not (index > 1 and letters[index - 2] == "D")
    return genitive[index - 1] or before == "G" or (before == "I" and word != "to")


def _speech_class(
    tokens: Tokens, letters: list[str], genitive: list[bool], index: int, *, noun_slot: bool
) -> tuple[str, str]:
    word, known = tokens.lower[index], words()
    lemma, label = known.speech[word], known.open.get(word, "V")
    if noun_slot and ("N" in label or word.endswith("s") or lemma == word):
        return "N", ""
    if noun_slot and (letters[index - 1] in "DH" or genitive[index - 1]):
        return "J", ""
    headline = tokens.capital[index] and word != lemma
    if not headline and "V" not in label and index and letters[index - 1] in "NC,." and known.strength[lemma] == "weak":
        return label[0] if label[0] in "NJR" else "O", ""
    return "S", lemma


def _classes(word: str) -> str:
    """The likely classes of a word, by the list, by its stem, or by its ending."""
    known = words().open
    label = known.get(word)
    if label is None and word.endswith("s"):
        stem = known.get(word[:-1], "")
        label = "NV" if "V" in stem else None
    return label or _class_by_ending(word)


def _class_by_ending(word: str) -> str:
    for endings, letter in SUFFIXES:
        if word.endswith(endings):
            return letter
    return "N"


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
