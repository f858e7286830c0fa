"""Which part does a country play, and do the words say so?"""

from collections.abc import Callable

import pytest

from components.article import Article, Span, outline
from components.countries.find import find_countries
from components.countries.names import rows_of
from components.countries.records import CountryReading

Roles = Callable[..., dict[str, tuple[str, ...]]]
Read = Callable[..., CountryReading]

SEED_OPENING = (
    "NATO Foreign Ministers would address ways to step up support for Ukraine, as well as other partners facing "
    "Russian pressure, Bosnia and Herzegovina, Georgia and Moldova."
)


def test_who_presses_is_adversary_and_who_is_pressed_is_partner(roles: Roles) -> None:
    found = roles(SEED_OPENING, "NATO ministers meet", "2022-11-29")
    assert found == {
        "UKR": ("partner",),
        "RUS": ("adversary",),
        "BIH": ("partner",),
        "GEO": ("partner",),
        "MDA": ("partner",),
    }


def test_membership_depends_on_the_date_of_the_article(roles: Roles) -> None:
    text = "Finland and Norway attended."
    assert roles(text, "NATO summit", "2022-06-01") == {"FIN": ("partner",), "NOR": ("member",)}
    assert roles(text, "NATO summit", "2023-06-01") == {"FIN": ("member",), "NOR": ("member",)}


def test_a_suspended_partner_is_only_mentioned(roles: Roles) -> None:
    assert roles("Belarus was discussed.", "NATO talks", "2022-11-29") == {"BLR": ("mentioned",)}


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("They condemned Ruritania and Belarus for the raid.", "BLR"),
        ("Poland accused Belarus of sending migrants.", "BLR"),
        ("Belarus’s aggression must end.", "BLR"),
        ("It was an attack by Belarus.", "BLR"),
        ("New sanctions against Belarus were agreed.", "BLR"),
        ("Belarus invaded at dawn.", "BLR"),
        ("Belarus, which denies any wrongdoing, has invaded.", "BLR"),
        ("They spoke of the threat from Belarus.", "BLR"),
        ("They deplored the attack on Moldova by Belarus.", "BLR"),
        ("They warned Belarus that it would pay.", "BLR"),
        ("Belarus was accused of hiding it.", "BLR"),
        ("They spoke of the Belarusian war of aggression; Belarus was silent.", "BLR"),
    ],
)
def test_a_source_of_pressure_is_adversary(roles: Roles, text: str, iso3: str) -> None:
    assert roles(text)[iso3] == ("adversary",)


@pytest.mark.parametrize(
    "text",
    [
        "Moldova was attacked at dawn.",
        "There was an attack on Moldova.",
        "Moldova never threatened anyone.",
        "Did Moldova attack? No.",
    ],
)
def test_a_victim_is_no_adversary(roles: Roles, text: str) -> None:
    assert "adversary" not in roles(text)["MDA"]


@pytest.mark.parametrize(
    "text",
    [
        "They pledged support for Moldova.",
        "They will deepen cooperation with Moldova.",
        "Moldova, which hopes to join, sent an observer.",
        "Moldova, whose grid runs on gas, has offered to help.",
        "Three guests joined: Albania, Serbia and Moldova.",
        "Aid to Albania, Serbia and Moldova will rise.",
        "Moldova’s deputy minister spoke first.",
        "The minister of Moldova spoke first.",
        "They will send generators and pumps to Moldova.",
        "France agreed, as did Moldova.",
        "Trucks came. They drilled with Poland. Moldova will pay for fuel.",
    ],
)
def test_a_country_that_is_supported_or_takes_part_is_partner(roles: Roles, text: str) -> None:
    assert roles(text)["MDA"] == ("partner",)


def test_a_war_belongs_to_who_owns_it_not_to_where_it_is(roles: Roles) -> None:
    assert roles("They spoke of Belarus’s war.")["BLR"] == ("adversary",)
    assert roles("They spoke of the Moldova war.")["MDA"] == ("mentioned",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Taiwan, which Palau and Tuvalu recognise, pledged five boats.", "TWN"),
        ("Moldova, which is waiting for France to approve its accession, sat apart.", "MDA"),
        ("Three guests came: Australia’s Fiona Carmody, Fiji’s Jone Rabuka and Moldova’s Ion Rusu.", "FJI"),
        ("Latvia’s Ilze Ozola spoke last.", "LVA"),
    ],
)
def test_relative_clauses_and_persons_do_not_hide_the_country(roles: Roles, text: str, found: str) -> None:
    assert roles(text)[found] == ("partner",)


def test_the_country_inside_an_aside_does_not_take_its_verb(roles: Roles) -> None:
    assert roles("Taiwan, which Palau and Tuvalu recognise, pledged five boats.")["PLW"] == ("mentioned",)


@pytest.mark.parametrize(
    "text",
    [
        "A gunman accused of murder fled to Norway.",
        "They condemned the speech of a man from Norway.",
        "The threat posed by floods to Norway is great.",
        "The Oslo museum was condemned in a report about Norway.",
    ],
)
def test_blame_for_something_else_does_not_reach_the_country(roles: Roles, text: str) -> None:
    assert roles(text)["NOR"] == ("mentioned",)


def test_a_town_that_is_no_capital_does_not_act_for_its_country(roles: Roles) -> None:
    assert roles("Nobody came. Bergen will host the choir.")["NOR"] == ("mentioned",)
    assert roles("Nobody came. Oslo will help the choir.")["NOR"] == ("partner",)


def test_what_is_done_by_a_country_is_not_done_to_it(roles: Roles) -> None:
    assert roles("They were accused by Norway of idleness.") == {"NOR": ("mentioned",)}


def test_words_also_used_of_friends_blame_only_who_is_no_friend(roles: Roles) -> None:
    assert roles("Troops fired at dawn from Belarus. Belarus fired again.")["BLR"] == ("adversary",)
    assert roles("They pledged support for Moldova. Moldova fired flares.")["MDA"] == ("partner",)


def test_a_member_is_adversary_only_when_more_than_one_voice_blames_it(roles: Roles) -> None:
    once = "Greece accused Turkey of delay."
    assert roles(once, "NATO talks", "2020-01-01")["TUR"] == ("member",)
    twice = once + " Later, ministers condemned Turkey."
    assert roles(twice, "NATO talks", "2020-01-01")["TUR"] == ("member", "adversary")
    assert roles("They spoke of Turkish aggression.", "NATO talks", "2020-01-01")["TUR"] == ("member", "adversary")


def test_all_countries_of_a_list_share_the_cue(roles: Roles) -> None:
    found = roles("They promised aid to Kenya, Uganda, and the Gambia as well as Ghana. Togo was absent.")
    assert [code for code, parts in found.items() if parts == ("partner",)] == ["KEN", "UGA", "GMB", "GHA"]
    assert found["TGO"] == ("mentioned",)


def test_conflicting_cues_are_both_shown(roles: Roles) -> None:
    assert roles("They welcomed Turkey. They condemned Turkey.")["TUR"] == ("partner", "adversary")


def test_a_question_says_nothing(roles: Roles) -> None:
    assert roles("Is Germany a partner in this?") == {"DEU": ("mentioned",)}


def test_the_dateline_names_the_host(roles: Roles) -> None:
    assert roles("TALLINN, Oct 16 - Ministers agreed.", "NATO talks", "2024-10-16") == {"EST": ("member", "host")}
    assert roles("GEORGE TOWN, Malaysia — Envoys met.")["MYS"] == ("host",)
    assert roles("KOBE, Japan (June 22) – Envoys met.")["JPN"] == ("host",)
    assert roles("OSLO (Reuters) - Envoys met.")["NOR"] == ("host",)


def test_a_small_town_names_the_host_in_a_dateline_alone(roles: Roles) -> None:
    assert roles("Watford – Britain met Peru.")["GBR"] == ("host",)
    assert "host" not in roles("Watford won. Britain met Peru – gladly.")["GBR"]


def test_a_sentence_with_a_dash_is_no_dateline(roles: Roles) -> None:
    assert roles("Norway to restore old fishing rights - minister.")["NOR"] != ("host",)
    assert roles("Norwegian - born sailors rest.")["NOR"] == ("mentioned",)


def test_the_venue_of_the_first_sentences_is_the_host(roles: Roles) -> None:
    assert roles("Ministers held talks on Tuesday in Vienna.") == {"AUT": ("host",)}
    later = "Ministers agreed. Nobody left. All were glad. The next meeting will be held in Vienna."
    assert roles(later) == {"AUT": ("mentioned",)}


def test_the_host_of_a_meeting_of_states_is_no_partner_of_itself(roles: Roles) -> None:
    assert roles("NAIROBI - Kenya and Somalia agreed to cooperate.") == {"KEN": ("host",), "SOM": ("partner",)}


def test_countries_that_stand_together_in_title_or_opening_are_partners_without_an_organisation(roles: Roles) -> None:
    text = "Ferries ran again on Tuesday. Peru and Chile were calm. Nobody spoke for Peru."
    assert roles(text) == {"PER": ("mentioned",), "CHL": ("mentioned",)}
    assert roles(text, "Peru and Chile reopen ferry line") == {"PER": ("partner",), "CHL": ("partner",)}
    assert roles("Oman and Iran reopened a line.") == {"OMN": ("partner",), "IRN": ("partner",)}


def test_goods_sent_to_a_country_are_aid_and_persons_sent_there_are_not(roles: Roles) -> None:
    assert roles("Later they sent tents to Peru.")["PER"] == ("partner",)
    assert roles("Later he was sent to Peru.")["PER"] == ("mentioned",)


@pytest.mark.parametrize(
    "text",
    [
        "Later, Peru was absent, although its minister had pledged money.",
        "Peru sent money. Peru refused to sign.",
        "Once Peru sent a note to say that it regretted.",
    ],
)
def test_who_stands_aside_is_no_partner_for_a_deed_alone(roles: Roles, text: str) -> None:
    assert roles(text)["PER"] == ("mentioned",)


@pytest.mark.parametrize(
    "text",
    [
        "Peru, by contrast, has already sent tents.",
        "Later Peru, this year’s chair of the group, will train them.",
        "The Peruvians are financing the school.",
        "They expressed gratitude to Chile, Peru and Bolivia for transit.",
        "A group of states, among them Chile, Peru and Bolivia, met.",
    ],
)
def test_a_constructive_deed_or_praise_makes_a_partner(roles: Roles, text: str) -> None:
    assert roles(text)["PER"] == ("partner",)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow pays for its invasion of Moldova.",
        "They spoke about drones. Russia arms the rebels in the hills.",
        "They deplored the launch of a ballistic missile by Russia.",
        "Troops fired from Russia at night. Russia must respect the border.",
    ],
)
def test_wars_fighters_and_launches_belong_to_their_country(roles: Roles, text: str) -> None:
    assert roles(text)["RUS"] == ("adversary",)


def test_what_is_occupied_is_no_aggressor(roles: Roles) -> None:
    found = roles("They are worried about the Ukrainian border and about occupied Crimea.")
    assert "adversary" not in found["UKR"]


def test_what_a_country_once_did_gives_it_no_part(roles: Roles) -> None:
    assert roles("Peru, which once supplied oil, was silent.")["PER"] == ("mentioned",)


def test_others_act_in_a_subordinate_clause(roles: Roles) -> None:
    assert roles("Peru will sell nothing to countries that take part.")["PER"] == ("mentioned",)


def test_who_is_welcomed_is_partner_not_who_shares_the_thing_that_is(roles: Roles) -> None:
    assert roles("They welcomed a truce with Peru.")["PER"] == ("mentioned",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lima, 24 February 2024. The heads of state agreed.", None),
        ("Lima. The tiles have seen conquerors.", None),
        ("The minister stood on a terrace in Lima and spoke.", None),
        ("Meeting in Lima, the members agreed.", None),
        ("To get there one passes four gates. For Peru that is much.", "Lima hosts the neighbours"),
    ],
)
def test_the_opening_or_the_title_names_the_host(roles: Roles, text: str, title: str | None) -> None:
    assert "host" in roles(text, title)["PER"]


def test_evidence_names_the_sentence_and_the_rule(read: Read) -> None:
    text = "Nothing happened. Poland accused Belarus of sending migrants. Nobody spoke."
    (belarus,) = [country for country in read(text).countries if country.iso3 == "BLR"]
    (entry,) = belarus.evidence
    assert entry.span.of(text) == "Poland accused Belarus of sending migrants."
    assert entry.rule == "“accused”: blamed, condemned or sanctioned"


def test_every_role_has_evidence_inside_the_text(read: Read) -> None:
    for country in read(SEED_OPENING, "NATO").countries:
        assert {entry.role for entry in country.evidence} == set(country.roles)
        assert all(entry.span in Span(0, len(SEED_OPENING)) for entry in country.evidence)


def test_the_table_of_cues_is_well_formed() -> None:
    seen: set[tuple[str, str]] = set()
    for role, side, reach, rule, cues in rows_of("cues.tsv"):
        assert role in {"partner", "participant", "adversary", "suspect", "host", "aloof"}
        assert side in {"after", "before", "possessive", "owner", "object", "agent", "recipient"}
        assert 0 < int(reach) < 12
        assert rule
        for cue in cues.split("; "):
            assert (cue, side) not in seen, (cue, side)
            seen.add((cue, side))


def test_reading_twice_gives_the_same() -> None:
    article = Article(SEED_OPENING)
    assert find_countries(article, outline(article.text)) == find_countries(article, outline(article.text))
