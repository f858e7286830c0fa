"""Which articles does the dashboard open with?

A seed is a text file: lines of `key: value` (title, date, outlet, url, note; any may be empty or absent), a line
`---`, and then the article, kept to the last character because every finding counts its characters.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from components.article import Article

HERE = Path(__file__).resolve()
SEED_FOLDERS = (HERE.parents[1] / "seeds", HERE.parents[2] / "seeds")
"""Where the seeds lie: inside the package when it was installed, beside it in a checkout."""

RULE = "\n---\n"
FIELDS = frozenset({"title", "date", "outlet", "url", "note"})


class SeedError(ValueError):
    """A seed's header cannot be read."""


def seed_articles() -> tuple[Article, ...]:
    """The articles in `seeds/`, in the order of their file names."""
    folder = next((folder for folder in SEED_FOLDERS if folder.is_dir()), None)
    return tuple(read_seed(path) for path in sorted(folder.glob("*.txt"))) if folder else ()


def read_seed(path: Path) -> Article:
    """The article in the file at `path`; raises `SeedError` when its header is not one."""
    header, rule, text = path.read_bytes().decode("utf-8").partition(RULE)
    if not rule:
        raise SeedError(f"{path.name}: no line '---' between header and text.")
    fields = dict(_field(path, line) for line in header.splitlines())
    try:
        day = date.fromisoformat(fields["date"]) if fields.get("date") else None
    except ValueError as error:
        raise SeedError(f"{path.name}: the date must look like 2022-11-29, not {fields['date']}.") from error
    return Article(
        text=text,
        title=fields.get("title") or None,
        date=day,
        outlet=fields.get("outlet") or None,
        url=fields.get("url") or None,
        note=fields.get("note") or None,
    )


def _field(path: Path, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in FIELDS:
        raise SeedError(f"{path.name}: a header line must be 'key: value' with one of {', '.join(sorted(FIELDS))}.")
    return key.strip(), value.strip()
