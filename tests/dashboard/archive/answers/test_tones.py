"""Are tones counted over time as the articles have them: their own, a speaker's, toward a country?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from components.keywords.periods import UNITS, period_of
from dashboard.archive.answers import Filters, tone_over_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from components.keywords.periods import Unit
    from components.tone.records import Tone
    from dashboard.archive.reading import Archive
    from dashboard.parsing import ParsedArticle

LABELS = ("positive", "negative", "mixed", "neutral", None)


def checked(frame: pd.DataFrame, tones: Iterable[tuple[date | None, Tone]], unit: Unit) -> None:
    counts: Counter[tuple[date, str | None]] = Counter()
    scores: dict[date, list[float]] = {}
    for day, tone in tones:
        if day:
            first = period_of(day, unit).first
            counts[first, tone.label] += 1
            scores.setdefault(first, []).extend([] if tone.score is None else [tone.score])
    assert frame["period"].tolist() == sorted(scores)
    for row in frame.to_dict("records"):
        own = [row[label or "no_signal"] for label in LABELS]
        assert own == [counts[row["period"], label] for label in LABELS]
        assert row["n"] == sum(own)
        mean = scores[row["period"]]
        assert row["mean"] == pytest.approx(sum(mean) / len(mean), abs=1e-4)


@pytest.mark.parametrize("unit", UNITS)
def test_the_tone_of_articles(archive: Archive, parsed: list[ParsedArticle], unit: Unit) -> None:
    checked(tone_over_time(archive, Filters(), unit), ((each.article.date, each.overall_tone) for each in parsed), unit)
    wire = [each for each in parsed if each.article.outlet == "Wire 1"]
    some = tone_over_time(archive, Filters(outlets=("Wire 1",)), unit)
    checked(some, ((each.article.date, each.overall_tone) for each in wire), unit)


@pytest.mark.parametrize("unit", UNITS)
def test_the_tone_of_a_speakers_quotations(archive: Archive, parsed: list[ParsedArticle], unit: Unit) -> None:
    said = [
        (each.article.date, tone)
        for each in parsed
        for quotation, tone in zip(each.quotations, each.quotation_tones, strict=True)
        if quotation.speaker == "Omar Said"
    ]
    assert len(said) > 5
    checked(tone_over_time(archive, Filters(), unit, speaker="Omar Said"), said, unit)


def test_sums_kept_beside_give_what_the_articles_give(archive: Archive, request: pytest.FixtureRequest) -> None:
    some = (Filters(), Filters(date(2024, 2, 1), date(2024, 2, 29)))
    summed = [tone_over_time(archive, each, "month").round(6).to_dict() for each in some]
    request.getfixturevalue("unsummed")
    assert [tone_over_time(archive, each, "month").round(6).to_dict() for each in some] == summed


def test_stances_toward_a_country_are_positive_and_negative(archived: Callable[..., Archive]) -> None:
    archive = archived(
        {
            "text": "“We stand by Ukraine, our friend,” Ann Berg said. “We condemn Russia,” Paul Okoro said.",
            "date": "2024-05-03",
        },
        tone="model",
    )
    columns = ["positive", "negative", "n"]
    assert tone_over_time(archive, Filters(), "month", toward="UKR")[columns].to_numpy().tolist() == [[1, 0, 1]]
    assert tone_over_time(archive, Filters(), "month", toward="RUS")[columns].to_numpy().tolist() == [[0, 1, 1]]
    assert tone_over_time(archive, Filters(), "month", speaker="Ann Berg", toward="RUS").empty
