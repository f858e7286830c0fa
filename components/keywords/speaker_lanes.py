"""Who speaks where: a lane over the sentences for each of those who are quoted most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from components.article.focus import focus_key
from components.article.outline import count_words
from components.keywords.sentence_axis import stretch_of
from components.palette import HIGHLIGHT, NO_SIGNAL, VOICE
from components.plain import counted, in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Outline, Span
    from components.quotes.records import Quotation

LANES = 4
"""Lanes at the most; where more people speak, the last one is for all others."""

HEIGHT = 0.36
"""Of a lane, in heights of a keyword's strip."""

NAME = 22
"""Characters of a name beside its lane."""

UNATTRIBUTED = "unattributed"
MOST_STRETCHES = 2_000
"""More stretches of speech than these are not drawn: nobody could tell them apart."""


class Stretch(NamedTuple):
    """A stretch of speech, whose it is, its words, and the number of its quotation, from 1."""

    span: Span
    speaker: str
    words: int
    number: int


def stretches(text: str, quotations: Sequence[Quotation]) -> list[Stretch]:
    """Every stretch of speech, in reading order of the quotations; none where there are too many to be drawn."""
    found = [
        Stretch(span, quotation.speaker or UNATTRIBUTED, count_words(span.of(text)), number)
        for number, quotation in enumerate(quotations, start=1)
        for span in quotation.spans
    ]
    return found if len(found) <= MOST_STRETCHES else []


def lane_names(spoken: Sequence[Stretch]) -> list[str]:
    """The lanes from the top: those who speak most first, all others in the last, which says how many they are."""
    words: dict[str, int] = {}
    for stretch in spoken:
        words[stretch.speaker] = words.get(stretch.speaker, 0) + stretch.words
    names = sorted(words, key=lambda name: (name == UNATTRIBUTED, -words[name]))
    if len(names) <= LANES:
        return names
    return [*names[: LANES - 1], f"{len(names) - LANES + 1} others"]


def lane_bars(parts: Outline, spoken: Sequence[Stretch], bottom: float, chosen: str | None) -> dict[str, Any]:
    """A bar for each stretch on its speaker's lane, the lowest lane at height `bottom`.

    Every bar carries its speaker's focus, or its quotation's where the speaker is unknown, and its first sentence.
    """
    names = lane_names(spoken)
    lanes = {name: bottom + HEIGHT * (len(names) - row - 0.5) for row, name in enumerate(names)}
    places = [stretch_of(parts, stretch.span) for stretch in spoken]
    keys = [_key(stretch) for stretch in spoken]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start for start, _ in places],
        "x": [end - start for start, end in places],
        "y": [lanes.get(stretch.speaker, lanes[names[-1]]) for stretch in spoken],
        "width": 0.7 * HEIGHT,
        "marker": {"color": [_colour(*both, chosen) for both in zip(keys, spoken, strict=True)], "line": {"width": 0}},
        "customdata": [[key, parts.sentence_at(stretch.span.start)] for key, stretch in zip(keys, spoken, strict=True)],
        "hovertext": [_told(parts, stretch) for stretch in spoken],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


def lane_ticks(spoken: Sequence[Stretch], bottom: float) -> tuple[list[float], list[str]]:
    """Where the lanes stand, and their names."""
    names = lane_names(spoken)
    heights = [bottom + HEIGHT * (len(names) - row - 0.5) for row in range(len(names))]
    return heights, [f"<i>{in_figure(name, NAME)}</i>" for name in names]


def _key(stretch: Stretch) -> str:
    if stretch.speaker == UNATTRIBUTED:
        return focus_key("quotation", stretch.number)
    return focus_key("speaker", stretch.speaker)


def _colour(key: str, stretch: Stretch, chosen: str | None) -> str:
    if chosen in (key, focus_key("quotation", stretch.number)):
        return HIGHLIGHT
    return NO_SIGNAL if stretch.speaker == UNATTRIBUTED else VOICE


def _told(parts: Outline, stretch: Stretch) -> str:
    first, *others = (number + 1 for number in parts.sentences_of(stretch.span))
    where = f"sentences {first} to {others[-1]}" if others else f"sentence {first}"
    return f"<b>{in_figure(stretch.speaker)}</b><br>{where}, {counted(stretch.words, 'word')}"
