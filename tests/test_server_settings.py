"""Is the dashboard served with the settings that its readers were promised?"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def config(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "disableDataExport", True),
        ("runner", "postScriptGC", False),
        ("server", "enableXsrfProtection", True),
        ("server", "enableStaticServing", True),
        ("server", "maxUploadSize", 25),
    ],
)
def test_the_server_is_set(config: dict[str, Any], section: str, option: str, value: object) -> None:
    assert config[section][option] == value


def test_streamlit_knows_every_option(config: dict[str, Any]) -> None:
    from streamlit.config import get_config_options  # noqa: PLC0415  a second's import

    known = get_config_options()
    options = {f"{section}.{name}" for section, values in config.items() for name in values}
    unknown = {option for option in options if option not in known and not isinstance(_value(config, option), dict)}
    assert unknown == set()


def test_streamlit_reads_the_settings_beside_the_entry_point(root: Path, tmp_path: Path) -> None:
    """As in an installed package, which has its own copy there."""
    (tmp_path / "dashboard" / ".streamlit").mkdir(parents=True)
    settings = (root / ".streamlit" / "config.toml").read_bytes()
    (tmp_path / "dashboard" / ".streamlit" / "config.toml").write_bytes(settings)
    program = (
        "from streamlit import config; config._main_script_path = 'dashboard/app.py';"
        "config.get_config_options(force_reparse=True); print(config.get_option('server.maxUploadSize'))"
    )
    environment = {**os.environ, "HOME": str(tmp_path)}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "25\n"


def test_the_served_page_answers(app_server: str) -> None:
    with urllib.request.urlopen(app_server, timeout=10) as answer:
        assert answer.status == 200


def _value(config: dict[str, Any], option: str) -> object:
    section, name = option.split(".")
    return config[section][name]
