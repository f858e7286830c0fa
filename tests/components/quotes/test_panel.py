"""The ledger as the reader sees it: cards, table and headings."""

from __future__ import annotations

from components.article import Article, Span, outline
from components.quotes.cards import SHOWN, card, headings
from components.quotes.ledger import Line, ledger_lines
from components.quotes.ledger_table import ledger_table
from components.quotes.records import Quotation
from components.tone.ledger import ledger
from components.tone.records import Tone, ToneWord

TEXT = "“A good and bad day,” said Ann Berg."
ARTICLE = Article(TEXT)


def read(*weights: tuple[str, float], confidence: float = 0.9) -> Line:
    words = tuple(ToneWord(Span(TEXT.index(w), TEXT.index(w) + len(w)), weight) for w, weight in weights)
    tone = Tone("mixed", 0.1, None, words, "textblob") if words else Tone(None, None, None, (), "textblob")
    quotation = Quotation(
        (Span(1, 20),), "Ann Berg", Span(27, 35), Span(22, 26), "name", confidence, "Antony Blinken", "minister"
    )
    return ledger_lines(outline(TEXT), ledger(TEXT, [quotation], [tone]), [])[0]


def test_the_words_that_made_the_tone_are_marked_with_sign_and_weight() -> None:
    [block] = card(ARTICLE, read(("good", 0.7), ("bad", -0.7)), None).blocks
    assert [(words, style, note) for words, style, note, _ in block if style] == [
        ("good", "plus", "+0.70"),
        ("bad", "minus", "−0.70"),
    ]
    assert "".join(words for words, *_ in block) == "A good and bad day,"


def test_a_card_tells_tone_and_that_it_is_verbatim() -> None:
    assert card(ARTICLE, read(), None).tail == (
        "No signal: TextBlob knows none of these words. · ✓\N{NO-BREAK SPACE}verbatim"
    )


def test_a_card_tells_who_hears_the_opposite() -> None:
    assert (
        "⇄ opposite: VADER + positive +0.40 · ✓"
        in card(ARTICLE, read(), None, flag="⇄ opposite: VADER + positive +0.40").tail
    )


def test_the_card_of_a_sure_quotation_shows_speaker_role_place_and_cue() -> None:
    passage = card(ARTICLE, read(), None)
    assert passage.head == "1 · Ann Berg, minister"
    assert passage.aside == "certain · paragraph 1 · 5 words · “said … Ann Berg”"
    assert not passage.weak


def test_the_card_of_an_unsure_quotation_says_who_else_it_may_be() -> None:
    passage = card(ARTICLE, read(confidence=0.4), None)
    assert passage.head == "1 · Ann Berg, minister ?"
    assert passage.aside.startswith("unsure who speaks, perhaps Antony Blinken · paragraph 1")
    assert passage.weak


def test_a_quotation_is_lit_by_itself_and_by_its_speaker() -> None:
    lit = [card(ARTICLE, read(), key).on for key in ("quotation:1", "speaker:Ann Berg", "country:NOR", None)]
    assert lit == [True, True, False, False]


def test_the_table_is_verbatim() -> None:
    row = ledger_table(ARTICLE, [read(("good", 0.7))]).iloc[0]
    assert (row["Quotation"], row["Verbatim"], row["Words"]) == ("A good and bad day,", True, 5)
    assert (row["Speaker"], row["Role"], row["Cue"], row["Paragraph"]) == ("Ann Berg", "minister", "said", 1)
    assert (row["Tone"], row["Words that made it"]) == ("mixed", "good +0.70")


def test_the_table_names_who_else_only_where_it_is_unsure() -> None:
    table = ledger_table(ARTICLE, [read(), read(confidence=0.4)])
    assert list(table["Certainty"]) == ["certain", "unsure"]
    assert list(table["Perhaps"]) == ["", "Antony Blinken"]


def test_offsets_that_lie_outside_the_text_are_reported() -> None:
    shorter = Article(TEXT[:10])
    assert "✗ not verbatim" in card(shorter, read(), None).tail
    assert not ledger_table(shorter, [read()])["Verbatim"][0]


def test_a_huge_quotation_is_shown_in_part_and_says_so() -> None:
    text = f"“{'so ' * SHOWN}”"
    tone = Tone(None, None, None, (), "textblob")
    huge = Quotation((Span(1, len(text) - 1),), None, None, None, "none", 0.9)
    [line] = ledger_lines(outline(text), ledger(text, [huge], [tone]), [])
    passage = card(Article(text), line, None)
    shown = "".join(words for block in passage.blocks for words, *_ in block)
    assert shown == ("so " * SHOWN)[:SHOWN] + " […]"
    assert passage.tail.endswith("✓\N{NO-BREAK SPACE}verbatim · first 4,000 characters")
    assert len(ledger_table(Article(text), [line])["Quotation"][0]) == SHOWN + len(" […]")


def test_a_speakers_heading_counts_quotations_and_words() -> None:
    assert headings([read(), read()]) == {"Ann Berg": "Ann Berg · 2 quotations · 10 words"}
