"""In which tone are the quotations, one after another and speaker by speaker?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.palette import HIGHLIGHT, NO_SIGNAL, RULE, tone_colour
from components.plain import by_you, counted, in_figure
from components.tone.ledger import NOBODY
from components.tone.wording import LIKELY, labelled, signed, sureness

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from components.tone.ledger import Entry

TOLD = 8
"""So many speakers are told to those who do not see the figure."""

LABELS = ("positive", "negative", "mixed", "neutral")

ROW = 30
"""Height of one quotation's bar, in pixels."""

TALLEST, LEAST_ROW = 620, 15
"""Pixels beyond which the rows grow narrower, and what each keeps at the least."""

MEAN = 22
"""Pixels of the stroke at a speaker's mean: longer than most points are wide, which lie over it."""

NAME = 26
"""Characters of a speaker's name beside a bar."""


def tone_in_order(entries: Sequence[Entry], chosen: str | None = None) -> go.Figure:
    """A bar per quotation in reading order: length is the tone score, −1…1, thickness its share of the words.

    Mixed ones are hatched, neutral ones grey; `?` marks what the engine is unsure of.
    A quotation without signal has a hollow diamond at the axis instead of a bar. Every mark carries `quotation:N`.
    """
    longest = max((entry.words for entry in entries), default=1)
    rows = [f"{entry.number} · {_row(entry)}" for entry in entries]
    silent = [(row, entry) for row, entry in zip(rows, entries, strict=True) if entry.tone.score is None]
    bars = {
        "type": "bar",
        "y": rows,
        "x": [entry.tone.score or 0.0 for entry in entries],
        "orientation": "h",
        "width": [0.25 + 0.55 * (entry.words / longest) ** 0.5 for entry in entries],
        "marker": {
            "color": [_colour(entry) for entry in entries],
            "pattern": {"shape": ["/" if entry.tone.label == "mixed" else "" for entry in entries], "size": 6},
            "line": {"color": HIGHLIGHT, "width": [3 if _key(entry) == chosen else 0 for entry in entries]},
        },
        "customdata": [_key(entry) for entry in entries],
        "hovertext": [_told(entry) for entry in entries],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    return go.Figure(data=[bars, _scores(rows, entries), *_silent(silent)], layout=_layout(len(entries), chosen))


def tone_by_speaker(entries: Sequence[Entry], chosen: str | None = None) -> go.Figure:
    """A row per speaker: every quotation a point at its score, sized by its words; a line from lowest to highest.

    A stroke across the line marks the mean. Quotations without signal stand as hollow diamonds on the axis. Every point
    carries `speaker:NAME`.
    """
    speakers = {_row(entry) for entry in entries}
    scored = [entry for entry in entries if entry.tone.score is not None]
    points = {
        "type": "scatter",
        "x": [entry.tone.score for entry in scored],
        "y": [_row(entry) for entry in scored],
        "mode": "markers",
        "marker": {
            "size": [8 + 2 * min(entry.words, 200) ** 0.5 for entry in scored],
            "color": [_colour(entry) for entry in scored],
            "line": {"color": "white", "width": 1},
        },
        "customdata": [focus_key("speaker", entry.speaker) if entry.speaker else _key(entry) for entry in scored],
        "hovertext": [_told(entry) for entry in scored],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    silent = [(_row(entry), entry) for entry in entries if entry.tone.score is None]
    return go.Figure(data=[_spreads(scored), points, *_silent(silent)], layout=_layout(len(speakers), chosen))


def tone_takeaway(entries: Sequence[Entry]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    if not entries:
        return "No quotation was found in the article."
    counts = {label: sum(entry.tone.label == label for entry in entries) for label in LABELS}
    told = ", ".join(f"{count} {label}" for label, count in counts.items() if count) or "none with a clear tone"
    silent = sum(entry.tone.label is None for entry in entries)
    most = max(entries, key=lambda entry: entry.words)
    return (
        f"Tone of {counted(len(entries), 'quotation')}: {told}, {silent} without signal. "
        f"The longest, {counted(most.words, 'word')}, is {most.speaker or 'unattributed'}."
    )


def speaker_takeaway(entries: Sequence[Entry]) -> str:
    """From where to where each speaker's tone goes, and its mean, in a sentence for those who do not see it."""
    told = []
    for speaker in dict.fromkeys(entry.speaker or NOBODY for entry in entries):
        own = [entry.tone.score for entry in entries if (entry.speaker or NOBODY) == speaker]
        scores = [score for score in own if score is not None]
        spread = "".join(map(signed, scores[:1]))
        if len(scores) > 1:
            mean = sum(scores) / len(scores)
            spread = f"{signed(min(scores))} to {signed(max(scores))}, mean {signed(mean)}"
        told.append(f"{speaker} {spread or 'no signal'} ({counted(len(own), 'quotation')})")
    more = f", and {counted(len(told) - TOLD, 'more speaker')}" if len(told) > TOLD else ""
    return f"Tone by speaker: {', '.join(told[:TOLD])}{more}." if told else "No quotation was found in the article."


def _scores(rows: Sequence[str], entries: Sequence[Entry]) -> dict[str, Any]:
    """The score of each bar, written on the other side of the axis: there is always room, also on a phone."""
    return {
        "type": "scatter",
        "x": [0.0] * len(rows),
        "y": rows,
        "mode": "text",
        "text": [_score(entry) for entry in entries],
        "textposition": ["middle right" if (entry.tone.score or 0.0) < 0 else "middle left" for entry in entries],
        "textfont": {"size": 11},
        "hoverinfo": "skip",
    }


def _spreads(scored: Sequence[Entry]) -> dict[str, Any]:
    """A line per speaker from their lowest over their mean to their highest score; one trace, parted by gaps."""
    x: list[float | None] = []
    y: list[str | None] = []
    for row in dict.fromkeys(_row(entry) for entry in scored):
        scores = [entry.tone.score for entry in scored if _row(entry) == row and entry.tone.score is not None]
        x += [min(scores), sum(scores) / len(scores), max(scores), None]
        y += [row, row, row, None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines+markers",
        "line": {"color": RULE, "width": 3},
        "marker": {
            "symbol": "line-ns",
            "size": [0, MEAN, 0, 0] * (len(x) // 4),
            "line": {"color": NO_SIGNAL, "width": 3},
            "opacity": 1,
        },
        "hoverinfo": "skip",
    }


def _silent(rows: Sequence[tuple[str, Entry]]) -> list[dict[str, Any]]:
    """A hollow diamond for each quotation without signal; no trace where every quotation has one."""
    if not rows:
        return []
    return [
        {
            "type": "scatter",
            "x": [0.0] * len(rows),
            "y": [row for row, _ in rows],
            "mode": "markers+text",
            "marker": {"symbol": "diamond-open", "color": NO_SIGNAL, "size": 10},
            "text": ["no signal"] * len(rows),
            "textposition": "middle right",
            "customdata": [_key(entry) for _, entry in rows],
            "hovertext": [_told(entry) for _, entry in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
    ]


def _layout(rows: int, chosen: str | None) -> dict[str, Any]:
    return {
        "height": min(116 + ROW * max(rows, 2), max(TALLEST, 116 + LEAST_ROW * rows)),
        "margin": {"l": 0, "r": 0, "t": 6, "b": 0},
        "showlegend": False,
        "bargap": 0,
        "dragmode": False,
        "meta": chosen,
        "xaxis": {
            "range": [-1.12, 1.12],
            "tickvals": [-1, -0.5, 0, 0.5, 1],
            "ticktext": ["−1", "−0.5", "0", "0.5", "1"],
            "title": {"text": "negative ← tone → positive"},
            "zerolinecolor": RULE,
            "fixedrange": True,
        },
        "yaxis": {"autorange": "reversed", "type": "category", "automargin": True, "fixedrange": True},
    }


def _key(entry: Entry) -> str:
    return focus_key("quotation", entry.number)


def _row(entry: Entry) -> str:
    return in_figure(entry.speaker or NOBODY, NAME)


def _score(entry: Entry) -> str:
    """The score at a bar, its label where the sign does not tell it, and `?` where it is unsure."""
    tone = entry.tone
    if tone.score is None or tone.label is None:
        return ""
    unsure = tone.confidence is not None and tone.confidence < LIKELY
    label = f" {tone.label}" if tone.label in {"mixed", "neutral"} else ""
    return f"\N{NO-BREAK SPACE}{signed(tone.score)}{label}{'?' * unsure}\N{NO-BREAK SPACE}"


def _colour(entry: Entry) -> str:
    return tone_colour(0.0 if entry.tone.label == "neutral" else entry.tone.score or 0.0)


def _told(entry: Entry) -> str:
    sure = "" if entry.tone.confidence is None else sureness(entry.tone.confidence)
    told = (labelled(entry.tone.label, entry.tone.score), by_you(entry.tone.reader) or sure)
    tone = ", ".join(part for part in told if part)
    return f"<b>{entry.number} · {in_figure(entry.speaker or NOBODY, 60)}</b><br>{entry.words} words<br>{tone}"
