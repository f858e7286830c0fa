"""Which words of a sentence are the clause that it reports, and where does the writer speak again?"""

from __future__ import annotations

import pytest

from components.article import Article, outline
from components.quotes.find import read_speech

OPENING = "NATO Secretary-General Jens Stoltenberg met Prime Minister Rishi Sunak in Bucharest.\n"


def clauses(sentence: str) -> list[str]:
    """The reported clauses of a sentence after the opening."""
    text = OPENING + sentence
    return [statement.span.of(text) for statement in read_speech(Article(text), outline(text))[1]]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Stoltenberg said the alliance should not concede victory.", "the alliance should not concede victory"),
        ("Stoltenberg said that the door was open.", "the door was open"),
        ("Stoltenberg said on Monday that the door was open.", "the door was open"),
        ("Stoltenberg said Tuesday the door was open.", "the door was open"),
        ("Stoltenberg said last week that the door was open.", "the door was open"),
        ("Stoltenberg said in a statement that the door was open.", "the door was open"),
        ("Stoltenberg told reporters that the door was open.", "the door was open"),
        ("Stoltenberg told reporters on Friday the door was open.", "the door was open"),
        ("Stoltenberg told lawmakers Britain would send tanks.", "Britain would send tanks"),
        ("Sunak warned that delay would cost lives.", "delay would cost lives"),
        ("Sunak warned Moscow that delay would cost lives.", "delay would cost lives"),
        ("Sunak denied that troops had crossed the river.", "troops had crossed the river"),
        ("Sunak denied having crossed the river.", "having crossed the river"),
        ("Sunak pointed out that the vote was close.", "the vote was close"),
        ("Sunak also announced on Tuesday that Britain would send tanks.", "Britain would send tanks"),
        ("Sunak has repeatedly argued that Europe must spend more.", "Europe must spend more"),
        ("Sunak is insisting that Europe must spend more.", "Europe must spend more"),
        ("Sunak says he’s ready.", "he’s ready"),
        ("Sunak says he'll go.", "he'll go"),
        ("Sunak said talks would resume.", "talks would resume"),
        ("Sunak said the man who was arrested had confessed.", "the man who was arrested had confessed"),
        ("Sunak said the plan he backed was dead.", "the plan he backed was dead"),
        ("Sunak said that if the fighting stopped, talks could begin.", "if the fighting stopped, talks could begin"),
        ("Sunak said that after the vote was held, Britain would act.", "after the vote was held, Britain would act"),
    ],
)
def test_the_clause_behind_a_verb(sentence: str, clause: str) -> None:
    assert clauses(sentence) == [clause]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Stoltenberg urged Georgia to speed up its reforms.", "Georgia to speed up its reforms"),
        ("Stoltenberg urged Georgia not to lose heart.", "Georgia not to lose heart"),
        ("Stoltenberg called on Russia to withdraw its troops.", "Russia to withdraw its troops"),
        ("Stoltenberg asked the members of the council to act.", "the members of the council to act"),
        ("Stoltenberg told Georgia to wait.", "Georgia to wait"),
        ("Stoltenberg warned Moscow not to use the weapon.", "Moscow not to use the weapon"),
        ("Sunak vowed to send more tanks.", "to send more tanks"),
        ("Sunak pledged not to block the accession.", "not to block the accession"),
        ("Sunak has promised to help.", "to help"),
    ],
)
def test_what_somebody_asks_for_or_promises(sentence: str, clause: str) -> None:
    assert clauses(sentence) == [clause]


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("The talks had failed, Stoltenberg said.", "The talks had failed"),
        ("The talks had failed, Stoltenberg said on Monday.", "The talks had failed"),
        ("The talks had failed, Stoltenberg told reporters in Bonn.", "The talks had failed"),
        ("The talks had failed, said Stoltenberg.", "The talks had failed"),
        ("But the talks had failed, Stoltenberg said.", "the talks had failed"),
        ("The talks had failed, Stoltenberg said, adding nothing else.", "The talks had failed"),
        ("The talks were “frank and useful,” Stoltenberg said.", "The talks were “frank and useful,”"),
        ("Two convoys had arrived, according to Stoltenberg.", "Two convoys had arrived"),
        ("According to Stoltenberg, two convoys had arrived.", "two convoys had arrived"),
        ("According to Stoltenberg, who had met them, two convoys had arrived.", "two convoys had arrived"),
    ],
)
def test_the_clause_before_or_beside_its_source(sentence: str, clause: str) -> None:
    assert clauses(sentence) == [clause]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stoltenberg announced a plan.",
        "Stoltenberg announced a plan for the Black Sea on Monday.",
        "Stoltenberg announced plans drawn up by the staff.",
        "Stoltenberg announced a plan that would cost billions.",
        "Stoltenberg claimed responsibility for the attack that killed two.",
        "Stoltenberg said nothing about what would happen.",
        "Stoltenberg said little when he was asked.",
        "Stoltenberg said goodbye and left.",
        "Stoltenberg said so.",
        "Stoltenberg said that.",
        "Once Stoltenberg has said his piece, he is ready to move on.",
        "Stoltenberg called for calm.",
        "Stoltenberg urged calm.",
        "Stoltenberg promised a reply.",
        "Stoltenberg told a joke about the staff who had left.",
        "Stoltenberg asked whether the door was open.",
        "Stoltenberg explained why the door was open.",
    ],
)
def test_a_mere_noun_phrase_or_a_question_is_no_statement(sentence: str) -> None:
    assert clauses(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Sunak said the deal was dead; others disagreed.", "the deal was dead"),
        ("Sunak said the deal was dead: “It is over.”", "the deal was dead"),
        ("Sunak said the deal was dead — a first for him.", "the deal was dead"),
        ("Sunak said the deal was dead, a claim that others denied.", "the deal was dead"),
        ("Sunak said the deal was dead, but the staff worked on.", "the deal was dead"),
        ("Sunak said the deal was dead, and the staff went home.", "the deal was dead"),
        ("Sunak said the deal was dead, which nobody believed.", "the deal was dead"),
        ("Sunak said the deal was dead while others worked on it.", "the deal was dead"),
        ("Sunak said the deal was dead even though others worked on it.", "the deal was dead"),
        ("Sunak said the deal was dead in an interview with the BBC.", "the deal was dead"),
        ("Sunak said the deal was dead and then left the room.", "the deal was dead"),
        ("Sunak said the deal was “dead” and left the room.", "the deal was “dead”"),
        ("Sunak said the deal was dead, “We must move on.”", ""),
    ],
)
def test_a_clause_ends_where_the_writer_may_speak_again(sentence: str, clause: str) -> None:
    assert clauses(sentence) == [clause] * bool(clause)


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Sunak said weapons came from Poland, Latvia and Spain.", "weapons came from Poland, Latvia and Spain"),
        ("Sunak said weapons came from Poland, Latvia, and Spain.", "weapons came from Poland, Latvia, and Spain"),
        ("Sunak said he would meet them in Bonn, Germany.", "he would meet them in Bonn, Germany"),
        ("Sunak said the plan would cost 2,500 pounds.", "the plan would cost 2,500 pounds"),
        ("Sunak said he would sign, if the others did.", "he would sign, if the others did"),
        ("Sunak said the war was cruel, not lost.", "the war was cruel, not lost"),
        ("Sunak said it would be a long, hard war.", "it would be a long, hard war"),
        ("Sunak said the U.S.-Mexico border was open.", "the U.S.-Mexico border was open"),
        ("Sunak said the plan (a first) was sound.", "the plan (a first) was sound"),
        ("Sunak said the plan, a first, was sound.", "the plan, a first, was sound"),
    ],
)
def test_what_plainly_belongs_to_a_clause_stays_in_it(sentence: str, clause: str) -> None:
    assert clauses(sentence) == [clause]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sunak said he would put New York, which has not voted for him, in play.",
        "Sunak said the staff believed those efforts - which cost millions - will pay off.",
        "Sunak said he had treated it as a crucial, although brief, moment.",
        "Sunak said the poll had shown that the staff, who knew him, were right.",
        "Sunak said he had thought, “This is what people talk about.”",
        "Sunak said the case was Smith v. Jones.",
    ],
)
def test_a_clause_that_would_break_off_is_left_out(sentence: str) -> None:
    assert all(sentence.removesuffix(".").endswith(clause) for clause in clauses(sentence))


def test_an_abbreviation_does_not_end_a_clause() -> None:
    assert clauses("Sunak said Mr. Lee would meet Dr. Day at No. 10.") == ["Mr. Lee would meet Dr. Day at No. 10"]


def test_a_clause_never_leaves_its_sentence_or_paragraph() -> None:
    assert clauses("Sunak said the deal was dead. The staff went home.\nIt rained.") == ["the deal was dead"]
    assert clauses("Sunak said\nthe deal was dead.") == []


def test_a_sentence_without_end_is_left_alone() -> None:
    assert clauses("Sunak said the deal was dead and " + "the staff went home and " * 80) == []
