"""What holds for the quotations of any text whatever."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from components.article import Article, outline
from components.quotes.find import find_quotations, read_speech
from components.quotes.marks import scan
from components.quotes.reading import read

MARKS = ["“", "”", '"', "‘", "’", "'", "«", "»", "„", "‹", "›", "‚", "「", "」", "『", "』", "``", "''", "＂"]
WORDS = ["Ann Lee", "said", "the envoy", "he", "ministers", "14", "told", "We agree", "Bo Day, 30,", "according to"]
JOINTS = [" ", " ", " ", ", ", ". ", ": ", "—", "\n", "\n\n", ""]
MARKED = st.lists(st.sampled_from([*MARKS, *WORDS, *JOINTS]), max_size=40).map("".join)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "“We agree,” Ann Lee said.",
            "‘We agree,’ said the envoy.",
            "“We met them all.",
            "“We will meet again.”",
            "Bo Day, 30, met Ann Lee in Togo.",
            'He told us: "Never again."',
            "“Good,” she said. “Very good.”",
            "«Oui», a dit Ann Lee.",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n".join)
STRANGE = [
    "\u0301",
    "\u202e",
    "\u202c",
    "\u200f",
    "\u200d",
    "\x00",
    "\u2028",
    "\u2029",
    "\x85",
    "\ufeff",
    "שלום",
    "🧑‍🚀",
    "ß",
    "İ",
]
"""Combining marks, marks of direction, joiners, NUL, separators of lines, letters longer in another case."""
FUZZ = st.lists(st.sampled_from([*MARKS, *MARKS, *WORDS, *JOINTS, *STRANGE]), max_size=50).map("".join)
TRANSCRIPTS = st.lists(
    st.sampled_from(
        [
            "Q: Do you “agree” with us?",
            "A: We do. ‘Never again’, I say.",
            "BERG: You said “no",
            "**Ann Berg**: “We agree.”",
            "Note: We met.",
            "Ann Berg wrote on X: We stand with Togo.",
            "Ann Berg tweeted:",
            "We stand with Togo. #togo",
            "“We met them all.",
            "Ann Berg left our interview with Bo Dahl.",
        ]
    ),
    min_size=1,
    max_size=8,
).map("\n".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)
TEXTS = MARKED | SENTENCES | FUZZ | TRANSCRIPTS | ANY
OUTER = '“”"«»„＂‹›「」『』'


def spans(text: str) -> list[tuple[int, int]]:
    return [(s.start, s.end) for found in find_quotations(Article(text), outline(text)) for s in found.spans]


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    found = spans(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))


@settings(deadline=None)
@given(TEXTS)
def test_no_span_begins_or_ends_with_an_outer_mark_or_a_space(text: str) -> None:
    for start, end in spans(text):
        words = text[start:end]
        assert words == words.strip()
        assert words[0] not in OUTER
        assert words[-1] not in OUTER


@settings(deadline=None)
@given(TEXTS)
def test_no_mark_reaches_over_the_end_of_its_paragraph(text: str) -> None:
    paragraphs = outline(text).paragraphs
    for stretch in scan(text, paragraphs):
        assert stretch.outer in paragraphs[stretch.paragraph]
        assert stretch.inner in stretch.outer


@settings(deadline=None)
@given(TEXTS)
def test_only_an_unclosed_stretch_goes_on_in_the_next_paragraph(text: str) -> None:
    found = scan(text, outline(text).paragraphs)
    for before, stretch in itertools.pairwise(found):
        if stretch.reopens:
            assert not before.closed
            assert stretch.paragraph == before.paragraph + 1


@settings(deadline=None)
@given(TEXTS)
def test_parsing_twice_gives_the_same(text: str) -> None:
    first = find_quotations(Article(text), outline(text))
    assert first == find_quotations(Article(text), outline(text))


@settings(deadline=None)
@given(TEXTS)
def test_a_paragraph_without_marks_at_the_end_moves_no_mark(text: str) -> None:
    longer = f"{text}\n\nThe talks go on."
    assert scan(text, outline(text).paragraphs) == scan(longer, outline(longer).paragraphs)


@settings(deadline=None)
@given(TEXTS)
def test_a_paragraph_without_marks_at_the_end_changes_no_earlier_span(text: str) -> None:
    """It may tell whether a stretch is a quotation at all, but never where the stretch begins or ends."""
    before, after = spans(text), spans(f"{text}\n\nThe talks go on.")
    assert [(a, b) for a in before for b in after if a != b and a[0] < b[1] and b[0] < a[1]] == []


@settings(deadline=None)
@given(TEXTS)
def test_every_mention_and_cue_lies_in_the_text_and_outside_the_quotation_it_speaks_for(text: str) -> None:
    for found in find_quotations(Article(text), outline(text)):
        for place in (found.mention, found.cue):
            assert place is None or 0 <= place.start < place.end <= len(text)
        mention = found.mention
        assert mention is None or all(s.end <= mention.start or mention.end <= s.start for s in found.spans)


@settings(deadline=None)
@given(TEXTS)
def test_quotations_and_statements_come_in_reading_order_and_no_line_holds_a_statement(text: str) -> None:
    quotations, statements = read_speech(Article(text), outline(text))
    assert quotations == find_quotations(Article(text), outline(text))
    assert [found.start for found in quotations] == sorted(found.start for found in quotations)
    unmarked = [span for found in quotations if found.form != "marked" for span in found.spans]
    assert all(s.end <= said.span.start or said.span.end <= s.start for s in unmarked for said in statements)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_marks_of_one_text_do_not_depend_on_those_two_paragraphs_away(first: str, second: str) -> None:
    apart = "\n\nThe talks go on.\n\n"
    length = len(first.rstrip())
    whole = f"{first.rstrip()}{apart}{second}"
    alone = scan(first.rstrip(), outline(first.rstrip()).paragraphs)
    found = scan(whole, outline(whole).paragraphs)
    assert [s.outer for s in found if s.outer.start < length] == [s.outer for s in alone]


@settings(deadline=None)
@given(TEXTS)
def test_reading_gives_every_token_one_letter_in_its_order(text: str) -> None:
    reading = read(text, outline(text).paragraphs)
    tokens = reading.tokens
    assert len(reading.shape) == len(tokens) == len(reading.tags.sentences) == len(reading.phrases.at)
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert "?" not in reading.shape
    assert reading.tags.sentences == sorted(reading.tags.sentences)


@settings(deadline=None)
@given(TEXTS)
def test_every_phrase_lies_in_one_paragraph_and_governs_only_its_verbs(text: str) -> None:
    reading = read(text, outline(text).paragraphs)
    for phrase in reading.phrases.every:
        bounds = reading.tokens.bounds[phrase.paragraph : phrase.paragraph + 2]
        assert bounds[0] <= phrase.first <= phrase.head < phrase.after <= bounds[1]
        assert all(bounds[0] <= clause.verb < bounds[1] for clause in phrase.clauses)
