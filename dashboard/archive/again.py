"""How are articles that the archive has read again, when the analysis has changed or a part of it was lost?

Their texts come from the archive itself. A portion keeps what was found before until all of it has been read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dashboard.archive.replacing import key_of, replace_portions
from dashboard.archive.writing import part_rows
from dashboard.rows import json_line, json_object

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from dashboard.archive.manifest import Portion
    from dashboard.archive.place import Place
    from dashboard.archive.tables import Row
    from dashboard.archive.writing import Batch, Rejects
    from dashboard.batch import ParsedLine

    Parser = Callable[[Iterable[bytes]], Generator[ParsedLine, None, None]]

TAKEN_ALONG = ("copies",)
"""Tables that do not follow from an article alone: their rows stay what they were."""


@dataclass(slots=True)
class Again:
    """Reading portions of an archive again: what was read, and what waits to be committed.

    A batch is written when it holds `most_articles` articles or `most_bytes` bytes of their lines. `articles` counts
    those that are committed, `failed` those in portions that stay as they were, because one of them broke the parser.
    """

    place: Place
    batch: Batch
    rejects: Rejects
    most_articles: int
    most_bytes: int
    articles: int = 0
    failed: int = 0
    _ready: dict[str, list[Portion]] = field(default_factory=dict)
    _written: list[Portion] = field(default_factory=list)

    def read(
        self,
        portions: Sequence[Portion],
        parse: Parser,
        told: Callable[[int], None],
        along: Sequence[str] = TAKEN_ALONG,
    ) -> None:
        """Read the portions again by `parse`; `told` hears how many bytes of their parts of articles are done.

        The rows of the tables `along` stay what they were.

        Whatever ends it, portions that were read to their end by then are replaced.
        """
        sound = True
        done = left = 0
        upcoming = iter(portions)
        lines = parse(line for portion in portions for line in _lines(self.place, portion, along))
        try:
            for parsed in lines:
                if not left:
                    portion = next(upcoming)
                    left, sound = portion.articles, True
                sound &= self._take(parsed)
                left -= 1
                if not left:
                    self._end(portion, sound=sound)
                    done += portion.parts[0].size
                    told(done)
        finally:
            lines.close()
            self._commit()

    def _take(self, parsed: ParsedLine) -> bool:
        found = parsed.found or json_object(parsed.row)
        if parsed.failed:
            self.rejects.add(found["id"]["source"], found["id"]["line"], parsed.problem or "")
            return False
        self.batch.add({**found, **found["key"]["along"]}, parsed.size)
        if len(self.batch.articles) >= self.most_articles or self.batch.size >= self.most_bytes:
            self._written += self.batch.written(self.place)
        return True

    def _end(self, portion: Portion, *, sound: bool) -> None:
        self._written += self.batch.written(self.place)
        if sound:
            self._ready[key_of(portion)] = self._written
        else:
            self.failed += portion.articles
        self._written = []
        if sum(each.articles for new in self._ready.values() for each in new) >= self.most_articles:
            self._commit()

    def _commit(self) -> None:
        if self._ready:
            replace_portions(self.place, self._ready)
            self.articles += sum(each.articles for new in self._ready.values() for each in new)
            self._ready = {}
        self.rejects.write()


def _lines(place: Place, portion: Portion, tables: Sequence[str]) -> Iterator[bytes]:
    """The articles of a portion as rows to be parsed."""
    along = {table: _by_article(place, portion, table) for table in tables}
    for part in portion.parts:
        if part.table == "articles":
            for row in part_rows(place, part).to_pylist():
                own = {table: rows.get(row["article"], []) for table, rows in along.items()}
                key = {**{name: row[name] for name in ("article", "id", "source", "line")}, "along": own}
                day = row["date"].isoformat() if row["date"] else None
                fields = {name: row[name] for name in ("text", "title", "outlet", "url")}
                yield json_line({**fields, "date": day, "id": key})


def _by_article(place: Place, portion: Portion, table: str) -> dict[str, list[Row]]:
    found: dict[str, list[dict[str, Any]]] = {}
    if part := portion.part(table):
        for row in part_rows(place, part).to_pylist():
            found.setdefault(row["article"], []).append(row)
    return found
