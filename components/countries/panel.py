"""The panel of partner countries: map by role, table with evidence, the sentences behind the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_points, choose_from_rows
from components.article.focus import focus_key
from components.countries.figures import map_takeaway, role_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.article import Article
    from components.countries.records import Country

BOUNDARIES = "Boundaries as in Natural Earth (public domain); they state no position on any territory."
GEOJSON = "app/static/world.geojson"
"""Where the browser finds the shapes: one of the app's own static files."""

TABLE_ROWS, TABLE_HEIGHT = 10, 388
"""A longer table scrolls, at this height in pixels."""

OFFLINE = {"topojsonURL": "app/static/topojson/", "displaylogo": False, "scrollZoom": False}
"""Plotly fetches outlines from a CDN unless it is told another place; ours holds an empty one."""


def countries_panel(article: Article, countries: Sequence[Country], chosen: str | None) -> None:
    """The panel; `chosen` is the key of the page's focus."""
    st.subheader("Partner countries", anchor="countries")
    if not countries:
        st.info("No country was found in this article.", icon=":material/public_off:")
        return
    st.plotly_chart(
        role_map(countries, GEOJSON, chosen),
        key="role_map",
        on_select=lambda: choose_from_points("role_map"),
        selection_mode="points",
        config=OFFLINE,
        alt=map_takeaway(countries),
    )
    st.caption(BOUNDARIES)
    keys = [focus_key("country", country.iso3) for country in countries]
    st.dataframe(
        country_table(article, countries),
        key="country_table",
        hide_index=True,
        on_select=lambda: choose_from_rows("country_table", keys),
        selection_mode="single-row",
        height="content" if len(countries) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={"First evidence": st.column_config.TextColumn(width="large")},
        alt=map_takeaway(countries),
    )


def country_table(article: Article, countries: Sequence[Country]) -> pd.DataFrame:
    """One row per country: `Country`, `Roles`, `Named`, `Implied` (mentions), `Level`, `First evidence`."""
    return pd.DataFrame(
        [
            {
                "Country": country.name,
                "Roles": ", ".join(country.roles),
                "Level": _level(country),
                "Named": sum(mention.level == "named" for mention in country.mentions),
                "Implied": sum(mention.level == "implied" for mention in country.mentions),
                "First evidence": _first_evidence(article, country),
            }
            for country in countries
        ]
    )


def _level(country: Country) -> str:
    """`named`, or `implied (via Bucharest, the Kremlin)`."""
    if country.level == "named":
        return "named"
    return f"implied (via {', '.join(dict.fromkeys(mention.via for mention in country.mentions))})"


def _first_evidence(article: Article, country: Country) -> str:
    first = country.evidence[0]
    return f"{first.role}, {first.rule}: “{first.span.of(article.text)}”"
