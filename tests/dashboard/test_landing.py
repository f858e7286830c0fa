"""Does an article that is opened at a finding show it: the sentence and what stands there in focus?"""

from __future__ import annotations

import pytest

from components.article import Span
from components.article.focus import Focus
from dashboard.landing import Landing, focus_there

TEXT = "Norway met Sweden. “We thank Norway,” Ann Berg said in Oslo. “Peace is near,” Ann Berg said."
FOCUSES = (
    Focus("country", "NOR", "Country: Norway", (Span(0, 6), Span(29, 35))),
    Focus("country", "SWE", "Country: Sweden", (Span(11, 17),)),
    Focus("quotation", "1", "Quotation 1", (Span(20, 36),)),
    Focus("quotation", "2", "Quotation 2", (Span(62, 76),)),
    Focus("stance", "NOR-Ann Berg", "Stance: Ann Berg on Norway", (Span(29, 35),)),
    Focus("keyword", "Peace", "Keyword: Peace", (Span(62, 67),)),
)


@pytest.mark.parametrize(
    ("landing", "key"),
    [
        (Landing(Span(62, 64), "quotation"), "quotation:2"),
        (Landing(Span(29, 35), "country", "NOR"), "country:NOR"),
        (Landing(Span(7, 10), "country", "SWE"), "country:SWE"),
        (Landing(Span(29, 35), "stance", "NOR-Ann Berg"), "stance:NOR-Ann Berg"),
        (Landing(Span(29, 35), "stance"), "stance:NOR-Ann Berg"),
        (Landing(Span(62, 67), "keyword", "peace"), "keyword:Peace"),
        (Landing(Span(7, 10), "quotation"), None),
        (Landing(Span(7, 10), "country", "FRA"), None),
    ],
)
def test_what_stands_at_the_place_is_in_focus_and_nothing_where_the_article_has_it_not(
    landing: Landing, key: str | None
) -> None:
    assert focus_there(FOCUSES, landing) == key
