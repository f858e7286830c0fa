"""Where in the text does each keyword occur, and how densely?"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import plotly.graph_objects as go

from components.article.focus import focus_key
from components.keywords.find import only_quoted
from components.keywords.measures import counts_by_sentence, juilland_d, rolling_rate, spread_reading, words_by_sentence
from components.keywords.sentence_axis import LENGTH, place_of, stretch_of
from components.keywords.speaker_lanes import HEIGHT, lane_bars, lane_names, lane_ticks, stretches
from components.palette import ACCENT, HIGHLIGHT
from components.plain import in_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from components.article import Article, Outline, Span
    from components.keywords.records import Keyword
    from components.quotes.records import Quotation

ROW = 50
"""Height of one keyword's strip, in pixels."""

RATE = 0.78
"""How much of its strip the highest rate of all keywords fills."""

MOST_SHAPES = 300
"""More quotations or paragraphs than this are not drawn behind the strips: they would be a grey wall."""

PIXELS = 1200
"""Steps of the axis that can be told apart; occurrences on one step share a stroke."""

QUOTED, PARAGRAPH = "rgba(122, 111, 168, 0.17)", "rgba(128, 128, 120, 0.09)"
"""Behind the strips: quotations in the lanes' colour, every other paragraph in a lighter grey."""

HOVER = 90
"""Characters of a sentence shown on hovering."""

NAME = 24
"""Characters of a keyword beside its strip."""

KINDS = {"name": "name · ", "country": "country · ", "own": "yours · "}
"""What stands beside a keyword that is no phrase of the article."""

LANES_FROM = 1.04
"""Where the lanes of the speakers begin, above the first strip."""


def keyword_strips(
    article: Article,
    parts: Outline,
    keywords: Sequence[Keyword],
    *,
    quotations: Sequence[Quotation],
    window: int,
    chosen: str | None = None,
) -> go.Figure:
    """A strip per keyword over the sentences: a stroke for each occurrence, above the rolling rate per 100 words.

    Above them a lane for each speaker. Quotations are shaded, and, lighter, every other paragraph; every stroke carries
    `keyword:PHRASE` and the index of its sentence. The rates share one scale, so strips can be compared.
    """
    rates = [rolling_rate(keyword.occurrences, parts, article.text, window) for keyword in keywords]
    spoken = stretches(article.text, quotations)
    quoted = [span for quotation in quotations for span in quotation.spans]
    lanes = [lane_bars(parts, spoken, LANES_FROM, chosen)] if spoken else []
    heights, names = lane_ticks(spoken, LANES_FROM)
    top = LANES_FROM + HEIGHT * len(lane_names(spoken)) if spoken else 1
    return go.Figure(
        data=[_rates(rates), _strokes(article, parts, keywords, chosen), *lanes],
        layout={
            "height": round(60 + ROW * (max(len(keywords), 1) + top - 0.9)),
            "margin": {"l": 0, "r": 8, "t": 6, "b": 0},
            "showlegend": False,
            "dragmode": False,
            "shapes": [*_quoted(parts, quoted), *_paragraphs(parts)],
            "meta": chosen,
            "xaxis": {
                "title": {"text": "Sentence"},
                "range": [0.6, len(parts.sentences) + 1.1],
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            "yaxis": {
                "tickvals": [*heights, *(0.3 - row for row in range(len(keywords)))],
                "ticktext": [*names, *_names(article, parts, keywords, quoted)],
                "range": [0.9 - len(keywords), top],
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
    ends = _ends(keyword, parts)
    if not ends:
        return "nowhere"
    first, last = ends
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"


def _ends(keyword: Keyword, parts: Outline) -> tuple[int, int] | None:
    """The numbers of the first and the last sentence."""
    places = keyword.occurrences
    return (parts.sentence_at(places[0].start) + 1, parts.sentence_at(places[-1].start) + 1) if places else None


def _names(article: Article, parts: Outline, keywords: Sequence[Keyword], quoted: Sequence[Span]) -> list[str]:
    """Each keyword with its count, its first and last sentence and its spread; in quotation marks if only quoted."""
    sizes = words_by_sentence(parts, article.text)
    labels = []
    for keyword in keywords:
        name = in_figure(keyword.phrase, NAME)
        name = f"“{name}”" if only_quoted(keyword, quoted) else name
        small = "<br>".join(_spread(keyword, parts, sizes))
        labels.append(f"{name} · {len(keyword.occurrences)}<br><span style='font-size:10px'>{small}</span>")
    return labels


def _spread(keyword: Keyword, parts: Outline, sizes: Sequence[int]) -> list[str]:
    """First and last sentence and what the spread is like; and, of several occurrences, its two measures."""
    ends = _ends(keyword, parts)
    if not ends:
        return ["nowhere"]
    counts = counts_by_sentence(keyword.occurrences, parts)
    where = f"{'–'.join(map(str, dict.fromkeys(ends)))}, {spread_reading(counts, sizes)}"
    kind = KINDS.get(keyword.kind, "")
    if len(keyword.occurrences) == 1 or keyword.dispersion is None:
        return [f"{kind}{where}"]
    return [where, f"{kind}D {juilland_d(counts, sizes):.2f} · DP {keyword.dispersion:.2f}"]


def _rates(rates: Sequence[Sequence[float]]) -> dict[str, Any]:
    """The rolling rates as areas, each on its strip's base line; one trace, parted by gaps, draws fastest."""
    top = max((max(rate, default=0) for rate in rates), default=0) or 1
    x: list[float | None] = []
    y: list[float | None] = []
    for row, rate in enumerate(rates):
        middles = [place + LENGTH / 2 for place in range(1, len(rate) + 1)]
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
        "customdata": [[key, parts.sentence_at(stroke.first.start)] for key, stroke in zip(keys, strokes, strict=True)],
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
    places = ((place_of(parts, span.start), span) for span in keyword.occurrences)
    for _, together in groupby(places, key=lambda placed: int(placed[0] / pixel)):
        (place, first), *others = together
        yield _Stroke(keyword.phrase, row, place, first, 1 + len(others))


def _told(article: Article, parts: Outline, stroke: _Stroke) -> str:
    index = parts.sentence_at(stroke.first.start)
    sentence = parts.sentences[index].span.of(article.text)
    more = f" and {stroke.together - 1} more here" if stroke.together > 1 else ""
    words = in_figure(stroke.first.of(article.text), NAME)
    return f"<b>{words}</b>{more}<br>sentence {index + 1}: {in_figure(sentence, HOVER)}"


def _quoted(parts: Outline, quotations: Sequence[Span]) -> list[dict[str, Any]]:
    """A shaded band over the sentences of each quoted stretch; its edges lie where the quotation begins and ends."""
    bands: list[dict[str, Any]] = []
    for span in quotations if len(quotations) <= MOST_SHAPES else ():
        start, end = stretch_of(parts, span)
        bands.append(_shape("rect", start, end, {"fillcolor": QUOTED, "line": {"width": 0}}))
    return bands


def _paragraphs(parts: Outline) -> list[dict[str, Any]]:
    """A light band over every other paragraph; its edges lie between the sentences."""
    firsts = [
        index
        for index in range(len(parts.sentences))
        if not index or parts.sentences[index].paragraph != parts.sentences[index - 1].paragraph
    ]
    if len(firsts) > MOST_SHAPES:
        return []
    ends = [*firsts[1:], len(parts.sentences)]
    look: dict[str, Any] = {"fillcolor": PARAGRAPH, "line": {"width": 0}}
    return [_shape("rect", first + 0.95, end + 0.95, look) for first, end in list(zip(firsts, ends, strict=True))[1::2]]


def _shape(kind: str, start: float, end: float, look: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "x0": start, "x1": end, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", **look}
