"""How many of the annotated countries, roles and central organisations are read right?

Counted as by the evaluation data's scorer: a country with its level, a role with its country, `mentioned` left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from components.article import Article, outline
from components.countries.find import find_countries
from components.countries.records import Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from components.countries.records import CountryReading

GOLD = Path(__file__).parent / "gold"
ROLES = tuple(role for role in get_args(Role) if role != "mentioned")


@dataclass(slots=True)
class Tally:
    """How many of something were found rightly, how many were found at all, and how many there are."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: set[Any], gold: set[Any]) -> None:
        """Counts one article's findings."""
        self.hit += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1; 1 where there was nothing to find and nothing found."""
        return 2 * self.hit / (self.found + self.gold) if self.found + self.gold else 1.0

    def __str__(self) -> str:
        precision, recall = self.hit / max(self.found, 1), self.hit / max(self.gold, 1)
        counts = f"({self.hit} of {self.gold} found, {self.found} predicted)"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  {counts}"


@dataclass(slots=True)
class Scores:
    """The tallies of a set of articles: by level, by role, of all roles, and the central organisation."""

    levels: dict[str, Tally] = field(default_factory=lambda: {level: Tally() for level in get_args(Level)})
    roles: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    every_role: Tally = field(default_factory=Tally)
    organisation: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The tallies in words."""
        named = {**self.levels, **self.roles, "roles": self.every_role}
        organisation = f"organisation {self.organisation.hit} of {self.organisation.gold}"
        return [*(f"{name:9} {tally}" for name, tally in named.items()), organisation]


def gold_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of annotated articles."""
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def reading_of(row: dict[str, Any]) -> CountryReading:
    """The countries of one row as the program reads them."""
    day = date.fromisoformat(row["date"]) if row.get("date") else None
    return find_countries(Article(row["text"], row.get("title"), day), outline(row["text"]))


def scores_of(rows: Iterable[dict[str, Any]]) -> Scores:
    """The scores of annotated articles."""
    scores = Scores()
    for row in rows:
        _add(scores, row, reading_of(row))
    return scores


def _add(scores: Scores, row: dict[str, Any], reading: CountryReading) -> None:
    found = [(country.iso3, country.level, country.roles) for country in reading.countries]
    gold = [(country["iso3"], country["level"], tuple(country["roles"])) for country in row["countries"]]
    for level, tally in scores.levels.items():
        tally.add({iso3 for iso3, at, _ in found if at == level}, {iso3 for iso3, at, _ in gold if at == level})
    played = {(iso3, role) for iso3, _, roles in found for role in roles if role in ROLES}
    annotated = {(iso3, role) for iso3, _, roles in gold for role in roles if role in ROLES}
    for role, tally in scores.roles.items():
        tally.add({pair for pair in played if pair[1] == role}, {pair for pair in annotated if pair[1] == role})
    scores.every_role.add(played, annotated)
    scores.organisation.add({reading.organisation}, {row["organisation"]})
    scores.errors += _errors(row["id"], {pair[:2] for pair in found}, {pair[:2] for pair in gold})
    scores.errors += _errors(row["id"], played, annotated)
    if reading.organisation != row["organisation"]:
        scores.errors.append(f"{row['id']}: organisation {reading.organisation}, not {row['organisation']}")


def _errors(key: str, found: set[tuple[str, str]], gold: set[tuple[str, str]]) -> list[str]:
    missed = [f"{key}: {what} of {iso3} missed" for iso3, what in sorted(gold - found)]
    return missed + [f"{key}: {what} of {iso3} invented" for iso3, what in sorted(found - gold)]
