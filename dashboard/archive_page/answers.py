"""Which archive does the page ask, and what has it answered before? Answers are kept by version and question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import streamlit as st

from components.plain import in_markdown
from dashboard.archive.place import ArchiveError, place_at
from dashboard.archive.reading import open_archive
from dashboard.archive_page.places import offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive
    from dashboard.archive_page.places import Offer

PLACE = "place"
"""The key, and the name in the address, of a place that the reader names."""

KEPT_ARCHIVES, KEPT_ANSWERS = 4, 256
FRESH = "30s"
"""So long an archive is not asked whether an ingest has added to it."""

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


def chosen_archive() -> tuple[Archive, Offer]:
    """The archive that the page reads; stops the page with a sentence where there is none."""
    offer = offered(_settings(), os.environ)
    address = _named(offer) if offer.free else offer.address
    try:
        return _archive(address), offer
    except ArchiveError as error:
        st.error(in_markdown(str(error)), icon=":material/database_off:")
        st.stop()


def answered(archive: Archive, question: Callable[..., Answer], *arguments: object) -> Answer:
    """What `question(archive, *arguments)` answers; nobody may change it, since all sessions share it."""
    return _answer(archive.version, f"{question.__module__}.{question.__qualname__}", arguments, archive, question)


@st.cache_resource(show_spinner=False, max_entries=KEPT_ANSWERS)
def _answer(
    version: str,  # noqa: ARG001  the key
    name: str,  # noqa: ARG001
    arguments: tuple[object, ...],
    _archive: Archive,
    _question: Callable[..., Answer],
) -> Answer:
    return _question(_archive, *arguments)


@st.cache_resource(show_spinner="Opening the archive…", max_entries=KEPT_ARCHIVES, ttl=FRESH)
def _archive(address: str) -> Archive:
    return open_archive(place_at(address))


def _settings() -> dict[str, object]:
    try:
        return dict(st.secrets.get("archive", {}))
    except FileNotFoundError:
        return {}


def _named(offer: Offer) -> str:
    """The place that the reader names, where they may."""
    named = st.text_input(
        "The archive's folder or address",
        key=PLACE,
        placeholder=offer.address,
        help="A folder of this server, or an address such as s3://bucket/archive. Empty: the one that it opens with.",
        bind="query-params",
    )
    return named.strip() or offer.address
