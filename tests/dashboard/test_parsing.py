"""What does one article say, all in one record?"""

from __future__ import annotations

import pickle
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, Span, outline
from components.quotes.find import find_quotations
from components.quotes.records import Quotation
from components.tone.model import problem
from dashboard.parsing import UNHEARD, ParsedArticle, Settings, _quoted_words, parse_article, toned
from dashboard.rows import json_line, parsed_row
from dashboard.sources.seeds import seed_articles

if TYPE_CHECKING:
    from components.tone.records import Engine

HOSTILE = {
    "script": "<script>fetch('//evil.example')</script>“<b onclick=x>No</b>,” said <i>Ann Berg</i> of Norway.",
    "markdown image": "![x](https://evil.example/leak.png) “See ![y](//evil.example/z),” Ann Berg said in Oslo.",
    "javascript link": "[click](javascript:alert(1)) Norway’s [minister](data:text/html;base64,xx) said “yes”.",
    "NUL": "\x00“We\x00 met,” Ann\x00 Berg said\x00 in Oslo.\x00",
    "right to left": "\u202e“We met,” \u2067Ann Berg\u2069 said in \u200fIsrael\u200e. قال “نعم” الوزير.\u202c",
    "emoji": "🇺🇦 “We 👩‍👩‍👧 stand,” 🇳🇴 said Ann 🙂 Berg of Norway. 🏴\U000e0067\U000e0062",
    "half characters": "\ud800“We met,\udfff” Ann Berg said.\ud83d",
    "combining marks": "“We met" + "\u0301" * 5000 + ",” Ann Berg said.",
    "no words": "”“”“’‘\"\"''…———\n\n\n«»„“",
    "line separators": "“One\u2028two\u2029three\x85four\x0bfive\x0csix,” said Ann.\r\n\r“Seven,” she said.",
    "nothing": "",
    "white space": " \n\t\u00a0\u3000",
}

LONG = {
    "one word": "a" * 1_000_000,
    "quotation marks": "“” " * 300_000,
    "marks never closed": "“Norway said " * 80_000,
    "straight marks": "\"a' " * 250_000,
    "full stops": "U.S. " * 200_000,
    "countries": "Norway, " * 120_000,
    "paragraphs": "“We met,” Ann Berg said in Oslo.\n" * 30_000,
}

BERG_AND_DAHL = Article("“Excellent,” Ann Berg said. “Terrible,” Bo Dahl said.")


def test_the_headline_figures_are_counted() -> None:
    parsed = parse_article(Article("“We met,” Ann Berg said in Oslo. “Good talks,” said Bo Dahl."))
    assert parsed.words == 12
    assert parsed.quoted_share == pytest.approx(4 / 12)
    assert parsed.speakers == ("Ann Berg", "Bo Dahl")


def test_a_speaker_who_speaks_twice_is_one_speaker() -> None:
    parsed = parse_article(Article("“We met,” Ann Berg said.\n“We talked for hours,” she said."))
    assert parsed.speakers == ("Ann Berg",)


def test_words_in_a_quotation_within_a_quotation_count_once() -> None:
    whole, inner = (Quotation((Span(*span),), None, None, None, "none", 1.0) for span in ((0, 13), (4, 8)))
    assert _quoted_words("one two three four", (whole, inner)) == 3


@pytest.mark.parametrize("engine", ["textblob", "vader"])
def test_each_quotation_has_its_tone_as_the_chosen_engine_reads_it(engine: Engine) -> None:
    parsed = parse_article(BERG_AND_DAHL, Settings(tone=engine))
    assert [tone.label for tone in parsed.quotation_tones] == ["positive", "negative"]
    assert {tone.engine for tone in (*parsed.quotation_tones, parsed.overall_tone)} == {engine}
    assert parsed.stances == ()


def test_nobody_reads_the_tone_where_nobody_is_asked() -> None:
    parsed = parse_article(BERG_AND_DAHL, Settings(tone=None))
    assert (parsed.quotation_tones, parsed.overall_tone, parsed.stances) == ((UNHEARD,) * 2, UNHEARD, ())


def test_an_article_read_without_tone_and_heard_later_is_the_same() -> None:
    unheard = parse_article(BERG_AND_DAHL, Settings(tone=None))
    assert toned(unheard, "vader") == parse_article(BERG_AND_DAHL, Settings(tone="vader"))


@pytest.mark.skipif(problem() is not None, reason=str(problem()))
def test_what_is_not_heard_by_sentence_has_the_same_tones_without_parts() -> None:
    article = Article("“We condemn Norway. We thank Latvia,” Ann Berg said. It rained. Nobody came.")
    whole, short = parse_article(article), parse_article(article, Settings(by_sentence=False))
    assert [len(tone.parts) for tone in (whole.overall_tone, *whole.quotation_tones)] == [4, 2]
    assert short.overall_tone == replace(whole.overall_tone, parts=())
    assert short.quotation_tones == tuple(replace(tone, parts=()) for tone in whole.quotation_tones)
    assert short.stances == whole.stances


@pytest.mark.skipif(problem() is not None, reason=str(problem()))
def test_the_model_reads_stances_too() -> None:
    parsed = parse_article(Article("“We condemn Norway,” Ann Berg said. Sweden thanked Latvia."))
    assert parsed.overall_tone.engine == "model"
    assert [(stance.speaker, stance.iso3) for stance in parsed.stances] == [
        ("Ann Berg", "NOR"),
        (None, "SWE"),
        (None, "LVA"),
    ]


@pytest.mark.usefixtures("no_model")
def test_without_weights_vader_reads_in_place_of_the_model() -> None:
    parsed = parse_article(BERG_AND_DAHL)
    assert parsed.overall_tone.engine == "vader"
    assert parsed.stances == ()


def test_each_statement_has_the_countries_it_speaks_of() -> None:
    text = "Norway met Latvia. The ministry said that Latvia, Norway and Latvia agreed. The embassy said it was late."
    parsed = parse_article(Article(text))
    assert [statement.speaker for statement in parsed.statements] == ["The ministry", "The embassy"]
    assert parsed.statement_countries == (("LVA", "NOR"), ())


def test_indirect_speech_is_no_quotation() -> None:
    parsed = parse_article(Article("The ministry said that the talks had failed."))
    assert (len(parsed.statements), parsed.quotations, parsed.speakers, parsed.quoted_share) == (1, (), (), 0)


def test_settings_limit_the_keywords() -> None:
    assert len(parse_article(seed_articles()[0], Settings(keywords=3)).keywords) == 3


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        (Settings(), True),
        (Settings(tone="vader"), False),
        (Settings(tone=None), False),
        (Settings(tone=None, second_opinion=True), True),
        (Settings(second_opinion=False), False),
    ],
)
def test_a_second_opinion_is_asked_with_the_tone_model_or_where_it_is_chosen(chosen: Settings, asked: bool) -> None:
    article = Article("To Ann Berg the deal that Bo Day signed is “a trap with a bow on it.”")
    surest = [find_quotations(article, outline(article.text), second_opinion=second) for second in (False, True)]
    assert surest[0] != surest[1]
    assert parse_article(article, chosen).quotations == surest[asked]


def test_every_analysis_names_its_version() -> None:
    assert {name for name, version in parse_article(Article("Hm.")).versions if version} == {
        "countries",
        "dates",
        "keywords",
        "quotes",
        "tone",
    }


def test_the_record_is_the_same_each_time_and_survives_pickling() -> None:
    parsed = parse_article(seed_articles()[0])
    assert parse_article(seed_articles()[0]) == parsed
    assert pickle.loads(pickle.dumps(parsed)) == parsed  # noqa: S301  our own bytes


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_parsed_and_its_spans_lie_in_it(text: str) -> None:
    parsed = parse_article(Article(text))
    assert_spans_lie_in_the_text(parsed)
    assert json_line(parsed_row("x", parsed)).decode()


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("“”‘’\"'«».,!?—-\n\r ABoslo\u202e\x00🙂é") | st.characters(), max_size=120))
def test_any_text_is_parsed_and_its_spans_lie_in_it(text: str) -> None:
    assert_spans_lie_in_the_text(parse_article(Article(text)))


def test_half_characters_are_read_as_replacements_and_move_no_offset() -> None:
    parsed = parse_article(Article("\ud800“We met,” Ann Berg said."))
    assert parsed.article.text == "\ufffd“We met,” Ann Berg said."
    assert parsed.quotations[0].spans[0].of(parsed.article.text) == "We met,"


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_ten_times_the_text_takes_about_ten_times_the_time(text: str) -> None:
    tenth = seconds_for(text[: len(text) // 10])
    assert seconds_for(text) < 25 * max(tenth, 0.1)


def test_five_megabytes_in_one_line_are_parsed() -> None:
    parsed = parse_article(Article("Norway thanked Sweden for it " * 180_000))
    assert parsed.words == 5 * 180_000


def seconds_for(text: str) -> float:
    before = time.process_time()
    parse_article(Article(text))
    return time.process_time() - before


def assert_spans_lie_in_the_text(parsed: ParsedArticle) -> None:
    size = len(parsed.article.text)
    spans = [span for quotation in parsed.quotations for span in quotation.spans]
    spans += [mention.span for country in parsed.countries for mention in country.mentions]
    spans += [evidence.span for country in parsed.countries for evidence in country.evidence]
    spans += [span for keyword in parsed.keywords for span in keyword.occurrences]
    spans += [word.span for tone in (*parsed.quotation_tones, parsed.overall_tone) for word in tone.evidence]
    spans += [mention.span for mention in parsed.dates]
    spans += [part.span for tone in (*parsed.quotation_tones, parsed.overall_tone) for part in tone.parts]
    spans += [mention for stance in parsed.stances for mention in stance.mentions]
    assert all(0 <= span.start < span.end <= size for span in spans)
