"""The scanner of quotation marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article import outline
from components.quotes.marks import Stretch, scan

MARKS = "\"“”„«»‘’'＂"


def stretches(text: str) -> list[Stretch]:
    return scan(text, outline(text).paragraphs)


def words_between(text: str) -> list[str]:
    return [stretch.inner.of(text) for stretch in stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We agree,” she said.", ["We agree,"]),
        ('"We agree," she said.', ["We agree,"]),
        ("‘We agree,’ she said.", ["We agree,"]),
        ("'We agree,' she said.", ["We agree,"]),
        ("« Nous sommes prêts », a-t-il dit.", ["Nous sommes prêts"]),
        ("„Wir sind bereit“, sagte er.", ["Wir sind bereit"]),
        ("»Wir sind bereit«, sagte er.", ["Wir sind bereit"]),
        ("``We agree,'' she said.", ["We agree,"]),
        ("”Vi er klar,” sa hun.", ["Vi er klar,"]),
        ("‹We agree›, she said.", ["We agree"]),
        ("›Wir sind bereit‹, sagte er.", ["Wir sind bereit"]),
        ("‚Wir sind bereit‘, sagte er.", ["Wir sind bereit"]),
        ("„Jesteśmy gotowi”, powiedział.", ["Jesteśmy gotowi"]),
        ("»Vi är redo», sade hon.", ["Vi är redo"]),
        ("他说：「我们同意。」然后离开。", ["我们同意。"]),
        ("『我们同意』他说。", ["我们同意"]),
        ("''We agree,'' she said.", ["We agree,"]),
    ],
)
def test_every_style_of_marks_is_read(text: str, expected: list[str]) -> None:
    assert words_between(text) == expected


def test_two_stretches_of_a_split_quotation_are_two() -> None:
    assert words_between("“We agree,” she said. “We always did.”") == ["We agree,", "We always did."]


def test_double_marks_inside_single_ones_belong_to_the_quotation() -> None:
    assert words_between("‘He told us “never again” and left,’ she said.") == ["He told us “never again” and left,"]


def test_single_marks_inside_double_ones_belong_to_the_quotation() -> None:
    assert words_between("“He told us ‘never again’ and left,” she said.") == ["He told us ‘never again’ and left,"]


def test_three_levels_of_marks_are_one_quotation() -> None:
    text = "“She told me ‘He cried “stop” twice’ yesterday,” he said."
    assert words_between(text) == ["She told me ‘He cried “stop” twice’ yesterday,"]


def test_apostrophe_after_a_nested_quotation_does_not_cut_the_outer_one() -> None:
    text = "“His claim “has to do with Togo’s forts and Ghana’s” views,” she said."
    assert words_between(text) == ["His claim “has to do with Togo’s forts and Ghana’s” views,"]


def test_single_low_mark_inside_low_ones_belongs_to_the_quotation() -> None:
    assert words_between("„Er sagte ‚nie wieder‘ und ging“, sagte sie.") == ["Er sagte ‚nie wieder‘ und ging"]


def test_straight_and_curly_marks_mixed_in_one_line_keep_to_their_own() -> None:
    assert words_between('“We agree," she said. "We do.” ‘Good,’ he said.') == ["We agree,", "We do.", "Good,"]


@pytest.mark.parametrize("glued", ['He said:"We agree."She left.', "He said:“We agree.”She left."])
def test_marks_glued_to_the_words_around_them_are_read(glued: str) -> None:
    assert words_between(glued) == ["We agree."]


def test_stray_curly_mark_does_not_swallow_the_next_quotation() -> None:
    assert words_between("“We agree and left. Then “no deal,” she added.") == ["no deal,"]


def test_quotation_of_a_post_after_a_colon_is_read() -> None:
    assert words_between('The ministry posted on X: "We stand with Togo."') == ["We stand with Togo."]


def test_quotation_of_the_same_marks_inside_another_belongs_to_it() -> None:
    assert words_between("“He told us “never again” and left,” she said.") == ["He told us “never again” and left,"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ talks and Stoltenberg’s speech didn’t help.",
        "The ministers' talks and Stoltenberg's speech didn't help.",
        "In the ’90s and the '80s it was different.",
        'A ladder 14" wide, and a break of 5\' 30" each.',
        "Rock 'n' roll, and the rest of 'em.",
    ],
)
def test_apostrophes_decades_and_inches_are_no_quotations(text: str) -> None:
    assert words_between(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert words_between("‘The ministers’ talks won’t help us,’ he said.") == ["The ministers’ talks won’t help us,"]


def test_inch_mark_inside_straight_marks_does_not_close_them() -> None:
    assert words_between('"The ladder is 14" wide," he said.') == ['The ladder is 14" wide,']


def test_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "“We agree, she said.\nThe talks go on.\n“Good,” he said."
    assert words_between(text) == ["We agree, she said.", "Good,"]
    assert [stretch.closed for stretch in stretches(text)] == [False, True]


def test_stray_straight_mark_does_not_turn_the_others_round() -> None:
    assert words_between('A " stray one.\n"Good," he said. "Very good."')[-2:] == ["Good,", "Very good."]


def test_paragraph_that_opens_again_goes_on_with_the_quotation() -> None:
    text = "She said: “One.\n“Two.\n“Three,” she said.\n“Four.”"
    assert [stretch.reopens for stretch in stretches(text)] == [False, True, True, False]


def test_single_marks_may_open_paragraph_after_paragraph() -> None:
    text = "She said:\n‘One has the ministers’ word.\n‘Two, and that’s all.’"
    assert words_between(text) == ["One has the ministers’ word.", "Two, and that’s all."]
    assert [stretch.reopens for stretch in stretches(text)] == [False, True]


def test_single_mark_in_the_middle_of_a_paragraph_needs_its_closer() -> None:
    assert words_between("It was ‘a matter for others’ and she left.\n‘Good,’ he said.") == [
        "a matter for others",
        "Good,",
    ]


@given(st.text(alphabet=st.sampled_from(MARKS + " .,abS1\n"), max_size=80) | st.text(max_size=80))
def test_stretches_lie_in_order_inside_their_paragraphs(text: str) -> None:
    paragraphs = outline(text).paragraphs
    found = scan(text, paragraphs)
    assert all(one.outer.end <= two.outer.start for one, two in itertools.pairwise(found))
    for stretch in found:
        assert stretch.inner in stretch.outer
        assert stretch.outer in paragraphs[stretch.paragraph]
        assert "\n" not in stretch.inner.of(text)


@given(st.text(alphabet=st.sampled_from('“”" .,abS\n'), max_size=60))
def test_stretches_of_double_marks_have_none_of_their_own_at_the_edges(text: str) -> None:
    for words in words_between(text):
        assert words[0] not in '“”"' and words[-1] not in '“”"'  # noqa: PT018
        assert words == words.strip()


@given(st.text(alphabet=st.sampled_from(MARKS + " .,abS1\n"), max_size=60))
def test_paragraph_without_marks_at_the_end_changes_nothing(text: str) -> None:
    assert words_between(text) == words_between(text + "\n\nThe talks go on.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"He told us “never again” and left," she said.', ["He told us “never again” and left,"]),
        ('“It was titled "Low Tide" and long,” she said.', ['It was titled "Low Tide" and long,']),
        ('"If he says, "I want it," you know, be careful."', ['If he says, "I want it," you know, be careful.']),
        ("«He told us “never again” and left», she said.", ["He told us “never again” and left"]),
        ("« Il a dit « jamais » hier », dit-elle.", ["Il a dit « jamais » hier"]),
        ("„Er sagte »nie« und ging“, sagte sie.", ["Er sagte »nie« und ging"]),
        ("»Er sagte ›nie‹ und ging«, sagte sie.", ["Er sagte ›nie‹ und ging"]),
        ("'He told us \"never again\" and left,' she said.", ['He told us "never again" and left,']),
    ],
)
def test_marks_of_any_style_inside_others_belong_to_the_quotation(text: str, expected: list[str]) -> None:
    assert words_between(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The 12” gun fired,” he said.", ["The 12” gun fired,"]),
        ('"It\'s 14" wide, isn\'t it," he said.', ["It's 14\" wide, isn't it,"]),
        ("He is 6’4” tall, and the 12” pizza is cold.", []),
        ("She is 5’ 6” and he is 6′ 2″.", []),
        ("“We won in 2014” and “lost in 2015” were his words.", ["We won in 2014", "lost in 2015"]),
    ],
)
def test_signs_of_feet_and_inches_neither_open_nor_close(text: str, expected: list[str]) -> None:
    assert words_between(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘24 hours is too short,’ he said.", ["24 hours is too short,"]),
        ("‘Cause for concern remains,’ the minister said.", ["Cause for concern remains,"]),
        ("In ‘68 the ministers’ talks failed.", []),
        ("'Twas the ministers' turn.", []),
        ("He is from the ’90s, ‘a good decade’, he said.", ["a good decade"]),
        ("O‘Brien said ‘yes’ to d‘Estaing in Sana‘a.", ["yes"]),
        ("'They're the ministers' words,' he said.", ["They're the ministers' words,"]),
    ],
)
def test_word_that_may_be_clipped_opens_a_quotation_only_with_a_stop_before_the_closer(
    text: str, expected: list[str]
) -> None:
    assert words_between(text) == expected


@pytest.mark.parametrize(
    "marks", ["“”", '""', "''", "‘’", "«»", "„“", "„”", "»«", "””", "「」", "‹›"], ids="open {0}".format
)
def test_paragraphs_of_every_style_may_open_again(marks: str) -> None:
    opener, closer = marks
    text = f"{opener}One.\n{opener}Two.\n{opener}Three.{closer}"
    assert words_between(text) == ["One.", "Two.", "Three."]
    assert [stretch.reopens for stretch in stretches(text)] == [False, True, True]


def test_french_paragraphs_may_open_again_with_the_closing_mark() -> None:
    text = "« One.\n» Two.\n» Three », dit-elle."
    assert words_between(text) == ["One.", "Two.", "Three"]
    assert [stretch.reopens for stretch in stretches(text)] == [False, True, True]


def test_stretch_marked_twice_ends_with_its_own_marks() -> None:
    assert words_between('"“We agree,” she said before she left."') == ["We agree,"]


def test_mark_before_a_comma_opens_nothing_though_a_space_stands_before_it() -> None:
    assert words_between("Oui », dit-elle. « Non », dit-il.") == ["Non"]


def test_stray_straight_mark_does_not_swallow_curly_quotations() -> None:
    text = '"He walked in, chanting “No deal!” and left.\n“Right,” she said.'
    assert words_between(text) == ["No deal!", "Right,"]


def test_single_mark_typed_for_a_double_one_closes_the_stretch() -> None:
    assert words_between("“We agree,’ she said.\nHe left.") == ["We agree,"]


@pytest.mark.parametrize("joint", ["*", "_"])
def test_marks_inside_emphasis_are_read(joint: str) -> None:
    assert words_between(f"{joint}'We agree,'{joint} she said.") == ["We agree,"]


@given(st.sampled_from(MARKS + "‚‹›「」"), st.integers(1, 40))
def test_one_stray_mark_changes_nothing_in_the_other_paragraphs(mark: str, at: int) -> None:
    stray = "The ministers met in Togo and left on Monday for Bonn."
    around = "“We agree,” she said.\n{}\n‘Good,’ he said."
    found = words_between(around.format(stray[:at] + mark + stray[at:]))
    assert (found[0], found[-1]) == ("We agree,", "Good,")


def test_table_or_code_holds_no_quotation() -> None:
    row = ", ".join(f'"{number}": "value {number}"' for number in range(30))
    assert words_between(f"{{{row}}}\n“We agree,” she said.") == ["We agree,"]


def test_many_quotations_among_words_are_all_read() -> None:
    text = "Ann Berg said “no” to them, and “yes” to others. " * 30
    assert len(words_between(text)) == 60
