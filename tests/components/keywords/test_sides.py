"""What can be compared, and the figure and the hits of a comparison."""

from __future__ import annotations

from components.article import Article, Span
from components.keywords.collection import Opened
from components.keywords.contrast import contrasts
from components.keywords.contrast_figures import MOST, contrast_figure, contrast_takeaway, shown_words
from components.keywords.contrast_panel import contrast_table, hits_of
from components.keywords.records import Keyword
from components.keywords.sides import OTHERS, QUOTED, THIS, WRITER, sides_of, usual_sides
from components.quotes.records import Quotation

TEXT = "“Peace and peace,” said Ann. “War,” said Bo. Trade went on."
ARTICLE = Article(TEXT, "A", outlet="Wire")
OPENED = (
    Opened("1. A", ARTICLE),
    Opened("2. B", Article("War and war. A long war.", "B", outlet="Post")),
    Opened("3. C", Article("War, trade and war.", "C", outlet="Post")),
)


def said(speaker: str | None, words: str) -> Quotation:
    start = TEXT.index(words)
    return Quotation((Span(start, start + len(words)),), speaker, None, None, "name", 1.0)


QUOTATIONS = (said("Ann", "Peace and peace"), said("Bo", "War"), said(None, "Trade"))


def test_the_article_its_parts_the_others_and_their_outlets_can_be_compared() -> None:
    found = sides_of(ARTICLE, QUOTATIONS, OPENED)
    assert list(found) == [
        THIS,
        QUOTED,
        WRITER,
        "Speaker: Ann",
        "Speaker: Bo",
        OTHERS,
        "2. B",
        "3. C",
        "Outlet: Post",
    ]
    assert [side.texts for side in found["Speaker: Ann"]] == [("Peace and peace",)]
    assert len(found["Outlet: Post"]) == 2


def test_an_article_alone_is_compared_within_itself() -> None:
    assert usual_sides(sides_of(ARTICLE, QUOTATIONS, OPENED[:1])) == ([QUOTED], [WRITER])
    assert usual_sides(sides_of(ARTICLE, (), OPENED[:1])) == ([], [])


def test_with_others_the_article_is_compared_with_them() -> None:
    assert usual_sides(sides_of(ARTICLE, QUOTATIONS, OPENED)) == ([THIS], [OTHERS])
    assert usual_sides(sides_of(ARTICLE, QUOTATIONS, OPENED[:2])) == ([THIS], ["2. B"])


def test_two_who_say_enough_are_compared_first() -> None:
    text = "“" + "peace " * 70 + "” and “" + "war " * 80 + "”"
    spans = (Span(1, 421), Span(428, 428 + 320))
    quotations = [
        Quotation((span,), name, None, None, "name", 1.0) for span, name in zip(spans, ("Ann", "Bo"), strict=True)
    ]
    assert usual_sides(sides_of(Article(text), quotations, ())) == (["Speaker: Bo"], ["Speaker: Ann"])


def test_a_bar_carries_its_word_and_points_to_the_side_that_says_it_more() -> None:
    sides = sides_of(ARTICLE, QUOTATIONS, OPENED)
    bars = contrast_figure(contrasts(sides[THIS], sides[OTHERS]), ("A", "the others")).data[0]
    lengths = dict(zip(bars.customdata, bars.x, strict=True))
    assert lengths["peace"] > 0 > lengths["war"]
    assert "A: 2 times in 11 words" in bars.hovertext[list(bars.customdata).index("peace")]


def test_weak_evidence_is_hatched() -> None:
    sides = sides_of(ARTICLE, QUOTATIONS, OPENED)
    found = contrasts(sides[THIS], sides[OTHERS])
    bars = contrast_figure(found, ("A", "the others")).data[0]
    hatched = {word for word, shape in zip(bars.customdata, bars.marker.pattern.shape, strict=True) if shape}
    assert hatched == {each.word for each in found if each.evidence == "weak"}


def test_each_side_shows_no_more_words_than_a_reader_takes_in() -> None:
    many = " ".join(f"word{number} word{number}." for number in range(40))
    sides = sides_of(Article(many), (), (Opened("1. B", Article("Other other.")),))
    assert len(shown_words(contrasts(sides[THIS], sides["1. B"]))) == MOST


def test_the_takeaway_names_the_words_of_either_side() -> None:
    sides = sides_of(Article("peace " * 20), (), (Opened("1. B", Article("war " * 20)),))
    found = contrasts(sides[THIS], sides["1. B"])
    assert contrast_takeaway(found, ("A", "B")) == "A says more: peace (20:0); B says more: war (0:20)."
    assert "No word" in contrast_takeaway([], ("A", "B"))


def test_the_table_has_counts_rates_and_both_measures() -> None:
    sides = sides_of(ARTICLE, QUOTATIONS, OPENED)
    row = contrast_table(contrasts(sides[THIS], sides[OTHERS]), ("A", "B")).set_index("Word").loc["peace"]
    assert (row["count: A"], row["count: B"], row["per 1,000: B"]) == (2, 0, 0)
    assert row["Log ratio"] > 0 < row["G²"]


def test_the_hits_of_a_word_are_read_in_context_on_their_side_alone() -> None:
    sides = sides_of(ARTICLE, QUOTATIONS, OPENED)
    rows = hits_of(Keyword("war", 1.0, (), None), sides["Speaker: Bo"], "Bo")
    assert [(row["Side"], row["Left"], row["Words"], row["Right"]) for row in rows] == [
        ("Bo", "“Peace and peace,” said Ann. “", "War", ",” said Bo. Trade went on.")
    ]
