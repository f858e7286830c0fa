"""What was found in an article, as tables for a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.article import Article, Span
from components.tone.records import Stance, Tone
from dashboard.parsing import Settings, parse_article
from dashboard.sources.seeds import seed_articles
from dashboard.tables import WIDEST, tables

BERG = "“We blame Norway for it,” Ann Berg said in Oslo."


def printed(text: str, **header: object) -> str:
    return tables(parse_article(Article(text, **header), Settings(tone="textblob")))  # type: ignore[arg-type]


def test_the_seed_shows_its_partners_speaker_and_tone() -> None:
    shown = tables(parse_article(seed_articles()[0]))
    assert "Central organisation: NATO" in shown
    assert "Ukraine" in shown
    assert "partner" in shown
    assert "Jens Stoltenberg" in shown
    assert "date is inferred" in shown


def test_title_date_and_outlet_stand_on_top() -> None:
    shown = printed("Ministers met.", title="Talks in Oslo", date=date(2024, 5, 3), outlet="Daily")
    assert shown.startswith("Talks in Oslo\n2024-05-03, Daily\n")


def test_an_article_in_which_nothing_is_found_says_so() -> None:
    shown = printed("Hm.")
    assert shown.startswith(
        "Without a title\n1 word, 0% of them quoted; 0 speakers; 0 countries; overall tone: no signal (textblob)"
    )
    assert "Countries: none" in shown
    assert "Quotations: none" in shown
    assert "Stances: none" in shown
    assert "Statements: none" in shown
    assert "Dates: none" in shown


def test_a_quotation_without_speaker_is_unattributed() -> None:
    assert "unattributed  no signal" in printed("“We have met with all of the delegates in the room today.”")


def test_a_quotation_has_tone_and_confidence_and_the_engine_is_named() -> None:
    tone = Tone("negative", -0.81, 0.934, (), "model")
    parsed = parse_article(Article(BERG), Settings(tone=None))
    shown = tables(replace(parsed, quotation_tones=(tone,), overall_tone=tone))
    assert "Ann Berg  negative -0.81  0.93" in shown
    assert "overall tone: negative -0.81 (model)" in shown


def test_tone_that_nobody_read_is_said_to_be_unread() -> None:
    assert "overall tone: not read\n" in tables(parse_article(Article(BERG), Settings(tone=None)))


def test_stances_stand_in_a_table_of_their_own() -> None:
    stances = (
        Stance("Ann Berg", "NOR", "critical", -0.7, 0.8, (Span(4, 10),)),
        Stance(None, "NOR", "neutral", 0.0, None, (Span(4, 10), Span(30, 34))),
    )
    shown = tables(replace(parse_article(Article(BERG), Settings(tone=None)), stances=stances))
    assert "Ann Berg    Norway   critical -0.70  0.80        1\n" in shown
    assert "the author  Norway   neutral +0.00               2\n" in shown


def test_a_statement_stands_in_a_table_of_its_own() -> None:
    shown = printed("The ministry said that Norway was ready.")
    assert "Quotations: none" in shown
    assert "Statements\nspeaker       words used  countries  statement\n" in shown
    assert "The ministry  said        NOR        Norway was ready" in shown


def test_no_line_is_wider_than_its_columns() -> None:
    shown = printed("“" + "We condemn it. " * 500 + "”, Ann Berg said in Oslo, Norway.")
    assert max(map(len, shown.splitlines())) <= 4 * (WIDEST + 2)


def test_what_a_terminal_would_obey_is_shown_as_a_replacement() -> None:
    shown = printed("“\x1b[31mWe stand\x07 by \u202eNorway\u0000,” Ann Berg said.", title="\x1b]0;owned\x07")
    assert not set("\x1b\x07\u202e\x00") & set(shown)
    assert "\ufffd[31mWe stand" in shown
