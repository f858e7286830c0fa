"""What can be chosen in an article, and where its marks begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.article import Span, outline
from components.article.focus import Focus, focus_key, runs, sentences_behind

TEXT = "Norway met Chad. Chad left. Norway stayed."


def focus(name: str, *spans: tuple[int, int]) -> Focus:
    return Focus("keyword", name, name, tuple(Span(*span) for span in spans))


def test_a_focus_is_known_by_kind_and_name() -> None:
    assert focus("arms race").key == "keyword:arms race" == focus_key("keyword", "arms race")


def test_the_sentences_behind_spans_are_listed_once_in_reading_order() -> None:
    parts = outline(TEXT)
    assert sentences_behind([Span(28, 34), Span(0, 6), Span(11, 15)], parts) == (0, 2)


def test_a_stretch_is_cut_where_a_mark_begins_and_ends() -> None:
    assert runs(TEXT, [Span(0, 16)], [focus("Norway", (0, 6)), focus("Chad", (11, 15))]) == [
        [("Norway", (0,)), (" met ", ()), ("Chad", (1,)), (".", ())]
    ]


def test_nested_marks_belong_to_both() -> None:
    outer, inner = focus("met Chad", (7, 15)), focus("Chad", (11, 15))
    assert runs(TEXT, [Span(7, 16)], [outer, inner]) == [[("met ", (0,)), ("Chad", (0, 1)), (".", ())]]


def test_a_mark_that_spans_sentences_goes_on_in_the_next() -> None:
    cut = runs(TEXT, [Span(0, 16), Span(17, 27)], [focus("long", (11, 21))])
    assert cut == [[("Norway met ", ()), ("Chad.", (0,))], [("Chad", (0,)), (" left.", ())]]


def test_two_marks_of_one_focus_that_overlap_end_with_the_later() -> None:
    assert runs(TEXT, [Span(0, 16)], [focus("twice", (0, 10), (7, 15))]) == [
        [("Norway ", (0,)), ("met", (0,)), (" Chad", (0,)), (".", ())]
    ]


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=8),
)
def test_the_pieces_of_a_stretch_joined_are_its_text(text: str, spans: list[list[int]]) -> None:
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    [pieces] = runs(text, [Span(0, len(text))], [focus(str(at), span) for at, span in enumerate(inside)])
    assert "".join(words for words, _ in pieces) == text
