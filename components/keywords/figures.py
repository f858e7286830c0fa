"""Where in the text does each keyword occur, and how densely?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.keywords.measures import rolling_rate
from components.palette import ACCENT, BAND, HIGHLIGHT, RULE
from components.plain import in_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from components.article import Article, Outline, Span
    from components.keywords.records import Keyword

ROW = 44
"""Height of one keyword's strip, in pixels."""

RATE = 0.78
"""How much of its strip the highest rate of all keywords fills."""

MIDDLE = 0.45
"""Half the length of a sentence on the axis; the rest parts it from the next."""

MOST_SHAPES = 300
"""More quotations or paragraphs than this are not drawn behind the strips: they would be a grey wall."""

PIXELS = 1200
"""Steps of the axis that can be told apart; occurrences on one step share a stroke."""

HOVER = 90
"""Characters of a sentence shown on hovering."""

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
    return go.Figure(
        data=[_rates(rates), _strokes(article, parts, keywords, chosen)],
        layout={
            "height": 70 + ROW * max(len(keywords), 1),
            "margin": {"l": 0, "r": 8, "t": 6, "b": 0},
            "showlegend": False,
            "dragmode": False,
            "shapes": [*_quoted(parts, quotations), *_paragraphs(parts)],
            "meta": chosen,
            "xaxis": {
                "title": {"text": "Sentence"},
                "range": [0.6, len(parts.sentences) + 1.1],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "tickvals": [0.25 - row for row in range(len(keywords))],
                "ticktext": [f"{in_figure(word.phrase, NAME)} · {len(word.occurrences)}" for word in keywords],
                "range": [0.9 - len(keywords), 1],
                "showgrid": False,
                "zeroline": False,
                "automargin": True,
                "fixedrange": True,
            },
        },
    )


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


def _rates(rates: Sequence[Sequence[float]]) -> dict[str, Any]:
    """The rolling rates as areas, each on its strip's base line; one trace, parted by gaps, draws fastest."""
    top = max((max(rate, default=0) for rate in rates), default=0) or 1
    x: list[float | None] = []
    y: list[float | None] = []
    for row, rate in enumerate(rates):
        middles = [place + MIDDLE for place in range(1, len(rate) + 1)]
        x += [1, *middles, len(rate) + 1, len(rate) + 1, 1, None]
        y += [RATE * value / top - row for value in (*rate[:1], *rate, *rate[-1:])] + [-row, -row, None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "fill": "toself",
        "mode": "lines",
        "line": {"width": 0.5, "color": ACCENT},
        "fillcolor": "rgba(47, 109, 168, 0.20)",
        "hoverinfo": "skip",
    }


def _strokes(article: Article, parts: Outline, keywords: Sequence[Keyword], chosen: str | None) -> dict[str, Any]:
    """A stroke at each occurrence; its place between two ticks is its place within the sentence."""
    strokes = [stroke for row, keyword in enumerate(keywords) for stroke in _drawn(parts, keyword, row)]
    keys = [focus_key("keyword", stroke.phrase) for stroke in strokes]
    return {
        "type": "scatter",
        "x": [stroke.place for stroke in strokes],
        "y": [0.14 - stroke.row for stroke in strokes],
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": 15,
            "line": {
                "width": [5 if key == chosen else 3 for key in keys],
                "color": [HIGHLIGHT if key == chosen else ACCENT for key in keys],
            },
        },
        "customdata": keys,
        "hovertext": [_told(article, parts, stroke) for stroke in strokes],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
    }


class _Stroke(NamedTuple):
    """Occurrences of a phrase that share a pixel: the first of them, and how many they are."""

    phrase: str
    row: int
    place: float
    first: Span
    together: int


def _drawn(parts: Outline, keyword: Keyword, row: int) -> Iterator[_Stroke]:
    """The strokes of a keyword, one for all occurrences that would be drawn over one another."""
    pixel = (len(parts.sentences) + 1) / PIXELS
    places = ((_place(parts, parts.sentence_at(span.start), span.start), span) for span in keyword.occurrences)
    for _, together in groupby(places, key=lambda placed: int(placed[0] / pixel)):
        (place, first), *others = together
        yield _Stroke(keyword.phrase, row, place, first, 1 + len(others))


def _told(article: Article, parts: Outline, stroke: _Stroke) -> str:
    index = parts.sentence_at(stroke.first.start)
    sentence = parts.sentences[index].span.of(article.text)
    more = f" and {stroke.together - 1} more here" if stroke.together > 1 else ""
    words = in_figure(stroke.first.of(article.text), NAME)
    return f"<b>{words}</b>{more}<br>sentence {index + 1}: {in_figure(sentence, HOVER)}"


def _place(parts: Outline, index: int, offset: int) -> float:
    """Where on the axis an offset of the sentence stands: sentence 1 reaches from 1 to just before 2."""
    sentence = parts.sentences[index].span
    return index + 1 + 2 * MIDDLE * min(max((offset - sentence.start) / max(len(sentence), 1), 0), 1)


def _quoted(parts: Outline, quotations: Sequence[Span]) -> list[dict[str, Any]]:
    """A shaded band over the sentences of each quoted stretch; its edges lie where the quotation begins and ends."""
    bands: list[dict[str, Any]] = []
    for span in quotations if len(quotations) <= MOST_SHAPES else ():
        touched = parts.sentences_of(span)
        start, end = _place(parts, touched[0], span.start), _place(parts, touched[-1], span.end)
        bands.append(_shape("rect", start, end, {"fillcolor": BAND, "line": {"width": 0}}))
    return bands


def _paragraphs(parts: Outline) -> list[dict[str, Any]]:
    """A line before each paragraph but the first."""
    firsts = [
        index
        for index in range(1, len(parts.sentences))
        if parts.sentences[index].paragraph != parts.sentences[index - 1].paragraph
    ]
    look: dict[str, Any] = {"line": {"width": 1, "color": RULE, "dash": "dot"}}
    if len(firsts) > MOST_SHAPES:
        return []
    return [_shape("line", index + 0.95, index + 0.95, look) for index in firsts]


def _shape(kind: str, start: float, end: float, look: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", **look}
