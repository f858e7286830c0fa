"""What can be asked of the archive at a command line?

It imports nothing heavy, because every command reads it.
"""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = ("id", "text", "title", "date", "outlet", "url")
"""What a row of a source may hold."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser], engines: Sequence[str]) -> None:
    """Add `ingest` and `verify`; the first of `engines` reads the tone unless another is named."""
    ingest = commands.add_parser("ingest", help="take articles into an archive", description="Fill an archive.")
    ingest.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="a folder, a .zip, .jsonl, .csv, .parquet, .warc, a document, a feed or its address",
    )
    ingest.add_argument("--archive", required=True, metavar="PLACE", help="the archive's folder, made where missing")
    ingest.add_argument("--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes (all cores)")
    ingest.add_argument("--dask", metavar="ADDRESS", help="a Dask scheduler whose workers parse: tcp://host:8786")
    ingest.add_argument("--column", type=_column, action="append", default=[], metavar="OURS=THEIRS", help="text=body")
    ingest.add_argument("--tone", choices=(*engines, "none"), default=engines[0], help=f"its reader ({engines[0]})")
    ingest.add_argument("--reparse", action="store_true", help="read again what another version or engine has read")
    verify = commands.add_parser("verify", help="check an archive", description="Check every part of an archive.")
    verify.add_argument("archive", metavar="PLACE", help="the archive's folder")


def positive(value: str) -> int:
    """A whole number of 1 or more."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _column(value: str) -> tuple[str, str]:
    ours, sign, theirs = value.partition("=")
    if ours not in COLUMNS or not sign or not theirs:
        raise argparse.ArgumentTypeError(f"must look like text=body, the first being one of {', '.join(COLUMNS)}")
    return ours, theirs
