"""For which countries does somebody speak, as far as the words for them tell it?"""

from __future__ import annotations

import re
from functools import lru_cache

from components.countries.context import readings
from components.countries.gazetteer import scan

ABROAD = re.compile(r"\b(?:in|to|at|on|for|near|with|about|against)\b")
"""What follows one of these is where somebody is or with whom they deal: `embassy in Washington`, `envoy to Syria`."""

KNOWN = 1 << 12
"""So many phrases are remembered from article to article."""


@lru_cache(KNOWN)
def home_countries(phrase: str) -> frozenset[str]:
    """The countries (iso3) whose a role or a body is: `the Irish ambassador to Norway` is Ireland's."""
    told = ABROAD.split(phrase, maxsplit=1)[0]
    return frozenset(reading.iso3 for reading in readings(told, scan(told)))
