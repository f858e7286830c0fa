"""Which archive does the page ask, and what has it answered before? Answers are kept by version and question."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn, TypeVar

import streamlit as st

from components.keywords.find import BlankPatternError
from components.plain import in_markdown
from dashboard.archive.manifest import manifest_names
from dashboard.archive.place import ArchiveError, place_at
from dashboard.archive.reading import open_archive
from dashboard.archive_page.places import offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.archive.reading import Archive
    from dashboard.archive_page.places import Offer

PLACE = "place"
"""The key, and the name in the address, of a place that the reader names."""

KEPT_ARCHIVES, KEPT_ANSWERS = 4, 64
FRESH = "15s"
"""So long nobody looks whether an ingest has added to the archive."""

REQUEST = re.compile(r"\?[^\"\s]*")
"""What stands behind the question mark of an address."""

Answer = TypeVar("Answer")


def chosen_archive() -> tuple[Archive, Offer]:
    """The archive that the page reads, and where it lies; stops the page with a sentence where there is none."""
    offer = _named(offered(_settings(), os.environ))
    address = offer.address
    try:
        return _archive(address, _manifests(address)), offer
    except ArchiveError as error:
        _stop(str(error))
    except OSError as error:
        _stop(unreached(address, error))


def answered(archive: Archive, question: Callable[..., Answer], *arguments: object) -> Answer:
    """What `question(archive, *arguments)` answers; nobody may change it, since all sessions share it.

    Stops the page with a sentence where the archive cannot answer, as where an ingest has put away parts that an open
    page still asks for; a button reads it anew.
    """
    try:
        return _answer(archive.version, f"{question.__module__}.{question.__qualname__}", arguments, archive, question)
    except BlankPatternError as error:
        st.warning(in_markdown(str(error)), icon=":material/search_off:")
        st.stop()
    except (ArchiveError, OSError) as error:
        _say(str(error))
        if st.button("Read the archive anew", key="read-again", on_click=_manifests.clear):
            st.rerun()
        st.stop()


def newer(archive: Archive, address: str) -> Archive | None:
    """The archive at the address where it has changed since it was opened; None where not, or where it is away."""
    try:
        now = _archive(address, _manifests(address))
    except (ArchiveError, OSError):
        return None
    return None if now.version == archive.version else now


def unreached(address: str, error: OSError) -> str:
    """Why the archive at an address cannot be reached, in a sentence; what a request asked for is left out."""
    return f"{address}: cannot be reached ({REQUEST.sub('', error.strerror or str(error))})."


@st.cache_resource(show_spinner="Asking the archive…", max_entries=KEPT_ANSWERS)
def _answer(
    version: str,  # noqa: ARG001  the key
    name: str,  # noqa: ARG001
    arguments: tuple[object, ...],
    _archive: Archive,
    _question: Callable[..., Answer],
) -> Answer:
    return _question(_archive, *arguments)


@st.cache_resource(show_spinner="Opening the archive…", max_entries=KEPT_ARCHIVES)
def _archive(address: str, manifests: tuple[str, ...]) -> Archive:  # noqa: ARG001  the key
    return open_archive(place_at(address))


@st.cache_resource(show_spinner=False, max_entries=KEPT_ARCHIVES, ttl=FRESH)
def _manifests(address: str) -> tuple[str, ...]:
    """What is committed there: an ingest is seen as soon as this list is asked for again."""
    return tuple(manifest_names(place_at(address)))


def _stop(sentence: str) -> NoReturn:
    _say(sentence)
    st.stop()


def _say(sentence: str) -> None:
    st.error(in_markdown(sentence), icon=":material/database_off:")


def _settings() -> dict[str, object]:
    try:
        return dict(st.secrets.get("archive", {}))
    except FileNotFoundError:
        return {}


def _named(offer: Offer) -> Offer:
    """What the reader names in place of the offer, where they may; that is no sample then."""
    if not offer.free:
        return offer
    named = st.text_input(
        "The archive's folder or address",
        key=PLACE,
        placeholder=offer.address,
        help="A folder of this server, or an address such as s3://bucket/archive. Empty: the one that it opens with.",
        bind="query-params",
    )
    address = named.strip() or offer.address
    return replace(offer, address=address, sample=offer.sample and address == offer.address)
