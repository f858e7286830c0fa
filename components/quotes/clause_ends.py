"""Where does a reported clause end: after which word may the writer speak again?

Strict on purpose: the clause ends at the first comma, dash or conjunction after which the writer may go on, unless what
follows plainly belongs to it (a list, a date, a condition). A clause that would break off in the middle is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.quotes.frames import frames

if TYPE_CHECKING:
    from components.quotes.lines import Line

BREAKS = frozenset("while whereas although though".split())
"""Words that open a clause in which the writer may speak again."""

GOES_ON = frozenset(
    "if unless because provided until not rather instead including especially particularly even where so".split()
)
"""What stands after a comma and still belongs to the clause."""

PERSONAL = frozenset(("he", "she"))
STOPS = frozenset(("...", "…"))
RELATIVES = frozenset("who which whose where whom".split())
NEXT = frozenset(("then", "later"))
DANGLING = frozenset("after before since of than from at to vs like into without".split())
"""With these no clause ends."""

ASKS_VERB = frozenset("because if unless whether who which although though".split())
PLACES = frozenset("in at on during".split())
VENUES = frozenset(
    "statement interview tweet speech post email e-mail letter briefing debate rally conference memo op-ed remarks "
    "message release address testimony".split()
)
"""Where something is said; a clause ends before it."""

FEW_TOKENS = 3
LONGEST_LIST = 18


def end_of_clause(line: Line, index: int) -> int:
    """The token after the clause whose verb, or quotation that holds it, is `index`."""
    index += line.shape[index] != "Q"
    start = index
    while index < line.after:
        letter = line.shape[index]
        if letter == "(" and line.find(")", index) > 0:
            index = line.find(")", index)
        elif _stops(line, index) or (letter == "," and not _goes_on(line, index, start)):
            break
        elif letter == "Q" and line.words_of(index).endswith(",") and not _goes_on(line, index, start):
            return index + 1
        index += 1
    return index - (line.word(index) in BREAKS and line.lower[index - 1] == "even")


def breaks_off(line: Line, first: int, after: int) -> bool:
    """Whether the tokens from `first` up to `after` are no whole clause."""
    last, word = line.shape[after - 1], line.lower[after - 1]
    unfinished = last == "K" or word in DANGLING or (after < line.after and last in "ADHIW")
    abbreviated = (len(word) == 1 and word.isalpha()) or "<" in line.lower[first:after]
    return unfinished or abbreviated or _lacks_end(line, first, after) or _is_interrupted(line, first, after)


def _lacks_end(line: Line, first: int, after: int) -> bool:
    """Whether the clause ends before a noun or a verb that its last words ask for: `a crucial`, `because to him`."""
    index = after - 1
    while index > first and line.shape[index] == "J":
        index -= 1
    if index < after - 1 and after < line.after and line.shape[index] in "DH":
        return True
    opener = next((i for i in range(after - 1, first, -1) if _asks_verb(line, i)), None)
    return opener is not None and not set(line.shape[opener:after]) & set("AVSQ")


def _asks_verb(line: Line, index: int) -> bool:
    return line.lower[index] in ASKS_VERB or (line.lower[index] == "that" and line.shape[index - 1] in "SK")


def _stops(line: Line, index: int) -> bool:
    """Whether the clause ends here, whatever follows."""
    letter, word = line.shape[index], line.lower[index]
    if letter == "-":
        named = index + 1 < line.after and line.reading.tokens.capital[index + 1]
        return not (word == "-" and line.glued(index) and line.glued(index + 1) and named)
    if letter == "K":
        return _resumes(line, index)
    if letter == "I" and word in PLACES:
        venue = line.phrase_at(index + 1)
        return venue is not None and venue.word in VENUES
    return letter in ";:()" or word in STOPS or word in BREAKS or (word == "according" and line.word(index + 1) == "to")


def _resumes(line: Line, conjunction: int) -> bool:
    """Whether a conjunction goes on with what the speaker did next: `and added`, `but would not`, `and he said`."""
    follows = conjunction + 1 + (line.word(conjunction + 1) in PERSONAL)
    verb = line.past_adverbs(follows)
    letter = line.letter(verb)
    if line.word(follows) in NEXT or (line.lower[conjunction] == "but" and letter in ("A", "V")):
        return True
    if line.shape[conjunction - 1] == "Q" and letter in ("V", "S"):
        return True
    lemma = line.reading.tags.lemmas[verb] if letter == "S" else ""
    speaks = any(lemma in frames()[frame] for frame in ("clause", "object", "act"))
    return letter == "S" and line.lower[verb] != lemma and speaks


def _goes_on(line: Line, comma: int, start: int) -> bool:
    """Whether what follows a comma (or a quotation that ends with one) plainly belongs to the clause."""
    following, before = comma + 1, line.shape[comma - 1]
    letter = line.letter(following)
    if letter in ("", "Q"):
        return letter == "Q" and not line.opens_large(following)
    if line.shape[comma] == "," and line.glued(comma) and line.glued(following):
        return True
    if line.lower[following] in GOES_ON or letter in "TM" or letter == before == "J":
        return True
    if letter == "K":
        return _joins(line, following, comma, start)
    return before in "CNMXTQ" and _lists(line, following)


def _joins(line: Line, conjunction: int, comma: int, start: int) -> bool:
    """Whether a conjunction after a comma joins a last item, or a contrast to what is denied."""
    if line.lower[conjunction] == "but":
        if line.word(conjunction + 1) == "also":
            return True
        stop = line.find(",", conjunction)
        rest = line.shape[conjunction : stop if stop >= 0 else line.after]
        return "not" in line.lower[start - 1 : comma] and not set(rest) & set("AVS")
    item = line.past_item(line.past_adverbs(conjunction + 1))
    return item is not None and line.letter(item) not in ("A", "V", "S", "R", "P")


def _lists(line: Line, index: int) -> bool:
    """Whether the phrase at `index` is an item of a list, or a place within the one before: `Bonn, Germany,`."""
    item = line.past_item(index)
    if item is None:
        return False
    if line.letter(item) in ("", ",") and line.shape[index] == "C" and line.shape[index - 2] == "C":
        return True
    return line.letter(item) in (",", "K") and _ends_list(line, item)


def _ends_list(line: Line, index: int) -> bool:
    """Whether further items and a conjunction follow, and no verb."""
    limit, joined = min(line.after, index + LONGEST_LIST), False
    while index < limit and line.shape[index] in ",K":
        index += line.shape[index] == "," and line.letter(index + 1) == "K"
        joined = joined or line.shape[index] == "K"
        item = line.past_item(line.past_adverbs(index + 1))
        if item is None:
            return False
        index = item
    return joined and line.letter(index) not in ("A", "V", "S")


def _is_interrupted(line: Line, first: int, end: int) -> bool:
    """Whether the clause goes on beyond an insertion that begins at `end`: `the plan, which failed, was`."""
    mark, index = line.letter(end), end + 1
    if mark == ":":
        return end - first < FEW_TOKENS
    if mark == "-":
        dash = line.find("-", index)
        return _verb_follows(line, dash) or (dash >= 0 and line.letter(dash + 1) == "K")
    return mark == "," and index < line.after and _goes_on_behind(line, first, index)


def _goes_on_behind(line: Line, first: int, index: int) -> bool:
    """Whether what begins at `index`, behind a comma, is an insertion or the clause's own verb."""
    if line.phrase_at(index) is not None and (line.shape[index] not in "DP" or "," in line.shape[first : index - 1]):
        return True
    if line.shape[index] == "Q":
        return line.opens_large(index)
    if line.lower[index] in RELATIVES:
        return line.find(",", index) >= 0
    if line.lower[index].endswith("ing"):
        return _verb_follows(line, line.find(",", index))
    return line.letter(line.past_adverbs(index)) in ("A", "V", "S")


def _verb_follows(line: Line, mark: int) -> bool:
    """Whether a mark is followed by a verb, no participle, or a relative clause."""
    word = line.word(mark + 1)
    return mark >= 0 and line.letter(mark + 1) in ("A", "V", "S", "W") and not word.endswith("ing")
