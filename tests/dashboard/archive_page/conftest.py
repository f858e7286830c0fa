"""What the tests of the archive page share: a small archive of invented articles, and the page over it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dashboard.archive.reading import Archive

PLEDGE = "We stand by Moldova, today and tomorrow, and for as long as it takes"
ROWS: list[dict[str, Any]] = [
    {
        "title": "Talks in Oslo",
        "date": "2023-05-03",
        "outlet": "Wire",
        "text": f"The ministers of Norway and Moldova met in Oslo. “{PLEDGE},” said Ann Berg, the minister of Norway. "
        "Russia sent an observer. Peace was on the table.",
    },
    {
        "title": "Moldova's friends",
        "date": "2023-06-09",
        "outlet": "Post",
        "text": "Moldova thanked its partners. “We stand by Moldova, today and tomorrow,” said Ann Berg of Norway. "
        "Peace, she added, needs friends; France and Germany agreed with Norway.",
    },
    {
        "title": "Drones over Chisinau",
        "date": "2024-02-01",
        "outlet": "Wire",
        "text": "Russia attacked Moldova with drones on Thursday. “We condemn Russia for this vile attack,” said Bo "
        "Dahl, a spokesman of Norway. Sanctions against Russia will follow.",
    },
    {
        "title": "<b>War</b> ![leak](http://evil.example/t.png)",
        "date": "2024-03-05",
        "outlet": "<i>Post</i>",
        "text": "“<script>alert(1)</script> War is no answer to <b>Moldova</b>,” said Ann Berg. =1+1 is no formula. "
        "France called for peace and peace again.",
    },
    {
        "text": "Georgia and Norway signed an agreement. The weather held, and nobody spoke of war.",
    },
]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of an archive of `ROWS`, their tones read by the model."""
    folder = tmp_path_factory.mktemp("page")
    return filled(folder / "archive", ROWS)


@pytest.fixture(scope="session")
def archive(place: str) -> Iterator[Archive]:
    with open_archive(place_at(place)) as opened:
        yield opened


@pytest.fixture
def page(root: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens the page: `page(show="Tone", address=…)`; every other name stands in the address."""

    def opened(address: str = place, **chosen: str | list[str]) -> AppTest:
        monkeypatch.setenv("READOUT_ARCHIVE", address)
        app = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=60)
        app.switch_page("app_pages/archive.py")
        for name, value in chosen.items():
            app.query_params[name] = value
        return app.run()

    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()


def filled(folder: Path, rows: list[dict[str, Any]]) -> str:
    """Makes an archive of rows in a folder; gives its address."""
    source = folder.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ingest([str(source)], place_at(str(folder)), settings=Settings())
    return str(folder)
