"""The invented diplomatic articles, as the keyword tests read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold" / "diplomatic.jsonl"


@pytest.fixture(scope="session")
def gold_texts() -> list[str]:
    """The texts of the gold articles."""
    return [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
