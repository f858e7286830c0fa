"""Which lines of a text belong to the page around an article and not to the article?"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LONGEST = 160
"""A longer line is no boilerplate, whatever it begins with."""

BLANKS = re.compile(r"\n(?:[^\S\n]*\n){2,}")


def without_boilerplate(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the lines that pages put around articles, and those lines in their order."""
    kept: list[str] = []
    left_out: list[str] = []
    for line in text.split("\n"):
        (left_out if _is_boilerplate(line) else kept).append(line)
    if not left_out:
        return text, ()
    return BLANKS.sub("\n\n", "\n".join(kept)).strip("\n"), tuple(line.strip() for line in left_out)


def _is_boilerplate(line: str) -> bool:
    bare = " ".join(line[: LONGEST * 4].split()).strip("|·•*–—>«»[]() ").lower()
    return 0 < len(bare) <= LONGEST and _patterns().fullmatch(bare) is not None


@cache
def _patterns() -> re.Pattern[str]:
    lines = (DATA / "boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")))
