"""The map of countries by role."""

from __future__ import annotations

from components.article import Span
from components.countries.figures import IMPLIED, IMPLIED_SYMBOLS, LEAST, map_role, map_takeaway, role_map
from components.countries.label_points import label_points
from components.countries.records import Country, Level, Mention, Role, RoleEvidence
from components.palette import ROLE_COLOURS, ROLE_SYMBOLS


def country(iso3: str, *roles: Role, level: Level = "named") -> Country:
    where = Span(0, 4)
    evidence = tuple(RoleEvidence(role, where, "a rule") for role in roles)
    return Country(iso3, iso3.title(), level, (Mention(where, level, "Here"),), roles, evidence)


def colours_of(countries: list[Country]) -> list[str]:
    areas = role_map(countries, "w.json").data[1]
    steps = list(dict.fromkeys(colour for _, colour in areas.colorscale))
    return [steps[int(value)] for value in areas.z]


def test_a_country_of_several_roles_takes_the_colour_of_the_gravest() -> None:
    assert map_role(country("ROU", "member", "host")) == "host"
    assert map_role(country("RUS", "partner", "adversary")) == "adversary"


def test_each_role_has_its_own_colour_and_symbol() -> None:
    assert len(set(ROLE_COLOURS.values())) == len(set(ROLE_SYMBOLS.values())) == len(ROLE_COLOURS)


def test_the_map_has_a_symbol_for_each_country_grouped_by_role() -> None:
    figure = role_map([country("UKR", "partner"), country("GEO", "partner"), country("RUS", "adversary")], "w.json")
    groups = {trace.name: list(trace.customdata) for trace in figure.data if trace.type == "scattergeo"}
    assert groups == {"partner": ["country:UKR", "country:GEO"], "adversary": ["country:RUS"]}


def test_a_country_that_is_only_implied_is_fainter() -> None:
    drawn = colours_of([country("UKR", "partner"), country("RUS", "adversary", level="implied")])
    assert [colour.rpartition(" ")[2] for colour in drawn] == ["1)", f"{IMPLIED})"]


def test_a_country_that_is_only_implied_is_hatched_and_has_a_hollow_symbol_with_its_own_legend() -> None:
    figure = role_map([country("UKR", "partner"), country("RUS", "adversary", level="implied")], "w.json")
    lines = [trace for trace in figure.data[2:] if trace.mode == "lines"]
    assert len(lines) == 1
    assert all(19 < lon < 180 or lon < -168 for lon in lines[0].lon if lon is not None)
    symbols = {trace.name: trace.marker.symbol for trace in figure.data[2:] if trace.mode == "markers"}
    assert symbols == {"partner": "circle", "adversary, implied": "x-open-dot"}


def test_symbols_of_implied_countries_are_told_apart() -> None:
    assert len({*IMPLIED_SYMBOLS.values(), *ROLE_SYMBOLS.values()}) == 2 * len(ROLE_SYMBOLS)


def test_hovering_tells_named_and_implied_apart() -> None:
    figure = role_map([country("RUS", "adversary", level="implied")], "w.json")
    assert figure.data[1].text[0] == "<b>Rus</b><br>adversary<br>implied 1× (via Here)"


def test_land_takes_the_colour_of_its_role() -> None:
    drawn = colours_of([country("UKR", "partner"), country("RUS", "adversary")])
    hexadecimal = ["#" + "".join(f"{int(part):02X}" for part in colour[5:].split(", ")[:3]) for colour in drawn]
    assert hexadecimal == [ROLE_COLOURS["partner"], ROLE_COLOURS["adversary"]]


def test_the_chosen_country_has_the_largest_symbol() -> None:
    figure = role_map([country("UKR", "partner"), country("GEO", "partner")], "w.json", "country:GEO")
    small, large = figure.data[2].marker.size
    assert small < large


def test_the_window_holds_every_country_and_is_never_tiny() -> None:
    malta = role_map([country("MLT", "host")], "w.json").layout.geo
    assert malta.lonaxis.range[1] - malta.lonaxis.range[0] >= LEAST
    wide = role_map([country("USA", "member"), country("JPN", "partner")], "w.json").layout.geo
    for iso3 in ("USA", "JPN"):
        lon, lat = label_points()[iso3]
        assert wide.lonaxis.range[0] < lon < wide.lonaxis.range[1]
        assert wide.lataxis.range[0] < lat < wide.lataxis.range[1]


def test_shapes_come_from_the_given_address_alone() -> None:
    figure = role_map([country("UKR", "partner")], "app/static/world.geojson")
    assert {trace.geojson for trace in figure.data if trace.type == "choropleth"} == {"app/static/world.geojson"}


def test_the_takeaway_names_countries_by_role() -> None:
    told = map_takeaway([country("UKR", "partner"), country("ROU", "member", "host")])
    assert told == "World map of 2 countries by role. partner: Ukr; member: Rou; host: Rou."


def test_the_takeaway_says_who_is_only_implied() -> None:
    assert map_takeaway([country("RUS", "adversary", level="implied")]).endswith("Only implied, hatched: Rus.")


def test_a_map_without_countries_says_so() -> None:
    assert "no country" in map_takeaway([])
    assert len(role_map([], "w.json").data) == 2
