"""Does Readout run where nothing but its pinned requirements, or its wheel, is installed?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Serve = Callable[..., AbstractContextManager[str]]

OPEN_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=120).run()
print([error.message for error in page.exception], [subheader.value for subheader in page.subheader])
"""
PANELS = "[] ['Partner countries', 'Quote sentiment', 'Keyword timelines']"


@pytest.fixture(scope="module")
def python(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of an environment in which only `dashboard/requirements.txt` is installed."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    program = str(folder / "bin" / "python")
    requirements = root / "dashboard" / "requirements.txt"
    ran([program, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(requirements)], folder)
    return program


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)], folder)
    return next(folder.glob("*.whl"))


def ran(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_checkout_opens_with_the_pinned_requirements_alone(python: str, root: Path, serve: Serve) -> None:
    assert ran([python, "-c", OPEN_PAGE, "dashboard/app.py"], root).strip() == PANELS
    with serve([python, "-m", "streamlit", "run", "dashboard/app.py"], cwd=root) as address:
        assert answer(f"{address}/_stcore/health") == b"ok"


def test_the_wheel_holds_what_the_checkout_holds(wheel: Path, root: Path) -> None:
    """Every tracked file of the two packages, the seeds and the server's settings."""
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = ran(["git", "ls-files", "components", "dashboard", "seeds", ".streamlit"], root).splitlines()
    places = (re.sub(r"^(seeds/|\.streamlit/)", r"dashboard/\1", name) for name in tracked)
    assert {place for place in places if place not in packed} == set()


def test_the_wheel_runs_in_another_folder(python: str, wheel: Path, tmp_path: Path, serve: Serve) -> None:
    ran([python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(wheel)], tmp_path)
    ran([python, "-m", "pip", "check"], tmp_path)
    readout = str(Path(python).with_name("readout"))

    (tmp_path / "oslo.txt").write_text("“We stand by Ukraine,” Ann Berg said in Oslo.", encoding="utf-8")
    row = json.loads(ran([readout, "parse", "--json", "oslo.txt"], tmp_path))
    assert row["quotes"][0]["speaker"] == "Ann Berg"
    assert {country["iso3"] for country in row["countries"]} == {"UKR", "NOR"}

    app = ran([python, "-c", "import dashboard; print(dashboard.__path__[0])"], tmp_path).strip() + "/app.py"
    assert not Path(app).is_relative_to(Path(__file__).parents[1])
    assert ran([python, "-c", OPEN_PAGE, app], tmp_path).strip() == PANELS
    with serve([readout], cwd=tmp_path) as address:
        assert answer(f"{address}/_stcore/health") == b"ok"


def test_requirements_are_pinned_by_hash_and_name_no_host(root: Path) -> None:
    text = (root / "dashboard" / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z].*$", text, re.MULTILINE)
    assert len(pins) > 20
    assert all(re.match(r"[a-z0-9-]+==[\w.]+ (; .* )?\\$", pin) for pin in pins)
    assert "://" not in text


def test_requirements_cover_every_dependency(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[\w-]+", dependency).group() for dependency in project["dependencies"]}  # type: ignore[union-attr]
    text = (root / "dashboard" / "requirements.txt").read_text(encoding="utf-8")
    assert {name for name in names if not re.search(rf"^{name.lower()}==", text, re.MULTILINE)} == set()


def answer(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as reply:
        return bytes(reply.read())
