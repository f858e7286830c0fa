"""An article with two speakers and three countries, and short ways to correct it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from components.article import Article
from dashboard.corrections.records import Correction, Field, correction
from dashboard.parsing import ParsedArticle, Settings, parse_article
from dashboard.sources.drafts import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = (
    "OSLO - Norway and Moldova agreed on Friday to work together.\n"
    "“We stand by Moldova, and we will not be intimidated,” said Ann Berg, the minister of Norway.\n"
    "“The grid is a target, and France can wait,” said Bo Dahl. “It has time,” he added.\n"
    "The minister from Chisinau left early; the visitors thanked the hosts for a warm welcome.\n"
)


@pytest.fixture(scope="session")
def article() -> Article:
    return Article(TEXT, "Talks in Oslo", date(2024, 5, 3), "The Test")


@pytest.fixture(scope="session")
def parsed(article: Article) -> ParsedArticle:
    return parse_article(article, Settings(tone="vader"))


@pytest.fixture(scope="session")
def place() -> Callable[[str], tuple[int, int]]:
    """Where words stand in the article, the first time."""

    def found(words: str) -> tuple[int, int]:
        start = TEXT.index(words)
        return start, start + len(words)

    return found


@pytest.fixture
def make(place: Callable[[str], tuple[int, int]]) -> Callable[..., Correction]:
    """A correction of the article: `make("speaker", "words", "Bo Dahl", "Ann Berg")`."""

    def made(field: Field, words: str, before: str, after: str, *, about: str = "", note: str = "") -> Correction:
        spot = place(words) if words else (0, 0)
        return correction(fingerprint(TEXT), field, spot, before, after, about=about, note=note)

    return made


@pytest.fixture(autouse=True)
def connections_are_closed() -> Iterator[None]:
    """Connections that Streamlit keeps for the life of a server are closed with the test."""
    opened: list[Any] = []

    def note(connection: object, _: object) -> None:
        opened.append(connection)

    event.listen(Pool, "connect", note)
    yield
    event.remove(Pool, "connect", note)
    for connection in opened:
        with suppress(Exception):  # it may be closed already
            connection.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL on a free loopback port, in a folder of its own; it is ended by its process id.

    Without one the test skips, or fails where READOUT_REQUIRE_POSTGRES=1 says it must run.
    """
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [
        Path(found).parent for found in filter(None, [shutil.which("postgres")])
    ]
    reason = "no PostgreSQL server on this machine (apt-get install postgresql)"
    if not folders and os.environ.get("READOUT_REQUIRE_POSTGRES") == "1":
        pytest.fail(reason)
    if not folders:
        pytest.skip(reason)
    with tempfile.TemporaryDirectory() as folder:
        yield from _served(folders[-1], Path(folder))


def _served(programs: Path, folder: Path) -> Iterator[str]:
    """PostgreSQL refuses to run as root, so that there it runs as `nobody`."""
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"
    initdb = [programs / "initdb", "-D", data, "-U", "readout", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(initdb, check=True, capture_output=True, user=user, cwd=folder)
    start = [programs / "postgres", "-D", data, "-p", str(port), "-c", "listen_addresses=127.0.0.1", "-F"]
    start += ["-c", f"unix_socket_directories={folder}", "-c", "max_connections=20"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(start, stdout=log, stderr=log, user=user, cwd=folder)
        try:
            address = f"postgresql+pg8000://readout@127.0.0.1:{port}/postgres"
            _wait_for([programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], server, folder / "log")
            yield address
        finally:
            server.send_signal(signal.SIGINT)  # a fast shutdown: it waits for no client
            server.wait(timeout=30)


def _wait_for(asks: list[str | Path], server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server's own program says that it answers; a client would leave sockets open that were turned away."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run(asks, check=False, capture_output=True).returncode == 0:
            return
        time.sleep(0.2)
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")
