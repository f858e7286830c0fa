"""Which archive does the page read, and may a reader name another?

The sample unless whoever runs the server names a folder or an address: in the secrets, or in an environment variable.
A reader may name a place of their own only where a setting says so: on a public server that would open its folders.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.sources.seeds import SEED_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE, FREE = "READOUT_ARCHIVE", "READOUT_ARCHIVE_ANY"
"""Environment variables: the archive's folder or address, and whether a reader may name any other (1)."""

SAMPLE_FOLDERS = tuple(folder / "archive" for folder in SEED_FOLDERS)
ON = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, slots=True)
class Offer:
    """The archive that the page opens with, whether it is the sample, and whether a reader may name another."""

    address: str
    sample: bool
    free: bool


def offered(settings: Mapping[str, object], environment: Mapping[str, str]) -> Offer:
    """What `[archive]` in the secrets says (`place`, `any`), else the environment; the sample where neither does."""
    address = str(settings.get("place") or environment.get(PLACE) or "").strip()
    free = str(settings.get("any", environment.get(FREE, ""))).strip().casefold() in ON
    return Offer(address or sample_folder(), sample=not address, free=free)


def sample_folder() -> str:
    """Where the sample lies: inside the package when it was installed, beside it in a checkout."""
    return str(next((folder for folder in SAMPLE_FOLDERS if folder.is_dir()), Path(SAMPLE_FOLDERS[-1])))
