"""Builds the sample archive from invented articles: `python -m dashboard.archive.build_sample [ROWS] [FOLDER]`.

In a checkout ROWS is `tests/gold/diplomatic.jsonl` and FOLDER `seeds/archive`, whose parts are replaced. An outlet says
that it is invented, so that no list of these articles can be taken for news.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from dashboard.archive.ingest import ingest
from dashboard.archive.place import LOCK, place_at

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "tests" / "gold" / "diplomatic.jsonl"
FOLDER = ROOT / "seeds" / "archive"
README = "README.md"

FIELDS = ("id", "title", "date", "text")


def build_sample(rows: Path, folder: Path) -> None:
    """Make the sample archive anew in `folder`, of which only the README stays."""
    for old in folder.iterdir():
        if old.name != README:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    with tempfile.TemporaryDirectory() as here, chdir(here):
        labelled = [json.dumps(_labelled(line), ensure_ascii=False) for line in rows.read_text("utf-8").splitlines()]
        Path("invented.jsonl").write_text("\n".join(labelled) + "\n", encoding="utf-8")
        ingest(["invented.jsonl"], place_at(str(folder)))
    (folder / LOCK).unlink()


def _labelled(line: str) -> dict[str, object]:
    row = json.loads(line)
    return {**{name: row[name] for name in FIELDS}, "outlet": f"{row['outlet']} (invented)"}


if __name__ == "__main__":
    given = [Path(each).resolve() for each in sys.argv[1:3]]
    build_sample(*[*given, *(ROWS, FOLDER)[len(given) :]])
