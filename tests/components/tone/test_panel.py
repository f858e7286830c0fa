"""The ledger as the reader sees it: quotations with the words that made their tone."""

from __future__ import annotations

from components.article import Article, Span
from components.quotes.records import Quotation
from components.tone.ledger import Entry, ledger
from components.tone.panel import _passage, ledger_table
from components.tone.records import Tone, ToneWord

TEXT = "“A good and bad day,” said Ann Berg."
ARTICLE = Article(TEXT)


def read(*weights: tuple[str, float]) -> Entry:
    words = tuple(ToneWord(Span(TEXT.index(w), TEXT.index(w) + len(w)), weight) for w, weight in weights)
    tone = Tone("mixed", 0.1, None, words, "textblob") if words else Tone(None, None, None, (), "textblob")
    quotation = Quotation((Span(1, 19),), "Ann Berg", Span(27, 35), Span(22, 26), "name", 0.9)
    return ledger(TEXT, [quotation], [tone])[0]


def test_the_words_that_made_the_tone_are_marked_with_sign_and_weight() -> None:
    [block] = _passage(ARTICLE, read(("good", 0.7), ("bad", -0.7)), None).blocks
    assert [(words, style, note) for words, style, note, _ in block if style] == [
        ("good", "plus", "+0.70"),
        ("bad", "minus", "−0.70"),
    ]
    assert "".join(words for words, *_ in block) == "A good and bad day"


def test_a_quotation_without_signal_says_so() -> None:
    passage = _passage(ARTICLE, read(), None)
    assert passage.tail == "No signal: TextBlob knows none of these words."
    assert ledger_table(ARTICLE, [read()])["Tone"][0] == "no signal"


def test_the_credit_shows_speaker_words_and_cue() -> None:
    passage = _passage(ARTICLE, read(), None)
    assert passage.head == "1 · Ann Berg"
    assert passage.aside == "5 words · “Ann Berg … said”"


def test_a_quotation_is_lit_by_itself_and_by_its_speaker() -> None:
    lit = [_passage(ARTICLE, read(), key).on for key in ("quotation:1", "speaker:Ann Berg", "country:NOR", None)]
    assert lit == [True, True, False, False]


def test_the_table_is_verbatim() -> None:
    row = ledger_table(ARTICLE, [read(("good", 0.7))]).iloc[0]
    assert (row["Quotation"], row["Words"], row["Words that made it"]) == ("A good and bad day", 5, "good +0.70")
