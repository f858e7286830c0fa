"""What a reader sees of the quotations of an article."""

from __future__ import annotations

import itertools
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, outline
from components.quotes.find import find_quotations

if TYPE_CHECKING:
    from components.quotes.records import Quotation

OPENING = "NATO Secretary-General Jens Stoltenberg met Georgian Foreign Minister Ilia Darchiashvili in Bucharest.\n"


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(Article(text), outline(text))


def only(text: str) -> Quotation:
    (found,) = quotations(text)
    return found


def test_name_before_the_quotation_is_its_speaker() -> None:
    found = only(OPENING + "Ilia Darchiashvili said: “We will never give up our land.”")
    assert found.speaker == "Ilia Darchiashvili"
    assert found.kind == "name"


def test_surname_after_the_quotation_becomes_the_full_name() -> None:
    assert (
        only(OPENING + "“We will never give up our land,” Darchiashvili told reporters.").speaker
        == "Ilia Darchiashvili"
    )


def test_name_after_its_verb_is_the_speaker() -> None:
    assert only(OPENING + "“We will never give up our land,” said Mr Darchiashvili.").speaker == "Ilia Darchiashvili"


def test_pronoun_is_the_person_just_named() -> None:
    found = only(OPENING + "Jens Stoltenberg spoke first. “We will not back down,” he said.")
    assert found.speaker == "Jens Stoltenberg"
    assert found.kind == "pronoun"


def test_role_stands_for_the_one_who_bears_it() -> None:
    found = only(OPENING + "“We will not back down,” the Secretary-General said.")
    assert found.speaker == "Jens Stoltenberg"


def test_role_that_nobody_bears_stays_a_role() -> None:
    found = only(OPENING + "“The mood was better than the soup,” a senior diplomat said.")
    assert found.speaker == "a senior diplomat"
    assert found.kind == "nominal"


def test_name_beside_a_role_is_the_speaker() -> None:
    text = "Togo sent its ambassador, Afi Dossou. “Pirates do not queue,” the ambassador said."
    assert only(text).speaker == "Afi Dossou"


def test_woman_is_not_taken_for_he() -> None:
    text = "Peter Lindt met Maria Hoffmann in Bern. Hoffmann had little to add. “I was never asked about it,” he said."
    assert only(text).speaker == "Peter Lindt"


def test_ministry_is_an_organisation() -> None:
    found = only(OPENING + "“We condemn this act in the strongest terms,” the foreign ministry said in a statement.")
    assert found.speaker == "the foreign ministry"
    assert found.kind == "organisation"


def test_source_after_according_to_is_the_speaker() -> None:
    found = only(OPENING + "The talks were “frank and very long”, according to Darchiashvili.")
    assert found.speaker == "Ilia Darchiashvili"


def test_quotation_over_several_paragraphs_is_one() -> None:
    found = only(
        OPENING + "“We met our partners.\n“We will meet them again.\n“We will not back down,” Stoltenberg said."
    )
    assert len(found.spans) == 3
    assert found.speaker == "Jens Stoltenberg"


def test_split_quotation_is_one() -> None:
    text = OPENING + "“We met our partners,” Stoltenberg said. “We will meet them again.”"
    found = only(text)
    assert [span.of(text) for span in found.spans] == ["We met our partners,", "We will meet them again."]


def test_quotations_of_two_speakers_are_two() -> None:
    found = quotations(OPENING + "“We agree,” Stoltenberg said. “So do we all,” Darchiashvili replied.")
    assert [quotation.speaker for quotation in found] == ["Jens Stoltenberg", "Ilia Darchiashvili"]


def test_cue_and_mention_say_where_they_stand() -> None:
    text = OPENING + "“We will not back down,” Stoltenberg stressed."
    found = only(text)
    assert found.cue is not None
    assert found.mention is not None
    assert found.cue.of(text) == "stressed"
    assert found.mention.of(text) == "Stoltenberg"


def test_interview_line_belongs_to_the_name_before_the_colon() -> None:
    text = OPENING + "Are you losing patience?\nDarchiashvili: “I am a patient person from a patient country.”"
    assert only(text).speaker == "Ilia Darchiashvili"


def test_article_without_marks_has_no_quotation() -> None:
    assert quotations(OPENING) == ()


def test_empty_article_has_no_quotation() -> None:
    assert quotations("") == ()


def test_name_of_an_exercise_is_no_quotation() -> None:
    assert quotations("Eleven warships stay on for the exercise “Winter Gate”, which begins on Monday.") == ()


def test_role_before_or_beside_the_name_is_told() -> None:
    assert only(OPENING + "“We will not back down,” Stoltenberg said.").role == "NATO Secretary-General"
    assert only("Bo Day, the Irish envoy, said: “We will not back down.”").role == "the Irish envoy"


def test_confidence_is_a_probability() -> None:
    found = only(OPENING + "“We will not back down,” Stoltenberg said.")
    assert 0.5 < found.confidence <= 1


def test_quotations_can_be_pickled() -> None:
    found = quotations(OPENING + "“We will not back down,” Stoltenberg said.")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "text",
    [
        "\x00“a\x00b”\x00",
        "“" * 3000,
        "\"'" * 3000,
        "‘a " * 3000,
        "“\u202eabc\u202c” said \u200fX",
        "🕊“🕊🕊”",
        "a" * 50_000 + "“b",
    ],
)
def test_hostile_text_raises_nothing(text: str) -> None:
    assert all(span.end <= len(text) for found in quotations(text) for span in found.spans)


PIECES = st.sampled_from(
    [
        "“We agree,”",
        "‘No’",
        '"Yes, we can"',
        "“",
        "”",
        '"',
        "'",
        "’",
        " she said. ",
        " Jens Stoltenberg ",
        "\n",
        "\n\n",
        ": ",
        " the minister told ",
        "who ",
        ", ",
        "according to ",
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=120)


@settings(deadline=None)
@given(TEXTS)
def test_any_text_gives_ordered_spans_inside_the_text(text: str) -> None:
    spans = [span for found in quotations(text) for span in found.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


@settings(deadline=None)
@given(TEXTS)
def test_parsing_twice_gives_the_same(text: str) -> None:
    assert quotations(text) == quotations(text)


@settings(deadline=None)
@given(TEXTS)
def test_every_quotation_names_speaker_and_mention_together_with_its_kind(text: str) -> None:
    for found in quotations(text):
        assert (found.kind == "none") == (found.speaker is None)
        assert 0 <= found.confidence <= 1
        assert found.cue is None or found.mention is not None


def test_a_second_quotation_with_a_clause_of_its_own_is_another_one() -> None:
    text = "“We thank Norway,” Ann Berg said in Oslo. “Norway helps us,” she said."
    found = find_quotations(Article(text), outline(text))
    assert [[span.of(text) for span in quotation.spans] for quotation in found] == [
        ["We thank Norway,"],
        ["Norway helps us,"],
    ]
    assert {quotation.speaker for quotation in found} == {"Ann Berg"}


STYLES = ["“”", '""', "‘’", "''", "«»", "„“", "»«", "””"]
CLAUSES = [
    "she said.",
    "Berg told reporters on Monday.",
    "said Ann Berg, Norway’s envoy to the alliance, after the long meeting in Oslo on Tuesday.",
    "the envoy told a crowded room of journalists in the Norwegian capital late on Tuesday evening.",
    "Berg said, looking at her papers for a long moment,",
]


@pytest.mark.parametrize("marks", STYLES)
@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("outside", [False, True])
def test_split_quotation_is_one_in_every_style_of_marks(marks: str, clause: str, outside: bool) -> None:
    opener, closer = marks
    first = f"{opener}We met our partners twice{f'{closer},' if outside else f',{closer}'}"
    rest = "and we will go on" if clause.endswith(",") else "We will go on"
    text = f"Ann Berg, Norway’s envoy, met Bo Dahl in Oslo.\n{first} {clause} {opener}{rest}.{closer}"
    assert [span.of(text) for span in only(text).spans] == [
        "We met our partners twice" + ("" if outside else ","),
        rest + ".",
    ]


def test_quoted_words_of_one_sentence_are_not_a_split_quotation() -> None:
    text = "Ann Berg met Bo Dahl. The talks were ‘frank and long’, she said, and ‘very honest at times’."
    assert len(quotations(text)) == 2
