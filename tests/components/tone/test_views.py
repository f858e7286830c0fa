"""What the views of tone tell: extremes, stances, agreement and reasons."""

from __future__ import annotations

from components.article import Span
from components.quotes.records import Quotation
from components.tone.find import tone_of
from components.tone.ledger import Entry
from components.tone.records import Label, Stance, Tone, ToneWord
from components.tone.views import EXCERPT, agreement_takeaway, engine_table, extremes, others, stance_table, strongest

TEXT = "Good words and bad words."


def entry(number: int, label: Label | None, score: float | None, text: str = TEXT) -> Entry:
    quotation = Quotation((Span(0, len(text)),), "Ann", None, None, "name", 1.0)
    return Entry(number, quotation, Tone(label, score, None, (), "vader"), 5)


def tone(label: Label | None, score: float | None = 0.5) -> Tone:
    return Tone(label, score if label else None, None, (), "vader")


def test_the_extremes_are_the_most_negative_and_the_most_positive_ones() -> None:
    scores: list[tuple[Label, float]] = [("positive", 0.2), ("negative", -0.3), ("positive", 0.9), ("negative", -0.8)]
    lowest, highest = extremes([entry(n, *each) for n, each in enumerate(scores, start=1)])
    assert [each.number for each in lowest] == [4, 2]
    assert [each.number for each in highest] == [3, 1]


def test_what_is_mixed_neutral_or_silent_is_no_extreme() -> None:
    assert extremes([entry(1, "mixed", 0.6), entry(2, "neutral", -0.2), entry(3, None, None)]) == ([], [])


def test_only_so_many_are_extremes() -> None:
    lowest, highest = extremes([entry(n, "negative", -n / 10) for n in range(1, 9)], most=2)
    assert ([each.number for each in lowest], highest) == ([8, 7], [])


def test_the_table_of_engines_sets_their_labels_side_by_side_and_flags_who_disagrees() -> None:
    entries = [entry(1, "positive", 0.5), entry(2, "negative", -0.5), entry(3, None, None)]
    table = engine_table(
        TEXT,
        entries,
        {
            "model": (tone("positive"), tone("negative", -0.5), tone("neutral", 0.0)),
            "vader": (tone("negative", -0.5), tone("negative", -0.5), tone(None)),
        },
    )
    assert list(table["Agreement"]) == ["⇄ opposite", "= alike", "· one alone"]
    assert list(table["Model"]) == ["+ positive +0.50", "− negative −0.50", "0 neutral +0.00"]
    assert list(table["VADER"]) == ["− negative −0.50", "− negative −0.50", "∅ no signal"]
    assert agreement_takeaway(table) == "1 of 3 quotations read differently, 1 of them in opposite ways."


def test_a_part_of_the_quotations_keeps_each_with_its_own_tone() -> None:
    table = engine_table(TEXT, [entry(2, "negative", -0.5)], {"vader": (tone("positive"), tone("negative", -0.5))})
    assert list(table["VADER"]) == ["− negative −0.50"]


def test_where_nobody_disagrees_the_takeaway_says_so() -> None:
    read = {"model": (tone("positive"),), "vader": (tone("positive"),)}
    assert agreement_takeaway(engine_table(TEXT, [entry(1, "positive", 0.5)], read)) == (  # type: ignore[arg-type]
        "0 of 1 quotation read differently."
    )
    assert agreement_takeaway(engine_table(TEXT, [], {})) == "0 of 0 quotations read differently."


def test_a_long_quotation_is_cut_in_the_table() -> None:
    text = "so " * 5000
    table = engine_table(text, [entry(1, "positive", 0.5, text)], {"vader": (tone("positive"),)})
    assert len(table["Quotation"][0]) <= EXCERPT + 1


def test_the_table_of_stances_names_countries_and_tells_how_sure() -> None:
    table = stance_table(
        [Stance("Ann", "NOR", "critical", -0.8, 0.7, (Span(0, 4),)), Stance(None, "NOR", "neutral", 0.0)],
        {"NOR": "Norway"},
    )
    assert list(table.iloc[0]) == ["Ann", "Norway", "− critical", "likely", -0.8, 0.7, 1]
    assert (table["Speaker"][1], table["How sure"][1]) == ("The author", "")


def test_the_strongest_words_are_told_first() -> None:
    words = (ToneWord(Span(0, 4), 0.3), ToneWord(Span(15, 18), -0.6))
    assert strongest(TEXT, words) == "Strongest: “bad” −0.60, “Good” +0.30."
    assert strongest(TEXT, ()) == "No single word changes it."


def test_what_the_other_engines_hear_stands_beside_the_reasons_with_who_disagrees() -> None:
    text = "More weapons mean more death."
    spans = [Span(0, len(text))]
    told = others(text, spans, tone_of(text, spans, "textblob"))
    assert told.startswith("⇄ opposite: ")
    assert "VADER − negative −" in told
    assert "TextBlob" not in told
