"""How much server CPU does a full rerun of the page cost, beside a page that only says hello?

`python tests/benchmarks/page_rerun.py [RUNS]` starts both servers on loopback with the project's settings, opens a
session that speaks Streamlit's own protocol over a websocket, asks for full reruns one after the other, in turns, and
prints CPU milliseconds of the server's process for each run (from /proc: Linux only), milliseconds until the run was
finished, and bytes sent.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
HELLO = "import streamlit as st\nst.write('Hello, world')\n"
RUNS = 100
WARM_UP = 10
TURN = 10
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Served:
    """A server, a session with it, and what its runs took."""

    name: str
    pid: int
    session: ClientConnection
    cpu_ms: list[float] = field(default_factory=list)
    wall_ms: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


@contextmanager
def served(name: str, app: Path, folder: Path) -> Iterator[Served]:
    """Serve `app` and open a session with it; both end with the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", str(app), *options]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        stream = f"ws://127.0.0.1:{port}/_stcore/stream"
        with connect(stream, subprotocols=[Subprotocol("streamlit")], max_size=None) as session:
            yield Served(name, process.pid, session)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_healthy(address: str) -> None:
    """Return as soon as the server answers, or after a minute."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def rerun(session: ClientConnection) -> int:
    """Ask for a full run of the page and wait until it is finished; gives the bytes received."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    session.send(ask.SerializeToString())
    size = 0
    while True:
        answer = session.recv(timeout=120)
        size += len(answer)
        message = ForwardMsg.FromString(answer if isinstance(answer, bytes) else answer.encode())
        if message.WhichOneof("type") == "script_finished":
            return size


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its threads so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(one: Served) -> None:
    """One turn: `TURN` reruns. CPU time is counted in ticks of 10 ms, so a turn gives one figure."""
    before = cpu_seconds(one.pid)
    for _ in range(TURN):
        start = time.perf_counter()
        one.sizes.append(rerun(one.session))
        one.wall_ms.append(1000 * (time.perf_counter() - start))
    one.cpu_ms.append(1000 * (cpu_seconds(one.pid) - before) / TURN)


runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
with tempfile.TemporaryDirectory() as scratch:
    shutil.copytree(ROOT / ".streamlit", Path(scratch) / ".streamlit")
    hello = Path(scratch) / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    with (
        served("readout", ROOT / "dashboard" / "app.py", ROOT) as readout,
        served("hello", hello, Path(scratch)) as greeting,
    ):
        servers = (readout, greeting)
        for one in servers:
            for _ in range(WARM_UP):
                rerun(one.session)
        for _ in range(max(runs // TURN, 2)):
            for one in servers:
                measure(one)

for one in servers:
    p95 = statistics.quantiles(one.wall_ms, n=20)[-1]
    print(
        f"{one.name:8} CPU ms a run: median of turns {statistics.median(one.cpu_ms):5.1f}, "
        f"worst {max(one.cpu_ms):5.1f}; wall ms: median {statistics.median(one.wall_ms):5.1f}, p95 {p95:5.1f}; "
        f"bytes {statistics.median(one.sizes):,.0f}; {len(one.wall_ms)} runs"
    )
