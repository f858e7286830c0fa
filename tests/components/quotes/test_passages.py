"""What the encoder reads of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from components.article import outline
from components.quotes.passages import AFTER, BEFORE, LONGEST, OUTSIDE, Passage, passages
from components.quotes.reading import Reading, read
from components.tone.tokens import frame, tokens_of

OPENING, BETWEEN = frame()


def reading_of(text: str) -> Reading:
    return read(text, outline(text).paragraphs)


def every(text: str) -> tuple[Reading, list[Passage]]:
    reading = reading_of(text)
    return reading, list(passages(reading, range(len(reading.stretches))))


def words(passage: Passage, token: int) -> tuple[int, ...]:
    first, after = passage.places[token - passage.first]
    return passage.ids[first:after]


def ids(text: str) -> tuple[int, ...]:
    return tokens_of(text).ids[1:-1]


def test_the_paragraph_is_read_with_those_around_it() -> None:
    text = "First.\nSecond.\nThird.\nFourth.\n“Go,” said Lee.\nSixth.\nSeventh."
    _, (passage,) = every(text)
    assert passage.ids == (
        OPENING,
        *ids("Second."), BETWEEN, *ids("Third."), BETWEEN, *ids("Fourth."), BETWEEN,
        *ids('"Go," said Lee.'), BETWEEN, *ids("Sixth."), BETWEEN,
    )  # fmt: skip


def test_only_what_stands_between_the_marks_has_the_type_of_quotations() -> None:
    reading, (passage,) = every("Lee said: “Go home.”")
    quoted = reading.tokens.quote_at[0]
    assert words(passage, quoted) == ids('"Go home."')
    first, after = passage.places[quoted - passage.first]
    assert [place for place, kind in enumerate(passage.types) if kind] == list(range(first, after))


def test_a_long_quotation_is_read_by_its_ends() -> None:
    reading, (passage,) = every("Lee said: “One two three four five six seven eight nine ten eleven twelve.”")
    assert words(passage, reading.tokens.quote_at[0]) == ids('"one two three four five six … ten eleven twelve."')


def test_a_genitive_is_read_whole() -> None:
    reading, (passage,) = every("Lee’s aide said: “Go.”")
    assert words(passage, 0) == ids("Lee’s")
    assert reading.tokens.lower[0] == "lee"


def test_only_the_stretches_asked_for_make_passages() -> None:
    reading = reading_of("\n".join(["“Go,” said Lee.", *["Nothing new."] * 9, "“Stay,” said Day."]))
    (passage,) = passages(reading, [1])
    assert passage.stretches == (1,)
    assert passage.row(reading.tokens.quote_at[0]) == OUTSIDE
    assert passage.row(reading.tokens.quote_at[1]) != OUTSIDE


def test_neighbouring_quotations_share_a_passage_while_it_is_short() -> None:
    line = "“We are going home to stay,” said Ann Lee after a long day of talks in the old town hall."
    _, few = every("\n".join([line] * 3))
    _, many = every("\n".join([line] * 60))
    assert [passage.stretches for passage in few] == [(0, 1, 2)]
    assert len(many) > 3
    assert all(len(passage.ids) < LONGEST + 20 for passage in many)


def test_a_paragraph_without_end_is_read_around_the_quotation() -> None:
    _, (passage,) = every(f"{'word ' * 900}Lee said: “Go home.” {'word ' * 900}")
    assert BEFORE + AFTER - 4 < len(passage.ids) < BEFORE + AFTER + 12


def test_nothing_is_read_of_an_article_without_quotations() -> None:
    assert every("Lee came home.") == (reading_of("Lee came home."), [])


@given(st.text(alphabet=st.sampled_from("aB.,:“”‘’\"'« »\n ’s"), max_size=120))
def test_every_stretch_stands_whole_in_one_passage(text: str) -> None:
    reading, found = every(text)
    assert [number for passage in found for number in passage.stretches] == list(range(len(reading.stretches)))
    for passage in found:
        assert len(passage.ids) == len(passage.types)
        assert all(passage.row(reading.tokens.quote_at[number]) != OUTSIDE for number in passage.stretches)
        assert all(0 < first <= after < len(passage.ids) for first, after in passage.places)
        assert all(one[1] <= other[0] for one, other in zip(passage.places, passage.places[1:], strict=False))
