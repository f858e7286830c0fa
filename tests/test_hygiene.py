"""Does a tracked file hold what belongs to one machine: a package index, a package file, a path?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

PACKAGE_FILE = re.compile(r"https?://[^\s\"'<>]+\.(?:whl|tar\.gz|tgz|deb|rpm|crate)\b", re.IGNORECASE)
PACKAGE_INDEX = re.compile(
    r"(?:extra-)?index[-_]url\s*[=:\s]\s*\S+://|registry\s*[=:]\s*[\"']?https?:|^\s*-(?:i|f)\s+https?:"
    r"|https?://[^\s\"'<>/]*(?:py" + r"pi|pythonhosted|npmjs|anaconda|crates)\.[^\s\"'<>]*",
    re.IGNORECASE | re.MULTILINE,
)
MACHINE_PATH = re.compile(
    r"(?<![\w.:/~*<-])/(?:home|root|Users|work|workspace|mnt|tmp|opt|srv|build|data|repo)/[\w.-]+|[A-Z]:\\Users\\"
)
FORBIDDEN = {"a package file": PACKAGE_FILE, "a package index": PACKAGE_INDEX, "a machine's path": MACHINE_PATH}


def tracked_texts() -> list[tuple[str, str]]:
    command = ["git", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    texts = []
    for name in filter(None, names.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content[:8000]:
            texts.append((name, content.decode("utf-8", errors="replace")))
    return texts


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_tracked_file_holds(what: str) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout: nothing says which files are tracked")
    found = [
        f"{name}: {match.group()[:80]}"
        for name, text in tracked_texts()
        if name != "tests/test_hygiene.py"
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a package file", "see https://example.org/a/readout-1.0-py3-none-any.whl"),
        ("a package index", "--index-url https://example.org/simple"),
        ("a package index", 'index_url = "https://example.org/simple"'),
        ("a package index", "registry=https://example.org/"),
        ("a package index", "-i https://example.org/simple"),
        ("a package index", "https://files.pythonhosted.org/packages/x"),
        ("a machine's path", 'open("/home/ann/readout/a.txt")'),
        ("a machine's path", "cd /root/readout"),
    ],
)
def test_the_check_sees(what: str, line: str) -> None:
    assert FORBIDDEN[what].search(line)


@pytest.mark.parametrize(
    "line", ["components/data/world.json", "https://example.org/home/ann", "../shared/eval", "~/x"]
)
def test_the_check_lets_pass(line: str) -> None:
    assert not any(pattern.search(line) for pattern in FORBIDDEN.values())


def test_parsing_imports_neither_streamlit_nor_plotly() -> None:
    program = "import sys, dashboard.parsing, dashboard.batch; print({'streamlit', 'plotly'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
