"""Which organisations does the article speak of, and which one is it about?"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from components.article import Span
from components.countries.context import readings
from components.countries.gazetteer import scan
from components.countries.records import Actor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.countries.context import Reading
    from components.countries.gazetteer import Hit

LEAD = 400
"""The first so many characters count as the article's opening."""

LOOKBACK = 30
TITLE_WEIGHT = 4.0
LEAD_WEIGHT = 2.0
ORGAN_WEIGHT = 0.7
CAP = 5
"""More mentions than this in the body add nothing: an article is not about whom it names most."""

OPENING = 120
OPENING_WEIGHT = 0.5
"""A little more for the first lines, which decides between two that are equal otherwise."""

DEPARTED = re.compile(
    r"\b(?:withdr[ae]w\w*|exit|departure|leaving|left|quit|quitting|outside|resign\w*)(?: from)?(?: the)? $"
)
"""Who is named as what a country has left or stands outside of is not whom the article is about."""

THRESHOLD = 3.0
NEVER_CENTRAL = frozenset({"The West", "IMF", "World Bank", "WTO", "WHO", "ICC", "ICJ", "IAEA"})
"""Groups without members of the kind that roles speak of."""


def actors(hits: Sequence[Hit], found: Sequence[Reading]) -> tuple[Actor, ...]:
    """The organisations named in the text, in order of first mention; organs (`Security Council`) count as theirs.

    Brussels, where it was not found to be the town, is NATO in a text that names NATO alone, and the EU in others.
    """
    named = {term.code for _, _, term in hits if term.kind == "actor"}
    brussels = "NATO" if "NATO" in named and "EU" not in named else "EU"
    places = {reading.start for reading in found}
    spans: dict[str, list[Span]] = defaultdict(list)
    for start, end, term in hits:
        if term.kind in {"actor", "organ"}:
            spans[term.code].append(Span(start, end))
        elif "brussels" in term.senses and start not in places:
            spans[brussels].append(Span(start, end))
    return tuple(Actor(name, tuple(places)) for name, places in spans.items())


@lru_cache(maxsize=16)
def actors_in(text: str) -> tuple[Actor, ...]:
    """The organisations named in a text, kept for the texts that were read last."""
    hits = scan(text)
    return actors(hits, readings(text, hits))


def central_organisation(text: str, title: str | None, hits: Sequence[Hit]) -> str | None:
    """The organisation that the article is about, None when it is about none: title, opening and body are weighed."""
    weight: dict[str, float] = defaultdict(float)
    for _, _, term in scan(title or ""):
        if term.kind in {"actor", "organ"}:
            weight[term.code] += TITLE_WEIGHT
    body: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for start, _, term in hits:
        if term.kind in {"actor", "organ"} and not DEPARTED.search(text, max(0, start - LOOKBACK), start):
            body[term.code] += 1 if term.kind == "actor" else ORGAN_WEIGHT
            first.setdefault(term.code, start)
    for code, count in body.items():
        weight[code] += min(count, CAP) + LEAD_WEIGHT * (first[code] < LEAD) + OPENING_WEIGHT * (first[code] < OPENING)
    known = [(value, code) for code, value in weight.items() if code not in NEVER_CENTRAL]
    best, organisation = max(known, key=lambda pair: pair[0], default=(0.0, None))
    return organisation if best >= THRESHOLD else None
