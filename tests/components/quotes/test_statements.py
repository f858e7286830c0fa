"""Indirect speech as the reader sees it: apart from the quotations, in the article's own words."""

from __future__ import annotations

from typing import Literal

from components.article import Article, Span, outline
from components.countries.records import Country, Mention
from components.quotes.ledger import Wanted, narrowed
from components.quotes.records import Statement
from components.quotes.statements import Report, report_passage, reports

TEXT = "We met.\nBo Dahl said that Norway “can wait” for years. Ann Berg denied it."
ARTICLE = Article(TEXT)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def report(certainty: Literal["certain", "likely", "unsure"] = "likely", quotations: tuple[int, ...] = ()) -> Report:
    said = Statement(
        at("Norway “can wait” for years"), "Bo Dahl", at("Bo Dahl"), at("said"), "name", certainty, quotations
    )
    norway = Country("NOR", "Norway", "named", (Mention(at("Norway"), "named", "Norway"),), ("mentioned",), ())
    return reports(outline(TEXT), [said], [norway])[0]


def test_a_report_tells_where_it_stands_and_of_whom_it_speaks() -> None:
    assert (report().sentence, report().paragraph, report().countries) == (1, 2, ("Norway",))


def test_the_card_shows_speaker_certainty_verb_and_the_articles_words() -> None:
    passage = report_passage(ARTICLE, report(), None)
    assert (passage.head, passage.aside) == ("Bo Dahl", "likely · paragraph 2 · “said”")
    assert passage.blocks == ((("Norway “can wait” for years", "", "", ""),),)
    assert passage.tail == "Speaks of Norway · ✓\N{NO-BREAK SPACE}the article’s words"


def test_what_is_partly_quoted_names_the_quotation_as_the_ledger_counts_it() -> None:
    assert "partly quoted (No. 1)" in report_passage(ARTICLE, report(quotations=(0,)), None).tail


def test_an_unsure_report_is_marked() -> None:
    passage = report_passage(ARTICLE, report("unsure"), None)
    assert (passage.head, passage.weak) == ("Bo Dahl ?", True)


def test_choosing_a_report_chooses_its_sentence_which_lights_it() -> None:
    assert report_passage(ARTICLE, report(), None).choice == "sentence:1"
    assert [report_passage(ARTICLE, report(), sentence).on for sentence in (1, 0, None)] == [True, False, False]


def test_the_filters_of_the_panel_hold_for_reports_too() -> None:
    assert narrowed([report()], Wanted(speakers=["Bo Dahl"], countries=["Norway"])) == (report(),)
    assert narrowed([report()], Wanted(speakers=["Ann Berg"])) == ()
    assert narrowed([report()], Wanted(certainties=["certain"])) == ()


def test_words_that_the_text_does_not_have_are_crossed() -> None:
    assert report_passage(Article(TEXT[:20]), report(), None).tail.endswith("✗")
