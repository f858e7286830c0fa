"""What a reader sees of the statements that an article reports in its own words."""

from __future__ import annotations

import itertools
import pickle
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, outline
from components.quotes.find import find_quotations, read_speech
from components.quotes.indirect import find_statements

if TYPE_CHECKING:
    from components.quotes.records import Statement

OPENING = "NATO Secretary-General Jens Stoltenberg met Georgian Foreign Minister Ilia Darchiashvili in Bucharest.\n"


def statements(text: str) -> tuple[Statement, ...]:
    article, parts = Article(text), outline(text)
    return find_statements(article, parts, find_quotations(article, parts))


def only(text: str) -> Statement:
    (found,) = statements(text)
    return found


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and clause of each statement."""
    return [(statement.speaker, statement.span.of(text)) for statement in statements(text)]


def test_a_statement_has_its_clause_its_cue_and_where_its_speaker_stands() -> None:
    text = OPENING + "Stoltenberg said the alliance should not concede victory."
    found = only(text)
    assert found.span.of(text) == "the alliance should not concede victory"
    assert found.cue.of(text) == "said"
    assert found.mention.of(text) == "Stoltenberg"
    assert found.speaker == "Jens Stoltenberg"
    assert found.kind == "name"
    assert not found.mixed


def test_statements_stand_in_reading_order() -> None:
    text = OPENING + "Darchiashvili said the door was open. Stoltenberg said it would stay open."
    assert told(text) == [("Ilia Darchiashvili", "the door was open"), ("Jens Stoltenberg", "it would stay open")]


def test_a_pronoun_is_whoever_spoke_in_the_sentence_before() -> None:
    text = "Ann Lee of the ministry said the talks had failed. She added that a new round would begin in May."
    assert told(text)[1] == ("Ann Lee", "a new round would begin in May")


def test_a_pronoun_that_may_be_either_of_two_makes_no_statement() -> None:
    text = "Jens Stoltenberg met Antony Blinken and Josep Borrell.\nHe said that the talks had failed."
    assert told(text) == []


def test_a_pronoun_that_stands_for_nobody_makes_no_statement() -> None:
    assert told("They said that the talks had failed.") == []
    assert told("It said that the talks had failed.") == []


def test_a_ministry_that_spoke_before_is_meant_by_it() -> None:
    text = "The foreign ministry said the ambassador had left. It added that his deputy would stay."
    assert told(text)[1] == ("The foreign ministry", "his deputy would stay")


def test_a_name_that_is_meant_by_who_speaks_for_itself() -> None:
    text = "The council met Ann Lee, who said that the treaty was dead."
    assert told(text) == [("Ann Lee", "the treaty was dead")]


def test_who_after_a_place_is_nobody() -> None:
    text = "The officials met Ann Lee, an envoy from New Jersey, who said that the treaty was dead."
    assert all(speaker != "New Jersey" for speaker, _ in told(text))


def test_a_surname_that_two_people_bear_names_neither() -> None:
    text = "Bill Clinton met Hillary Clinton in Bonn. Hillary Clinton left.\nClinton said the plan had failed."
    assert told(text) == []


def test_a_title_of_the_other_gender_is_not_given_to_somebody() -> None:
    text = "John Lee arrived in Bonn.\nMrs. Lee said the plan had failed."
    assert all(speaker != "John Lee" for speaker, _ in told(text))


@pytest.mark.parametrize("speaker", ["I", "We", "You", "Nobody", "Everyone", "Some", "Others", "No minister", "One"])
def test_who_is_nobody_in_particular_makes_no_statement(speaker: str) -> None:
    assert told(f"{speaker} said that the talks had failed.") == []


@pytest.mark.parametrize("speaker", ["Sixty percent", "Some 40 percent"])
def test_a_share_of_people_makes_no_statement(speaker: str) -> None:
    assert told(f"{speaker} said that the talks had failed.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee and Bo Dahl said the talks had failed.",
        "Ann Lee (Iowa) and Bo Dahl said the talks had failed.",
        "The envoys and even Bo Dahl said the talks had failed.",
        "Ann Lee or Bo Dahl said the talks had failed.",
    ],
)
def test_several_speakers_are_not_cut_to_the_last(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Stacy Baker of Columbia, South Carolina, said the talks had failed.",
        "Geneva Reed, whose daughter, Sandra Bland, died in May, urged the council to act.",
        "The 1,409 teachers said the talks had failed.",
        "Those who support her opponents say the talks had failed.",
    ],
)
def test_words_that_belong_to_the_speaker_are_no_speakers(text: str) -> None:
    wrong = {"South Carolina", "Sandra Bland", "409 teachers", "her opponents"}
    assert not wrong & {speaker for speaker, _ in told(text)}


def test_a_statement_that_holds_a_quotation_is_mixed_and_points_to_it() -> None:
    text = OPENING + "“We are ready,” Darchiashvili said.\nStoltenberg said the talks were “frank and useful”."
    quotations = find_quotations(Article(text), outline(text))
    found = statements(text)[-1]
    assert found.mixed
    assert [quotations[number].spans[0].of(text) for number in found.quotations] == ["frank and useful"]
    assert found.span.of(text) == "the talks were “frank and useful”"


def test_a_quotation_alone_is_no_indirect_statement() -> None:
    assert told(OPENING + "Stoltenberg said: “We will not back down from this.”") == []
    assert told(OPENING + "“We will not back down from this,” Stoltenberg said.") == []
    assert told(OPENING + "Stoltenberg said that “we will not back down from this”.") == []


def test_words_inside_quotation_marks_make_no_statement() -> None:
    assert told(OPENING + "“He said that the treaty was dead and I believe him,” Darchiashvili said.") == []


def test_a_statement_within_a_statement_is_told_by_the_outer_speaker_alone() -> None:
    text = OPENING + "Stoltenberg said Russia had warned that the pact would end."
    assert told(text) == [("Jens Stoltenberg", "Russia had warned that the pact would end")]


def test_whoever_goes_on_speaking_in_a_sentence_is_the_same() -> None:
    text = OPENING + "Stoltenberg said Darchiashvili had asked for help and warned that time was short."
    assert told(text) == [
        ("Jens Stoltenberg", "Darchiashvili had asked for help"),
        ("Jens Stoltenberg", "time was short"),
    ]


def test_a_participle_is_spoken_by_the_subject_of_its_sentence() -> None:
    text = OPENING + "Stoltenberg praised the army, adding that more aid would follow."
    assert told(text) == [("Jens Stoltenberg", "more aid would follow")]


def test_the_plainer_a_sentence_the_more_certain_its_statement() -> None:
    assert only("The ministry said that the talks had failed.").certainty == "certain"
    assert only("The ministry said the talks had failed.").certainty == "likely"
    assert only("The council met Ann Lee, who said that the treaty was dead.").certainty == "unsure"


def test_quotations_and_statements_are_found_in_one_reading_as_apart() -> None:
    text = OPENING + "“We are ready,” Darchiashvili said. Stoltenberg said the talks were “frank”. He said it was late."
    article, parts = Article(text), outline(text)
    quotations, found = read_speech(article, parts)
    assert quotations == find_quotations(article, parts)
    assert found == find_statements(article, parts, quotations)


def test_an_article_without_speech_has_none() -> None:
    assert statements("") == ()
    assert statements("The ministers met in Oslo.") == ()


def test_a_headline_makes_no_statement() -> None:
    assert told("Trump Says Deal Is Dead As Leaders Meet\nThe ministers met in Oslo.") == []


def test_a_line_of_a_transcript_makes_no_statement() -> None:
    assert told("LEE: Well, the minister said the plan was dead.") == []


def test_a_statement_can_be_pickled_and_is_the_same_each_time() -> None:
    text = OPENING + "Stoltenberg said the alliance should not concede victory."
    assert pickle.loads(pickle.dumps(statements(text))) == statements(text)  # noqa: S301  what was just written


WORDS = st.sampled_from(
    'Stoltenberg the minister said that warned urged told , . “ ” ‘ ’ " ( ) — - : ; he she who and but to not would is '
    "according Georgia Kyiv talks failed adding … \n \u202e \x00 🙂 Mr. 2,000 Monday if because which".split(" ")
)


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str) -> None:
    found = statements(text)
    for statement in found:
        for span in (statement.span, statement.mention, statement.cue):
            assert 0 <= span.start < span.end <= len(text)
        assert not statement.span.overlaps(statement.cue)
        assert not statement.span.overlaps(statement.mention)
    assert not any(one.span.overlaps(other.span) for one, other in itertools.combinations(found, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_same_text_read_twice_gives_the_same(text: str) -> None:
    assert statements(text) == statements(text)


@pytest.mark.parametrize(
    "piece",
    [
        "said that he said ",
        "and said and warned that ",
        "“ he said ",
        ", he said ",
        "he said. ",
        "according to ",
        "Ann Lee said the plan had failed. He said it was over. ",
        "Ann Lee said ",
        "(said, ",
    ],
)
def test_a_long_text_made_to_be_hard_is_read_in_seconds(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    article, parts = Article(text), outline(text)
    start = time.process_time()
    find_statements(article, parts, ())
    assert time.process_time() - start < 8
