"""The figures of tone, and the ledger they are drawn from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.article import Span
from components.palette import HIGHLIGHT, NEGATIVE, POSITIVE, tone_colour
from components.quotes.records import Quotation
from components.tone.figures import HOLLOW, LEAST_ROW, speaker_takeaway, tone_by_speaker, tone_in_order, tone_takeaway
from components.tone.ledger import Entry, ledger
from components.tone.records import Tone

if TYPE_CHECKING:
    from components.tone.records import Label


def read(label: Label, score: float, confidence: float | None = None) -> Entry:
    quotation = Quotation((Span(0, 4),), "Ann", None, None, "name", 1.0)
    return Entry(1, quotation, Tone(label, score, confidence, (), "model"), 10)


def scores(*entries: Entry) -> list[str]:
    return [text.strip("\N{NO-BREAK SPACE}") for text in tone_in_order(entries).data[1].text]


def entry(number: int, speaker: str | None, score: float | None, words: int = 10) -> Entry:
    quotation = Quotation((Span(0, 4),), speaker, None, None, "name" if speaker else "none", 1.0)
    label = None if score is None else "positive" if score > 0 else "negative"
    return Entry(number, quotation, Tone(label, score, None, (), "textblob"), words)


def test_the_ledger_numbers_quotations_and_counts_their_words() -> None:
    text = "“One two,” she said. “Three.”"
    said = Quotation((Span(1, 9), Span(22, 28)), "Ann", None, None, "pronoun", 1.0)
    [only] = ledger(text, [said], [Tone(None, None, None, (), "textblob")])
    assert (only.number, only.words, only.speaker) == (1, 3, "Ann")


def test_bars_stand_in_reading_order_with_their_scores() -> None:
    two = [entry(1, "Ann Berg", 0.5), entry(2, None, -0.25)]
    bars = tone_in_order(two).data[0]
    assert list(bars.y) == ["1 · Ann Berg", "2 · Unattributed"]
    assert list(bars.x) == [10, -10]
    assert list(bars.base) == [0, 0]
    assert scores(*two) == ["+0.50", "−0.25"]


def test_a_score_stands_on_the_other_side_of_the_axis_where_no_bar_is() -> None:
    labels = tone_in_order([entry(1, "Ann", 0.9), entry(2, "Bo", -0.9)]).data[1]
    assert list(labels.textposition) == ["middle left", "middle right"]
    assert list(labels.x) == [0, 0]


def test_a_label_that_no_sign_tells_is_written_and_an_unsure_one_asks() -> None:
    assert scores(read("mixed", 0.1)) == ["mixed"]
    assert scores(read("neutral", -0.1, 0.5)) == ["neutral?"]
    assert scores(read("negative", -0.9, 0.95)) == ["−0.90"]


def test_a_mixed_quotation_is_hatched_and_a_neutral_one_grey() -> None:
    marker = tone_in_order([read("mixed", 0.1), read("neutral", -0.3), read("negative", -0.3)]).data[0].marker
    assert list(marker.pattern.shape) == ["/", "", ""]
    assert marker.color[1] == tone_colour(0) != marker.color[2]


def test_the_hover_text_tells_how_sure_it_is() -> None:
    [told] = tone_in_order([read("negative", -0.9, 0.95)]).data[0].hovertext
    assert told.endswith("10 words<br>− negative −0.90, very likely")


def test_many_quotations_stay_apart_and_legible() -> None:
    def height(count: int) -> float:
        return float(tone_in_order([entry(n, "Ann", 0.1) for n in range(1, count + 1)]).layout.height)

    assert height(10) < height(60)
    assert height(60) / 60 >= LEAST_ROW


def test_a_quotation_without_signal_is_a_hollow_bar_and_has_no_score() -> None:
    two = [entry(1, "Ann", None), entry(2, "Bo", 0.1)]
    marker = tone_in_order(two).data[0].marker
    assert marker.color[0] == HOLLOW != marker.color[1]
    assert list(marker.line.width) == [1, 0]
    assert scores(*two) == ["no signal", "+0.10"]


def test_a_bar_is_as_long_as_its_quotation_has_words_whatever_its_score() -> None:
    bars = tone_in_order([entry(1, "Ann", 0.9, words=5), entry(2, "Bo", 0.1, words=90), entry(3, "Bo", -0.1, 7)]).data[
        0
    ]
    assert list(bars.x) == [5, 90, -7]
    assert bars.marker.color[0] != bars.marker.color[1]


def test_a_quotation_that_takes_no_side_lies_across_the_axis_with_its_score_behind_it() -> None:
    figure = tone_in_order([read("neutral", -0.3), read("mixed", 0.1), entry(3, "Ann", None)])
    assert list(figure.data[0].base) == [-5, -5, -5]
    assert list(figure.data[0].x) == [10, 10, 10]
    assert list(figure.data[1].x) == [5, 5, 5]


@pytest.mark.parametrize("longest", [1, 7, 10, 64, 1_234, 299_000])
def test_the_axis_counts_words_to_both_sides(longest: int) -> None:
    axis = tone_in_order([entry(1, "Ann", 0.4, words=longest)]).layout.xaxis
    assert axis.range[0] == -axis.range[1] < -longest
    assert 3 <= len(axis.tickvals) <= 7
    assert axis.tickvals[0] == -axis.tickvals[-1]
    assert axis.ticktext[0] == axis.ticktext[-1]
    assert 0 in axis.tickvals


def test_the_chosen_quotation_is_framed() -> None:
    line = tone_in_order([entry(1, "Ann", 0.1), entry(2, "Ann", 0.1)], "quotation:2").data[0].marker.line
    assert (line.color[1], list(line.width)) == (HIGHLIGHT, [0, 3])


def test_by_speaker_every_quotation_is_a_point_and_the_spread_a_line() -> None:
    spread, points = tone_by_speaker([entry(1, "Ann", 0.5), entry(2, "Ann", -0.5), entry(3, "Bo", 0.1)]).data
    assert list(points.customdata) == ["speaker:Ann", "speaker:Ann", "speaker:Bo"]
    assert list(spread.x)[:4] == [-0.5, 0.0, 0.5, None]
    assert [bool(size) for size in spread.marker.size[:4]] == [False, True, False, False]


def test_markup_in_a_name_is_drawn_as_text() -> None:
    bars = tone_in_order([entry(1, "<b>Ann</b>", 0.5)]).data[0]
    assert bars.y[0] == "1 · &lt;b&gt;Ann&lt;/b&gt;"


def test_the_takeaway_counts_tones_and_silence() -> None:
    told = tone_takeaway([entry(1, "Ann", 0.5), entry(2, "Bo", -0.5, words=40), entry(3, None, None)])
    assert told.startswith("Tone of 3 quotations: 1 positive, 1 negative, 1 without signal.")
    assert told.endswith("The longest, 40 words, is Bo.")


def test_by_speaker_the_takeaway_tells_the_spread_of_each() -> None:
    entries = [entry(1, "Ann", 0.5), entry(2, "Ann", -0.5), entry(3, "Bo", 0.1), entry(4, None, None)]
    assert speaker_takeaway(entries) == (
        "Tone by speaker: Ann −0.50 to +0.50, mean +0.00 (2 quotations), Bo +0.10 (1 quotation), "
        "Unattributed no signal (1 quotation)."
    )
    assert speaker_takeaway([]) == "No quotation was found in the article."
    crowd = [entry(n, f"Speaker {n}", 0.1) for n in range(1, 11)]
    assert speaker_takeaway(crowd).endswith("Speaker 8 +0.10 (1 quotation), and 2 more speakers.")


def test_the_takeaway_counts_neutral_and_mixed_ones_too() -> None:
    assert tone_takeaway([read("neutral", 0.0), read("mixed", 0.1)]).startswith(
        "Tone of 2 quotations: 1 mixed, 1 neutral, 0 without signal."
    )


def test_the_scale_runs_from_negative_to_positive() -> None:
    assert (tone_colour(-1), tone_colour(1)) == (NEGATIVE, POSITIVE)
    assert len({tone_colour(score) for score in (-0.9, -0.2, 0.0, 0.2, 0.9)}) == 5
