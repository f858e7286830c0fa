"""In which tone are the quotations, one after another and speaker by speaker?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.palette import ACCENT, NO_SIGNAL, RULE, tone_colour
from components.plain import in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.tone.ledger import Entry

ROW = 30
"""Height of one quotation's bar, in pixels."""

TALLEST = 620
NOBODY = "Unattributed"
NAME = 26
"""Characters of a speaker's name beside a bar."""


def tone_in_order(entries: Sequence[Entry], chosen: str | None = None) -> go.Figure:
    """A bar per quotation in reading order: length is the tone score, −1…1, thickness its share of the words.

    A quotation without signal has a hollow diamond at the axis instead of a bar. Every mark carries `quotation:N`.
    """
    longest = max((entry.words for entry in entries), default=1)
    rows = [f"{entry.number} · {in_figure(entry.speaker or NOBODY, NAME)}" for entry in entries]
    silent = [(row, entry) for row, entry in zip(rows, entries, strict=True) if entry.tone.score is None]
    figure = go.Figure(
        go.Bar(
            y=rows,
            x=[entry.tone.score or 0.0 for entry in entries],
            orientation="h",
            width=[0.25 + 0.55 * (entry.words / longest) ** 0.5 for entry in entries],
            marker={
                "color": [tone_colour(entry.tone.score or 0.0) for entry in entries],
                "line": {
                    "color": ACCENT,
                    "width": [3 if focus_key("quotation", entry.number) == chosen else 0 for entry in entries],
                },
            },
            text=[_score(entry) for entry in entries],
            textposition="outside",
            cliponaxis=False,
            customdata=[focus_key("quotation", entry.number) for entry in entries],
            hovertext=[_told(entry) for entry in entries],
            hovertemplate="%{hovertext}<extra></extra>",
            unselected={"marker": {"opacity": 1}},
        )
    )
    figure.add_trace(_silent(silent))
    _axes(figure, max(len(entries), 2), chosen)
    return figure


def tone_by_speaker(entries: Sequence[Entry], chosen: str | None = None) -> go.Figure:
    """A row per speaker: every quotation a point at its score, sized by its words; a line from lowest to highest.

    Quotations without signal stand as hollow diamonds on the axis. Every point carries `speaker:NAME`.
    """
    speakers = list(dict.fromkeys(entry.speaker or NOBODY for entry in entries))
    figure = go.Figure()
    for speaker in speakers:
        own = [entry.tone.score for entry in entries if (entry.speaker or NOBODY) == speaker]
        scores = [score for score in own if score is not None]
        if scores:
            figure.add_trace(
                go.Scatter(
                    x=[min(scores), max(scores)],
                    y=[in_figure(speaker, NAME)] * 2,
                    mode="lines",
                    line={"color": RULE, "width": 3},
                    hoverinfo="skip",
                )
            )
    scored = [entry for entry in entries if entry.tone.score is not None]
    figure.add_trace(
        go.Scatter(
            x=[entry.tone.score for entry in scored],
            y=[in_figure(entry.speaker or NOBODY, NAME) for entry in scored],
            mode="markers",
            marker={
                "size": [8 + 2 * min(entry.words, 200) ** 0.5 for entry in scored],
                "color": [tone_colour(entry.tone.score or 0.0) for entry in scored],
                "line": {"color": "white", "width": 1},
            },
            customdata=[_speaker_or_quotation(entry) for entry in scored],
            hovertext=[_told(entry) for entry in scored],
            hovertemplate="%{hovertext}<extra></extra>",
            unselected={"marker": {"opacity": 1}},
        )
    )
    silent = [(in_figure(entry.speaker or NOBODY, NAME), entry) for entry in entries if entry.tone.score is None]
    figure.add_trace(_silent(silent))
    _axes(figure, max(len(speakers), 2), chosen)
    return figure


def tone_takeaway(entries: Sequence[Entry]) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    if not entries:
        return "No quotation was found in the article."
    counts = {label: sum(entry.tone.label == label for entry in entries) for label in ("positive", "negative", "mixed")}
    told = ", ".join(f"{count} {label}" for label, count in counts.items() if count) or "none with a clear tone"
    silent = sum(entry.tone.label is None for entry in entries)
    most = max(entries, key=lambda entry: entry.words)
    return (
        f"Tone of {len(entries)} quotations: {told}, {silent} without signal. "
        f"The longest, {most.words} words, is {most.speaker or 'unattributed'}."
    )


def _silent(rows: Sequence[tuple[str, Entry]]) -> go.Scatter:
    return go.Scatter(
        x=[0.0] * len(rows),
        y=[row for row, _ in rows],
        mode="markers+text",
        marker={"symbol": "diamond-open", "color": NO_SIGNAL, "size": 10},
        text=["no signal"] * len(rows),
        textposition="middle right",
        customdata=[focus_key("quotation", entry.number) for _, entry in rows],
        hovertext=[_told(entry) for _, entry in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _axes(figure: go.Figure, rows: int, chosen: str | None) -> None:
    figure.update_layout(
        height=min(96 + ROW * rows, max(TALLEST, 96 + 14 * rows)),
        margin={"l": 0, "r": 0, "t": 6, "b": 0},
        showlegend=False,
        bargap=0,
        dragmode=False,
        meta=chosen,
    )
    figure.update_xaxes(
        range=[-1.12, 1.12],
        tickvals=[-1, -0.5, 0, 0.5, 1],
        ticktext=["−1 negative", "−0.5", "0", "0.5", "1 positive"],
        zeroline=True,
        zerolinecolor=RULE,
        fixedrange=True,
    )
    figure.update_yaxes(autorange="reversed", type="category", automargin=True, fixedrange=True)


def _speaker_or_quotation(entry: Entry) -> str:
    return focus_key("speaker", entry.speaker) if entry.speaker else focus_key("quotation", entry.number)


def _score(entry: Entry) -> str:
    return "" if entry.tone.score is None else f"{entry.tone.score:+.2f}".replace("-", "−")


def _told(entry: Entry) -> str:
    tone = f"{entry.tone.label} {_score(entry)}" if entry.tone.label else "no signal"
    return f"<b>{entry.number} · {in_figure(entry.speaker or NOBODY, 60)}</b><br>{entry.words} words<br>{tone}"
