"""Does the map give each country the role that most articles give it, told apart without colour?"""

from __future__ import annotations

from datetime import date

from components.palette import ROLE_SYMBOLS
from dashboard.archive_page.countries_figures import Seen
from dashboard.archive_page.map_figures import archive_map, map_takeaway

EARLY, LATE = date(2022, 1, 1), date(2023, 1, 1)
SEEN = [
    Seen("RUS", "Russia", "partner", EARLY, 1, 1, 4),
    Seen("RUS", "Russia", "adversary", LATE, 3, 4, 5),
    Seen("RUS", "Russia", "mentioned", LATE, 1, 4, 5),
    Seen("MDA", "Moldova", "partner", LATE, 2, 2, 5),
]


def test_the_map_carries_each_country_with_its_symbol_and_every_role_on_hovering() -> None:
    figure = archive_map(SEEN, "world.geojson", "MDA")
    symbols = {trace.name: trace for trace in figure.data if trace.type == "scattergeo"}
    assert list(symbols["adversary"].customdata) == ["RUS"]
    assert symbols["partner"].marker.symbol == ROLE_SYMBOLS["partner"]
    told = symbols["adversary"].hovertext[0]
    assert told == "<b>Russia</b><br>in 5 articles<br>adversary in 3<br>partner in 1<br>mentioned in 1"


def test_the_map_says_in_words_who_has_which_role() -> None:
    told = map_takeaway(SEEN, 9)
    assert told == (
        "World map of 2 countries in 9 articles, each in the role most articles give it. partner: Moldova (2); "
        "adversary: Russia (3)."
    )
    assert "none of these articles" in map_takeaway([], 0)
