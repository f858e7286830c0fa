"""A small archive of invented articles, for the questions that are asked of one and for the page that asks them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.archive.ingest import ingest
from dashboard.archive.place import place_at
from dashboard.archive.reading import open_archive
from dashboard.parsing import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moto.server import ThreadedMotoServer

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
def talks_place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of an archive of `ROWS`, their tones read by the model."""
    folder = tmp_path_factory.mktemp("talks")
    source = folder / "talks.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    ingest([str(source)], place_at(str(folder / "archive")), settings=Settings())
    return str(folder / "archive")


@pytest.fixture(scope="session")
def talks(talks_place: str) -> Iterator[Archive]:
    """The same archive, opened."""
    with open_archive(place_at(talks_place)) as opened:
        yield opened


@pytest.fixture(scope="module")
def s3_server() -> Iterator[ThreadedMotoServer]:
    """Moto's S3 server on a free port of this machine, which the environment names as the only one."""
    import s3fs  # noqa: PLC0415  few tests need them
    from moto.server import ThreadedMotoServer  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        server._port = port  # the same again, should it be stopped and started
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        patch.setenv("AWS_MAX_ATTEMPTS", "1")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield server
        s3fs.S3FileSystem.clear_instance_cache()
        server.stop()
