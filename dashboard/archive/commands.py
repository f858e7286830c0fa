"""What does `readout` print when it fills an archive or checks one? Each command gives the program's exit status."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from tqdm import tqdm

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive.verify import verify

if TYPE_CHECKING:
    import argparse

    from dashboard.archive.ingest import Counts, Progress
    from dashboard.parsing import Settings


def ingest_sources(options: argparse.Namespace, settings: Settings) -> int:
    """Take the articles of sources into an archive, and print what became of them; see `ingest`."""
    with tqdm(total=0, unit="B", unit_scale=True, disable=None, leave=False) as bar:
        counts = ingest(
            options.sources,
            place_at(options.archive),
            columns=dict(options.column),
            jobs=options.jobs,
            dask=options.dask,
            settings=settings,
            reparse=options.reparse,
            told=partial(_advance, bar),
        )
    _print_counts(counts)
    return int(bool(counts.rejected or counts.as_before or counts.set_aside))


def verify_archive(archive: str) -> int:
    """Check every part of an archive against its manifests, and print a line for each thing that is wrong."""
    verdict = verify(place_at(archive))
    for problem in verdict.problems:
        print(f"readout: {problem}", file=sys.stderr)
    for name in verdict.left:
        print(f"{name}: is listed by no manifest; the next ingest removes what a stopped run has left.")
    print(f"{verdict.articles} articles in {verdict.parts} parts: {len(verdict.problems) or 'nothing'} wrong.")
    return int(bool(verdict.problems))


def _print_counts(counts: Counts) -> None:
    if counts.again or counts.as_before:
        print(f"{counts.again} articles of the archive were read again.")
    if counts.as_before:
        print(f"{counts.as_before} stay as they were: one beside them could not be read again, see its rejects.")
    if counts.set_aside:
        print(f"{counts.set_aside} articles were lost with a damaged part: they come back with their sources.")
    print(
        f"{counts.read} rows read: {counts.new} new, {counts.there} already there, {counts.duplicates} duplicates, "
        f"{counts.rejected} rejected."
    )
    if counts.undated:
        print(f"{counts.undated} of the new ones were kept without their date, which could not be read.")


def _advance(bar: tqdm[NoReturn], progress: Progress) -> None:
    bar.total = progress.total
    bar.set_postfix({"read": progress.counts.read, "new": progress.counts.new}, refresh=False)
    bar.update(progress.done - bar.n)
