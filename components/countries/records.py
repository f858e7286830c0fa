"""What a country's part in an article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from components.article import Span
    from components.article.records import Word

Level = Literal["named", "implied"]
"""`named`: by name, adjective or demonym; `implied`: only through a city or a metonym."""

Role = Literal["partner", "member", "host", "adversary", "mentioned"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text speaks of a country; `via` is the words used, such as `Georgian` or `Kremlin`."""

    span: Span
    level: Level
    via: str


@dataclass(frozen=True, slots=True)
class RoleEvidence:
    """Why a country has a role: the words that say so, and the rule that read them, in plain words."""

    role: Role
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country that the article speaks of; `iso3` is ISO 3166-1 alpha-3 (`XKX` for Kosovo).

    `level` is `named` as soon as one mention is; `roles` is never empty and lists each role once, in the order
    partner, member, host, adversary, or `mentioned` alone; `evidence` has at least one entry for each role. `reader`
    is what the reader has said of the country or of a role of it.
    """

    iso3: str
    name: str
    level: Level
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    evidence: tuple[RoleEvidence, ...]
    reader: Word = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation or group that the article speaks of, `NATO`, and where."""

    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CountryReading:
    """The countries of an article in order of first mention, and its central organisation (`NATO`, `EU`) or None."""

    organisation: str | None
    countries: tuple[Country, ...]
    actors: tuple[Actor, ...] = ()
