"""Do the articles of web archives and feeds get into the archive, and what is none into the rejects?"""

from __future__ import annotations

import gzip
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from dashboard.archive.ingest import Counts, ingest
from dashboard.archive.place import ArchiveError
from dashboard.archive.reading import query
from dashboard.archive.writing import rejected_rows
from dashboard.parsing import Settings
from dashboard.sources.fetching import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dashboard.archive.place import Place

FAST = Settings(tone=None)
PARAGRAPHS = (
    "OSLO, 3 May 2024 - Norway and Moldova agreed on Friday to work together on the security of their grids.",
    "“We stand by Moldova, and we will not be intimidated,” said Ann Berg, the minister of Norway, after the talks.",
    "Russia did not comment on the agreement that the two ministers had signed in the city hall.",
)


def page(title: str = "Norway and Moldova agree", *paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<html>{head}<body><nav>Home</nav><article><h1>{title}</h1>{body}</article></body></html>".encode()


def warc(path: Path, *responses: tuple[str, str, str, bytes]) -> str:
    """A web archive of responses: address, status, kind and content of each."""
    records = [_record("warcinfo", "", "application/warc-fields", b"software: a test\r\n")]
    for url, status, kind, content in responses:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        records.append(_record("response", url, "application/http; msgtype=response", answer))
    path.write_bytes(b"".join(gzip.compress(each) if path.suffix == ".gz" else each for each in records))
    return str(path)


def _record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    head = f"""WARC/1.0
WARC-Type: {kind}
WARC-Record-ID: <urn:uuid:{uuid4()}>
WARC-Date: 2024-05-03T10:00:00Z
WARC-Target-URI: {url}
Content-Type: {content_type}
Content-Length: {len(block)}

""".replace("\n", "\r\n")
    return head.encode() + block + b"\r\n\r\n"


def reasons(place: Place) -> list[tuple[int, str]]:
    return [(row["line"], row["reason"]) for row in rejected_rows(place)]


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz"])
def test_pages_of_a_web_archive_are_articles_and_what_is_none_is_rejected(
    tmp_path: Path, place: Place, name: str
) -> None:
    source = warc(
        tmp_path / name,
        ("https://news.example/a", "200 OK", "text/html; charset=utf-8", page()),
        ("https://news.example/b.png", "200 OK", "image/png", b"x"),
        ("https://news.example/c", "404 Not Found", "text/html", page()),
        ("https://news.example/d", "200 OK", "text/html", b"<html><body></body></html>"),
        ("https://news.example/e", "200 OK", "text/html", page("Talks", *PARAGRAPHS[:2])),
    )
    assert ingest([source], place, settings=FAST) == Counts(read=5, new=2, rejected=3)
    found = query(place, "SELECT url, title, text, line FROM articles ORDER BY line").to_pylist()
    assert [(row["url"], row["title"], row["line"]) for row in found] == [
        ("https://news.example/a", "Norway and Moldova agree", 2),
        ("https://news.example/e", "Talks", 6),
    ]
    assert all(paragraph in found[0]["text"] for paragraph in PARAGRAPHS)
    assert reasons(place) == [
        (3, "https://news.example/b.png: is image/png, not a page"),
        (4, "https://news.example/c: the site had answered with status 404"),
        (5, "https://news.example/d: holds no article that could be told from its menus"),
    ]
    assert ingest([source], place, settings=FAST) == Counts(read=5, there=2, rejected=3)


def test_a_web_archive_that_is_cut_off_keeps_what_was_before(tmp_path: Path, place: Place) -> None:
    path = tmp_path / "news.warc.gz"
    first = ("https://news.example/a", "200 OK", "text/html; charset=utf-8", page())
    warc(path, first, ("https://news.example/b", "200 OK", "text/html", page("Talks", *PARAGRAPHS[:2] * 9)))
    path.write_bytes(path.read_bytes()[:-40])
    counts = ingest([str(path)], place, settings=FAST)
    assert (counts.new, counts.rejected) == (1, 1)


def test_what_is_no_web_archive_is_told(tmp_path: Path, place: Place) -> None:
    for name, content in (("a.warc", b"nothing of the kind"), ("b.warc.gz", b"\x1f\x8bnone"), ("c.warc", b"")):
        (tmp_path / name).write_bytes(content)
    sources = [str(tmp_path / name) for name in ("a.warc", "b.warc.gz", "c.warc")]
    assert ingest(sources, place, settings=FAST) == Counts(read=3, rejected=3)


def test_without_the_package_the_sentence_says_what_to_install(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = warc(tmp_path / "news.warc", ("https://news.example/a", "200 OK", "text/html", page()))
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(ArchiveError, match=r"needs one more package: pip install 'readout\[warc\]'"):
        ingest([source], place, settings=FAST)


@contextmanager
def site(**pages: bytes) -> Iterator[tuple[str, list[str]]]:
    """A server on loopback with some pages and `/feed`, which lists them: its address, and what was asked of it."""
    asked: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            address = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            items = "".join(
                f"<item><title>{name}</title><link>{address}/{name}</link>"
                "<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item>"
                for name in [*pages, "gone"]
            )
            feed = f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()
            content = feed if self.path == "/feed" else pages.get(self.path[1:])
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_feeds_articles_are_fetched_with_what_the_feed_says_of_them(
    tmp_path: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOOPBACK, "1")
    with site(a=page()) as (address, asked):
        assert ingest([f"{address}/feed"], place, settings=FAST) == Counts(read=2, new=1, rejected=1)
        (row,) = query(place, "SELECT title, url, CAST(date AS VARCHAR) AS day, source FROM articles").to_pylist()
        assert row == {
            "title": "Norway and Moldova agree",
            "url": f"{address}/a",
            "day": "2024-05-03",
            "source": f"{address}/feed",
        }
        assert reasons(place) == [(2, f"{address}/gone: The site answered with status 404")]
        assert asked == ["/feed", "/a", "/gone"]
        saved = tmp_path / "saved.xml"
        saved.write_text(
            f'<rss version="2.0"><channel><item><title>a</title><link>{address}/a</link></item></channel></rss>',
            encoding="utf-8",
        )
        assert ingest([str(saved)], place, settings=FAST) == Counts(read=1, there=1)


def test_a_private_address_is_not_fetched(place: Place) -> None:
    with site(a=page()) as (address, asked):
        assert ingest([f"{address}/feed"], place, settings=FAST) == Counts(read=1, rejected=1)
    assert asked == []


def test_a_feed_that_lies_in_a_folder_fetches_nothing(tmp_path: Path, place: Place) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    with site(a=page()) as (address, asked):
        (folder / "feed.xml").write_text(f"<rss><channel><item><link>{address}/a</link></item></channel></rss>")
        assert ingest([str(folder)], place, settings=FAST) == Counts(read=1, rejected=1)
    assert asked == []
    assert reasons(place) == [(0, "is a feed, whose articles are fetched only when it is named itself")]


def test_what_is_no_feed_is_told(tmp_path: Path, place: Place) -> None:
    (tmp_path / "a.xml").write_text("<map/>", encoding="utf-8")
    assert ingest([str(tmp_path / "a.xml")], place, settings=FAST) == Counts(read=1, rejected=1)
    assert reasons(place) == [(0, "is no RSS or Atom feed")]
