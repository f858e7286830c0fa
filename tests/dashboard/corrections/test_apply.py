"""What a reader sees of an article once it is corrected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from components.quotes.records import Statement
from components.tone.model import problem
from components.tone.records import Stance
from dashboard.corrections.apply import MOST, corrected
from dashboard.corrections.records import Correction, undoing
from dashboard.parsing import Settings, parse_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.article import Article
    from dashboard.parsing import ParsedArticle

    Make = Callable[..., Correction]

FIRST = "We stand by Moldova, and we will not be intimidated,"
MISSED = "the visitors thanked the hosts for a warm welcome"
needs_model = pytest.mark.skipif(problem() is not None, reason=str(problem()))


def speakers(parsed: ParsedArticle) -> list[str | None]:
    return [quotation.speaker for quotation in parsed.quotations]


def roles(parsed: ParsedArticle) -> dict[str, tuple[str, ...]]:
    return {country.iso3: country.roles for country in parsed.countries}


def test_the_article_is_read_as_these_tests_expect(parsed: ParsedArticle) -> None:
    assert list(dict.fromkeys(speakers(parsed))) == ["Ann Berg", "Bo Dahl"]
    assert {"NOR", "MDA", "FRA"} <= set(roles(parsed))


def test_without_corrections_the_article_is_the_very_same(parsed: ParsedArticle) -> None:
    assert corrected(parsed, []).parsed is parsed


def test_a_corrected_speaker_is_marked_and_what_was_found_stays(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("speaker", FIRST, "Ann Berg", "Carla Ruiz")])
    assert speakers(now.parsed)[0] == "Carla Ruiz"
    assert now.parsed.quotations[0].reader == "corrected"
    assert now.parsed.quotations[0].confidence == 1
    assert speakers(now.found)[0] == "Ann Berg"
    assert [each.state for each in now.every] == ["applied"]


def test_a_speaker_can_be_taken_away(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("speaker", FIRST, "Ann Berg", "")]).parsed
    assert now.quotations[0].speaker is None
    assert now.quotations[0].kind == "none"


def test_a_speaker_takes_the_role_that_the_article_tells_of_them(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("speaker", "The grid is a target", "Bo Dahl", "Ann Berg")]).parsed
    assert now.quotations[1].role == parsed.quotations[0].role


def test_a_confirmed_speaker_is_certain_and_marked(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("speaker", FIRST, "Ann Berg", "Ann Berg")])
    assert now.parsed.quotations[0].reader == "confirmed"
    assert [each.state for each in now.every] == ["confirmed"]


def test_two_speakers_become_one_everywhere(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("same speaker", "", "Bo Dahl", "Ann Berg")]).parsed
    assert set(speakers(now)) == {"Ann Berg"}
    assert now.speakers == ("Ann Berg",)


def test_a_missed_quotation_is_read_and_heard(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("quotation", MISSED, "", "quotation"), make("speaker", MISSED, "", "Ion Munteanu")])
    last = now.parsed.quotations[-1]
    assert last.spans[0].of(now.parsed.article.text) == MISSED
    assert last.speaker == "Ion Munteanu"
    assert now.parsed.quotation_tones[-1].label == "positive"
    assert now.parsed.quoted_share > parsed.quoted_share
    assert now.parsed.quotation_tones[:-1] == parsed.quotation_tones


def test_what_is_no_quotation_is_gone_with_its_tone(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("quotation", FIRST, "quotation", "")]).parsed
    assert speakers(now) == speakers(parsed)[1:]
    assert now.quotation_tones == parsed.quotation_tones[1:]


def test_reported_speech_still_points_at_its_quotations(make: Make, parsed: ParsedArticle) -> None:
    span = parsed.outline.sentences[0].span
    last = len(parsed.quotations) - 1
    told = replace(parsed, statements=(Statement(span, "Ann Berg", span, span, "name", "certain", (0, last)),))
    now = corrected(told, [make("quotation", FIRST, "quotation", "")]).parsed
    assert now.statements[0].quotations == (last - 1,)


def test_a_corrected_tone_stands_half_way_and_has_no_confidence(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("tone", FIRST, "positive", "negative")]).parsed.quotation_tones[0]
    assert (now.label, now.score, now.confidence, now.reader) == ("negative", -0.5, None, "corrected")


def test_a_tone_can_be_no_signal(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("tone", FIRST, "positive", "")]).parsed.quotation_tones[0]
    assert (now.label, now.score) == (None, None)


def test_a_confirmed_tone_keeps_its_score(parsed: ParsedArticle, make: Make) -> None:
    found = parsed.quotation_tones[0]
    now = corrected(parsed, [make("tone", FIRST, found.label or "", found.label or "")]).parsed.quotation_tones[0]
    assert (now.score, now.reader) == (found.score, "confirmed")


def test_a_stance_is_corrected_taken_out_and_confirmed(parsed: ParsedArticle, make: Make) -> None:
    stances = (
        Stance("Ann Berg", "MDA", "neutral", 0.1, 0.5),
        Stance("Bo Dahl", "FRA", "critical", -0.6, 0.9),
        Stance(None, "NOR", "supportive", 0.6, 0.9),
    )
    said = [
        make("stance", "Moldova", "neutral", "supportive", about="MDA-Ann Berg"),
        make("stance", "France", "critical", "", about="FRA-Bo Dahl"),
        make("stance", "Norway", "supportive", "supportive", about="NOR-"),
    ]
    now = corrected(replace(parsed, stances=stances), said).parsed.stances
    assert [(each.iso3, each.stance, each.score, each.reader) for each in now] == [
        ("MDA", "supportive", 0.5, "corrected"),
        ("NOR", "supportive", 0.6, "confirmed"),
    ]


@needs_model
def test_a_speaker_takes_the_stance_along(article: Article, make: Make) -> None:
    parsed = parse_article(article, Settings())
    now = corrected(parsed, [make("speaker", FIRST, "Ann Berg", "Carla Ruiz")]).parsed
    assert ("Carla Ruiz", "MDA") in {(each.speaker, each.iso3) for each in now.stances}
    assert ("Ann Berg", "MDA") not in {(each.speaker, each.iso3) for each in now.stances}


def test_a_role_is_added_with_evidence_that_says_by_whom(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("role", "France", "", "adversary", about="FRA")]).parsed
    france = next(country for country in now.countries if country.iso3 == "FRA")
    assert "adversary" in france.roles
    assert "mentioned" not in france.roles
    assert france.evidence[-1].rule == "corrected by you"
    assert france.reader == "corrected"


def test_the_last_role_taken_away_leaves_a_country_mentioned(parsed: ParsedArticle, make: Make) -> None:
    said = [make("role", "Norway", role, "", about="NOR") for role in roles(parsed)["NOR"]]
    now = corrected(parsed, said).parsed
    assert roles(now)["NOR"] == ("mentioned",)
    assert all(entry.role == "mentioned" for entry in next(c for c in now.countries if c.iso3 == "NOR").evidence)


def test_a_confirmed_role_is_marked(parsed: ParsedArticle, make: Make) -> None:
    role = roles(parsed)["NOR"][0]
    now = corrected(parsed, [make("role", "Norway", role, role, about="NOR")]).parsed
    assert next(country for country in now.countries if country.iso3 == "NOR").reader == "confirmed"


def test_a_missed_country_is_read_wherever_its_words_stand(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("country", "Friday", "", "DEU")]).parsed
    germany = next(country for country in now.countries if country.iso3 == "DEU")
    assert [mention.via for mention in germany.mentions] == ["Friday"]
    assert germany.roles == ("mentioned",)
    starts = [country.mentions[0].span.start for country in now.countries]
    assert starts == sorted(starts)


def test_words_that_are_another_country_already_are_set_aside_by_name(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("country", "France", "", "DEU")])
    assert [(each.state, each.why) for each in now.every] == [
        ("set aside", "these words are read as France already: say there that it is wrong")
    ]


def test_a_wrong_country_is_gone_or_another_one(parsed: ParsedArticle, make: Make) -> None:
    gone = corrected(parsed, [make("country", "France", "FRA", "", about="FRA")]).parsed
    assert "FRA" not in roles(gone)
    other = corrected(parsed, [make("country", "France", "FRA", "MDA", about="FRA")]).parsed
    assert "FRA" not in roles(other)
    moldova = next(country for country in other.countries if country.iso3 == "MDA")
    assert "France" in {mention.via for mention in moldova.mentions}


def test_a_confirmed_country_is_marked(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("country", "France", "FRA", "FRA", about="FRA")]).parsed
    assert next(country for country in now.countries if country.iso3 == "FRA").reader == "confirmed"


def test_another_day_moves_the_days_in_the_text(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("date", "", "2024-05-03", "2023-05-05")]).parsed
    assert str(now.article.date) == "2023-05-05"
    assert now.article.note == "date corrected by you"
    assert [mention.iso for mention in now.dates] != [mention.iso for mention in parsed.dates]


def test_a_day_can_be_confirmed_or_taken_away(parsed: ParsedArticle, make: Make) -> None:
    inferred = replace(parsed, article=replace(parsed.article, note="date inferred"))
    assert (
        corrected(inferred, [make("date", "", "2024-05-03", "2024-05-03")]).parsed.article.note
        == "date confirmed by you"
    )
    assert corrected(inferred, [make("date", "", "2024-05-03", "")]).parsed.article.date is None


def test_what_is_undone_is_as_if_it_had_not_been_said(parsed: ParsedArticle, make: Make) -> None:
    first = make("speaker", FIRST, "Ann Berg", "Carla Ruiz")
    second = make("speaker", FIRST, "Ann Berg", "Dora Lind")
    assert corrected(parsed, [first, undoing(first)]).parsed is parsed
    assert speakers(corrected(parsed, [first, second, undoing(second)]).parsed)[0] == "Carla Ruiz"


def test_of_two_words_on_one_finding_the_latest_counts_and_the_other_is_named(
    parsed: ParsedArticle, make: Make
) -> None:
    said = [make("speaker", FIRST, "Ann Berg", name) for name in ("Carla Ruiz", "Dora Lind")]
    now = corrected(parsed, list(reversed(said)))
    assert speakers(now.parsed)[0] == "Dora Lind"
    assert [(each.state, each.why) for each in now.every] == [
        ("replaced", "a later one says otherwise"),
        ("applied", ""),
    ]


def test_a_correction_of_another_text_changes_nothing(parsed: ParsedArticle, make: Make) -> None:
    other = replace(make("speaker", FIRST, "Ann Berg", "Carla Ruiz"), article="0" * 64)
    assert corrected(parsed, [other]).parsed is parsed


def test_the_same_text_under_another_title_is_corrected_again(article: Article, make: Make) -> None:
    again = parse_article(replace(article, title="Other"), Settings(tone=None))
    assert speakers(corrected(again, [make("speaker", FIRST, "Ann Berg", "Carla Ruiz")]).parsed)[0] == "Carla Ruiz"


@pytest.mark.parametrize(
    ("said", "about", "why"),
    [
        (("speaker", "The minister from", "Ann Berg", "Bo Dahl"), "", "no quotation stands there any more"),
        (("tone", "The minister from", "positive", "negative"), "", "no quotation stands there any more"),
        (("quotation", "The minister from", "quotation", ""), "", "no quotation stands there any more"),
        (("quotation", "We stand by", "", "quotation"), "", "a quotation stands there already"),
        (("same speaker", "", "Nobody Here", "Ann Berg"), "", "“Nobody Here” speaks no more here"),
        (("role", "France", "", "partner"), "JPN", "Japan is not found in this text any more"),
        (("country", "France", "JPN", ""), "JPN", "Japan is not found in this text any more"),
    ],
)
def test_a_stale_correction_is_kept_and_says_why(
    parsed: ParsedArticle, make: Make, said: tuple[str, ...], about: str, why: str
) -> None:
    now = corrected(parsed, [make(*said, about=about)])
    assert [(each.state, each.why) for each in now.every] == [("set aside", why)]
    assert roles(now.parsed) == roles(parsed)
    assert speakers(now.parsed) == speakers(parsed)


def test_a_place_outside_the_text_is_set_aside(parsed: ParsedArticle, make: Make) -> None:
    far = replace(make("speaker", FIRST, "Ann Berg", "Bo Dahl"), start=9_000, end=9_010)
    assert [each.why for each in corrected(parsed, [far]).every] == ["its place lies outside this text"]


def test_a_speaker_of_what_is_no_quotation_is_set_aside(parsed: ParsedArticle, make: Make) -> None:
    said = [make("speaker", FIRST, "Ann Berg", "Bo Dahl"), make("quotation", FIRST, "quotation", "")]
    assert [each.state for each in corrected(parsed, said).every] == ["set aside", "applied"]


def test_a_quotation_is_found_again_when_its_edges_moved_a_little(parsed: ParsedArticle, make: Make) -> None:
    now = corrected(parsed, [make("speaker", "“We stand by Moldova", "Ann Berg", "Carla Ruiz")]).parsed
    assert speakers(now)[0] == "Carla Ruiz"


def test_of_very_many_corrections_only_the_latest_are_applied(parsed: ParsedArticle, make: Make) -> None:
    one = make("country", "Friday", "", "DEU")
    many = [replace(one, start=n % 200, end=n % 200 + 1 + n // 200, identity=f"{n:032x}") for n in range(MOST + 5)]
    told = corrected(parsed, many).every
    assert len(told) == MOST + 5
    assert [each.why for each in told[:5]] == ["only the latest 1,000 are applied to one text"] * 5
