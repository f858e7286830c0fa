"""Which verbs report what somebody said, and what may follow each?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FRAMES = Path(__file__).parent / "data" / "report_frames.tsv"


@cache
def frames() -> dict[str, frozenset[str]]:
    """The base forms of the verbs of each frame; data/report_frames.tsv says what a frame is."""
    lines = FRAMES.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {frame: frozenset(verbs.split()) for frame, _, verbs in rows}
