"""The share of voice as a figure: bars, labels, what a click carries, and the takeaway."""

from __future__ import annotations

from components.article import Span
from components.palette import ACCENT, HIGHLIGHT, NO_SIGNAL
from components.quotes.figures import MOST, share_of_voice, voice_takeaway, voices
from components.quotes.records import Quotation
from components.tone.ledger import Entry
from components.tone.records import Tone


def entry(speaker: str | None, words: int) -> Entry:
    quotation = Quotation((Span(0, 4),), speaker, None, None, "name" if speaker else "none", 1.0)
    return Entry(1, quotation, Tone(None, None, None, (), "textblob"), words)


ENTRIES = [entry("Ann Berg", 10), entry(None, 50), entry("Bo Dahl", 25), entry("Ann Berg", 15)]


def test_words_are_summed_by_speaker_and_the_unattributed_come_last() -> None:
    told = [(voice.label, voice.words, voice.quotations) for voice in voices(ENTRIES)]
    assert told == [("Ann Berg", 25, 2), ("Bo Dahl", 25, 1), ("Unattributed", 50, 1)]


def test_the_longest_voice_comes_first() -> None:
    assert [voice.label for voice in voices([entry("Ann", 3), entry("Bo", 9)])] == ["Bo", "Ann"]


def test_every_bar_is_as_long_as_its_words_and_carries_the_name() -> None:
    bars = share_of_voice(ENTRIES).data[0]
    assert list(bars.x) == [25, 25, 50]
    assert list(bars.customdata) == ["Ann Berg", "Bo Dahl", "Unattributed"]


def test_the_unattributed_are_grey_and_hatched() -> None:
    marker = share_of_voice(ENTRIES).data[0].marker
    assert list(marker.color) == [ACCENT, ACCENT, NO_SIGNAL]
    assert list(marker.pattern.shape) == ["", "", "/"]


def test_a_label_tells_words_quotations_and_share() -> None:
    label = share_of_voice(ENTRIES).layout.annotations[0].text
    assert label == "<b>Ann Berg</b>  25 words in 2 quotations, 25%"


def test_the_chosen_voice_is_framed() -> None:
    line = share_of_voice(ENTRIES, ["Bo Dahl"]).data[0].marker.line
    assert (line.color, list(line.width)) == (HIGHLIGHT, [0, 3, 0])


def test_many_speakers_are_told_together_without_a_bar() -> None:
    crowd = [entry(f"Speaker {number:02}", 100 - number) for number in range(MOST + 3)]
    figure = share_of_voice(crowd)
    assert len(figure.data[0].x) == MOST + 1
    assert figure.data[0].x[-1] == 0
    assert "<b>3 other speakers</b>  261 words in 3 quotations" in figure.layout.annotations[-1].text


def test_two_speakers_whose_names_begin_alike_keep_a_bar_each() -> None:
    long = "The Permanent Representative of the Republic of " * 2
    assert len(set(share_of_voice([entry(long + "A", 5), entry(long + "B", 5)]).data[0].y)) == 2


def test_markup_in_a_name_is_shown_and_not_obeyed() -> None:
    figure = share_of_voice([entry("<img src=x onerror=alert(1)>", 5)])
    assert figure.layout.annotations[0].text.startswith("<b>&lt;img src=x")
    assert "<img" not in figure.data[0].hovertext[0]


def test_the_takeaway_names_who_has_most() -> None:
    assert voice_takeaway(ENTRIES) == (
        "Share of voice, 100 quoted words: Ann Berg has the most, 25 words in 2 quotations, 25%; "
        "unattributed, 50 words in 1 quotation, 50%."
    )


def test_the_takeaway_of_little_says_so() -> None:
    assert voice_takeaway([]) == "No words are quoted in the article."
    assert voice_takeaway([entry(None, 4)]) == (
        "Share of voice, 4 quoted words: unattributed, 4 words in 1 quotation, 100%."
    )


def test_a_figure_of_no_words_at_all_is_drawn() -> None:
    assert list(share_of_voice([entry("Ann", 0)]).data[0].x) == [0]
