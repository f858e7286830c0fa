"""Is a country told from persons, towns, languages, foods, teams and its own namesakes, where that is hard?

All sentences are invented for this test. Each was written before it was run; the rules it made us mend are general.
"""

from collections.abc import Callable

import pytest

Codes = Callable[[str], list[str]]

ONE_OR_MORE = [
    ("The two Koreas agreed to reopen the hotline.", ["KOR", "PRK"]),
    ("Both Koreas sent rowers to the regatta.", ["KOR", "PRK"]),
    ("The two Congos share a river border.", ["COD", "COG"]),
    ("Congo-Brazzaville and the Democratic Republic of the Congo signed.", ["COG", "COD"]),
    ("Congo-Kinshasa expelled the envoy; the Republic of the Congo did not.", ["COD", "COG"]),
    ("Grenada and Granada are often confused by tourists flying to the Caribbean.", ["GRD"]),
    ("Niger’s junta recalled its envoy from Nigeria, while Nigerien farmers met Nigerian traders.", ["NER", "NGA"]),
    ("Nigeriens and Nigerians crossed the same bridge.", ["NER", "NGA"]),
    ("Dominica’s minister welcomed the Dominican Republic’s offer.", ["DMA", "DOM"]),
    ("Guineans, Bissau-Guineans and Equatoguineans attended.", ["GIN", "GNB", "GNQ"]),
    ("South Sudanese and Sudanese delegates sat apart.", ["SSD", "SDN"]),
    ("The Slovene and Slovak premiers met a Slovenian choir in Slovakia.", ["SVN", "SVK"]),
    ("Austrians are not Australians, the guide said.", ["AUT", "AUS"]),
    ("Mauritian and Mauritanian lawyers argued.", ["MUS", "MRT"]),
    ("TURKEY, GREECE AGREE ON CEASEFIRE AT SEA", ["TUR", "GRC"]),
    ("US WARNS IRAN AFTER STRIKE", ["USA", "IRN"]),
    ("NORTH KOREA FIRES MISSILE, SAYS SOUTH KOREA", ["PRK", "KOR"]),
    ("Tell us what the US wants.", ["USA"]),
    ("It matters to all of us, said the U.S. envoy.", ["USA"]),
    ("French-, German- and Polish-built tanks arrived.", ["FRA", "DEU", "POL"]),
    ("A Russo-Ukrainian commission and a Greco-Turkish committee met.", ["RUS", "UKR", "GRC", "TUR"]),
    ("The Anglo-Irish and Franco-British treaties were read aloud.", ["GBR", "IRL", "FRA"]),
    ("The US–China trade talks and the India—Pakistan match", ["USA", "CHN", "IND", "PAK"]),
    ("Non-Chinese and pro-Russian groups signed an anti-American letter.", ["CHN", "RUS", "USA"]),
    ("The Swiss’ offer and the Swiss’s refusal", ["CHE"]),
    ("Cyprus', Honduras' and the Philippines’ envoys spoke.", ["CYP", "HND", "PHL"]),
    (
        "Filipinas and Filipinos, Frenchwomen and Frenchmen, a Dutchman and an Irishwoman sang.",
        ["PHL", "FRA", "NLD", "IRL"],
    ),
    ("Czechs, Danes, Swedes, Finns, Turks and Scots queued.", ["CZE", "DNK", "SWE", "FIN", "TUR", "GBR"]),
    ("Kiwis and Aussies cheered in the stadium.", ["AUS", "NZL"]),
    ("The ex-Yugoslav republics of Slovenia and Croatia joined.", ["SVN", "HRV"]),
    (
        "Türkiye, Czechia, Cabo Verde, Eswatini and Timor-Leste use their new names.",
        ["TUR", "CZE", "CPV", "SWZ", "TLS"],
    ),
    ("East Timor and the Ivory Coast voted with Burma.", ["TLS", "CIV", "MMR"]),
    ("Trinidad, Antigua and St Kitts closed their ports.", ["TTO", "ATG", "KNA"]),
    ("The Emirates and the Saudis cut output; Qataris did not.", ["ARE", "SAU", "QAT"]),
    ("Britain’s Jordan Henley flew to Jordan.", ["GBR", "JOR"]),
    ("King Abdullah of Jordan met Michael Jordan.", ["JOR"]),
    ("Chad’s president, not Chad Smith, signed.", ["TCD"]),
    ("Tbilisi said that Georgia’s governor of the central bank would resign.", ["GEO"]),
    ("The Papua New Guinean premier flew to Guinea.", ["PNG", "GIN"]),
    ("The Holy See’s nuncio spoke for Vatican City.", ["VAT"]),
]

NONE = [
    "Chad Smith played the drums, and Chad later signed autographs.",
    "India Hartley and Kenya Moss won the doubles.",
    "Israel Adeyemo scored twice.",
    "She ate a turkey sandwich and a Danish pastry.",
    "Turkey sandwiches were sold out by noon.",
    "They fed the guinea fowl and two Guinea fowl escaped.",
    "He broke the fine china and a chipped China teapot.",
    "A Macedonian phalanx beat the Persian cavalry of Darius.",
    "They were baptised in the Jordan River.",
    "The Lake Chad basin is drying.",
    "She ordered Brazil nuts, Belgian waffles and a Cuban sandwich.",
    "He owns a German shepherd and an Afghan hound.",
    "The New England Patriots beat the Washington Commanders.",
    "Paris Hilton and Ireland Baldwin posed for pictures.",
    "She majored in Russian literature and speaks Portuguese.",
    "The manual is available in Dutch, Korean and Thai.",
    "A Panama hat, a Jersey cow and Bermuda shorts were auctioned.",
    "The English Channel and the Sea of Japan were rough.",
    "French kissing is banned; so is Russian roulette.",
    "Roman roads and Latin hymns fill the book.",
]

AMERICAN = [
    "Lebanon, Pennsylvania, elected a new mayor.",
    "Georgia’s governor signed the bill in Atlanta.",
    "The fire in Peru, Indiana, was put out.",
    "Police in Cuba, Missouri, made an arrest.",
    "A teacher from Athens, Ga., won the prize.",
    "She was born in Mexico, Maine.",
]


@pytest.mark.parametrize(("text", "codes"), ONE_OR_MORE)
def test_countries_are_read_in_spite_of_what_looks_like_them(named: Codes, text: str, codes: list[str]) -> None:
    assert sorted(named(text)) == sorted(codes)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_country_is_none(named: Codes, text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", AMERICAN)
def test_an_american_namesake_only_implies_the_united_states(named: Codes, implied: Codes, text: str) -> None:
    assert named(text) == []
    assert implied(text) == ["USA"]
