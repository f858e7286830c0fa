"""Which figures does the report draw, what does each say in words, and which table holds its numbers?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from components.countries.comentions import comentions, spoken_of
from components.countries.figures import map_takeaway, role_map
from components.countries.matrix_figures import comention_matrix, comention_takeaway, speech_matrix, speech_takeaway
from components.countries.strip_figures import mention_strips, strips_takeaway
from components.keywords.figures import keyword_strips, keyword_takeaway
from components.quotes.figures import share_of_voice, voice_takeaway
from components.tone.figures import speaker_takeaway, tone_by_speaker, tone_in_order, tone_takeaway
from components.tone.stance_figures import stance_matrix, stance_takeaway

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import plotly.graph_objects as go

    from components.keywords.records import Keyword
    from components.quotes.ledger import Line
    from dashboard.parsing import ParsedArticle

WORLD = "world"
"""Stands in a figure for the outlines of the world, which the report holds once."""

CLEAR = "rgba(0,0,0,0)"
PLAIN = {"layout": {"paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR, "font": {"family": "sans-serif", "size": 13}}}
"""No background and no colours of Plotly's own: the report sets the ink by the reader's scheme."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of the report: under which heading it stands, the table of its numbers, what it says in a sentence."""

    section: str
    title: str
    table: str
    takeaway: str
    figure: go.Figure

    @property
    def as_json(self) -> str:
        """What Plotly draws, as JSON that may stand in a script element whatever the article holds."""
        self.figure.update_layout(template=PLAIN)
        return in_script(json.loads(self.figure.to_json()))


def in_script(value: object) -> str:
    """A value as JSON in which nothing can end a script element or open a comment."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c").replace(">", "\\u003e")


def drawn(parsed: ParsedArticle, lines: Sequence[Line], keywords: Sequence[Keyword], window: int) -> tuple[Drawn, ...]:
    """Every figure of the page that has something to show, in the page's order."""
    names = {country.iso3: country.name for country in parsed.countries}
    return (*_countries(parsed, names), *_quotations(parsed, lines, names), *_keywords(parsed, keywords, window))


def _countries(parsed: ParsedArticle, names: Mapping[str, str]) -> Iterator[Drawn]:
    countries, parts = parsed.countries, parsed.outline
    if not countries:
        return
    yield Drawn("countries", "Map by role", "countries", map_takeaway(countries), role_map(countries, WORLD))
    strips = mention_strips(countries, parts)
    yield Drawn("countries", "In the text", "country-mentions", strips_takeaway(countries, parts), strips)
    if pairs := comentions(countries, parts):
        told, figure = comention_takeaway(pairs, names), comention_matrix(pairs, names)
        yield Drawn("countries", "Together in a sentence", "countries-together", told, figure)
    if cells := spoken_of(countries, parsed.quotations):
        told, figure = speech_takeaway(cells, names), speech_matrix(cells, names)
        yield Drawn("countries", "Who speaks of whom", "who-on-whom", told, figure)


def _quotations(parsed: ParsedArticle, lines: Sequence[Line], names: Mapping[str, str]) -> Iterator[Drawn]:
    entries = [line.entry for line in lines]
    if entries:
        yield Drawn("quotes", "Tone in reading order", "quotations", tone_takeaway(entries), tone_in_order(entries))
        yield Drawn("quotes", "Tone by speaker", "quotations", speaker_takeaway(entries), tone_by_speaker(entries))
        yield Drawn("quotes", "Share of voice", "share-of-voice", voice_takeaway(entries), share_of_voice(entries))
    if parsed.stances:
        told, figure = stance_takeaway(parsed.stances, names), stance_matrix(parsed.stances, names)
        yield Drawn("quotes", "Stances toward countries", "stances", told, figure)


def _keywords(parsed: ParsedArticle, keywords: Sequence[Keyword], window: int) -> Iterator[Drawn]:
    if keywords:
        quotations = parsed.quotations
        figure = keyword_strips(parsed.article, parsed.outline, keywords, quotations=quotations, window=window)
        told = keyword_takeaway(keywords, parsed.outline)
        yield Drawn("keywords", "Where they stand", "keyword-rates", told, figure)
