"""Interview lines without quotation marks."""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.quotes.find import find_quotations, read_speech

INTERVIEW = "Togo’s envoy is tired. An edited transcript of our interview with Ann Berg, the envoy.\n"


def lines(text: str) -> list[tuple[str | None, list[str]]]:
    found = find_quotations(Article(text), outline(text))
    return [(line.speaker, [span.of(text) for span in line.spans]) for line in found if line.form == "line"]


def test_answers_belong_to_whom_the_article_names_as_interviewed() -> None:
    text = INTERVIEW + "Q: How are the talks?\nA: We are getting there.\nQ: When do they end?\nA: On Monday, I hope."
    assert lines(text) == [
        ("Q", ["How are the talks?"]),
        ("Ann Berg", ["We are getting there."]),
        ("Q", ["When do they end?"]),
        ("Ann Berg", ["On Monday, I hope."]),
    ]


def test_questions_belong_to_whom_the_article_names_as_interviewer() -> None:
    text = "Ann Berg was interviewed by Bo Dahl on Monday.\nQ: Are you tired?\nA: I am."
    assert lines(text) == [("Bo Dahl", ["Are you tired?"]), ("A", ["I am."])]


def test_whoever_takes_questions_answers_them() -> None:
    text = "Ann Berg of Norway took questions from students.\nQ: Are you tired?\nA: I am."
    assert lines(text) == [("Q", ["Are you tired?"]), ("Ann Berg", ["I am."])]


def test_labels_stay_what_they_are_where_nobody_is_named() -> None:
    text = "The envoy met the press.\nQuestion: Are you tired?\nAnswer: I am, and so are you."
    assert [speaker for speaker, _ in lines(text)] == ["Question", "Answer"]


def test_name_after_in_an_interview_with_is_not_the_one_who_answers() -> None:
    text = "In an interview with Bo Dahl, the envoy spoke.\nQ: Are you tired?\nA: I am."
    assert [speaker for speaker, _ in lines(text)] == ["Q", "A"]


@pytest.mark.parametrize("label", ["{}:", "**{}**:", "**{}:**", "*{}*:", "{} (Oslo Times):"])
def test_labels_of_names_are_resolved_in_any_dress(label: str) -> None:
    asks, answers = label.format("DAHL"), label.format("Berg")
    text = (
        "Bo Dahl met Ann Berg in Oslo on Monday.\n"
        f"{asks} Are you tired?\n{answers} I am. We all are.\n{asks} Thank you.\n{answers} Thank you."
    )
    assert [speaker for speaker, _ in lines(text)] == ["Bo Dahl", "Ann Berg", "Bo Dahl", "Ann Berg"]


def test_questions_and_answers_with_full_stops_are_lines() -> None:
    assert len(lines("Q. Are you tired?\nA. I am.\nQ. Why?\nA. We met all night.")) == 4


def test_paragraph_without_label_goes_on_with_a_long_transcript_if_it_speaks() -> None:
    text = (
        INTERVIEW
        + "Q: And?\nA: We met.\nI was tired.\nQ: And then?\nA: We slept.\nQ: How?\nThe envoy laughed.\nA: Well, I say."
    )
    assert [words for _, words in lines(text)][1::2] == [["We met.", "I was tired."], ["We slept."], ["Well, I say."]]
    assert ("Q", ["How?"]) in lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "Background: We met our partners.\nBackground: You met them too.",
        "UPDATE: We have learned more.\nUPDATE: We will tell you more.\nNote: I was wrong.",
        "Oslo: We arrive at noon.\nOslo: We leave at night.",
        "Ann Berg and Bo Dahl run.\nBerg: 1,700\nDahl: 1,200\nBerg: 1,900\nDahl: 1,300",
        "Ann Berg and Bo Dahl run.\nBerg: Backs the deal.\nDahl: Rejects it.\nBerg: Wants a vote.\nDahl: Wants none.",
        "Ann Berg runs.\nBerg: We will win this.",
        "Ann Berg: Nobody Wins When Leaders Leave\nHe met Ann Berg.\nAnn Berg: Nobody Wins When Leaders Leave",
        "A: We met.\nA: We left you.",
    ],
)
def test_headings_lists_and_lone_lines_are_nobodys_words(text: str) -> None:
    assert lines(text) == []


def test_marks_inside_a_line_belong_to_it_and_a_line_in_marks_stays_marked() -> None:
    text = (
        "Bo Dahl met Ann Berg.\nDahl: Did you say “never” to them?\nBerg: “We said so.”\nDahl: You did?\n"
        "Berg: We said “never again” and left."
    )
    found = find_quotations(Article(text), outline(text))
    assert [(quotation.form, quotation.spans[0].of(text)) for quotation in found] == [
        ("line", "Did you say “never” to them?"),
        ("marked", "We said so."),
        ("line", "You did?"),
        ("line", "We said “never again” and left."),
    ]


def test_reported_words_inside_a_line_are_no_statement_of_the_writer() -> None:
    text = INTERVIEW + "Q: And?\nA: Bo Dahl said that the talks failed, I hear.\nQ: And you?\nA: I left."
    _, statements = read_speech(Article(text), outline(text))
    assert statements == ()
