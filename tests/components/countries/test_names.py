"""Is every country called what its people and the United Nations call it?"""

import pytest

from components.countries.names import known_codes, official_name, short_name


@pytest.mark.parametrize(
    ("code", "short", "official"),
    [
        ("MDA", "Moldova", "Republic of Moldova"),
        ("BIH", "Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("XKX", "Kosovo", "Republic of Kosovo"),
        ("PRK", "North Korea", "Democratic People’s Republic of Korea"),
        ("USA", "United States", "United States of America"),
    ],
)
def test_a_country_has_a_short_and_an_official_name(code: str, short: str, official: str) -> None:
    assert (short_name(code), official_name(code)) == (short, official)


def test_an_unknown_code_is_its_own_name() -> None:
    assert short_name("QQQ") == official_name("QQQ") == "QQQ"


def test_all_countries_of_iso_3166_have_a_name() -> None:
    assert len(known_codes()) == 250  # 249 in ISO 3166-1, and Kosovo
    assert all(len(code) == 3 and code.isupper() for code in known_codes())


def test_no_two_countries_share_a_name() -> None:
    assert len({short_name(code) for code in known_codes()}) == len(known_codes())
