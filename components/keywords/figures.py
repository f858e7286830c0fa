"""Where in the text does each keyword occur, and how densely?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.keywords.measures import rolling_rate
from components.palette import ACCENT, BAND, RULE
from components.plain import in_figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article, Outline, Span
    from components.keywords.records import Keyword

ROW = 44
"""Height of one keyword's strip, in pixels."""

RATE = 0.78
"""How much of its strip the highest rate of all keywords fills."""

NAME = 30
"""Characters of a keyword beside its strip."""


def keyword_strips(
    article: Article,
    parts: Outline,
    keywords: Sequence[Keyword],
    *,
    quotations: Sequence[Span],
    window: int,
    chosen: str | None = None,
) -> go.Figure:
    """A strip per keyword over the sentences: a stroke for each occurrence, above the rolling rate per 100 words.

    Quotations are shaded, paragraphs parted by lines; every stroke carries `keyword:PHRASE`. The rates share one
    scale, so strips can be compared; hovering tells the numbers.
    """
    rates = [rolling_rate(keyword.occurrences, parts, article.text, window) for keyword in keywords]
    top = max((max(rate, default=0) for rate in rates), default=0) or 1
    figure = go.Figure()
    for row, (keyword, rate) in enumerate(zip(keywords, rates, strict=True)):
        figure.add_trace(_rate(keyword, rate, -row, top))
    for row, keyword in enumerate(keywords):
        figure.add_trace(_strokes(article, parts, keyword, -row, focus_key("keyword", keyword.phrase) == chosen))
    figure.update_layout(
        height=70 + ROW * max(len(keywords), 1),
        margin={"l": 0, "r": 8, "t": 6, "b": 0},
        showlegend=False,
        dragmode=False,
        shapes=[*_quoted(parts, quotations), *_paragraphs(parts)],
        meta=chosen,
    )
    figure.update_xaxes(
        title="Sentence", range=[0.4, len(parts.sentences) + 1.1], showgrid=False, zeroline=False, fixedrange=True
    )
    figure.update_yaxes(
        tickvals=[-row + 0.25 for row in range(len(keywords))],
        ticktext=[f"{in_figure(keyword.phrase, NAME)} · {len(keyword.occurrences)}" for keyword in keywords],
        range=[-len(keywords) + 0.9, 1],
        showgrid=False,
        zeroline=False,
        automargin=True,
        fixedrange=True,
    )
    return figure


def keyword_takeaway(keywords: Sequence[Keyword], parts: Outline) -> str:
    """What the figure says, in a sentence for those who do not see it."""
    if not keywords:
        return "No keyword is shown."
    told = "; ".join(
        f"{keyword.phrase}, {len(keyword.occurrences)} times, {first_and_last(keyword, parts)}" for keyword in keywords
    )
    return f"Occurrences over {len(parts.sentences)} sentences: {told}."


def first_and_last(keyword: Keyword, parts: Outline) -> str:
    """`sentences 2 to 19`, or `sentence 4`, or `nowhere`."""
    if not keyword.occurrences:
        return "nowhere"
    first, last = (parts.sentence_at(keyword.occurrences[at].start) + 1 for at in (0, -1))
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def _rate(keyword: Keyword, rate: Sequence[float], base: float, top: float) -> go.Scatter:
    """The rolling rate as an area that stands on the strip's base line."""
    places = list(range(1, len(rate) + 1))
    return go.Scatter(
        x=places + places[::-1],
        y=[base + RATE * value / top for value in rate] + [base] * len(rate),
        fill="toself",
        mode="lines",
        line={"width": 0.5, "color": ACCENT},
        fillcolor="rgba(47, 109, 168, 0.20)",
        hoverinfo="skip",
        name=in_figure(keyword.phrase),
    )


def _strokes(article: Article, parts: Outline, keyword: Keyword, base: float, chosen: bool) -> go.Scatter:
    """A stroke at each occurrence; its place between two ticks is its place within the sentence."""
    sentences = [parts.sentence_at(span.start) for span in keyword.occurrences]
    return go.Scatter(
        x=[_place(parts, index, span) for index, span in zip(sentences, keyword.occurrences, strict=True)],
        y=[base + 0.14] * len(sentences),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 15,
            "line": {"width": 5 if chosen else 3, "color": "#D55E00" if chosen else ACCENT},
        },
        customdata=[focus_key("keyword", keyword.phrase)] * len(sentences),
        hovertext=[
            f"<b>{in_figure(span.of(article.text), NAME)}</b><br>sentence {index + 1}: "
            f"{in_figure(parts.sentences[index].span.of(article.text), 90)}"
            for index, span in zip(sentences, keyword.occurrences, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )


def _place(parts: Outline, index: int, span: Span) -> float:
    sentence = parts.sentences[index].span
    return index + 1 + 0.8 * min((span.start - sentence.start) / max(len(sentence), 1), 1)


def _quoted(parts: Outline, quotations: Sequence[Span]) -> list[dict[str, object]]:
    """A shaded band over the sentences of each quoted stretch; its edges lie where the quotation begins and ends."""
    bands = []
    for span in quotations:
        touched = parts.sentences_of(span)
        start = _place(parts, touched[0], span)
        end = _place(parts, touched[-1], type(span)(span.end, span.end))
        bands.append(_shape("rect", start, end + 0.1, {"fillcolor": BAND, "line": {"width": 0}}))
    return bands


def _paragraphs(parts: Outline) -> list[dict[str, object]]:
    """A line before each paragraph but the first."""
    firsts = [
        index
        for index in range(1, len(parts.sentences))
        if parts.sentences[index].paragraph != parts.sentences[index - 1].paragraph
    ]
    look: dict[str, object] = {"line": {"width": 1, "color": RULE, "dash": "dot"}}
    return [_shape("line", index + 0.92, index + 0.92, look) for index in firsts]


def _shape(kind: str, start: float, end: float, look: dict[str, object]) -> dict[str, object]:
    return {"type": kind, "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", **look}
