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
