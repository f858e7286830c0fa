import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.keywords import date_forms as forms
from components.keywords import stretches
from components.keywords.lines import lines_with, matches

ANCHORED = {
    "ISO": (forms.ISO, forms.ISO_ANCHORS, False),
    "BY_NUMBER": (forms.BY_NUMBER, forms.MONTH_ANCHORS, False),
    "BY_NUMBER_MONTH_FIRST": (forms.BY_NUMBER_MONTH_FIRST, forms.MONTH_ANCHORS, False),
    "IN_WORDS": (forms.IN_WORDS, forms.MONTH_ANCHORS, False),
    "FEAST": (forms.FEAST, forms.FEAST_ANCHORS, False),
    "BY_NAME": (forms.BY_NAME, ("day",), False),
    "DAY_OF_MONTH": (forms.DAY_OF_MONTH, forms.NUMBER_ANCHORS, False),
    "BY_DISTANCE": (forms.BY_DISTANCE, forms.DISTANCE_ANCHORS, True),
    "OF_YEAR": (stretches.OF_YEAR, ("quarter of", "half of"), True),
    "BY_YEAR": (stretches.BY_YEAR, stretches.YEAR_ANCHORS, False),
    "BY_MONTH": (stretches.BY_MONTH, forms.MONTH_ANCHORS, False),
    "BY_UNIT": (stretches.BY_UNIT, tuple(stretches.UNITS), True),
    "AGO": (stretches.AGO, (" ago",), True),
}
PIECES = (
    "on the 14th, by the 3rd. In March 2014 early mid-2019 since late November the third quarter of 2023 last week "
    "NEXT month two years ago Yesterday TODAY the day after tomorrow 29–30 November 4 to 6 Sept. 2022-11-29 of 2000 "
    "troops Boxing Day New Year’s Eve the Sunday Times Friday twenty-first of May the first of June İ "
    "beginning of the year"
).split()
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", "\n"]), max_size=60).map(
    lambda words: re.sub(r" ?\n ?", "\n", " ".join(words))
)


@pytest.mark.parametrize("name", ANCHORED)
@given(text=TEXTS)
def test_an_expression_finds_in_the_lines_of_its_anchors_what_it_finds_in_the_whole_text(name: str, text: str) -> None:
    expression, anchors, any_case = ANCHORED[name]
    found = [match.span() for match in matches(expression, text, lines_with(text, anchors, any_case=any_case))]
    assert found == [match.span() for match in expression.finditer(text)]


def test_only_the_lines_with_an_anchor_are_named_each_once() -> None:
    assert lines_with("May and May\nnone\nto May", ("May", "and")) == [(0, 11), (17, 23)]


def test_a_capital_that_grows_in_lower_case_moves_no_offset() -> None:
    assert lines_with("İİ today", ("today",), any_case=True) == [(0, 8)]
