"""What the tests of the archive page share: the page over a small archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def page(root: Path, talks_place: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens the page: `page(show="Tone", address=…)`; every other name stands in the address."""

    def opened(address: str = talks_place, **chosen: str | list[str]) -> AppTest:
        monkeypatch.setenv("READOUT_ARCHIVE", address)
        app = AppTest.from_file(str(root / "dashboard/app.py"), default_timeout=60)
        app.switch_page("app_pages/archive.py")
        for name, value in chosen.items():
            app.query_params[name] = value
        return app.run()

    st.cache_resource.clear()
    yield opened
    st.cache_resource.clear()
