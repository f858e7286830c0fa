"""Who has how much of the words that an article quotes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.palette import ACCENT, HIGHLIGHT, NO_SIGNAL
from components.plain import counted, in_figure
from components.tone.ledger import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.tone.ledger import Entry

ROW = 44
"""Height of one speaker's bar with its label, in pixels."""

MOST = 12
"""Speakers with a bar of their own; those with fewer words share a line of words."""

NAME = 40
"""Characters of a speaker's name above a bar."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How much of the quoted words is one speaker's; `name` is None for several together, who get no bar."""

    name: str | None
    label: str
    words: int
    quotations: int


def voices(entries: Iterable[Entry], most: int = MOST) -> tuple[Voice, ...]:
    """The `most` speakers with the most words, longest first, then the others together, then the unattributed."""
    words: dict[str, list[int]] = {}
    for entry in entries:
        words.setdefault(entry.speaker or NOBODY, []).append(entry.words)
    nobody = words.pop(NOBODY, None)
    named = sorted(words.items(), key=lambda item: -sum(item[1]))
    shown = [Voice(name, name, sum(counts), len(counts)) for name, counts in named[:most]]
    others = [count for _, counts in named[most:] for count in counts]
    if others:
        shown.append(Voice(None, counted(len(named) - most, "other speaker"), sum(others), len(others)))
    if nobody:
        shown.append(Voice(NOBODY, NOBODY, sum(nobody), len(nobody)))
    return tuple(shown)


def share_of_voice(entries: Sequence[Entry], chosen: Iterable[str] = ()) -> go.Figure:
    """A bar per speaker: its length is the words quoted of them. Every bar carries the name; nobody's is grey.

    Speakers that have no bar of their own stand together as a line of words, since their sum would dwarf the bars.
    `chosen` are names; their bars are outlined.
    """
    shown = voices(entries)
    total = sum(voice.words for voice in shown) or 1
    lit = set(chosen)
    rows = list(range(len(shown)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [voice.words if voice.name else 0 for voice in shown],
        "y": rows,
        "width": 0.42,
        "marker": {
            "color": [NO_SIGNAL if voice.name == NOBODY else ACCENT for voice in shown],
            "pattern": {"shape": ["/" if voice.name == NOBODY else "" for voice in shown]},
            "line": {"color": HIGHLIGHT, "width": [3 if voice.name in lit else 0 for voice in shown]},
        },
        "customdata": [voice.name or "" for voice in shown],
        "hovertext": [f"<b>{in_figure(voice.label, 60)}</b><br>{_told(voice, total)}" for voice in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    labels = [
        {
            "x": 0,
            "y": row - 0.44,
            "text": f"<b>{in_figure(voice.label, NAME)}</b>  {_told(voice, total)}",
            "showarrow": False,
            "xanchor": "left",
            "align": "left",
        }
        for row, voice in zip(rows, shown, strict=True)
    ]
    return go.Figure(data=[bars], layout=_layout(len(shown), labels, sorted(lit)))


def voice_takeaway(entries: Sequence[Entry]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    shown = voices(entries)
    total = sum(voice.words for voice in shown)
    named = [voice for voice in shown if voice.name not in (None, NOBODY)]
    if not total:
        return "No words are quoted in the article."
    told = f"Share of voice, {counted(total, 'quoted word')}: "
    if named:
        told += f"{named[0].label} has the most, {_told(named[0], total)}"
    nobody = next((voice for voice in shown if voice.name == NOBODY), None)
    if nobody:
        told += f"{'; ' if named else ''}unattributed, {_told(nobody, total)}"
    return f"{told}."


def _told(voice: Voice, total: int) -> str:
    """`120 words in 3 quotations, 40%`."""
    return (
        f"{counted(voice.words, 'word')} in {counted(voice.quotations, 'quotation')}, {voice.words / (total or 1):.0%}"
    )


def _layout(rows: int, labels: list[dict[str, object]], chosen: list[str]) -> dict[str, object]:
    return {
        "height": 24 + ROW * max(rows, 1),
        "margin": {"l": 0, "r": 8, "t": 0, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "meta": chosen,
        "annotations": labels,
        "xaxis": {"visible": False, "rangemode": "tozero", "fixedrange": True},
        "yaxis": {"visible": False, "range": [max(rows, 1) - 0.6, -0.8], "fixedrange": True},
    }
