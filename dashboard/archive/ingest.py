"""How do the articles of many files get into the archive: each once, none lost, a batch in memory at a time?

A text is known by its SHA-256. What a committed batch holds is skipped before it is parsed, so a run that was stopped
at any moment is completed by starting it again. Before anything is taken in, what a stopped run or a broken disk has
left is put right.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from components.tone.find import usable
from dashboard.archive.again import TAKEN_ALONG, Again
from dashboard.archive.aggregates import SUMS_VERSION
from dashboard.archive.known import Texts
from dashboard.archive.manifest import commit, manifests
from dashboard.archive.place import ArchiveError
from dashboard.archive.replacing import compact, damaged_portions, key_of, set_aside, tidy
from dashboard.archive.sources import size_of, source_files, source_rows
from dashboard.archive.summing import sum_again
from dashboard.archive.tables import archive_row
from dashboard.archive.writing import Batch, Rejects, articles_of, originals_of, rejects_of
from dashboard.batch import parse_lines
from dashboard.parsing import LONE_SURROGATE, VERSIONS, Settings
from dashboard.rows import RowError, json_line, json_object, read_row
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dashboard.archive.manifest import Portion
    from dashboard.archive.place import Place
    from dashboard.archive.sources import SourceRow
    from dashboard.batch import ParsedLine

BATCH_ARTICLES = 1_000
BATCH_BYTES = 2_000_000
"""A batch is committed as soon as it holds so many articles, or so many bytes of their lines."""

COMPACTED_AFTER = 8
"""After so many batches small parts become large ones, and at the end of a run."""

WAITING_REJECTS = 1_000


@dataclass(slots=True)
class Counts:
    """What became of the rows: `read` = `new` + `there` + `duplicates` + `rejected`, once a run is complete.

    `there` were in the archive before this run; `duplicates` have a text that came earlier in it. `undated` of the new
    ones have a date that could not be read. `again` were read again from the archive itself, `as_before` were to be and
    stay as they were, because one beside them broke the parser. `set_aside` stood in parts that cannot be read: they
    are taken in again when they come again.
    """

    read: int = 0
    new: int = 0
    there: int = 0
    duplicates: int = 0
    rejected: int = 0
    undated: int = 0
    again: int = 0
    as_before: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: bytes of the sources that are done, of how many, and the counts."""

    done: int
    total: int
    counts: Counts


def ingest(
    sources: Sequence[str],
    place: Place,
    *,
    columns: Mapping[str, str] | None = None,
    jobs: int = 1,
    dask: str | None = None,
    settings: Settings | None = None,
    reparse: bool = False,
    told: Callable[[Progress], None] = lambda _: None,
) -> Counts:
    """Take the articles of `sources` (files and folders) into the archive at `place`; gives what became of them.

    `columns` maps our names of columns to theirs, `told` hears how far the run has come. `jobs` processes parse, or the
    Dask cluster at the address `dask`. With `reparse` the articles that another version or engine has read are read
    again first.

    Raises `ArchiveError` when a source is missing, a manifest damaged, or another ingest at work; `BrokenProcessPool`
    when a process dies, `ClusterError` when the cluster fails. Whatever ends the run, what was parsed by then is
    committed, unless that fails too.
    """
    files = source_files(sources, place.root)
    with place.locked():
        run = _Run(place, settings or Settings(by_sentence=False), files, told, (jobs, dask))
        with _explained(place):
            tidy(place)
            run.repair()
            if reparse:
                run.read_again()
            run.take_all(columns or {})
            compact(place)
    return run.counts


@contextmanager
def _explained(place: Place) -> Iterator[None]:
    """Say in one sentence why nothing could be written."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArchiveError(f"{place.root}: cannot be written ({reason}); what was committed stands.") from error


class _Run:
    """One ingest: what it knows, what waits to be committed, and what it has counted."""

    def __init__(
        self,
        place: Place,
        settings: Settings,
        files: Sequence[Path | str],
        told: Callable[[Progress], None],
        workers: tuple[int, str | None],
    ) -> None:
        self.place, self.settings, self.files, self.told = place, settings, files, told
        self.jobs, self.dask = workers
        self.counts = Counts()
        self.total = sum(map(size_of, files))
        self.committed, self.seen = Texts(), Texts()
        self.engine = usable(settings.tone) if settings.tone else None
        self.batch = Batch({**dict(VERSIONS), "sums": SUMS_VERSION}, self.engine)
        self.commits = 0
        self.rejects: Rejects = rejects_of(place)

    def repair(self) -> None:
        """Read again what lost a part, and link it where it lost its links; what lost its articles is set aside."""
        damaged = list(damaged_portions(self.place))
        for portion, torn in damaged:
            if "articles" in torn:
                set_aside(self.place, portion)
                self.counts.set_aside += portion.articles
        readable = [(portion, torn) for portion, torn in damaged if "articles" not in torn]
        self._again([portion for portion, torn in readable if "copies" not in torn])
        if unlinked := [portion for portion, torn in readable if "copies" in torn]:
            self.batch.originals = originals_of(self.place, {key_of(portion) for portion in unlinked})
            self._again(unlinked, along=())
            self.batch.originals = None

    def read_again(self) -> None:
        """Read again what another version or engine has read, and sum again what is only summed otherwise."""
        portions = (portion for manifest in manifests(self.place) for portion in manifest.portions)
        today = (self.batch.versions, self.engine)
        self._again([portion for portion in portions if (_with_sums(portion), portion.engine) != today])
        stay = [portion for manifest in manifests(self.place) for portion in manifest.portions]
        sum_again(self.place, [portion for portion in stay if portion.versions != _with_sums(portion)])

    def take_all(self, columns: Mapping[str, str]) -> None:
        """Take in what the sources have."""
        if not self.files:
            return
        for manifest in manifests(self.place):
            for portion in manifest.portions:
                self.committed.add_all(articles_of(self.place, portion))
        self.batch.originals = originals_of(self.place)
        try:
            with closing(self._parsed(self.fresh(columns))) as lines:
                for parsed in lines:
                    self.take(parsed)
        finally:
            self.commit()

    def _parsed(self, lines: Iterable[bytes]) -> Generator[ParsedLine, None, None]:
        return parse_lines(lines, self.jobs, self.settings, archive_row, self.dask)

    def _again(self, portions: Sequence[Portion], along: Sequence[str] = TAKEN_ALONG) -> None:
        """Read portions again, from the archive's own texts."""
        total = sum(portion.parts[0].size for portion in portions)
        again = Again(self.place, self.batch, self.rejects, BATCH_ARTICLES, BATCH_BYTES)
        try:
            again.read(portions, self._parsed, lambda done: self.told(Progress(done, total, self.counts)), along)
        finally:
            self.counts.again += again.articles
            self.counts.as_before += again.failed

    def fresh(self, columns: Mapping[str, str]) -> Iterator[bytes]:
        """The rows that are to be parsed; what else there is becomes a count."""
        for row in source_rows(self.files, columns):
            self.counts.read += 1
            if line := self._line(row):
                yield line
            else:
                self.told(Progress(row.done, self.total, self.counts))

    def take(self, parsed: ParsedLine) -> None:
        """Put a parsed article into the batch, and the batch into the archive when it is full."""
        found = parsed.found or json_object(parsed.row)
        key = found["id"] if parsed.failed else found["key"]
        if parsed.failed:
            self._reject(key["source"], key["line"], parsed.problem or "")
        else:
            self.batch.add(found, parsed.size)
            self.counts.new += 1
        if parsed.problem and not parsed.failed:
            self.rejects.add(key["source"], key["line"], parsed.problem, kept=True)
            self.counts.undated += 1
        if len(self.batch.articles) >= BATCH_ARTICLES or self.batch.size >= BATCH_BYTES:
            self.commit()
        self.told(Progress(key["done"], self.total, self.counts))

    def commit(self) -> None:
        """Write what waits."""
        if self.batch.articles:
            commit(self.place, self.batch.written(self.place))
            self.commits += 1
            if self.commits % COMPACTED_AFTER == 0:
                compact(self.place)
        self.rejects.write()

    def _line(self, row: SourceRow) -> bytes | None:
        """The row to be parsed, or None when it is known or cannot be read."""
        if row.problem:
            self._reject(row.source, row.line, row.problem)
            return None
        try:
            article = read_row(json_line(row.fields)).article
        except RowError as error:
            self._reject(row.source, row.line, str(error))
            return None
        text = fingerprint(LONE_SURROGATE.sub("\ufffd", article.text))
        if self._known(text):
            return None
        whole = {name: _whole(value) for name, value in row.fields.items()}
        return json_line({**whole, "id": _key(row, text)})

    def _known(self, text: str) -> bool:
        if text in self.committed:
            self.counts.there += 1
        elif text in self.seen:
            self.counts.duplicates += 1
        else:
            self.seen.add(text)
            return False
        return True

    def _reject(self, source: str, line: int, reason: str) -> None:
        self.counts.rejected += 1
        self.rejects.add(source, line, reason)
        if len(self.rejects.waiting) >= WAITING_REJECTS:
            self.rejects.write()


def _with_sums(portion: Portion) -> dict[str, str]:
    """Who has read a portion, summed as today."""
    return {**portion.versions, "sums": SUMS_VERSION}


def _key(row: SourceRow, text: str) -> dict[str, Any]:
    """What an article is known by, and where it came from; it travels through the parser as the row's id."""
    own = _whole(row.fields.get("id"))
    name = own if own is None or isinstance(own, str) else json_line(own).decode().strip()
    return {"article": text, "id": name, "source": row.source, "line": row.line, "done": row.done}


def _whole(value: Any) -> Any:  # noqa: ANN401  whatever a source has
    """A value without half characters, which no table can hold."""
    return LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
