"""Where are corrections kept? In one table of a database, SQLite or PostgreSQL, to which rows are only ever added."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from sqlalchemy import Column, Engine, Index, Integer, MetaData, String, Table, func, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from dashboard.corrections.records import MOST_CHARACTERS, Correction, CorrectionsNotKeptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeVar

    from sqlalchemy import Connection
    from sqlalchemy.sql import ColumnElement

    T = TypeVar("T")

MOST = 50_000
"""So many records one workspace holds."""

NAME = 80
"""Characters of a workspace's name."""

TABLE = Table(
    "corrections",
    MetaData(),
    Column("workspace", String(NAME), primary_key=True),
    Column("identity", String(32), primary_key=True),
    Column("article", String(64), nullable=False),
    Column("field", String(20), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("before", String(MOST_CHARACTERS), nullable=False),
    Column("after", String(MOST_CHARACTERS), nullable=False),
    Column("when", String(40), nullable=False),
    Column("about", String(MOST_CHARACTERS), nullable=False),
    Column("note", String(MOST_CHARACTERS), nullable=False),
    Column("undoes", String(32), nullable=False),
)
Index("corrections_of_article", TABLE.c.workspace, TABLE.c.article)
RECORD = [TABLE.c[field.name] for field in fields(Correction)]


UNREACHABLE = "Corrections cannot be saved just now: the database does not answer. Download them to keep them."
FULL = f"This workspace is full: it holds {MOST:,} records. Choose another name."


class Store:
    """The table of corrections in one database; it is made when it is not there."""

    def __init__(self, engine: Engine) -> None:
        """Raises `CorrectionsNotKeptError` when the database does not answer."""
        self._engine = engine
        try:
            TABLE.metadata.create_all(engine)
        except SQLAlchemyError:  # another process may have made it at the same time
            _told(lambda: TABLE.metadata.create_all(engine))

    def add(self, workspace: str, records: Iterable[Correction]) -> int:
        """Keep the records that the workspace does not have yet, all or none; gives their number."""
        new = {each.identity: each for each in records}
        try:
            return _told(lambda: self._add(workspace, new))
        except _AtTheSameTimeError:
            return _told(lambda: self._add(workspace, new))

    def of_article(self, workspace: str, article: str) -> tuple[Correction, ...]:
        """All records of one text, by its SHA-256, in one workspace."""
        return self._read((TABLE.c.workspace == workspace) & (TABLE.c.article == article))

    def of_workspace(self, workspace: str) -> tuple[Correction, ...]:
        """All records of one workspace."""
        return self._read(TABLE.c.workspace == workspace)

    def _read(self, where: ColumnElement[bool]) -> tuple[Correction, ...]:
        def read() -> tuple[Correction, ...]:
            with self._engine.connect() as connection:
                rows = connection.execute(select(*RECORD).where(where).order_by(TABLE.c.when, TABLE.c.identity))
                return tuple(Correction(*row) for row in rows)

        return _told(read)

    def _add(self, workspace: str, new: dict[str, Correction]) -> int:
        with self._engine.begin() as connection:
            known = _known(connection, workspace, new)
            missing = [each for key, each in new.items() if key not in known]
            held = connection.scalar(select(func.count()).where(TABLE.c.workspace == workspace)) or 0
            if held + len(missing) > MOST:
                raise CorrectionsNotKeptError(FULL)
            if missing:
                rows = [{"workspace": workspace, **asdict(each)} for each in missing]
                try:
                    connection.execute(insert(TABLE), rows)
                except IntegrityError as error:
                    raise _AtTheSameTimeError from error
            return len(missing)


class _AtTheSameTimeError(Exception):
    """Another session added one of the records between the look and the writing."""


def _known(connection: Connection, workspace: str, new: Iterable[str]) -> set[str]:
    """Which of the identities the workspace has."""
    keys = list(new)
    known: set[str] = set()
    for first in range(0, len(keys), 500):
        some = TABLE.c.identity.in_(keys[first : first + 500])
        known |= set(connection.scalars(select(TABLE.c.identity).where(TABLE.c.workspace == workspace, some)))
    return known


def _told(work: Callable[[], T]) -> T:
    """The result; an error of the database becomes a sentence for the reader."""
    try:
        return work()
    except SQLAlchemyError as error:
        raise CorrectionsNotKeptError(UNREACHABLE) from error
