"""The panel of partner countries: map by role, table, who stands beside whom, and the words behind all that."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pandas as pd
import streamlit as st

from components.article.choice import choose_from_rows
from components.article.focus import focus_key
from components.countries.comentions import share_of_sentences
from components.countries.evidence import actor_passages, excerpt, role_passages
from components.countries.figures import map_takeaway
from components.countries.organisations import actors_in
from components.countries.records import Role
from components.countries.views import VIEWS, show_map, show_speech, show_text, show_together
from components.countries.wording import (
    NameForm,
    actors_takeaway,
    called,
    conflict_words,
    mentions_of,
    via_words,
)
from components.plain import by_you

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.article import Article, Outline
    from components.countries.records import Country
    from components.quotes.records import Quotation

TABLE_ROWS, TABLE_HEIGHT = 10, 388
"""A longer table scrolls, at this height in pixels."""

NAME_WIDTH, IMPLIED_WIDTH = 150, 140
"""Pixels of two columns: the widths that the table finds by itself cut what stands in them."""

ACTOR = "actor"
HELP = (
    "*Named*: by name, adjective or demonym. *Implied*: only through a city or a seat of power; never counted as "
    "named. A country may have several roles; each rests on words of the text or on a dated table of memberships."
)


def countries_panel(
    article: Article,
    parts: Outline,
    countries: Sequence[Country],
    *,
    quotations: Sequence[Quotation],
    organisation: str | None,
    chosen: str | None,
    below: Callable[[str], None] | None = None,
) -> None:
    """The panel; `organisation` is the article's central one, `chosen` the key of the page's focus.

    `below` draws what stands below the figure, whose view it is told.
    """
    st.subheader("Partner countries", anchor="countries", help=HELP)
    if not countries:
        st.info("No country was found in this article.", icon=":material/public_off:")
        _actors_strip(article, parts, organisation)
        return
    view, shown = _controls(countries)
    if view == "text":
        show_text(parts, shown, chosen)
    elif view == "together":
        show_together(article, parts, shown)
    elif view == "speech":
        show_speech(article, shown, quotations)
    else:
        show_map(shown, chosen)
    if below:
        below(view)
    _table(article, parts, shown)
    _actors_strip(article, parts, organisation)
    for country in shown:
        if focus_key("country", country.iso3) == chosen:
            st.markdown("**Roles**, with the words and the rule that give them")
            if conflict_words(country):
                st.caption(conflict_words(country))
            role_passages(article, parts, country)


def country_table(article: Article, countries: Sequence[Country], parts: Outline) -> pd.DataFrame:
    """One row per country: roles, mentions named and implied, apart from one another, and the first evidence.

    Columns: `Country`, `Roles`, `Named`, `Sentences` (percent that name it), `Implied` (`3 (via Bucharest)`, empty for
    none), `First evidence`.
    """
    return pd.DataFrame(
        [
            {
                "Country": country.name,
                "Roles": ", ".join(country.roles) + (f" ({by_you(country.reader)})" if country.reader else ""),
                "Named": mentions_of(country)[0],
                "Sentences": 100 * share_of_sentences(country, parts),
                "Implied": _implied_words(country),
                "First evidence": _first_evidence(article, country),
            }
            for country in countries
        ]
    )


def _controls(countries: Sequence[Country]) -> tuple[str, tuple[Country, ...]]:
    """The reader's view, and the countries of the chosen roles under the chosen kind of name."""
    view = st.segmented_control(
        "View of the countries",
        list(VIEWS),
        format_func=lambda view: VIEWS[view],
        default="map",
        required=True,
        key="country_view",
        label_visibility="collapsed",
        bind="query-params",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        roles = st.pills(
            "Only in these roles", get_args(Role), selection_mode="multi", key="roles", wrap=True, bind="query-params"
        )
        form = st.segmented_control(
            "Names", get_args(NameForm), default="short", required=True, key="names", bind="query-params"
        )
    kept = [country for country in countries if not roles or set(roles) & set(country.roles)]
    return view, called(kept, form)


def _table(article: Article, parts: Outline, countries: Sequence[Country]) -> None:
    if not countries:
        return
    keys = [focus_key("country", country.iso3) for country in countries]
    percent = st.column_config.NumberColumn(
        "Sentences", format="%.0f%%", help="Share of the article’s sentences that name the country."
    )
    implied = st.column_config.TextColumn(
        "Implied",
        width=IMPLIED_WIDTH,
        help="How often it is only implied, and by which city or seat of power; never counted as named.",
    )
    st.dataframe(
        country_table(article, countries, parts),
        key="country_table",
        hide_index=True,
        on_select=lambda: choose_from_rows("country_table", keys),
        selection_mode="single-row",
        height="content" if len(countries) <= TABLE_ROWS else TABLE_HEIGHT,
        column_config={
            "Country": st.column_config.TextColumn(width=NAME_WIDTH),
            "Sentences": percent,
            "Implied": implied,
            "First evidence": st.column_config.TextColumn(width="large"),
        },
        alt=map_takeaway(countries),
    )


def _actors_strip(article: Article, parts: Outline, organisation: str | None) -> None:
    """The organisations with their counts, the central one first; the chosen one's sentences."""
    actors = sorted(actors_in(article.text), key=lambda actor: (actor.name != organisation, -len(actor.mentions)))
    if not actors:
        return
    labels = {
        actor.name: f"{actor.name} {len(actor.mentions)}×" + (" (central)" if actor.name == organisation else "")
        for actor in actors
    }
    name = st.pills(
        "Organisations, apart from countries",
        list(labels),
        format_func=lambda name: labels[name],
        key=ACTOR,
        wrap=True,
        help=actors_takeaway([(actor.name, len(actor.mentions)) for actor in actors], organisation),
        bind="query-params",
    )
    for actor in actors:
        if actor.name == name:
            actor_passages(article, parts, actor)


def _implied_words(country: Country) -> str:
    implied = mentions_of(country)[1]
    return f"{implied} ({via_words(country)})" if implied else ""


def _first_evidence(article: Article, country: Country) -> str:
    first = country.evidence[0]
    return f"{first.rule}: “{excerpt(article.text, first.span)}”"
