"""What several tests share: the gold articles, a browser, and the app on a free port."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from components.tone import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 60


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seed_gold() -> dict[str, Any]:
    """The seed article as annotated by hand."""
    return gold_rows("seed.jsonl")[0]


@pytest.fixture(scope="session")
def diplomatic_gold() -> list[dict[str, Any]]:
    """The invented diplomatic articles as annotated by hand."""
    return gold_rows("diplomatic.jsonl")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Debian's Chromium; without it the test skips, or fails where READOUT_REQUIRE_BROWSER=1 says it must run."""
    found = os.environ.get("READOUT_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    reason = "no Chromium on this machine (apt-get install chromium, or name one in READOUT_CHROMIUM)"
    if os.environ.get("READOUT_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tone model's weights are missing for this test."""
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "model.onnx")
    model._loaded.cache_clear()
    yield
    model._loaded.cache_clear()


@pytest.fixture(scope="session")
def app_server() -> Iterator[str]:
    """The address of the dashboard, served from the checkout on a free loopback port."""
    with served([sys.executable, "-m", "dashboard"], cwd=ROOT) as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Starts a Streamlit server by a command and gives its address: `with serve(command, cwd=folder) as address`."""
    return served


@contextmanager
def served(command: list[str], cwd: Path, **variables: str) -> Iterator[str]:
    """The address of a Streamlit server that `command` starts; it is ended by its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_HEADLESS": "true",
    }
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as kept:
        environment = {**os.environ, **settings, "READOUT_DATA": kept, **variables}
        server = subprocess.Popen(command, cwd=cwd, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            if not _becomes_healthy(f"http://127.0.0.1:{port}/_stcore/health", server):
                log.seek(0)
                pytest.fail(f"no server within {START_SECONDS} s:\n{log.read().decode(errors='replace')[-2000:]}")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def gold_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def _becomes_healthy(address: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.1)
    return False
