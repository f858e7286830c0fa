"""How do tones and stances stand once the reader has said otherwise?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from components.tone.find import tones_of
from components.tone.records import Tone
from components.tone.wording import stance_name
from dashboard.corrections.quoted import GONE, quotation_at
from dashboard.parsing import stances_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.records import Attitude, Label, Stance
    from dashboard.corrections.records import Correction
    from dashboard.parsing import ParsedArticle

SCORES = {"positive": 0.5, "negative": -0.5, "supportive": 0.5, "critical": -0.5}
"""Where a figure sets what a reader has called so: half-way, for nobody measured it. Anything else stands at 0."""


def heard_again(parsed: ParsedArticle, found: ParsedArticle) -> ParsedArticle:
    """The article with the tones of quotations that were not heard yet, and the stances by who speaks now.

    `found` is what the program found; nothing is heard where nobody was asked to hear it.
    """
    engine = found.overall_tone.engine
    if engine is None:
        return parsed
    fresh = [number for number, tone in enumerate(parsed.quotation_tones) if tone.engine is None]
    tones = list(parsed.quotation_tones)
    heard = tones_of(parsed.article.text, [parsed.quotations[number].spans for number in fresh], engine)
    for number, tone in zip(fresh, heard, strict=True):
        tones[number] = tone
    changed = _spoken(parsed) != _spoken(found)
    stances = stances_in(parsed) if engine == "model" and changed else parsed.stances
    return replace(parsed, quotation_tones=tuple(tones), stances=stances)


def with_tones(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the tones that the reader gave or confirmed."""
    tones, refused = list(parsed.quotation_tones), {}
    for each in said:
        number = quotation_at(parsed.quotations, each.start, each.end)
        if number is None:
            refused[each.identity] = GONE
        elif each.confirms:
            tones[number] = replace(tones[number], reader="confirmed")
        else:
            label = cast("Label", each.after) if each.after else None
            score = SCORES.get(each.after, 0.0) if label else None
            tones[number] = Tone(label, score, None, (), tones[number].engine, reader="corrected")
    return replace(parsed, quotation_tones=tuple(tones)), refused


def with_stances(parsed: ParsedArticle, said: Sequence[Correction]) -> tuple[ParsedArticle, dict[str, str]]:
    """The article with the stances that the reader gave, took out or confirmed."""
    stances = {stance_name(stance): stance for stance in parsed.stances}
    refused = {}
    for each in said:
        stance = stances.get(each.about)
        if stance is None:
            if parsed.stances:  # another engine than the model reads none, so that nothing can be said of them
                refused[each.identity] = "this stance is not found any more"
        elif each.confirms:
            stances[each.about] = replace(stance, reader="confirmed")
        elif each.after:
            stances[each.about] = _taken(stance, cast("Attitude", each.after))
        else:
            del stances[each.about]
    return replace(parsed, stances=tuple(stances.values())), refused


def _taken(stance: Stance, attitude: Attitude) -> Stance:
    return replace(stance, stance=attitude, score=SCORES.get(attitude, 0.0), confidence=None, reader="corrected")


def _spoken(parsed: ParsedArticle) -> object:
    """All that stances depend on: who says what, and where countries are spoken of."""
    return (
        [(quotation.speaker, quotation.spans) for quotation in parsed.quotations],
        [(statement.speaker, statement.span) for statement in parsed.statements],
        [(country.iso3, [mention.span for mention in country.mentions]) for country in parsed.countries],
    )
