"""Which countries does a cue phrase reach, and what does it say of them?

A cue (`data/cues.tsv`) reaches the nearest country on its side, within so many words of the same clause, and every
country in one list with it. A country that stands as source of pressure (`partners facing Russian pressure, Georgia
and Moldova`) is stepped over by cues of partnership.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from components.countries.context import word_before
from components.countries.gazetteer import cue_phrases
from components.countries.lists import WIDEST_PERSON, Line, coordinated
from components.countries.names import rows_of
from components.countries.senses import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from components.countries.context import Reading
    from components.countries.gazetteer import Hit

PERSON_OF = re.compile(r"['’]s ([A-Z][\w’'\-]+ [A-Z][\w’'\-]+)(?=,? [a-z]|,)")

LOOKBACK = 9
AUXILIARIES = frozenset({"", "has", "had", "also", "has also", "later", "now", "then", "again"})
"""What may stand between a capital that acts for its country and its verb; else the capital qualifies a noun."""

HOSTILE = frozenset({"adversary", "suspect"})
STRAYS = re.compile(r"\b(?:to|in|with|by|from|at|for|that|which|concerning|about)\b")
STRAYS_AT_ONCE = re.compile(r" (?:of|as|on)\b")
"""Words behind which blame does not reach a country any more: `accused of spying`, `the threat of floods to Malta`."""

OTHER_OBJECT = re.compile(
    r"\b(?:with|between|against|(?:fighters|refugees|migrants|people|nationals|men|women|children|students|workers|famil"
    r"ies|citizens|tourists|rebels|smugglers|survivors|exiles) (?:from|of|in))\b"
)
"""Words that show that not the country is welcomed or helped, but something else: `welcomed a truce with Peru`."""

SUBORDINATE = re.compile(r"\b(?:that|who|which)\b(?! (?:it|they|he|she)\b)")
"""Behind these words somebody else acts: `Peru will sell to countries that take part`."""

RECIPIENT = re.compile(r"^ (?!(?:by|from|that|to|for)\b)\w.* (?:to|for)(?: the)? $")
"""Something, then `to` or `for`: a thing `sent to` a country may be anything, `sent tents to` is aid."""

QUALIFIES = re.compile(r" [A-Z]")
"""A country's name before a capitalised word is part of another name."""

ASIDE_DEPTH = 6
"""So many countries at most may be named in an aside."""

WIDEST_ASIDE = 160
LETTERS_A_WORD = 14
"""No gap of so many letters a word of reach is looked at closely: keeps the search short."""

BREAKS = re.compile(
    r"[;:“”\"()\[\]—–\n]|[.!?] |,['’”\"]|, (?:but|while|although|though|because|when|where|said|told|and|so) "
)
"""Marks and words behind which a cue no longer reaches."""

ASIDE = re.compile(
    r", (?!(?:and|but|or|nor|so|yet|said|told|while|because|although|though|when|where|as well) )[a-z]"
    r"[^,;:.“”\"\n]*, "
)
"""A relative clause, an apposition or an adverb between a country and its verb; it does not count as distance."""

PASSIVE = re.compile(r"\b(?:(?:was|were|been|be)\b(?! \w+ing\b)|being|not|never|without|nor|neither|no)\b|n['’]t\b")
LINKS = re.compile(r"\b(?:and|or|to|of|in|with|by|from|at|on|for|has|had|is|as)\b")
"""Words that part an adjective or a possessor from a noun further on."""

NO_VERB_BEHIND = re.compile(
    r"\b(?:in|of|from|with|by|for|to|at|on|about|over|under|into|near|across|against|the|a|an|its|their) $"
)
"""Words behind which a form in `-ed` is no verb of a country before it: `Ukraine’s border and in occupied Crimea`."""

FORMERLY = re.compile(r"\b(?:once|formerly|long ago|used to) $")
"""What a country did in other times gives it no part today."""

NEGATED = re.compile(r"(?:\b(?:not|never|without|no|nor)|n['’]t) $")
RELATIVE = re.compile(r", (?:which|who|whose|an?|long|still|already)\b[^,;:.“”\"\n]*")
"""A relative clause or apposition that has not ended."""

BEHIND = frozenset({"before", "possessive", "owner"})
"""Sides on which the country stands before the cue; on the others it follows."""


class Cue(NamedTuple):
    """A row of the table of cues: where the country must stand and how far off, in words."""

    role: str
    side: str
    reach: int
    rule: str


REPRESENTED = Cue("participant", "possessive", 0, "takes part through its representative")


class Link(NamedTuple):
    """One country that a cue gives a role: the number of its reading, and where the cue begins."""

    reading: int
    cue: Cue
    word: str
    start: int


def linked(text: str, hits: Sequence[Hit], found: Sequence[Reading]) -> list[Link]:
    """What every cue of the text says of which reading, in the order of the cues."""
    line = Line(text, found, [reading.start for reading in found])
    cues = [(hit, cue) for hit in hits if hit.term.kind == "cue" for cue in _cues()[hit.term.word]]
    sources: set[int] = set()
    links = []
    for hit, cue in cues:
        if cue.side in BEHIND:
            number = _before(line, hit, cue)
            if number is None:
                continue
            members = coordinated(line, number, step=-1)
            if cue.role in HOSTILE and cue.side == "possessive":
                sources.update(members)
            links += [Link(member, cue, hit.term.word, hit.start) for member in members]
    for hit, cue in cues:
        if cue.side not in BEHIND:
            links += [Link(member, cue, hit.term.word, hit.start) for member in _after(line, hit, cue, sources)]
    return links + _representatives(line)


def _representatives(line: Line) -> list[Link]:
    """Countries that own a person's name: `Latvia’s Ilze Ozola` takes part for Latvia."""
    found = []
    for number, reading in enumerate(line.found):
        person = PERSON_OF.match(line.text, reading.end, reading.end + WIDEST_PERSON)
        if reading.kind == "name" and person and not words("followers").intersection(person.group(1).split()):
            found.append(Link(number, REPRESENTED, person.group(1), reading.start))
    return found


def _after(line: Line, hit: Hit, cue: Cue, sources: set[int]) -> Iterator[int]:
    """The readings behind a cue that it reaches; what is done `by` a country is not done to it."""
    number = bisect_left(line.starts, hit.end) + (cue.side == "agent")
    stepped = 0
    while cue.role == "partner" and number in sources:
        number += 1
        stepped += 3
    if number >= len(line.found) or NEGATED.search(line.text, max(0, hit.start - LOOKBACK), hit.start):
        return
    reading = line.found[number]
    if reading.start - hit.end > (cue.reach + stepped) * LETTERS_A_WORD:
        return
    gap = line.text[hit.end : reading.start]
    if SIDES_AHEAD[cue.side](line, number, gap) and _reaches(gap, cue.reach + stepped):
        if not _speaks(reading) and cue.side != "recipient":
            return
        if cue.role == "partner" and OTHER_OBJECT.search(gap):
            return
        hostile = cue.role in HOSTILE and (STRAYS.search(gap) or STRAYS_AT_ONCE.match(gap))
        if cue.side == "agent" or not hostile:
            yield from coordinated(line, number, step=1)


def _follows(_: Line, __: int, gap: str) -> bool:
    return not gap.startswith(" by ")


def _is_object(line: Line, number: int, gap: str) -> bool:
    """Whether a country's bare name follows at once."""
    reading = line.found[number]
    owns = line.text.startswith(("'s", "’s"), reading.end)
    return reading.kind == "name" and not owns and gap in {" ", " the "} and not QUALIFIES.match(line.text, reading.end)


def _is_agent(line: Line, number: int, _: str) -> bool:
    """Whether `by` stands between the country and the one before it."""
    return line.text[line.found[number - 1].end : line.found[number].start] in {" by ", " by the "}


def _is_recipient(_: Line, __: int, gap: str) -> bool:
    return RECIPIENT.search(gap) is not None


SIDES_AHEAD = {"after": _follows, "recipient": _is_recipient, "object": _is_object, "agent": _is_agent}


def _speaks(reading: Reading) -> bool:
    """Whether a government may be meant: a country by name or by its capital or seat, no other town or region."""
    return not reading.implied or reading.kind in {"capital", "seat"}


def _before(line: Line, hit: Hit, cue: Cue) -> int | None:
    """The last reading before a cue, when the cue reaches it."""
    number = bisect_left(line.starts, hit.start) - 1
    if number < 0 or not _is_verb(line.text, hit):
        return None
    reading = line.found[number]
    gap = line.text[reading.end : hit.start][: WIDEST_ASIDE + 1]
    if cue.side in {"possessive", "owner"}:
        return number if _speaks(reading) and _possesses(reading, gap, cue) else None
    earlier = _over_an_aside(line, hit, cue, number)
    if earlier is not None:
        return earlier
    person = reading.kind == "demonym" and cue.role == "participant" and not _are_people(line, reading)
    return number if not person and _speaks(reading) and _acts(line, hit, reading, cue) else None


def _are_people(line: Line, reading: Reading) -> bool:
    """Whether a whole people stands for its government: `the Americans have sent`."""
    return line.text[reading.end - 1] == "s" and word_before(line.text, reading.start) in {"the", "The"}


def _is_verb(text: str, hit: Hit) -> bool:
    """Whether a form in `-ed` is said of a subject before it, and of its deeds today."""
    lead = max(0, hit.start - LOOKBACK)
    if FORMERLY.search(text, lead, hit.start):
        return False
    return not hit.term.word.endswith("ed") or not (
        NO_VERB_BEHIND.search(text, lead, hit.start) or text.startswith(" by ", hit.end)
    )


def _acts(line: Line, hit: Hit, reading: Reading, cue: Cue) -> bool:
    """Whether the country is the subject of the verb behind it."""
    gap = line.text[reading.end : hit.start][: WIDEST_ASIDE + 1]
    if cue.role == "aloof":
        return not PASSIVE.search(gap) and _reaches(gap, cue.reach)
    qualifies = reading.kind == "adjective" and not gap.strip() and not _are_people(line, reading)
    joined = cue.role == "host" and " and" in gap
    owned = hit.term.word.startswith("its ")
    attributive = reading.implied and not owned and not gap.startswith(",") and gap.strip() not in AUXILIARIES
    other = PASSIVE.search(gap) or SUBORDINATE.search(gap)
    return not (gap[:2] in {"'s", "’s"} or qualifies or joined or attributive or other) and _reaches(gap, cue.reach)


def _possesses(reading: Reading, gap: str, cue: Cue) -> bool:
    """Whether the cue is a noun that the country owns or qualifies: `Russian military pressure`, `Moscow’s war on`."""
    close = gap.count(" ") <= cue.reach and "," not in gap and not BREAKS.search(gap)
    owned = gap[:1] in {"'", "’"}
    whose = owned or (cue.side == "possessive" and (cue.role == "participant" or not reading.implied))
    return close and whose and not PASSIVE.search(gap) and not LINKS.search(gap)


def _over_an_aside(line: Line, hit: Hit, cue: Cue, number: int) -> int | None:
    """The reading before an aside, `Taiwan, which Palau knows, pledged`, or before a relative clause with the cue."""
    for earlier in range(number, max(number - ASIDE_DEPTH, -1), -1):
        gap_start = line.found[earlier].end
        if hit.start - gap_start > WIDEST_ASIDE:
            return None
        if line.text.startswith(", ", gap_start):
            gap = line.text[gap_start : hit.start]
            aside = ASIDE.match(gap)
            if aside and line.starts[number] >= gap_start + aside.end():
                return None
            rest = gap[aside.end() :] if aside else gap.removeprefix(", ")
            if aside or (RELATIVE.fullmatch(gap) and not gap.endswith(" the ")):
                far = len(rest.split()) if aside else 0
                return earlier if far <= cue.reach // 2 and not PASSIVE.search(rest) else None
    return None


def _reaches(gap: str, reach: int) -> bool:
    """Whether the words between a cue and a country are few and belong to one clause."""
    return gap.count(" ") <= reach + 1 and not BREAKS.search(gap.removesuffix(": "))


@cache
def _cues() -> dict[str, tuple[Cue, ...]]:
    """The rows of the table by phrase: one phrase may look both ways (`Poland welcomed Ukraine`)."""
    table: dict[str, tuple[Cue, ...]] = {}
    for role, side, reach, rule, phrases in rows_of("cues.tsv"):
        for phrase in cue_phrases(phrases):
            table[phrase] = (*table.get(phrase, ()), Cue(role, side, int(reach), rule))
    return table
