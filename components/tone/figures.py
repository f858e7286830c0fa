"""In which tone are the quotations, one after another and speaker by speaker?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.palette import HIGHLIGHT, NO_SIGNAL, RULE, tone_colour
from components.plain import by_you, counted, in_figure
from components.tone.ledger import NOBODY
from components.tone.wording import LIKELY, labelled, signed, sureness
from components.tone.wording import NO_SIGNAL as NO_SIGNAL_TOLD

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

HOLLOW = "rgba(0, 0, 0, 0)"

NAME = 26
"""Characters of a speaker's name beside a bar."""


def tone_in_order(entries: Sequence[Entry], chosen: str | None = None) -> go.Figure:
    """A bar per quotation in reading order, as long as it has words: to the left if negative, to the right if positive.

    Neutral ones, grey, and mixed ones, hatched, lie across the axis, those without signal too, hollow. The colour tells
    the tone score, which stands beside a bar that takes a side; `?` marks what the engine is unsure of. Every bar
    carries `quotation:N`.
    """
    rows = [f"{entry.number} · {_row(entry)}" for entry in entries]
    bars = {
        "type": "bar",
        "y": rows,
        "x": [_length(entry) for entry in entries],
        "base": [_base(entry) for entry in entries],
        "orientation": "h",
        "width": 0.66,
        "marker": {
            "color": [_colour(entry) for entry in entries],
            "pattern": {"shape": ["/" if entry.tone.label == "mixed" else "" for entry in entries], "size": 6},
            "line": {
                "color": [HIGHLIGHT if _key(entry) == chosen else NO_SIGNAL for entry in entries],
                "width": [3 if _key(entry) == chosen else int(entry.tone.score is None) for entry in entries],
            },
        },
        "customdata": [_key(entry) for entry in entries],
        "hovertext": [_told(entry) for entry in entries],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }
    longest = max((entry.words for entry in entries), default=1)
    layout = _layout(len(entries), chosen) | {"xaxis": _words_axis(longest)}
    return go.Figure(data=[bars, _scores(rows, entries)], layout=layout)


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


def _side(entry: Entry) -> int:
    """-1 for a negative quotation, 1 for a positive one, 0 for those that lie across the axis."""
    return {"negative": -1, "positive": 1}.get(entry.tone.label or "", 0)


def _length(entry: Entry) -> int:
    return entry.words * (_side(entry) or 1)


def _base(entry: Entry) -> float:
    """Where the bar begins: at the axis, or as far before it as the bar goes beyond."""
    return 0 if _side(entry) else -entry.words / 2


def _scores(rows: Sequence[str], entries: Sequence[Entry]) -> dict[str, Any]:
    """The score of each bar, on the other side of the axis, where there is room, or behind a bar across it."""
    return {
        "type": "scatter",
        "x": [0 if _side(entry) else entry.words / 2 for entry in entries],
        "y": rows,
        "mode": "text",
        "text": [_score(entry) for entry in entries],
        "textposition": ["middle left" if _side(entry) > 0 else "middle right" for entry in entries],
        "textfont": {"size": 11},
        "cliponaxis": False,
        "customdata": [_key(entry) for entry in entries],
        "hovertext": [_told(entry) for entry in entries],
        "hovertemplate": "%{hovertext}<extra></extra>",
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
            "text": [NO_SIGNAL_TOLD] * len(rows),
            "textposition": "middle right",
            "customdata": [_key(entry) for _, entry in rows],
            "hovertext": [_told(entry) for _, entry in rows],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
        }
    ]


def _words_axis(longest: int) -> dict[str, Any]:
    """Words to both sides of the axis, as many for negative as for positive ones."""
    step = next(step for power in range(9) for step in (10**power, 2 * 10**power, 5 * 10**power) if longest <= 3 * step)
    ticks = range(-(longest // step) * step, longest + 1, step)
    return {
        "range": [-1.12 * longest, 1.12 * longest],
        "tickvals": list(ticks),
        "ticktext": [f"{abs(tick):,}" for tick in ticks],
        "title": {"text": "negative ← words → positive"},
        "zerolinecolor": RULE,
        "fixedrange": True,
    }


def _layout(rows: int, chosen: str | None) -> dict[str, Any]:
    return {
        "height": min(116 + ROW * max(rows, 2), max(TALLEST, 116 + LEAST_ROW * rows)),
        "margin": {"l": 0, "r": 16, "t": 6, "b": 0},
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
    """The score at a bar, or the label of one that takes no side, which leaves little room; `?` where it is unsure."""
    tone = entry.tone
    if tone.score is None or tone.label is None:
        return f"\N{NO-BREAK SPACE}{NO_SIGNAL_TOLD}\N{NO-BREAK SPACE}"
    unsure = tone.confidence is not None and tone.confidence < LIKELY
    told = signed(tone.score) if _side(entry) else tone.label
    return f"\N{NO-BREAK SPACE}{told}{'?' * unsure}\N{NO-BREAK SPACE}"


def _colour(entry: Entry) -> str:
    if entry.tone.score is None:
        return HOLLOW
    return tone_colour(0.0 if entry.tone.label == "neutral" else entry.tone.score)


def _told(entry: Entry) -> str:
    sure = "" if entry.tone.confidence is None else sureness(entry.tone.confidence)
    told = (labelled(entry.tone.label, entry.tone.score), by_you(entry.tone.reader) or sure)
    tone = ", ".join(part for part in told if part)
    return f"<b>{entry.number} · {in_figure(entry.speaker or NOBODY, 60)}</b><br>{entry.words} words<br>{tone}"
