"""The map of countries by role."""

from __future__ import annotations

from components.article import Span
from components.countries.figures import IMPLIED, LEAST, map_role, map_takeaway, role_map
from components.countries.label_points import label_points
from components.countries.records import Country, Level, Mention, Role, RoleEvidence
from components.palette import ROLE_COLOURS, ROLE_SYMBOLS


def country(iso3: str, *roles: Role, level: Level = "named") -> Country:
    where = Span(0, 4)
    evidence = tuple(RoleEvidence(role, where, "a rule") for role in roles)
    return Country(iso3, iso3.title(), level, (Mention(where, level, "Here"),), roles, evidence)


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
    figure = role_map([country("UKR", "partner"), country("RUS", "adversary", level="implied")], "w.json")
    assert list(figure.data[1].marker.opacity) == [1.0, IMPLIED]


def test_land_takes_the_colour_of_its_role() -> None:
    figure = role_map([country("UKR", "partner"), country("RUS", "adversary")], "w.json")
    areas = figure.data[1]
    steps = dict.fromkeys(colour for _, colour in areas.colorscale)
    drawn = [list(steps)[int(value)] for value in areas.z]
    assert drawn == [ROLE_COLOURS["partner"], ROLE_COLOURS["adversary"]]


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


def test_a_map_without_countries_says_so() -> None:
    assert "no country" in map_takeaway([])
    assert len(role_map([], "w.json").data) == 2
