"""Does the page show an archive in an S3 store as it shows one in a folder? Against moto's server on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import s3fs

from dashboard.archive.answers import choices, open_archive
from dashboard.archive.place import ArchiveError, place_at
from dashboard.archive_page.answers import unreached

if TYPE_CHECKING:
    from collections.abc import Callable

    from moto.server import ThreadedMotoServer
    from streamlit.testing.v1 import AppTest

VIEWS = ("Keywords", "Countries", "Tone", "Speakers", "Silence", "Same quotation", "Articles")


@pytest.fixture(scope="module")
def stored(s3_server: ThreadedMotoServer, talks_place: str) -> str:  # noqa: ARG001  it must be up
    """The address of the small archive in a bucket."""
    bucket = f"bucket-{uuid4()}"
    files = s3fs.S3FileSystem()
    files.mkdir(bucket)
    files.put(f"{talks_place}/", f"{bucket}/archive/", recursive=True)
    return f"s3://{bucket}/archive"


def said(page: AppTest) -> str:
    every = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return " ".join(str(element.value) for element in every).replace("\\", "").replace("\u2060", "")


def seen(page: AppTest) -> tuple[list[str], list[object], str]:
    """What a reader sees, in figures, tables and words."""
    tables = [frame.value.to_dict("list") for frame in page.dataframe]
    return [chart.proto.alt for chart in page.get("plotly_chart")], tables, said(page)


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_shows_what_it_shows_of_a_folder(page: Callable[..., AppTest], stored: str, view: str) -> None:
    chosen = {"show": view, "outlet": "Wire", "by": "Year", "profile": "Ann Berg", "health": "Undated"}
    shown = page(stored, **chosen)
    assert not shown.exception
    assert not shown.error
    assert seen(shown) == seen(page(**chosen))


def test_an_article_of_a_store_opens(page: Callable[..., AppTest], stored: str) -> None:
    shown = page(stored, words="drones", by="Year", point="drones, 2024")
    shown.selectbox(key="read").select_index(0).run()
    opened = shown.button(key="open-article").click().run()
    assert [title.value for title in opened.title] == ["Drones over Chisinau"]


def test_an_address_that_holds_no_archive_or_no_bucket_is_one_sentence(
    page: Callable[..., AppTest], stored: str
) -> None:
    empty = stored.replace("archive", "nowhere")
    assert said(page(empty)) == f"{empty.removeprefix('s3://')}: holds no archive."
    assert said(page("s3://no-such-bucket/archive")) == (
        "s3://no-such-bucket/archive: cannot be reached (The specified bucket does not exist)."
    )


def test_a_store_that_does_not_answer_is_one_sentence(
    page: Callable[..., AppTest], stored: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    s3fs.S3FileSystem.clear_instance_cache()
    shown = page(stored)
    monkeypatch.undo()
    s3fs.S3FileSystem.clear_instance_cache()
    assert not shown.exception
    assert said(shown).startswith(f"{stored}: cannot be reached (Could not connect to the endpoint URL")
    assert "list-type" not in said(shown)


def test_the_parts_of_an_open_archive_are_not_asked_for_one_by_one(
    stored: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    call = s3fs.S3FileSystem._call_s3

    def noted(self: s3fs.S3FileSystem, method: str, *arguments: object, **named: object) -> object:
        asked.append(method)
        return call(self, method, *arguments, **named)

    monkeypatch.setattr(s3fs.S3FileSystem, "_call_s3", noted)
    with open_archive(place_at(stored)) as archive:
        assert len(choices(archive).outlets) == 3
    assert "get_object" in asked
    assert "head_object" not in asked


def test_a_store_that_falls_silent_is_one_sentence(stored: str, s3_server: ThreadedMotoServer) -> None:
    with open_archive(place_at(stored)) as archive:
        s3_server.stop()
        with pytest.raises(
            ArchiveError, match=r"^the archive cannot answer: Could not connect to the endpoint URL: .*$"
        ):
            choices(archive)
    s3_server.start()


def test_a_folder_that_may_not_be_read_is_told_by_the_reason_alone() -> None:
    told = unreached("/vault", PermissionError(13, "Permission denied", "/vault/manifest"))
    assert told == "/vault: cannot be reached (Permission denied)."
