"""Which articles does the dashboard open with?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.sources.files import read_article

if TYPE_CHECKING:
    from components.article import Article

HERE = Path(__file__).resolve()
SEED_FOLDERS = (HERE.parents[1] / "seeds", HERE.parents[2] / "seeds")
"""Where the seeds lie: inside the package when it was installed, beside it in a checkout."""

OWN_FOLDER = "READOUT_SEEDS"
"""The environment variable that names another folder of articles to open with."""


def seed_articles() -> tuple[Article, ...]:
    """The articles in `seeds/`, in the order of their file names; raises `ArticleFileError` when one is broken.

    The folder is another one where the environment variable `READOUT_SEEDS` names it.
    """
    own = os.environ.get(OWN_FOLDER)
    folder = Path(own) if own else next((folder for folder in SEED_FOLDERS if folder.is_dir()), SEED_FOLDERS[-1])
    return tuple(read_article(path) for path in sorted(folder.glob("*.txt")))
