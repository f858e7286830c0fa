"""Is a word read as a country only where it names one?"""

from collections.abc import Callable

import pytest

from components.countries.context import word_after, word_before

Codes = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Moldova and Ukraine signed.", ["MDA", "UKR"]),
        (
            "Moldovan, Ukrainian and Finnish officers trained with Poles and Spaniards.",
            ["MDA", "UKR", "FIN", "POL", "ESP"],
        ),
        ("The U.S., the UK, the UAE, the DRC and the DPRK voted.", ["USA", "GBR", "ARE", "COD", "PRK"]),
        ("US-led and Turkey-backed forces met near a Saudi-led convoy.", ["USA", "TUR", "SAU"]),
        ("The Franco-German engine and Sino-Russian trade.", ["FRA", "DEU", "CHN", "RUS"]),
        ("Swaziland, Burma and Macedonia have new names.", ["SWZ", "MMR", "MKD"]),
        ("Scottish, Welsh and English clubs met.", ["GBR"]),
        ("Russia’s and Russia's neighbours", ["RUS"]),
        ("Cote d'Ivoire, Côte d’Ivoire and Ivory Coast are one country.", ["CIV"]),
        ("TAIWAN AND JAPAN SIGN", ["TWN", "JPN"]),
        ("Bosnia & Herzegovina and St. Lucia", ["BIH", "LCA"]),
        ("Kosovo and the Holy See", ["XKX", "VAT"]),
    ],
)
def test_a_country_is_read_by_any_of_its_names(named: Codes, text: str, codes: list[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Miller scored twice and thanked his mother.",
        "Michael Jordan retired.",
        "Chad Whitman of Leeds drove the bus.",
        "Mrs. Holland taught at the school.",
        "She told Keabetswe Jordan that it was late.",
        "The Indo-Pacific and the Anglo-Saxon world.",
        "He has studied English before, and although English will remain, so what.",
        "B.J. France had the ball.",
        "He fried the turkey for china plates.",
        "Please tell us when.",
        "LET US PRAY, SAYS BISHOP",
        "They answered in French, and she speaks Spanish.",
        "She was fluent in German and Polish, and wrote in Swahili or French.",
        "The French-speaking part is small.",
        "Storms crossed the Indian Ocean and the South China Sea.",
        "The ship was seized in the Gulf of Guinea off Cape Horn.",
        "Two guinea pigs and some French fries, please.",
        "Latin American and South American leaders conferred.",
        "African Americans marched.",
        "Chinatown was closed and maligned.",
        "He wore a jersey and a Jersey cap.",
        "See www.china.org or the site iran.com for more.",
    ],
)
def test_a_word_that_only_looks_like_a_country_is_none(named: Codes, text: str) -> None:
    assert named(text) == []


def test_local_words_show_that_a_town_is_american(named: Codes, implied: Codes) -> None:
    assert named("The sheriff of Boone County was in Lebanon on Monday.") == []
    assert implied("Athens pupils returned to the elementary school.") == ["USA"]
    assert named("A sheriff flew to Lebanon and Syria.") == ["LBN", "SYR"]
    assert named("A Palestine man was arrested.") == []
    assert implied("Kent County Council voted.") == ["GBR"]


def test_the_longest_name_is_read(named: Codes) -> None:
    text = "Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea; South Sudan and Sudan; Niger and Nigeria."
    assert named(text) == ["GNB", "GNQ", "PNG", "GIN", "SSD", "SDN", "NER", "NGA"]


def test_new_mexico_is_a_state_and_mexico_a_country(named: Codes, implied: Codes) -> None:
    assert named("New Mexico borders Mexico.") == ["MEX"]
    assert implied("New Mexico borders Mexico.") == ["USA"]


def test_georgia_is_the_state_among_american_states(named: Codes, implied: Codes) -> None:
    text = "Voters in Georgia, Florida and Alabama go to the polls; the Georgia governor is confident."
    assert named(text) == []
    assert implied(text) == ["USA"]


def test_georgia_is_the_country_beside_its_capital(named: Codes) -> None:
    assert named("Georgia wants to join, ministers said in Tbilisi after a visit from Texas.") == ["GEO"]


def test_a_person_named_for_a_country_stays_a_person_on_second_mention(named: Codes) -> None:
    assert named("Andrew Jordan won the race. Jordan said he was glad.") == []


def test_a_country_is_not_taken_for_a_person_when_its_capital_is_named(named: Codes) -> None:
    assert named("Andrew Jordan flew to Amman. Jordan welcomed him.") == ["JOR"]


def test_the_two_congos_are_told_apart(named: Codes) -> None:
    assert named("The Republic of Congo and the Democratic Republic of Congo") == ["COG", "COD"]
    assert named("In Congo the river rose; Kinshasa was flooded.") == ["COD"]


def test_bare_korean_is_northern_where_only_the_north_is_spoken_of(named: Codes) -> None:
    assert named("North Korea fired. The Korean army cheered.") == ["PRK"]
    assert named("The Korean carmaker opened a plant.") == ["KOR"]


def test_dominican_belongs_to_dominica_where_only_dominica_is_spoken_of(named: Codes) -> None:
    assert named("In Dominica, the Dominican prime minister spoke.") == ["DMA"]
    assert named("The Dominican foreign minister left.") == ["DOM"]


def test_greek_cypriots_are_of_cyprus(named: Codes) -> None:
    assert named("Greek Cypriots and Turkish Cypriots talked.") == ["CYP"]


def test_serbs_of_bosnia_and_of_kosovo_are_of_their_own_countries(named: Codes) -> None:
    assert named("Bosnian Serbs and Kosovo Serbs met.") == ["BIH", "XKX"]


def test_a_language_is_no_country_but_a_delegation_is(named: Codes) -> None:
    assert named("He spoke in German. The German delegation left.") == ["DEU"]
    assert named("The note, written in French territory, was short.") == ["FRA"]


def test_a_town_before_its_state_lies_abroad(implied: Codes) -> None:
    assert implied("A fire broke out in Paris, Texas.") == ["USA"]
    assert implied("Police in London, Ontario, made an arrest.") == ["CAN"]


def test_a_town_once_placed_abroad_lies_there_throughout(implied: Codes) -> None:
    assert implied("Paris, Texas, was quiet. Paris has one bank.") == ["USA"]


def test_capitals_and_seats_of_power_imply_their_country(implied: Codes) -> None:
    assert implied("The Kremlin, Downing Street and the White House reacted; Bucharest waited.") == [
        "RUS",
        "GBR",
        "USA",
        "ROU",
    ]


def test_brussels_is_a_place_behind_a_preposition_and_the_union_as_an_actor(implied: Codes) -> None:
    assert implied("They met in Brussels.") == ["BEL"]
    assert implied("They said that Brussels wants more.") == []
    assert implied("Brussels said no.") == []
    assert implied("Brussels – Ministers met.") == ["BEL"]


def test_an_article_before_a_demonym_shows_that_it_is_no_first_name(named: Codes) -> None:
    assert named("The Finn Jaakko Niemi agreed.") == ["FIN"]
    assert named("Officer Finn Jaakkola agreed.") == []


def test_a_double_name_is_no_country(named: Codes) -> None:
    assert named("Corazon Benitez-Lao spoke. Benitez-Lao smiled.") == []
    assert named("An Anti-French and a Greek-Turkish paper.") == ["FRA", "GRC", "TUR"]


def test_a_town_behind_a_first_name_is_a_family_name(implied: Codes) -> None:
    assert implied("They met minister Kemal Oran on the quay.") == []
    assert implied("They met in Oran on the quay.") == ["DZA"]


def test_the_word_beside_is_bounded_by_one_blank() -> None:
    assert word_before("saw Bill Holland", 9) == "Bill"
    assert word_before("saw Bill, Holland", 10) == "Bill,"
    assert word_before("Holland", 0) == ""
    assert word_after("Jordan Miller, 17", 6) == "Miller"
    assert word_after("Jordan", 6) == ""


def test_a_country_that_shares_a_persons_name_stays_where_nobody_can_be_meant(named: Codes) -> None:
    person = "Andrew Jordan won. "
    assert named(person + "He lives in Jordan.") == ["JOR"]
    assert named(person + "He flew to Jordan.") == ["JOR"]
    assert named(person + "He met the King of Jordan.") == ["JOR"]
    assert named(person + "Jordan’s parliament cheered.") == ["JOR"]
    assert named(person + "He gave the ball to Jordan.") == []
    assert named(person + "Players in Jordan league games cheered Jordan’s goals.") == []


def test_one_word_may_name_two_countries(named: Codes, roles: Callable[..., dict[str, tuple[str, ...]]]) -> None:
    assert named("The Koreas and the Sudans") == ["KOR", "PRK", "SDN", "SSD"]
    assert roles("NATO pledged support for the two Koreas.", "NATO meets") == {"KOR": ("partner",), "PRK": ("partner",)}


def test_a_list_of_languages_is_no_list_of_countries_but_one_of_places_is(named: Codes) -> None:
    assert named("The form comes in Danish, Korean and Thai.") == []
    assert named("In Paris, Korean and Thai envoys met.") == ["KOR", "THA"]


def test_a_list_of_places_that_goes_on_behind_a_state_keeps_its_country(named: Codes) -> None:
    assert named("He worked in Mexico, Texas and Ohio.") == ["MEX"]
    assert named("He was born in Mexico, Maine.") == []
