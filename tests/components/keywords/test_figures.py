"""The strips of keywords over the sentences."""

from __future__ import annotations

from components.article import Article, Span, outline
from components.keywords.figures import PIXELS, first_and_last, keyword_strips, keyword_takeaway
from components.keywords.find import own_keyword
from components.keywords.panel import keyword_table
from components.palette import HIGHLIGHT
from components.quotes.records import Quotation

ARTICLE = Article("Peace talks began. War went on.\nTalks failed. Peace was far. “Peace,” said Ann. Talks and talks.")
PARTS = outline(ARTICLE.text)


def said(speaker: str | None, start: int, end: int) -> Quotation:
    return Quotation((Span(start, end),), speaker, None, None, "name", 1.0)


PEACE, TALKS = own_keyword(ARTICLE, PARTS, "peace"), own_keyword(ARTICLE, PARTS, "talks")


def test_every_occurrence_has_a_stroke_in_its_sentence() -> None:
    strokes = keyword_strips(ARTICLE, PARTS, [PEACE], quotations=[], window=5).data[1]
    assert [int(place) for place in strokes.x] == [1, 4, 5]
    assert [list(carried) for carried in strokes.customdata] == [["keyword:peace", place - 1] for place in (1, 4, 5)]


def test_keywords_stand_below_one_another_with_their_counts() -> None:
    figure = keyword_strips(ARTICLE, PARTS, [PEACE, TALKS], quotations=[], window=5)
    assert [label.split("<br>")[0] for label in figure.layout.yaxis.ticktext] == ["peace · 3", "talks · 4"]
    rows = {key: y for (key, _), y in zip(figure.data[1].customdata, figure.data[1].y, strict=True)}
    assert rows["keyword:peace"] > rows["keyword:talks"]


def test_quotations_are_shaded_and_every_other_paragraph() -> None:
    start = ARTICLE.text.index("“") + 1
    shapes = keyword_strips(ARTICLE, PARTS, [PEACE], quotations=[said("Ann", start, start + 6)], window=5).layout.shapes
    assert [(shape.type, int(shape.x0)) for shape in shapes] == [("rect", 5), ("rect", 2)]


def test_the_chosen_keyword_stands_out() -> None:
    line = (
        keyword_strips(ARTICLE, PARTS, [PEACE, TALKS], quotations=[], window=5, chosen="keyword:peace")
        .data[1]
        .marker.line
    )
    assert list(line.color).count(HIGHLIGHT) == 3
    assert max(line.width) > min(line.width)


def test_occurrences_on_one_pixel_share_a_stroke_that_counts_them() -> None:
    crowded = Article("war " * (3 * PIXELS))
    parts = outline(crowded.text)
    strokes = keyword_strips(crowded, parts, [own_keyword(crowded, parts, "war")], quotations=[], window=5).data[1]
    assert len(strokes.x) <= PIXELS
    assert "more here" in strokes.hovertext[0]


def test_the_takeaway_says_how_often_and_where() -> None:
    assert keyword_takeaway([PEACE], PARTS) == "Occurrences over 6 sentences: peace, 3 times, sentences 1 to 5."


def test_a_word_that_does_not_occur_is_nowhere() -> None:
    absent = own_keyword(ARTICLE, PARTS, "treaty")
    assert first_and_last(absent, PARTS) == "nowhere"
    assert len(keyword_strips(ARTICLE, PARTS, [absent], quotations=[], window=5).data[1].x) == 0


def test_the_table_tells_count_place_and_spread() -> None:
    row = keyword_table([TALKS], PARTS, ARTICLE.text).iloc[0]
    assert (row["Count"], row["Where"], row["Kind"]) == (4, "sentences 1 to 6", "own")
    assert row["Spread"] in {"spread evenly", "spread unevenly", "in one burst"}
