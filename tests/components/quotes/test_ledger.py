"""What the ledger tells of each quotation, how it is narrowed and put in order, and how one is cited."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from components.article import Article, Span, outline
from components.countries.records import Country, Mention, RoleEvidence
from components.quotes.ledger import (
    CITED,
    Line,
    Wanted,
    arranged,
    citation,
    is_verbatim,
    ledger_lines,
    narrowed,
    shown_spans,
    speakers_of,
)
from components.quotes.records import Quotation
from components.tone.ledger import ledger
from components.tone.records import Tone

TEXT = (
    "Ann Berg spoke in Oslo. “Norway helps Ukraine,” she said.\n"
    "“We wait.\n“France waits,” said Bo Dahl.\n“Nobody knows.”"
)
NO_SIGNAL = Tone(None, None, None, (), "textblob")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def country(iso3: str, name: str) -> Country:
    span = at(name)
    return Country(
        iso3,
        name,
        "named",
        (Mention(span, "named", name),),
        ("mentioned",),
        (RoleEvidence("mentioned", span, "named"),),
    )


SAID = (
    Quotation((at("Norway helps Ukraine,"),), "Ann Berg", None, None, "pronoun", 0.9, role="Norway’s envoy"),
    Quotation((at("We wait."), at("France waits,")), "Bo Dahl", at("Bo Dahl"), at("said"), "name", 0.7),
    Quotation((at("Nobody knows."),), None, None, None, "none", 0.3, "Bo Dahl"),
)
COUNTRIES = (country("NOR", "Norway"), country("UKR", "Ukraine"), country("FRA", "France"))


def lines() -> tuple[Line, ...]:
    return ledger_lines(outline(TEXT), ledger(TEXT, SAID, [NO_SIGNAL] * len(SAID)), COUNTRIES)


def numbers(chosen: tuple[Line, ...]) -> list[int]:
    return [line.entry.number for line in chosen]


def test_a_line_tells_where_the_quotation_stands_and_of_whom_it_speaks() -> None:
    first, second, third = lines()
    assert (first.paragraphs, first.countries, first.certainty) == ((1, 1), ("Norway", "Ukraine"), "certain")
    assert (second.paragraphs, second.countries, second.certainty) == ((2, 3), ("France",), "likely")
    assert (third.paragraphs, third.countries, third.certainty) == ((4, 4), (), "unsure")
    assert (third.speaker, third.perhaps) == ("Unattributed", "Bo Dahl")


def test_a_country_named_only_outside_the_marks_is_not_spoken_of() -> None:
    text = "“Yes,” said Norway."
    norway = Span(text.index("Norway"), text.index("Norway") + 6)
    named = Country("NOR", "Norway", "named", (Mention(norway, "named", "Norway"),), ("mentioned",), ())
    entries = ledger(text, [Quotation((Span(1, 5),), "Norway", norway, None, "organisation", 0.9)], [NO_SIGNAL])
    assert ledger_lines(outline(text), entries, [named])[0].countries == ()


def test_without_a_filter_every_line_is_kept() -> None:
    assert narrowed(lines(), Wanted()) == lines()


def test_filters_narrow_by_speaker_country_and_certainty() -> None:
    assert numbers(narrowed(lines(), Wanted(speakers=["Ann Berg", "Unattributed"]))) == [1, 3]
    assert numbers(narrowed(lines(), Wanted(countries=["France"]))) == [2]
    assert numbers(narrowed(lines(), Wanted(certainties=["likely", "unsure"]))) == [2, 3]


def test_filters_hold_together() -> None:
    assert narrowed(lines(), Wanted(speakers=["Ann Berg"], certainties=["unsure"])) == ()


def test_lines_are_put_in_order() -> None:
    backwards = lines()[::-1]
    assert numbers(arranged(lines(), "text")) == [1, 2, 3]
    assert numbers(arranged(lines(), "unsure")) == [3, 2, 1]
    assert numbers(arranged(backwards, "speaker")) == [2, 1, 3]


def test_a_speakers_lines_stand_together() -> None:
    first, second, third = lines()
    assert numbers(arranged((first, second, third, first), "speaker")) == [1, 1, 2, 3]


def test_the_unattributed_come_last_among_the_speakers() -> None:
    assert speakers_of(lines()[::-1]) == ["Bo Dahl", "Ann Berg", "Unattributed"]


def test_what_stands_in_the_text_is_verbatim() -> None:
    spans = SAID[1].spans
    assert is_verbatim(TEXT, spans, ["We wait.", "France waits,"])
    assert is_verbatim(TEXT, spans, ["We wait.", "Fran"])
    assert is_verbatim(TEXT, spans, ["We wait."])


def test_anything_else_is_not_verbatim() -> None:
    spans = SAID[1].spans
    assert not is_verbatim(TEXT, spans, ["We wait!", "France waits,"])
    assert not is_verbatim(TEXT, spans, ["We wait.\n", "France waits,"])
    assert not is_verbatim(TEXT, spans, [])
    assert not is_verbatim(TEXT, spans, ["", "France waits,"])


def test_offsets_that_do_not_fit_the_text_are_not_verbatim() -> None:
    assert not is_verbatim("abc", [Span(0, 9)], ["abc"])
    assert not is_verbatim("abc", [Span(-1, 2)], ["ab"])
    assert not is_verbatim("abc", [Span(2, 2)], ["c"])
    assert not is_verbatim("abcabc", [Span(3, 6), Span(0, 3)], ["abc", "abc"])


@given(st.text(min_size=1), st.integers(1, 20))
def test_a_cut_quotation_is_verbatim_whatever_its_characters(text: str, most: int) -> None:
    spans = [Span(0, len(text))]
    shown = [span.of(text) for span in shown_spans(spans, most)]
    assert is_verbatim(text, spans, shown)
    assert len("".join(shown)) == min(most, len(text))


def test_a_quotation_is_cut_after_its_first_characters() -> None:
    assert shown_spans([Span(0, 5), Span(10, 15), Span(20, 25)], 8) == (Span(0, 5), Span(10, 13))
    assert shown_spans([Span(0, 5)], 5) == (Span(0, 5),)


def test_the_citation_tells_all_that_is_known() -> None:
    article = Article(TEXT, "Waiting", date(2024, 5, 6), "The Test", "https://example.org/a")
    assert citation(article, lines()[0]).splitlines() == [
        "Ann Berg, Norway’s envoy: “Norway helps Ukraine,”",
        "(“Waiting”, The Test, 6 May 2024, paragraph 1)",
        "https://example.org/a",
    ]


def test_the_citation_leaves_out_what_is_not_known() -> None:
    assert citation(Article(TEXT), lines()[2]) == "Unattributed: “Nobody knows.”\n(paragraph 4)"


def test_paragraphs_of_one_quotation_are_cited_together() -> None:
    assert citation(Article(TEXT), lines()[1]) == "Bo Dahl: “We wait.\n\nFrance waits,”\n(paragraphs 2 to 3)"


def test_a_huge_quotation_is_cited_in_part_and_says_so() -> None:
    text = f"“{'so ' * CITED}”"
    entries = ledger(text, [Quotation((Span(1, len(text) - 1),), None, None, None, "none", 0.5)], [NO_SIGNAL])
    cited = citation(Article(text), ledger_lines(outline(text), entries, [])[0])
    assert len(cited) < CITED + 100
    assert "[…]”" in cited
