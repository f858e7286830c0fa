"""Whose corrections a session sees, and where they are kept."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dashboard.corrections import desk
from dashboard.corrections.desk import THIS_MACHINE, data_folder, on_own_machine
from dashboard.sources.drafts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def serve_at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A server that listens on `address`, opened in a browser at `url`, with or without a database of its own."""

    def served(address: str | None, url: str | None, *, database: bool = False) -> None:
        page = SimpleNamespace(
            context=SimpleNamespace(url=url),
            get_option=lambda _: address,
            secrets={"connections": {"readout": {"url": "postgresql://db"}}} if database else {},
        )
        monkeypatch.setattr(desk, "st", page)

    return served


@pytest.mark.parametrize("url", ["http://localhost:8501/", "http://127.0.0.1:8501/?focus=x", "http://[::1]:8501/"])
def test_a_server_that_only_this_machine_can_open_is_the_readers_own(serve_at: Callable[..., None], url: str) -> None:
    serve_at("127.0.0.1", url)
    assert on_own_machine()


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (None, "http://localhost:8501/"),
        ("0.0.0.0", "http://localhost:8501/"),  # noqa: S104  a setting, not a socket
        ("127.0.0.1", "https://readout.example.org/"),
        ("127.0.0.1", "http://localhost.example.org/"),
        ("127.0.0.1", None),
    ],
)
def test_a_server_that_others_may_open_is_nobodys_own(
    serve_at: Callable[..., None], address: str | None, url: str | None
) -> None:
    serve_at(address, url)
    assert not on_own_machine()


def test_a_database_that_several_machines_use_is_nobodys_own(serve_at: Callable[..., None]) -> None:
    serve_at("127.0.0.1", "http://localhost:8501/", database=True)
    assert not on_own_machine()


def test_nobody_can_type_the_workspace_of_another_machine() -> None:
    assert one_line(THIS_MACHINE) != THIS_MACHINE


def test_the_folder_is_the_one_that_is_named_or_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READOUT_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("READOUT_DATA")
    monkeypatch.setattr(desk.sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder() == tmp_path / "share" / "readout"
    monkeypatch.setattr(desk.sys, "platform", "darwin")
    assert data_folder() == Path.home() / "Library" / "Application Support" / "Readout"
    monkeypatch.setattr(desk.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert data_folder() == tmp_path / "local" / "Readout"


@pytest.mark.parametrize(
    ("section", "options"),
    [
        ({"url": "postgresql://a:b@c/d"}, {"url": "postgresql+pg8000://a:b@c/d"}),
        ({"url": "postgres://a:b@c/d"}, {"url": "postgresql+pg8000://a:b@c/d"}),
        ({"url": "postgresql+psycopg://a:b@c/d"}, {}),
        ({"url": "sqlite:///x"}, {}),
        ({"dialect": "postgresql", "host": "c"}, {"driver": "pg8000"}),
        ({"dialect": "postgresql", "driver": "psycopg", "host": "c"}, {}),
    ],
)
def test_postgresql_is_spoken_by_the_driver_that_is_installed(section: dict[str, str], options: dict[str, str]) -> None:
    assert desk._driver(section) == options
