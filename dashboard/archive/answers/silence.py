"""Who is silent on what: which countries and key phrases are rarer in some articles than in the rest of the archive?

The rest are the other articles of the same days; where nothing but days is chosen, all other articles. An item is
expected as often as in them. How surprising its rarity is, is told by the log-likelihood ratio G² (Dunning 1993;
Rayson & Garside 2000) between the two shares of articles: above 3.84 one of 20 items that are equally common would
seem so by chance, above 15.13 one of 10,000; with few articles expected it says little.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pandas as pd

from components.countries.names import short_name
from components.keywords.measures import log_likelihood
from dashboard.archive.answers.articles import article_count
from dashboard.archive.filters import Filters, among
from dashboard.archive.sql import Sql, framed

if TYPE_CHECKING:
    from dashboard.archive.reading import Archive

LEAST_EXPECTED = 1.0
"""An item of which less than one article is expected is missed by nobody."""

By = Literal["country", "keyword"]

ITEMS: dict[By, tuple[str, str]] = {"country": ("countries", "iso3"), "keyword": ("keywords", "lower(phrase)")}

COLUMNS = ["item", "name", "expected", "found", "of", "surprise", "share_elsewhere"]


def silence(archive: Archive, filters: Filters, by: By = "country") -> pd.DataFrame:
    """What is missing: item, name, expected, found, of, surprise, share_elsewhere; the most surprising first.

    `found` of the `of` articles that are meant have the item, `expected` would; items that are as common as expected,
    or of which less than `LEAST_EXPECTED` articles are, are left out. Countries are those named or implied; keywords
    the key phrases of articles, in lower case. `surprise` is G². Nothing is missing where all articles are meant.
    """
    baseline = _baseline(filters)
    here, everywhere = (article_count(archive, each) for each in (filters, baseline))
    elsewhere = everywhere - here
    if not here or not elsewhere:
        return pd.DataFrame(columns=COLUMNS)
    counts = _held(archive, filters, by).merge(_held(archive, baseline, by), on="item", how="right")
    found = counts["articles_x"].fillna(0).astype(int)
    others = counts["articles_y"] - found
    frame = pd.DataFrame(
        {
            "item": counts["item"],
            "name": [short_name(item) if by == "country" else item for item in counts["item"]],
            "expected": here * others / elsewhere,
            "found": found,
            "of": here,
            "surprise": [-log_likelihood(*pair, here, elsewhere) for pair in zip(found, others, strict=True)],
            "share_elsewhere": others / elsewhere,
        }
    )
    missing = frame[(frame["expected"] >= LEAST_EXPECTED) & (frame["found"] < frame["expected"])]
    return missing.sort_values(["surprise", "item"], ascending=[False, True], ignore_index=True)


def _baseline(filters: Filters) -> Filters:
    """The articles of the same days, or all where nothing but days is chosen; they contain those that are meant."""
    narrowed = replace(filters, collapse=False) != filters.only_days
    return replace(filters.only_days if narrowed else Filters(), collapse=filters.collapse)


def _held(archive: Archive, filters: Filters, by: By) -> pd.DataFrame:
    """Item and the number of articles that have it."""
    table, column = ITEMS[by]
    return archive.ask(
        framed(
            "SELECT {} AS item, count(DISTINCT article) AS articles FROM ({}) GROUP BY item",
            Sql(column),
            among(archive, filters, table),
        )
    )
