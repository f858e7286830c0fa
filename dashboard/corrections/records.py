"""What is a correction, and which one is valid?

A correction is anchored by the SHA-256 of the article's text and by offsets into it. `before` is what the program
found and `after` what the reader says; where the two are equal the reader confirms the program. To take a correction
back is a record of its own, so that nothing is ever deleted.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, get_args

from components.countries.names import known_codes
from components.countries.records import Role
from components.tone.records import Attitude, Label
from dashboard.sources.drafts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Field = Literal["date", "country", "role", "quotation", "speaker", "same speaker", "tone", "stance"]
FIELDS: dict[Field, str] = {
    "date": "Date",
    "country": "Country",
    "role": "Role of a country",
    "quotation": "Quotation",
    "speaker": "Speaker",
    "same speaker": "Two speakers who are one",
    "tone": "Tone",
    "stance": "Stance",
}
"""Each field as a reader knows it, in the order in which corrections are applied."""

QUOTATION = "quotation"
"""Stands for the quotation itself where the question is whether it is one; empty: it is none."""

MOST_CHARACTERS = 300
"""A name, a note or what a correction is about has so many characters at the most."""

NEVER_EMPTY = frozenset(("country", "role", "quotation", "stance"))
"""In these fields nothing before and nothing after would say nothing."""

LAST_OFFSET = 10_000_000
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
IDENTITY = re.compile(r"[0-9a-f]{32}")


class CorrectionError(ValueError):
    """A correction that cannot be kept; the message says in one sentence what is wrong with it."""


class CorrectionsNotKeptError(RuntimeError):
    """The store does not answer or has no room; the message says in one sentence what that means for the reader."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says of one finding.

    `article` is the SHA-256 of the article's text, `start` and `end` are characters of it, end exclusive. `about` is
    the country (iso3) or the stance that is meant, where the place alone does not tell. `when` is a time of UTC in
    ISO 8601. `undoes` is the `identity` of the correction that this record takes back, empty for most.
    """

    article: str
    field: Field
    start: int
    end: int
    before: str
    after: str
    when: str
    identity: str
    about: str = ""
    note: str = ""
    undoes: str = ""

    @property
    def confirms(self) -> bool:
        """Whether it says that the program is right."""
        return self.before == self.after

    @property
    def finding(self) -> tuple[str | int, ...]:
        """Identifies in its article what it speaks of: of several corrections of one finding the latest counts."""
        if self.field == "date":
            return (self.field,)
        if self.field == "same speaker":
            return (self.field, self.before)
        if self.field == "role":
            return (self.field, self.about, self.before or self.after)
        if self.about:
            return (self.field, self.about)
        return (self.field, self.start, self.end)


def correction(
    article: str, field: Field, place: tuple[int, int], before: str, after: str, *, about: str = "", note: str = ""
) -> Correction:
    """A correction made now; raises `CorrectionError` when it is not valid."""
    made = Correction(article, field, *place, before, _line(after), now(), uuid.uuid4().hex, about, _line(note))
    return checked(made)


def undoing(earlier: Correction) -> Correction:
    """The record that takes a correction back, made now."""
    return replace(
        earlier,
        before=earlier.after,
        after=earlier.before,
        when=now(),
        identity=uuid.uuid4().hex,
        undoes=earlier.identity,
    )


def now() -> str:
    """The time of UTC in ISO 8601, to the microsecond, so that the order of two clicks is known."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def standing(records: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that nobody has taken back, the earliest first, each once."""
    every = {each.identity: each for each in records}
    undone = {each.undoes for each in every.values() if each.undoes}
    kept = [each for each in every.values() if not each.undoes and each.identity not in undone]
    return tuple(sorted(kept, key=lambda each: (each.when, each.identity)))


def checked(made: Correction) -> Correction:
    """The correction itself; raises `CorrectionError` when something in it cannot be."""
    if made.field not in FIELDS:
        raise CorrectionError(f"there is no field “{one_line(str(made.field), 40)}”")
    if not FINGERPRINT.fullmatch(made.article):
        raise CorrectionError("its article is not named by a SHA-256")
    if not IDENTITY.fullmatch(made.identity) or (made.undoes and not IDENTITY.fullmatch(made.undoes)):
        raise CorrectionError("its identity is not 32 hexadecimal digits")
    if not 0 <= made.start <= made.end <= LAST_OFFSET:
        raise CorrectionError("its place is no stretch of a text")
    if not _is_time(made.when):
        raise CorrectionError("its time is not like 2024-05-03T10:00:00+00:00")
    _check_words(made)
    return made


def _check_words(made: Correction) -> None:
    for words in (made.before, made.after, made.about, made.note):
        if words and one_line(words, MOST_CHARACTERS) != words:
            raise CorrectionError(f"it holds more than one line of {MOST_CHARACTERS} plain characters")
    if not (VALID[made.field](made.before) and VALID[made.field](made.after)):
        raise CorrectionError(f"“{made.after}” is no value of “{FIELDS[made.field]}”")
    if made.field in NEVER_EMPTY and not (made.before or made.after):
        raise CorrectionError("it says nothing")
    if not _names_its_country(made):
        raise CorrectionError("it does not say which country it is about")


def _names_its_country(made: Correction) -> bool:
    if made.field == "country":
        return made.about == (made.before if not made.undoes else made.about)
    return made.about in known_codes() if made.field == "role" else bool(made.about) or made.field != "stance"


def _is_time(words: str) -> bool:
    """Whether it is a time of UTC: other offsets would not sort as text."""
    try:
        return words.endswith("+00:00") and datetime.fromisoformat(words).tzinfo is not None
    except ValueError:
        return False


def _is_day(words: str) -> bool:
    try:
        return not words or date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _one_of(values: Iterable[str]) -> Callable[[str], bool]:
    allowed = frozenset(values) | {""}
    return allowed.__contains__


def _line(words: str) -> str:
    """What a reader typed, on one line without controls."""
    return one_line(words, MOST_CHARACTERS) or ""


VALID: dict[Field, Callable[[str], bool]] = {
    "date": _is_day,
    "country": _one_of(known_codes()),
    "role": _one_of(get_args(Role)),
    "quotation": _one_of([QUOTATION]),
    "speaker": lambda _: True,
    "same speaker": bool,
    "tone": _one_of(get_args(Label)),
    "stance": _one_of(get_args(Attitude)),
}
"""Whether a value may stand before or after in a field; empty says that there is none."""
