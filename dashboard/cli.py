"""What can be asked of Readout at a command line?

`readout` opens the dashboard. `readout parse FILE…` prints what was found in an article, as tables or as JSON, and
`readout parse --in rows.jsonl --out parsed.jsonl` reads an archive, one article in a line. `readout tone` tells the
tone of texts, or the tone toward a target in them, one in a line. `readout ingest SOURCE… --archive PLACE` takes many
articles into an archive, `readout verify PLACE` checks it. The exit status is 0, or 1 when an article could not be read
or something is wrong, 2 when the command was misspelt, 130 when it was interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tqdm import tqdm

from dashboard.archive.options import add_commands, positive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from components.article import Article
    from components.tone.records import Engine
    from dashboard.batch import ParsedLine
    from dashboard.parsing import Settings

PROGRAM = "readout"
APP = Path(__file__).resolve().with_name("app.py")
STANDARD = "-"
"""In place of a file: standard input or standard output."""

ENGINES = ("model", "vader", "textblob")
"""Who can read the tone; the first does unless another is named."""

WORKER_DIED = "a worker process died, perhaps for want of memory; try fewer --jobs."

FAILED, INTERRUPTED, PIPE_CLOSED = 1, 130, 141


class CommandError(Exception):
    """The command cannot be carried out; the message says why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return its exit status; `arguments` are the program's own unless given."""
    options = _options(arguments)
    try:
        return _carried_out(options)
    except CommandError as error:
        return _say(str(error))
    except KeyboardInterrupt:
        _say("stopped; what was finished is written.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has left, for instance `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def open_dashboard() -> int:
    """Serve the dashboard until it is interrupted; settings of the server come from Streamlit's own variables.

    Unless `STREAMLIT_SERVER_ADDRESS` says otherwise only this machine can open it. Without an address Streamlit would
    listen to the whole network, and ask a server on the internet for its own public address.

    The server starts in the folder above the package, where a checkout has its `.streamlit`; an installed package has
    its own beside the entry point.
    """
    from streamlit.web import cli  # noqa: PLC0415  parsing needs no Streamlit

    os.environ.setdefault("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    os.chdir(APP.parents[1])
    cli.main(["run", str(APP)], standalone_mode=False)
    return 0


def parse_files(names: Sequence[str], tone: str, *, as_json: bool, reranked: bool = False) -> int:
    """Print what was found in each file, as tables or as one row of JSON for each; `-` is standard input.

    `tone` is the engine that reads the tone, or `none`; with `reranked` the tone model's encoder ranks the phrases.
    """
    from dashboard.parsing import parse_article  # noqa: PLC0415  opening the dashboard needs none of the analysis
    from dashboard.rows import error_row, json_line, parsed_row  # noqa: PLC0415
    from dashboard.sources.files import ArticleFileError  # noqa: PLC0415
    from dashboard.tables import tables  # noqa: PLC0415

    settings, status = _settings(tone, reranked=reranked), 0
    for position, name in enumerate(names):
        try:
            parsed = parse_article(_article(name), settings)
        except ArticleFileError as error:
            status = _say(str(error))
            if as_json:
                _write_text(json_line(error_row(name, str(error))).decode())
            continue
        if as_json:
            _write_text(json_line(parsed_row(name, parsed)).decode())
        else:
            _write_text("\n" * bool(position) + tables(parsed))
    return status


def parse_rows(source: str, target: str, jobs: int, tone: str, *, reranked: bool = False) -> int:
    """Parse the rows in the file `source` into the file `target`, in order; `-` is standard input or output.

    Each row that cannot be read is reported by its line number, and becomes a row with its `error`.
    """
    from dashboard.batch import parse_lines  # noqa: PLC0415  opening the dashboard needs none of the analysis

    settings = _settings(tone, reranked=reranked)
    return _convert(source, target, lambda lines: parse_lines(lines, jobs, settings))


def tone_rows(source: str, target: str, engine: str) -> int:
    """Write the tone of each row in the file `source` to the file `target`, in order; `-` is standard input or output.

    A row is `{"text", "start"?, "end"?}`; what is written for it is described at `tone_lines`.
    """
    from dashboard.tone_rows import tone_lines  # noqa: PLC0415  opening the dashboard needs none of the analysis

    _settings(engine)
    return _convert(source, target, lambda lines: tone_lines(lines, cast("Engine", engine)))


def archive_command(options: argparse.Namespace) -> int:
    """Take articles into an archive, or check one, as the command line says."""
    from dashboard.archive import commands  # noqa: PLC0415  opening the dashboard needs none of the archive
    from dashboard.archive.place import ArchiveError  # noqa: PLC0415
    from dashboard.cluster import ClusterError  # noqa: PLC0415

    try:
        if options.command == "verify":
            return commands.verify_archive(options.archive)
        return commands.ingest_sources(options, _settings(options.tone))
    except (ArchiveError, ClusterError) as error:
        raise CommandError(str(error)) from error
    except BrokenProcessPool as error:
        raise CommandError(WORKER_DIED) from error
    except OSError as error:
        raise CommandError(f"{options.archive}: cannot be used ({error.strerror or error}).") from error


def _convert(source: str, target: str, converted: Callable[[BinaryIO], Iterator[ParsedLine]]) -> int:
    """Write the row that comes out for each line, and report those that failed."""
    with ExitStack() as files:
        lines = files.enter_context(_opened(source, target))
        out = files.enter_context(_created(target))
        total = None if source == STANDARD else Path(source).stat().st_size
        bar = files.enter_context(tqdm(total=total, unit="B", unit_scale=True, disable=None, leave=False))
        failed = 0
        try:
            for parsed in converted(lines):
                out.write(parsed.row)
                bar.update(parsed.size)
                failed += _report(parsed)
        except BrokenProcessPool as error:
            raise CommandError(WORKER_DIED) from error
        finally:
            out.flush()
    return FAILED if failed else 0


def _carried_out(options: argparse.Namespace) -> int:
    if options.command is None:
        return open_dashboard()
    if options.command == "tone":
        return tone_rows(options.rows, options.out, options.engine)
    if options.command in {"ingest", "verify"}:
        return archive_command(options)
    if options.rows is not None:
        return parse_rows(options.rows, options.out, options.jobs, options.tone, reranked=options.rerank)
    return parse_files(options.files, options.tone, as_json=options.json, reranked=options.rerank)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        PROGRAM, description="Read diplomatic news articles. Without a command, open the dashboard in a browser."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    parse = commands.add_parser("parse", help="print what is found in articles", description="Parse articles.")
    parse.add_argument("files", nargs="*", metavar="FILE", help="a text file with an article, or -")
    parse.add_argument("--in", dest="rows", metavar="ROWS", help="a file with one article in a line of JSON, or -")
    parse.add_argument("--json", action="store_true", help="print one line of JSON for each FILE")
    parse.add_argument("--out", default=STANDARD, metavar="PARSED", help="where the parsed rows go (standard output)")
    parse.add_argument("--jobs", type=positive, default=1, metavar="N", help="how many processes parse rows (1)")
    parse.add_argument("--tone", choices=(*ENGINES, "none"), default=ENGINES[0], help=f"its reader ({ENGINES[0]})")
    parse.add_argument("--rerank", action="store_true", help="rank key phrases by the tone model's encoder too (slow)")
    tone = commands.add_parser("tone", help="tell the tone of texts", description="Tell the tone of texts.")
    tone.add_argument("--in", dest="rows", metavar="ROWS", default=STANDARD, help="a file with one text in a line")
    tone.add_argument("--out", default=STANDARD, metavar="TONES", help="where the tones go (standard output)")
    tone.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=f"the reader ({ENGINES[0]})")
    add_commands(commands, ENGINES)
    options = parser.parse_args(arguments)
    if options.command == "parse" and bool(options.files) == (options.rows is not None):
        parse.error("name either FILEs or --in ROWS")
    if options.command == "parse" and options.files and (options.out != STANDARD or options.jobs > 1):
        parse.error("--out and --jobs go with --in ROWS")
    if options.command == "ingest" and not options.sources and not options.reparse:
        parser.error("name a SOURCE to take in, or --reparse")
    return options


def _settings(tone: str, *, reranked: bool = False) -> Settings:
    """What was asked of the analysis; says in a line when the tone model is asked for and cannot be used."""
    from components.tone.model import problem  # noqa: PLC0415  opening the dashboard needs none of the analysis
    from dashboard.parsing import Settings  # noqa: PLC0415

    if (tone == "model" or reranked) and (reason := problem()):
        _say(f"{reason}.")
    return Settings(tone=None if tone == "none" else cast("Engine", tone), reranked=reranked)


def _article(name: str) -> Article:
    from dashboard.sources.files import article_in, read_article  # noqa: PLC0415

    return article_in(sys.stdin.buffer.read(), "standard input") if name == STANDARD else read_article(Path(name))


def _opened(source: str, target: str) -> AbstractContextManager[BinaryIO]:
    if source == STANDARD:
        return nullcontext(sys.stdin.buffer)
    if target != STANDARD and Path(target).exists() and Path(source).exists() and Path(target).samefile(source):
        raise CommandError(f"{target}: is the file that --in reads; name another one.")
    return _open(source, "rb")


def _created(target: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdout.buffer) if target == STANDARD else _open(target, "wb")


def _open(name: str, mode: str) -> BinaryIO:
    try:
        return Path(name).open(mode)  # type: ignore[return-value]
    except OSError as error:
        raise CommandError(f"{name}: {(error.strerror or 'cannot be opened').lower()}.") from error


def _report(parsed: ParsedLine) -> int:
    """Say what was wrong with a line, above the progress bar; 1 when it failed."""
    if parsed.problem:
        with tqdm.external_write_mode(file=sys.stderr):
            _say(f"line {parsed.number}: {parsed.problem}.")
    return int(parsed.failed)


def _write_text(text: str) -> None:
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def _say(message: str) -> int:
    print(f"{PROGRAM}: {message}", file=sys.stderr)
    return FAILED
