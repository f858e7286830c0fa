"""Who belonged to what on which day?"""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from components.countries.memberships import is_member, members, partner_format, standings
from components.countries.names import known_codes, rows_of

EVAL = Path(os.environ.get("READOUT_EVAL", Path(__file__).parents[4] / "shared" / "eval"))


@pytest.mark.parametrize(
    ("organisation", "iso3", "day", "member"),
    [
        ("NATO", "FIN", "2022-11-29", False),
        ("NATO", "FIN", "2023-04-04", True),
        ("NATO", "SWE", "2024-03-06", False),
        ("NATO", "SWE", "2024-03-07", True),
        ("NATO", "DEU", "1954-01-01", False),
        ("EU", "GBR", "2020-01-31", True),
        ("EU", "GBR", "2020-02-01", False),
        ("EU", "HRV", "2013-06-30", False),
        ("ECOWAS", "NER", "2025-01-28", True),
        ("ECOWAS", "NER", "2025-01-29", False),
        ("ASEAN", "TLS", "2025-03-12", False),
        ("ASEAN", "TLS", "2025-11-01", True),
        ("BRICS", "EGY", "2023-12-31", False),
        ("Council of Europe", "RUS", "2022-03-16", True),
        ("Council of Europe", "RUS", "2022-03-17", False),
        ("AU", "MAR", "2000-01-01", False),
        ("AU", "MAR", "2018-01-01", True),
        ("UN", "SSD", "2011-07-13", False),
        ("UN", "XKX", "2024-01-01", False),
    ],
)
def test_membership_is_dated(organisation: str, iso3: str, day: str, member: bool) -> None:
    assert is_member(organisation, iso3, date.fromisoformat(day)) is member


FACTS = """
EU HRV 2013-07-01 +, EU GBR 1972-12-31 -, EU SWE 1995-01-01 +, EU NOR 2020-01-01 -, EU BGR 2006-12-31 -
EU BGR 2007-01-01 +
NATO MNE 2017-06-04 -, NATO MNE 2017-06-05 +, NATO MKD 2020-03-26 -, NATO FRA 1990-01-01 +, NATO ESP 1982-05-29 -
OSCE RUS 2024-01-01 +, OSCE MNG 2011-01-01 -, OSCE MNG 2013-01-01 +, OSCE XKX 2024-01-01 -, G7 RUS 2013-01-01 -
G8 RUS 2013-01-01 +, G8 RUS 2014-04-01 -, G20 ESP 2024-01-01 -, G20 TUR 2024-01-01 +, AU SSD 2011-07-28 +
AU MAR 2017-01-30 -, AU ESH 2024-01-01 +, ASEAN KHM 1999-04-29 -, ASEAN PNG 2024-01-01 -, Arab_League SYR 2015-01-01 +
GCC YEM 2020-01-01 -, GCC QAT 2018-01-01 +, BRICS ZAF 2010-01-01 -, BRICS IDN 2025-01-06 +, BRICS ARG 2024-02-01 -
BRICS IRN 2024-01-01 +, SCO IRN 2023-07-03 -, SCO IRN 2023-07-04 +, SCO BLR 2024-07-03 -, SCO BLR 2024-07-04 +
SCO IND 2017-06-09 +, CSTO UZB 2013-01-01 -, CSTO GEO 2000-01-01 -, CIS GEO 2009-08-17 +, CIS GEO 2009-08-19 -
CIS MDA 2024-01-01 +, EAEU ARM 2015-01-02 +, EAEU MDA 2020-01-01 -, OECD CRI 2020-01-01 -, OECD CRI 2021-12-31 +
OECD COL 2021-01-01 +, ECOWAS BFA 2025-01-29 -, ECOWAS MRT 2001-01-01 -, Mercosur BOL 2024-07-07 -
Mercosur VEN 2017-08-07 +
OAS NIC 2023-11-19 +, OAS NIC 2023-11-20 -, CARICOM HTI 2024-03-11 +, CARICOM DOM 2024-03-11 -, PIF KIR 2022-07-12 -
PIF KIR 2023-03-01 +, Quad KOR 2024-01-01 -, AUKUS GBR 2021-09-15 +, Visegrád_Group AUT 2024-01-01 -
NB8 ISL 2024-01-01 +
OPEC QAT 2019-01-01 -, OPEC ARE 2024-01-01 +, OPEC AGO 2024-01-01 -, Commonwealth GMB 2015-01-01 -
Commonwealth GAB 2023-01-01 +
"""
"""Organisation, country, day, whether it was a member: facts that are well known."""


def test_well_known_facts_hold() -> None:
    facts = [fact.split() for fact in FACTS.replace("\n", ",").split(",") if fact.strip()]
    assert len(facts) >= 60
    wrong = [
        fact
        for fact in facts
        if is_member(fact[0].replace("_", " "), fact[1], date.fromisoformat(fact[2])) != (fact[3] == "+")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("organisation", "iso3", "day", "standing"),
    [
        ("Mercosur", "VEN", "2017-08-07", "suspended"),
        ("OAS", "CUB", "1990-01-01", "suspended"),
        ("OAS", "VEN", "2020-01-01", "membership disputed"),
        ("AU", "NER", "2023-09-01", "suspended"),
        ("Arab League", "SYR", "2015-01-01", "suspended"),
        ("Arab League", "LBY", "2011-05-01", "suspended"),
        ("CSTO", "ARM", "2024-06-01", "participation frozen"),
        ("BRICS", "SAU", "2024-06-01", "invitee"),
        ("SCO", "BLR", "2022-09-17", "observer"),
        ("ASEAN", "GBR", "2022-01-01", "dialogue partner"),
        ("CIS", "TKM", "2020-01-01", "associate"),
        ("PIF", "FJI", "2012-01-01", "suspended"),
    ],
)
def test_other_standings_are_dated_too(organisation: str, iso3: str, day: str, standing: str) -> None:
    assert standing in {held.standing for held in standings(organisation, iso3, date.fromisoformat(day))}


def test_without_a_date_the_latest_known_state_counts() -> None:
    assert is_member("NATO", "SWE", None)
    assert not is_member("EU", "GBR", None)


def test_a_suspended_member_is_still_one() -> None:
    assert is_member("AU", "SDN", date(2024, 9, 11))
    assert "suspended" in {standing.standing for standing in standings("AU", "SDN", date(2024, 9, 11))}


def test_a_suspended_partner_is_none() -> None:
    assert partner_format("NATO", "RUS", date(2010, 1, 1)) == "Partnership for Peace"
    assert partner_format("NATO", "RUS", date(2022, 11, 29)) is None
    assert partner_format("NATO", "BLR", date(2022, 11, 29)) is None


def test_a_partner_has_a_format() -> None:
    assert partner_format("NATO", "GEO", date(2022, 11, 29)) == "aspirant"
    assert partner_format("NATO", "JPN", date(2022, 11, 29)) == "partners across the globe"
    assert partner_format("EU", "MDA", date(2022, 6, 22)) == "Eastern Partnership"
    assert partner_format("EU", "MDA", date(2022, 6, 23)) == "candidate"
    assert partner_format("NATO", "BRA", date(2022, 11, 29)) is None


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("NATO", "2024-03-07", 32),
        ("NATO", "2022-11-29", 30),
        ("EU", "2024-01-01", 27),
        ("EU", "2019-06-14", 28),
        ("UN", "2024-01-01", 193),
        ("OSCE", "2024-01-01", 57),
        ("AU", "2024-01-01", 55),
        ("Council of Europe", "2024-01-01", 46),
        ("OECD", "2024-01-01", 38),
        ("Arab League", "2024-01-01", 22),
        ("OAS", "2022-01-01", 35),
        ("CARICOM", "2024-01-01", 15),
        ("PIF", "2024-01-01", 18),
        ("ECOWAS", "2024-01-01", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("SADC", "2024-01-01", 16),
        ("G20", "2024-01-01", 19),
        ("OIC", "2024-01-01", 57),
        ("APEC", "2024-01-01", 21),
        ("CELAC", "2024-01-01", 33),
        ("BRICS", "2025-02-01", 10),
        ("SCO", "2025-01-01", 10),
        ("Commonwealth", "2024-01-01", 56),
    ],
)
def test_every_organisation_has_its_number_of_members(organisation: str, day: str, count: int) -> None:
    assert len(members(organisation, date.fromisoformat(day))) == count


def test_every_row_is_about_a_known_organisation_and_known_countries() -> None:
    known = {row[0] for row in rows_of("organisations.tsv")}
    for organisation, _, first, last, countries, certainty, as_of, source in rows_of("memberships.tsv"):
        assert organisation in known
        assert set(countries.split()) <= known_codes(), organisation
        assert first, organisation
        assert not last or last >= first, organisation
        assert certainty in {"high", "good", "fair"}
        assert as_of
        assert source


@pytest.mark.skipif(not EVAL.is_dir(), reason=f"no evaluation data at {EVAL}")
def test_the_table_agrees_with_the_given_facts() -> None:
    facts = json.loads((EVAL / "countries" / "memberships.json").read_text(encoding="utf-8"))
    for year, codes in facts["nato_members"].items():
        for code in codes:
            assert is_member("NATO", code, date(int(year), 12, 31)), code
            assert not is_member("NATO", code, date(int(year) - 1, 12, 31)), code
    day = date(2024, 12, 31)
    suspended = set(facts["pfp_suspended"])
    for code in {*facts["pfp"], *facts["mediterranean_dialogue"], *facts["ici"], *facts["ip4"]} - suspended:
        assert partner_format("NATO", code, day), code
    assert not any(partner_format("NATO", code, day) for code in suspended)
    assert members("BRICS", date(2025, 12, 31)) == set(facts["brics_from_memory"])
