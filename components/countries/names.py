"""What is a country called, in short and officially?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def short_name(iso3: str) -> str:
    """The everyday name of a country, `Moldova` for `MDA`; the code itself when it is unknown."""
    return _names().get(iso3, (iso3, iso3))[0]


def official_name(iso3: str) -> str:
    """The formal name of a country, `Republic of Moldova` for `MDA`; the code itself when it is unknown."""
    return _names().get(iso3, (iso3, iso3))[1]


def known_codes() -> frozenset[str]:
    """All codes that have a name: ISO 3166-1 alpha-3 and `XKX` for Kosovo."""
    return frozenset(_names())


def rows_of(table: str) -> list[list[str]]:
    """The rows of `data/<table>` as lists of cells, without comments (`#`), blank lines and the row of headings."""
    lines = (DATA / table).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {iso3: (short, official) for iso3, short, official in rows_of("names.tsv")}
