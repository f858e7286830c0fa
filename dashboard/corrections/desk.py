"""Whose corrections does this session see, and where are they kept?

On the reader's own machine (a server that listens on loopback only, opened at a loopback address, without a database
of its own) corrections are kept in the reader's folder of data, in a workspace of this machine: they are there again
tomorrow. Anywhere else they belong to the session alone and end with it, until the reader enters the name of a
workspace: a server that many use cannot tell one reader from another, so nothing is shared that nobody asked to share.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import streamlit as st

from dashboard.corrections.records import CorrectionsNotKeptError, undoing
from dashboard.sources.drafts import fingerprint, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.corrections.records import Correction
    from dashboard.corrections.store import Store

DESK = "corrections"
"""Key of the session."""

CONNECTION = "readout"
"""The section `[connections.readout]` of the secrets names the database; without it there is SQLite."""

DRIVER = "pg8000"

FOLDER = "READOUT_DATA"
"""The environment variable that names another folder for what the program keeps."""

FILE = "corrections.sqlite"
THIS_MACHINE = "\tthis machine"
"""The workspace of the reader's own machine; the tab makes it one that nobody can type elsewhere."""

LONGEST_NAME = 80
"""Characters of the name of a workspace."""

LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
NO_FOLDER = "Corrections cannot be saved here: the folder for them cannot be written. Download them to keep them."
NO_DATABASE = "Corrections cannot be saved: the settings of the database are wrong. Download them to keep them."


@dataclass(slots=True)
class Desk:
    """What a session holds: its workspace (empty for the session alone), records of texts read so far, a sentence.

    `own` are the records that are kept in the session only.
    """

    workspace: str = ""
    read: dict[str, tuple[Correction, ...]] = field(default_factory=dict)
    own: list[Correction] = field(default_factory=list)
    problem: str = ""


def desk() -> Desk:
    """This session's desk."""
    if DESK not in st.session_state:
        st.session_state[DESK] = Desk(THIS_MACHINE if on_own_machine() else "")
    here: Desk = st.session_state[DESK]
    return here


def said_of(text: str) -> tuple[Correction, ...]:
    """All that the reader has said of a text; the store is asked once for each text and workspace."""
    here, key = desk(), fingerprint(text)
    if here.workspace and key not in here.read:
        here.read[key] = _read(here, lambda store: store.of_article(here.workspace, key))
    return (*here.read.get(key, ()), *(each for each in here.own if each.article == key))


def everything_said() -> tuple[Correction, ...]:
    """All that was said in this workspace, of any text; asks the store."""
    here = desk()
    stored = _read(here, lambda store: store.of_workspace(here.workspace)) if here.workspace else ()
    return (*stored, *here.own)


def say(*records: Correction) -> int:
    """Keep the records; what cannot be saved stays in the session. Gives the number of those that are new."""
    here = desk()
    here.problem = ""
    known = {each.identity for each in here.own}
    new = [each for each in records if each.identity not in known]
    here.own += new
    return _save(here) if here.workspace else len(new)


def take_back(*earlier: Correction) -> None:
    """Undo corrections."""
    say(*map(undoing, earlier))


def enter(name: str) -> None:
    """Go to the workspace of that name, or with none back to the reader's own; what the session holds goes along."""
    here = desk()
    here.problem = ""
    here.workspace = one_line(name, LONGEST_NAME) or (THIS_MACHINE if on_own_machine() else "")
    here.read.clear()
    if here.workspace and here.own:
        _save(here)


def on_own_machine() -> bool:
    """Whether nobody else can open this server: it listens on loopback, and no proxy stands before it."""
    address = st.context.url
    listens = st.get_option("server.address") in LOOPBACK
    return listens and address is not None and urlsplit(address).hostname in LOOPBACK and not has_database()


def has_database() -> bool:
    """Whether the secrets name a database."""
    try:
        return CONNECTION in st.secrets.get("connections", {})
    except FileNotFoundError:
        return False


def data_folder() -> Path:
    """Where this user's programs keep their data, as each system has it."""
    named = os.environ.get(FOLDER)
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Readout"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Readout"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "readout"


def _read(here: Desk, asked: Callable[[Store], tuple[Correction, ...]]) -> tuple[Correction, ...]:
    """What the store answers; nothing while there is none, or while it does not answer."""
    if not has_database() and not (data_folder() / FILE).is_file():
        return ()
    try:
        return asked(_store())
    except CorrectionsNotKeptError as error:
        here.problem = str(error)
        return ()


def _save(here: Desk) -> int:
    """Move what the session holds to the store; gives the number of records that are new there."""
    try:
        added = _store().add(here.workspace, here.own)
    except CorrectionsNotKeptError as error:
        here.problem = str(error)
        return len(here.own)
    here.own.clear()
    here.read.clear()
    return added


def _store() -> Store:
    """The store that the secrets or the folder of data name; raises `CorrectionsNotKeptError`."""
    if has_database():
        return _connected(None)
    folder = data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CorrectionsNotKeptError(NO_FOLDER) from error
    return _connected(f"sqlite:///{folder / FILE}")


@st.cache_resource(show_spinner=False)
def _connected(address: str | None) -> Store:
    """The store at an address of SQLAlchemy, or at the one in the secrets."""
    try:
        from dashboard.corrections.store import Store  # noqa: PLC0415  a reader who corrects nothing needs no database

        options: dict[str, Any] = {"url": address} if address else _driver(st.secrets["connections"][CONNECTION])
        return Store(st.connection(CONNECTION, type="sql", **options).engine)
    except CorrectionsNotKeptError:
        raise
    except Exception as error:  # what wrong settings raise differs from driver to driver
        raise CorrectionsNotKeptError(NO_DATABASE) from error


def _driver(section: Mapping[str, str]) -> dict[str, str]:
    """What the secrets leave open: PostgreSQL is spoken by the driver that is installed."""
    kind, mark, rest = section.get("url", "").partition("://")
    if mark and kind in {"postgres", "postgresql"}:
        return {"url": f"postgresql+{DRIVER}://{rest}"}
    return {"driver": DRIVER} if section.get("dialect") == "postgresql" and "driver" not in section else {}
